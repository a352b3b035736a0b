import { describe, expect, it } from 'vitest'
import type { MigrationChoice } from '../../../contract/versions.ts'
import { decide, openNames } from './mapping-choice.ts'

const label = { zh: '办理', en: 'Handle' }
const choice: MigrationChoice = {
  from: 1, to: 2, openTickets: 3, suggested: { steps: {}, fields: {}, levels: {}, clocks: {} },
  kinds: [
    { kind: 'steps', old: [{ key: 'assign', label }, { key: 'handle', label }], fresh: [{ key: 'assign', label }, { key: 'treat', label }] },
    { kind: 'clocks', old: [{ key: 'answer', label }], fresh: [{ key: 'answer', label }] },
  ],
}

describe('what takes whose place', () => {
  it('is asked only for names that the new version does not have', () => {
    expect(openNames(choice)).toEqual([{ kind: 'steps', key: 'handle', label, options: choice.kinds[0]?.fresh }])
  })
  it('is decided name by name, and can be taken back', () => {
    const mapping = decide(choice.suggested, { kind: 'steps', key: 'handle' }, 'treat')
    expect(mapping.steps).toEqual({ handle: 'treat' })
    expect(decide(mapping, { kind: 'steps', key: 'handle' }, undefined)).toEqual(choice.suggested)
  })
})
