import { describe, expect, it } from 'vitest'
import { chinaOfficeCalendar, naturalCalendar } from './china.ts'
import { compileCalendar } from './compile.ts'
import { parseDuration } from './duration-text.ts'
import { dueFor, momentBefore } from './due.ts'
import type { CompiledCalendar, CountingRule, DueOptions, DueResult, Duration } from './types.ts'
import { remainingUntil } from './remaining.ts'
import { addWorkingTime, formatInstant } from './working-time.ts'

const cn = compileCalendar(chinaOfficeCalendar())
const natural = compileCalendar(naturalCalendar())

function within(text: string): Duration {
  const parsed = parseDuration(text)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.duration
}

const at = (local: string): number => Date.parse(`${local}+08:00`)
const ask = (rule: CountingRule, start: string, limit: string, options?: DueOptions, calendar: CompiledCalendar = cn): DueResult =>
  dueFor(calendar, rule, at(start), within(limit), options)
const due = (...asked: Parameters<typeof ask>): string => {
  const result = ask(...asked)
  return `${result.dueDate} ${result.dueTime}`
}
const pause = (from: string, until: string): DueOptions => ({ pauses: [{ from: at(from), until: at(until) }] })

describe('the legal rule (PRC Civil Code art. 200-204)', () => {
  it.each([
    ['natural days end at 24:00 of the last day', '2026-11-02T09:00', '3 days', '2026-11-05 24:00'],
    ['a period that ends on a weekend moves to Monday', '2026-11-02T09:00', '5 days', '2026-11-09 24:00'],
    ['a period that ends in a holiday moves behind it', '2026-09-18T09:00', '15 days', '2026-10-08 24:00'],
    ['a make-up Sunday is a working day and does not move', '2026-09-18T09:00', '2 days', '2026-09-20 24:00'],
    ['weeks are seven days', '2026-11-02T09:00', '2 weeks', '2026-11-16 24:00'],
    ['a month ends on the corresponding day', '2026-10-15T09:00', '1 month', '2026-11-16 24:00'],
    ['a month without the corresponding day ends on its last', '2026-08-31T09:00', '1 month', '2026-09-30 24:00'],
    ['February of a leap year', '2024-01-31T09:00', '1 month', '2024-02-29 24:00'],
    ['February of other years, and the 28th is a make-up Saturday', '2026-01-31T09:00', '1 month', '2026-02-28 24:00'],
    ['a year from a leap day', '2024-02-29T09:00', '1 year', '2025-02-28 24:00'],
    ['half a year is six months', '2025-12-18T09:00', '半年', '2026-06-18 24:00'],
    ['hours run from the very moment', '2026-09-25T22:00', '12 hours', '2026-09-26 10:00'],
    ['working hours run from the very moment too', '2026-09-24T16:30', '2 working hours', '2026-09-28 09:30'],
    ['half a working day is half of the next working day', '2026-09-24T10:00', '0.5 working days', '2026-09-28 13:45'],
    ['one and a half working days', '2026-09-18T10:00', '1.5 working days', '2026-09-21 13:45'],
    ['a working week is five working days', '2026-09-18T10:00', '1 working week', '2026-09-24 17:30'],
    ['a working month ends at the close of business of a working day', '2026-09-03T10:00', '1 working month', '2026-10-08 17:30'],
    ['an odd part of a natural day is hours', '2026-11-02T09:00', '1.5 days', '2026-11-03 21:00'],
    ['nothing is due at once', '2026-11-07T09:00', '0 working days', '2026-11-07 09:00'],
    ['the first second of a day is the day of the start', '2026-11-02T00:00', '1 working day', '2026-11-03 17:30'],
    ['a start on a day off does not count either', '2026-11-07T09:00', '1 working day', '2026-11-09 17:30'],
  ])('%s', (_, start, limit, expected) => {
    expect(due('legal', start, limit)).toBe(expected)
  })

  it('a day can be told to end at 24:00 or at the close of business', () => {
    expect(due('legal', '2026-09-18T10:00', '5 working days', { dayEnd: 'midnight' })).toBe('2026-09-24 24:00')
    expect(due('legal', '2026-11-02T09:00', '3 days', { dayEnd: 'close-of-business' })).toBe('2026-11-05 17:30')
    const late = compileCalendar({ ...chinaOfficeCalendar(), dayEnd: 'midnight' })
    expect(due('legal', '2026-09-18T10:00', '5 working days', {}, late)).toBe('2026-09-24 24:00')
    expect(formatInstant(late, ask('legal', '2026-09-18T10:00', '5 working days', {}, late).due)).toBe('2026-09-25T00:00:00+08:00')
  })

  it('a period may be agreed to end on a day off (art. 204)', () => {
    expect(due('legal', '2026-11-02T09:00', '5 days', { moveOffHoliday: false })).toBe('2026-11-07 24:00')
    expect(due('legal', '2026-11-02T09:00', '5 days', { moveOffHoliday: false, dayEnd: 'close-of-business' })).toBe('2026-11-07 24:00')
  })

  it('with the natural calendar every day is a working day until 24:00', () => {
    expect(due('legal', '2026-09-30T10:00', '3 working days', {}, natural)).toBe('2026-10-03 24:00')
  })
})

