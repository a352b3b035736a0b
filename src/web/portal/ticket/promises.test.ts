import { describe, expect, it } from 'vitest'
import { standingOf } from './promises.tsx'

const label = { zh: '首次回复', en: 'First reply' }
const now = new Date('2026-09-24T18:00:00+08:00')
const before = '2026-09-24T17:00:00+08:00'
const after = '2026-09-25T17:00:00+08:00'

describe('a promise', () => {
  it('runs until its hour and is late from then on, even before the server has noticed', () => {
    expect(standingOf({ label, dueAt: after, state: 'running', late: false }, now)).toBe('running')
    expect(standingOf({ label, dueAt: before, state: 'running', late: false }, now)).toBe('over')
    expect(standingOf({ label, dueAt: before, state: 'running', late: true }, now)).toBe('over')
  })

  it('stands still while we wait for the reporter, whatever the old hour was', () => {
    expect(standingOf({ label, dueAt: before, state: 'paused', late: false }, now)).toBe('paused')
  })

  it('is kept, or owned up to as late', () => {
    expect(standingOf({ label, dueAt: before, state: 'stopped', late: false }, now)).toBe('kept')
    expect(standingOf({ label, dueAt: before, state: 'stopped', late: true }, now)).toBe('keptLate')
  })
})
