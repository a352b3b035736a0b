import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, addMonths, civilOf, dayNumberOf, daysInMonth, formatDate, formatTime, parseDate, parseTime, weekdayOf } from './civil.ts'

const someDay = fc.integer({ min: -200_000, max: 2_900_000 })

describe('dates as day numbers', () => {
  it('agree with the language\'s own calendar on every day from 1422 to 9910', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const date = new Date(day * DAY)
        expect(civilOf(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
        expect(dayNumberOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
        expect(weekdayOf(day)).toBe(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][date.getUTCDay()])
        expect(parseDate(formatDate(day))).toBe(day)
      }),
      { numRuns: 5_000 },
    )
  })

  it('months carry over into other years, and no month has a day it does not have', () => {
    expect(dayNumberOf(2026, 14, 1)).toBe(dayNumberOf(2027, 2, 1))
    expect(dayNumberOf(2026, -1, 1)).toBe(dayNumberOf(2025, 11, 1))
    expect([daysInMonth(2024, 2), daysInMonth(2026, 2), daysInMonth(1900, 2), daysInMonth(2026, 12)]).toEqual([29, 28, 28, 31])
    const later = (date: string, months: number): string => formatDate(addMonths(parseDate(date) ?? 0, months))
    expect([later('2026-01-31', 1), later('2024-02-29', 12), later('2026-11-30', 3), later('2026-03-31', -1)]).toEqual(['2026-02-28', '2025-02-28', '2027-02-28', '2026-02-28'])
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '', 'today'])('"%s" is no date', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })
})

describe('times of day', () => {
  it.each([['00:00', 0], ['08:30', 30_600_000], ['23:59:59', 86_399_000], ['24:00', 86_400_000]])('%s', (text, time) => {
    expect(parseTime(text)).toBe(time)
    expect(formatTime(time)).toBe(text)
  })

  it.each(['24:01', '25:00', '12:60', '12:00:60', '8:30', '0830', 'noon', ''])('"%s" is no time', (text) => {
    expect(parseTime(text)).toBeUndefined()
  })

  it('milliseconds are shown only when there are some', () => {
    expect(formatTime(30_600_005)).toBe('08:30:00.005')
  })
})