describe('the stopwatch rule', () => {
  it.each([
    ['working hours skip the lunch break', '2026-11-02T11:00', '2 working hours', '2026-11-02 14:30'],
    ['half a working day', '2026-11-02T08:30', '0.5 working days', '2026-11-02 13:45'],
    ['what ends with the day ends at its close, not at the next opening', '2026-11-02T08:30', '1 working day', '2026-11-02 17:30'],
    ['before opening is as at opening', '2026-11-02T06:00', '1 working day', '2026-11-02 17:30'],
    ['over a weekend', '2026-11-06T16:30', '2 working hours', '2026-11-09 09:30'],
    ['natural hours know no weekend', '2026-11-06T16:30', '24 hours', '2026-11-07 16:30'],
    ['a natural day keeps the time of day', '2026-11-06T16:30', '3 days', '2026-11-09 16:30'],
    ['a month keeps the time of day', '2026-08-31T16:30', '1 month', '2026-09-30 16:30'],
    ['a working month waits for the next opening', '2026-09-03T16:30', '1 working month', '2026-10-08 08:30'],
    ['seconds', '2026-11-02T17:29:50', '30秒', '2026-11-02 17:30:20'],
    ['working seconds', '2026-11-02T17:29:50', '30 working seconds', '2026-11-03 08:30:20'],
  ])('%s', (_, start, limit, expected) => {
    expect(due('elapsed', start, limit)).toBe(expected)
  })

  it('a calendar open until midnight says 24:00 of the day, not 00:00 of the next', () => {
    expect(due('elapsed', '2026-11-02T20:00', '4 working hours', {}, natural)).toBe('2026-11-02 24:00')
  })

  it('a natural day keeps the time of day over a clock change, 24 hours do not', () => {
    const berlin = compileCalendar(naturalCalendar('Europe/Berlin'))
    const start = Date.parse('2026-10-24T10:00+02:00')
    expect(formatInstant(berlin, dueFor(berlin, 'elapsed', start, within('1 day')).due)).toBe('2026-10-25T10:00:00+01:00')
    expect(formatInstant(berlin, dueFor(berlin, 'elapsed', start, within('24 hours')).due)).toBe('2026-10-25T09:00:00+01:00')
  })
})

describe('pauses', () => {
  it('the stopwatch goes on where it stopped', () => {
    expect(due('elapsed', '2026-11-02T08:30', '1 working day', pause('2026-11-02T10:00', '2026-11-03T14:30'))).toBe('2026-11-04 11:30')
  })

  it('under the legal rule a working day counts when the clock runs as the day ends', () => {
    expect(due('legal', '2026-11-02T10:00', '2 working days')).toBe('2026-11-04 17:30')
    expect(due('legal', '2026-11-02T10:00', '2 working days', pause('2026-11-03T09:00', '2026-11-03T15:00'))).toBe('2026-11-04 17:30')
    expect(due('legal', '2026-11-02T10:00', '2 working days', pause('2026-11-03T15:00', '2026-11-04T08:00'))).toBe('2026-11-05 17:30')
    expect(due('legal', '2026-11-02T10:00', '2 working days', pause('2026-11-03T15:00', '2026-11-06T15:00'))).toBe('2026-11-09 17:30')
    expect(due('legal', '2026-11-02T10:00', '2 working days', pause('2026-11-06T18:00', '2026-11-09T08:00'))).toBe('2026-11-04 17:30')
  })

  it('a pause that begins as the day ends takes nothing from it, one that lasts until the day ends takes the day', () => {
    expect(due('legal', '2026-11-02T10:00', '2 working days', pause('2026-11-03T17:30', '2026-11-04T08:30'))).toBe('2026-11-04 17:30')
    expect(due('legal', '2026-11-02T10:00', '2 working days', pause('2026-11-03T16:00', '2026-11-03T17:30'))).toBe('2026-11-05 17:30')
    expect(due('legal', '2026-11-02T10:00', '1 day', pause('2026-11-04T00:00', '2026-11-04T09:00'))).toBe('2026-11-03 24:00')
    expect(due('legal', '2026-11-02T10:00', '1 day', pause('2026-11-03T22:00', '2026-11-04T00:00'))).toBe('2026-11-04 24:00')
  })

  it('a pause through the last evening carries the deadline over it', () => {
    expect(due('legal', '2026-11-02T10:00', '1 working day', pause('2026-11-03T17:29', '2026-11-04T10:00'))).toBe('2026-11-04 17:30')
  })

  it('natural days that are paused as they end are added at the end', () => {
    expect(due('legal', '2026-11-02T10:00', '3 days', pause('2026-11-03T15:00', '2026-11-05T09:00'))).toBe('2026-11-09 24:00')
    expect(due('legal', '2026-10-15T10:00', '1 month', pause('2026-10-20T15:00', '2026-10-22T09:00'))).toBe('2026-11-17 24:00')
  })

  it('pauses may be given in any order, overlap, be empty, or lie before the start', () => {
    const stops = [pause('2026-11-02T14:30', '2026-11-02T15:30'), pause('2026-11-02T13:30', '2026-11-02T15:00'), pause('2026-11-03T10:00', '2026-11-03T10:00'), pause('2026-10-01T00:00', '2026-11-02T09:30')]
    expect(due('elapsed', '2026-11-02T08:30', '1 working day', { pauses: stops.flatMap(({ pauses }) => pauses ?? []) })).toBe('2026-11-03 11:30')
  })
})

