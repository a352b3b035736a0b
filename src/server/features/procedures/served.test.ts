import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../../../core/procedure/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { readLibrary } from './library.ts'
import { notServed } from './served.ts'

const library = readLibrary().map((file): Procedure => {
  const compiled = compileProcedure(file.text)
  if (!compiled.ok) throw new Error(`${file.path}: ${compiled.findings[0]?.message.en ?? ''}`)
  return compiled.procedure
})

describe('what the server carries out', () => {
  it.each(library.map((procedure) => [procedure.id, procedure] as const))('%s whole', (_, procedure) => {
    expect(notServed(procedure)).toEqual([])
  })

  it('does not yet include a step that only an outside event ends, and says so', () => {
    const [school] = library
    const [step] = Object.values(school?.steps ?? {})
    if (!school || !step) throw new Error('the library has procedures with steps')
    const waiting: Procedure = { ...school, steps: { ...school.steps, outside: { ...step, key: 'outside', kind: 'wait' } }, clocks: {}, rules: [] }
    expect(notServed(waiting)).toMatchObject([{ en: 'waiting for an outside event' }])
  })
})
