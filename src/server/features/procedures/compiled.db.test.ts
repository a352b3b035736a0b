import { expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { compileProcedure } from '../../../core/procedure/index.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { compileTexts } from './compiled.ts'
import { readLibrary } from './library.ts'

const { db } = await freshDatabase<Tables>()

it('what is kept of a procedure is what compiling it gives, in the same order', async () => {
  const texts = readLibrary().slice(0, 6).map((file) => file.text)
  await compileTexts(db, texts)
  expect(await db.selectFrom('compiled_procedure').select('hash').execute()).toHaveLength(6)
  const kept = await compileTexts(db, texts)
  for (const text of texts) {
    const compiled = compileProcedure(text)
    expect(compiled.ok && JSON.stringify(kept.get(text)?.procedure)).toBe(JSON.stringify(compiled.ok && compiled.procedure))
    expect(kept.get(text)?.procedure).toEqual(compiled.ok && compiled.procedure)
  }
})

it('what another compiler made is made anew', async () => {
  await db.updateTable('compiled_procedure').set({ compiler: 'another', compiled: '{}' }).execute()
  const [text = ''] = readLibrary().map((file) => file.text)
  expect((await compileTexts(db, [text])).get(text)?.procedure?.id).toBeDefined()
  expect(await db.selectFrom('compiled_procedure').select('compiler').where('compiler', '=', 'another').execute()).toEqual([])
})
