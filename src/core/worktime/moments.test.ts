import { describe, expect, it } from 'vitest'
import { chinaOfficeCalendar, naturalCalendar } from './china.ts'
import { compileCalendar } from './compile.ts'
import { nextMoment } from './due.ts'
import { checkMoment } from './moments.ts'
import type { Moment } from './types.ts'

const cn = compileCalendar(chinaOfficeCalendar())

function next(moment: Moment, after: string): string {
  const result = nextMoment(cn, moment, Date.parse(`${after}+08:00`))
  return result ? `${result.dueDate} ${result.dueTime}` : 'never again'
}

describe('a time of day', () => {
  it.each<[string, Moment, string, string]>([
    ['17:00 is today when it is earlier', { kind: 'time-of-day', time: '17:00' }, '2026-11-06T16:59', '2026-11-06 17:00'],
    ['17:00 is tomorrow when it is now', { kind: 'time-of-day', time: '17:00' }, '2026-11-06T17:00', '2026-11-07 17:00'],
    ['on working days only', { kind: 'time-of-day', time: '17:00', working: true }, '2026-11-06T17:00', '2026-11-09 17:00'],
    ['the next working day at ten', { kind: 'time-of-day', time: '10:00', working: true, skipToday: true }, '2026-09-30T09:00', '2026-10-08 10:00'],
    ['the next working day may be a make-up Sunday', { kind: 'time-of-day', time: '10:00', working: true, skipToday: true }, '2026-09-18T09:00', '2026-09-20 10:00'],
    ['24:00 is the end of the day', { kind: 'time-of-day', time: '24:00' }, '2026-11-06T17:00', '2026-11-06 24:00'],
  ])('%s', (_, moment, after, expected) => {
    expect(next(moment, after)).toBe(expected)
  })
})

describe('a date of the month', () => {
  it.each<[string, Moment, string, string]>([
    ['month-end', { kind: 'month-end' }, '2026-02-10T09:00', '2026-02-28 24:00'],
    ['month-end has passed at 24:00', { kind: 'month-end' }, '2026-03-01T00:00', '2026-03-31 24:00'],
    ['month-end, on the last working day', { kind: 'month-end', at: 'close-of-business', shift: 'previous-working-day' }, '2026-10-18T17:00', '2026-10-30 17:30'],
    ['the 31st is the last day of a shorter month', { kind: 'day-of-month', day: 31, at: { time: '12:00' } }, '2026-04-10T09:00', '2026-04-30 12:00'],
    ['the 3rd moves behind the holiday', { kind: 'day-of-month', day: 3, shift: 'next-working-day', at: 'close-of-business' }, '2026-09-20T09:00', '2026-10-08 17:30'],
    ['a 3rd that has moved is not yet over on the 4th', { kind: 'day-of-month', day: 3, shift: 'next-working-day', at: 'close-of-business' }, '2026-10-04T09:00', '2026-10-08 17:30'],
    ['before the 1st is the end of the month before', { kind: 'before-day-of-month', day: 1 }, '2026-10-18T09:00', '2026-10-31 24:00'],
    ['before the 10th, by the last working day', { kind: 'before-day-of-month', day: 10, at: 'close-of-business', shift: 'previous-working-day' }, '2026-10-18T09:00', '2026-11-09 17:30'],
    ['over the turn of the year', { kind: 'day-of-month', day: 5, at: { time: '10:00' } }, '2025-12-20T09:00', '2026-01-05 10:00'],
  ])('%s', (_, moment, after, expected) => {
    expect(next(moment, after)).toBe(expected)
  })
})

describe('a series (RFC 5545)', () => {
  const meeting = { kind: 'series', rrule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-01-05T09:00' } as const
  it.each<[string, Moment, string, string]>([
    ['every Monday', meeting, '2026-10-06T09:00', '2026-10-12 09:00'],
    ['strictly after: a meeting that begins now is not the next', meeting, '2026-10-12T09:00', '2026-10-19 09:00'],
    ['a Monday in the holidays moves to the first working day', { ...meeting, shift: 'next-working-day' }, '2026-09-29T09:00', '2026-10-08 09:00'],
    ['by the close of business of that day', { ...meeting, at: 'close-of-business' }, '2026-10-12T10:00', '2026-10-12 17:30'],
    ['the last Friday of the quarter', { kind: 'series', rrule: 'RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR', start: '2026-03-27T15:00' }, '2026-04-01T00:00', '2026-06-26 15:00'],
    ['before the series begins', meeting, '2020-01-01T00:00', '2026-01-05 09:00'],
    ['a series that has ended', { ...meeting, rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3' }, '2026-10-06T09:00', 'never again'],
  ])('%s', (_, moment, after, expected) => {
    expect(next(moment, after)).toBe(expected)
  })

  it('keeps its local time over a clock change', () => {
    const berlin = compileCalendar(naturalCalendar('Europe/Berlin'))
    const daily = { kind: 'series', rrule: 'FREQ=DAILY', start: '2026-10-01T09:00' } as const
    const result = nextMoment(berlin, daily, Date.parse('2026-10-25T00:00+02:00'))
    expect(new Date(result?.due ?? 0).toISOString()).toBe('2026-10-25T08:00:00.000Z')
  })
})

describe('a moment from outside', () => {
  it.each<[string, Moment, string[]]>([
    ['good', { kind: 'series', rrule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-01-05T09:00' }, []],
    ['an unknown frequency', { kind: 'series', rrule: 'FREQ=SOMETIMES', start: '2026-01-05T09:00' }, ['moment.bad_rrule']],
    ['a weekday that is none', { kind: 'series', rrule: 'FREQ=WEEKLY;BYDAY=XX', start: '2026-01-05T09:00' }, ['moment.bad_rrule']],
    ['a start that is none', { kind: 'series', rrule: 'FREQ=WEEKLY', start: '2026-01-05' }, ['moment.bad_start']],
    ['a start at 24:00', { kind: 'series', rrule: 'FREQ=WEEKLY', start: '2026-01-05T24:00' }, ['moment.bad_start']],
    ['a time that is none', { kind: 'time-of-day', time: '25:00' }, ['moment.bad_time']],
    ['a day that no month has', { kind: 'day-of-month', day: 32, at: { time: '9 am' } }, ['moment.bad_time', 'moment.bad_day']],
  ])('%s', (_, moment, problems) => {
    expect(checkMoment(moment)).toEqual(problems)
  })
})

it('a year that is not announced is flagged only where working days matter', () => {
  const years = (moment: Moment): readonly number[] | undefined => nextMoment(cn, moment, Date.parse('2026-12-31T18:00+08:00'))?.unannouncedYears
  expect(years({ kind: 'time-of-day', time: '10:00', working: true })).toEqual([2027])
  expect(years({ kind: 'time-of-day', time: '10:00' })).toEqual([])
  expect(years({ kind: 'day-of-month', day: 15 })).toEqual([])
  expect(years({ kind: 'day-of-month', day: 15, shift: 'next-working-day' })).toEqual([2027])
})