describe('years that are not announced', () => {
  it.each<[string, CountingRule, string, string, number[]]>([
    ['all in 2026', 'legal', '2026-12-01T10:00', '5 working days', []],
    ['into 2027', 'legal', '2026-12-30T10:00', '5 working days', [2027]],
    ['through 2027 into 2028', 'elapsed', '2026-12-30T10:00', '300 working days', [2027, 2028]],
    ['before the table begins', 'legal', '2006-12-30T10:00', '5 working days', [2006]],
    ['a natural period asks the calendar only about its last day', 'legal', '2026-12-30T10:00', '3 days', [2027]],
    ['a natural period that ends in a known year', 'legal', '2005-12-30T10:00', '2 years', []],
    ['natural hours ask no calendar', 'elapsed', '2026-12-31T10:00', '48 hours', []],
  ])('%s', (_, rule, start, limit, years) => {
    expect(ask(rule, start, limit).unannouncedYears).toEqual(years)
  })

  it('the natural calendar waits for no announcement', () => {
    expect(ask('legal', '2026-12-30T10:00', '5 working days', {}, natural).unannouncedYears).toEqual([])
  })
})

describe('a warning before a deadline', () => {
  it.each([
    ['2 working hours', '2026-09-28T09:30', '2026-09-24T16:30:00+08:00'],
    ['1 day', '2026-09-28T17:30', '2026-09-27T17:30:00+08:00'],
    ['3 hours', '2026-09-28T09:30', '2026-09-28T06:30:00+08:00'],
    ['1 working day', '2026-09-28T17:30', '2026-09-28T08:30:00+08:00'],
    ['1 month', '2026-03-31T10:00', '2026-02-28T10:00:00+08:00'],
  ])('%s before %s', (limit, deadline, expected) => {
    expect(formatInstant(cn, momentBefore(cn, at(deadline), within(limit)))).toBe(expected)
  })
})

describe('what is left', () => {
  it('counts open time and the working days still to come', () => {
    const left = remainingUntil(cn, at('2026-09-18T10:00'), at('2026-09-24T17:30'))
    expect(left).toEqual({ overdue: false, natural: 6 * 86_400_000 + 7.5 * 3_600_000, open: 43.5 * 3_600_000, workingDays: 5 })
    expect(remainingUntil(cn, at('2026-09-24T16:30'), at('2026-09-24T17:30'))).toMatchObject({ overdue: false, open: 3_600_000, workingDays: 0 })
  })

  it('a deadline at 24:00 belongs to its day', () => {
    expect(remainingUntil(cn, at('2026-11-05T10:00'), at('2026-11-07T00:00'))).toMatchObject({ workingDays: 1 })
  })

  it('when it is late it counts how late', () => {
    expect(remainingUntil(cn, at('2026-09-28T09:30'), at('2026-09-24T17:30'))).toMatchObject({ overdue: true, open: 3_600_000, workingDays: 1 })
  })

  it('while a clock stands still, the deadline is asked for as if it went on now, and what is left stays the same', () => {
    const left = (now: string): number => {
      const { due } = ask('elapsed', '2026-11-02T08:30', '2 working days', pause('2026-11-02T10:30', now))
      return remainingUntil(cn, at(now), due).open
    }
    expect([left('2026-11-02T11:00'), left('2026-11-04T09:00'), left('2026-11-20T22:00')]).toEqual([13 * 3_600_000, 13 * 3_600_000, 13 * 3_600_000])
  })
})

it('ten thousand working days over decades are still exact', () => {
  const start = at('2007-01-04T08:30')
  expect(addWorkingTime(cn, addWorkingTime(cn, start, 10_000 * cn.standardDay), -10_000 * cn.standardDay)).toBe(start)
})

it('a duration that nobody could have written is refused as a mistake of the program', () => {
  for (const [amount, unit] of [[-1, 'day'], [NaN, 'hour'], [0.5, 'month'], [Infinity, 'day']] as const) {
    expect(() => dueFor(cn, 'legal', at('2026-11-02T10:00'), { amount, unit, working: true })).toThrow(RangeError)
  }
})

it('a moment that is no number, or lies millennia away, is refused as a mistake of the program', () => {
  expect(() => dueFor(cn, 'elapsed', NaN, within('1 working day'))).toThrow(RangeError)
  expect(() => addWorkingTime(cn, at('9999-12-01T00:00'), 1e10)).toThrow(RangeError)
})
