import { describe, expect, it } from 'vitest'
import { chinaOfficeCalendar } from './china.ts'
import { compileCalendar } from './compile.ts'
import { dueFor } from './due.ts'
import { parseDuration } from './duration-text.ts'
import type { CountingRule } from './types.ts'
import { formatInstant } from './working-time.ts'

const cn = compileCalendar(chinaOfficeCalendar())

function due(rule: CountingRule, start: string, within: string): string {
  const parsed = parseDuration(within)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return formatInstant(cn, dueFor(cn, rule, Date.parse(start), parsed.duration).due)
}

describe('known answers of the China office calendar', () => {
  it.each([
    ['2026-02-13', '5 working days', '2026-02-27'],
    ['2026-09-18', '5 working days', '2026-09-24'],
    ['2026-09-30', '3 working days', '2026-10-10'],
    ['2026-04-30', '7 working days', '2026-05-13'],
    ['2026-01-01', '45 working days', '2026-03-11'],
    ['2018-12-28', '1 working day', '2018-12-29'],
  ])('a matter received on %s with %s by law is due at the close of business of %s', (start, within, expected) => {
    for (const time of ['00:00', '08:30', '10:00', '12:30', '17:30', '23:59:59']) {
      expect(due('legal', `${start}T${time}+08:00`, within)).toBe(`${expected}T17:30:00+08:00`)
    }
  })

  it.each([
    ['2026-02-13', '5 working days', '2026-02-27'],
    ['2026-09-18', '5 working days', '2026-09-24'],
    ['2026-09-30', '3 working days', '2026-10-10'],
    ['2026-04-30', '7 working days', '2026-05-13'],
    ['2018-12-28', '1 working day', '2018-12-29'],
  ])('by the stopwatch %s 10:00 and %s end at the same time of day on %s', (start, within, expected) => {
    expect(due('elapsed', `${start}T10:00+08:00`, within)).toBe(`${expected}T10:00:00+08:00`)
  })

  it('by the stopwatch a matter received on New Year\'s Day begins at the next opening and ends at a close of business', () => {
    expect(due('elapsed', '2026-01-01T10:00+08:00', '45 working days')).toBe('2026-03-11T17:30:00+08:00')
  })
})
