import { describe, expect, it } from 'vitest'
import { openQuietLog } from '../../../../test/support/app.ts'
import { freshDatabase } from '../../../../test/support/database.ts'
import { textOf } from '../../../../test/support/slip-versions.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { openProcedures } from './registry.ts'
import { listVersions } from './views.ts'

const { db } = await freshDatabase<Tables>()
const { log, lines } = openQuietLog()
const library = (...texts: readonly string[]) => texts.map((text) => ({ path: 'procedures/test/slip.yaml', text }))
const versions = async (): Promise<unknown> => (await listVersions(db, 'test/slip')).map(({ version, published_at, published_by }) => [version, published_at === null ? 'draft' : 'published', published_by])

describe('the library', () => {
  it('is taken in as published, signed by nobody here', async () => {
    const procedures = await openProcedures(db, library(textOf(1)), log)
    expect(procedures.latest('test/slip')?.version).toBe(1)
    expect(await versions()).toEqual([[1, 'published', null]])
  })

  it('brings a next version in at once as long as nobody used the procedure', async () => {
    const procedures = await openProcedures(db, library(textOf(2)), log)
    expect(procedures.latest('test/slip')?.version).toBe(2)
    expect(procedures.version('test/slip', 1)?.version).toBe(1)
  })

  it('does not change what an organisation works by: its next version waits for signatures', async () => {
    await db.insertInto('counter').values({ key: 'test/slip:2026', value: 7 }).execute()
    const procedures = await openProcedures(db, library(textOf(3)), log)
    expect(procedures.latest('test/slip')?.version).toBe(2)
    expect(await versions()).toEqual([[3, 'draft', null], [2, 'published', null], [1, 'published', null]])
    expect(lines.join('\n')).toContain('waits for signatures')
    await openProcedures(db, library(textOf(3), textOf(1)), log)
    expect(await versions()).toHaveLength(3)
  })

  it('is taken for used by its own numbers only, not by those of a procedure whose name begins alike', async () => {
    const alike = textOf(1).replace('test/slip', 'test/slip-and-more')
    await openProcedures(db, [{ path: 'a.yaml', text: alike }, { path: 'b.yaml', text: alike.replace('version: 1', 'version: 2') }], log)
    expect((await listVersions(db, 'test/slip-and-more')).every((row) => row.published_at !== null)).toBe(true)
  })

  it('that is wrong is named in the log and takes nothing else down', async () => {
    const procedures = await openProcedures(db, library(textOf(1, ['next: wait }', 'next: nowhere }'])), log)
    expect(procedures.latest('test/slip')?.version).toBe(2)
    expect(lines.join('\n')).toContain('nowhere')
  })
})

describe('what is published', () => {
  it('is known to every process that is told of it', async () => {
    const [here, there] = [await openProcedures(db, [], log), await openProcedures(db, [], log)]
    await db.updateTable('procedure').set({ published_at: new Date() }).where('id', '=', 'test/slip').where('version', '=', 3).execute()
    await here.refresh()
    expect([here.latest('test/slip')?.version, there.latest('test/slip')?.version]).toEqual([3, 2])
    await Promise.all([there.refresh(), there.refresh()])
    expect(there.latest('test/slip')?.version).toBe(3)
  })

  it('and withdrawn begins nothing new, but tickets still find it', async () => {
    await db.updateTable('procedure').set({ withdrawn_at: new Date() }).where('id', '=', 'test/slip').where('version', '=', 3).execute()
    const procedures = await openProcedures(db, [], log)
    expect(procedures.latest('test/slip')).toBeUndefined()
    expect(procedures.version('test/slip', 3)?.version).toBe(3)
    expect(procedures.current().map(({ procedure }) => procedure.id)).not.toContain('test/slip')
  })
})
