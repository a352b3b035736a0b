import { expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { openEngine } from '../../../../test/support/engine.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { sweepUnused } from './index.ts'

const { db } = await freshDatabase<Tables>()
const engine = await openEngine(db, '2026-11-20T10:00:00+08:00')
const ago = (hours: number): Date => new Date(engine.now() - hours * 3_600_000)
const addFile = async (hours: number): Promise<string> => (await db.insertInto('file').values({
  ticket_id: null, name: 'a.png', media_type: 'image/png', size: 1, sha256: Buffer.alloc(32), content: engine.vault.sealBytes(Buffer.alloc(1)), uploaded_by: 'reporter', uploaded_at: ago(hours),
}).returning('id').executeTakeFirstOrThrow()).id
const addImport = async (hours: number, status: 'ready' | 'done'): Promise<number> => (await db.insertInto('import_batch').values({
  procedure: 'property/complaint', file_name: 'a.csv', mapping: '{}', status, content: null, created_by: null, created_at: ago(hours), ended_at: null,
}).returning('id').executeTakeFirstOrThrow()).id

it('what was handed in and never used goes: files after a day, tables after a week; what is used or new stays', async () => {
  const [oldFile, newFile, usedFile] = [await addFile(25), await addFile(23), await addFile(25)]
  await engine.tickets.start({ actor: { ref: 'reporter', parties: ['reporter'] }, procedure: 'property/complaint', channel: 'portal', values: { subject: '有照片', content: '内容', photos: [usedFile] }, anonymous: false, contact: { name: '演示' } })
  const [oldTable, newTable, runTable] = [await addImport(24 * 8, 'ready'), await addImport(24 * 6, 'ready'), await addImport(24 * 8, 'done')]
  expect(await sweepUnused(db, engine.now())).toEqual({ files: 1, imports: 1 })
  const files = (await db.selectFrom('file').select('id').execute()).map((row) => row.id)
  expect(files).toEqual(expect.arrayContaining([newFile, usedFile]))
  expect(files).not.toContain(oldFile)
  const imports = (await db.selectFrom('import_batch').select('id').orderBy('id').execute()).map((row) => row.id)
  expect(imports).toEqual([newTable, runTable])
  expect(oldTable).toBeLessThan(newTable)
  expect(await sweepUnused(db, engine.now())).toEqual({ files: 0, imports: 0 })
})
