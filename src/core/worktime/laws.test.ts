import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaOfficeCalendar, naturalCalendar } from './china.ts'
import { DAY, HOUR } from './civil.ts'
import { compileCalendar } from './compile.ts'
import { dueFor, momentBefore } from './due.ts'
import type { Calendar, CountingRule, DayEnd, Duration, Span } from './types.ts'
import { addWorkingTime, isOpen, openSpansOf, workingTimeBetween } from './working-time.ts'

const day: readonly Span[] = [{ from: '09:00', to: '12:10' }, { from: '13:00', to: '18:00' }]
const night: readonly Span[] = [{ from: '00:00', to: '05:30' }, { from: '21:00', to: '24:00' }]
const name = { zh: '演示', en: 'demo' }
const shop: Calendar = {
  id: 'shop', zone: 'Europe/Berlin', week: { mon: [], tue: day, wed: day, thu: night, fri: day, sat: night, sun: [] }, coveredYears: 'all',
  opened: [{ date: '2026-03-30', name }, { date: '2026-10-26', name, like: 'sat' }],
  closed: [{ date: '2026-03-31', name }, { date: '2026-10-23', name }, { date: '2026-10-26', name }],
}
const calendars = [chinaOfficeCalendar(), naturalCalendar('America/New_York'), shop, { ...shop, id: 'island', zone: 'Australia/Lord_Howe' }].map(compileCalendar)

// Shown by its name when a law fails, not by its whole table.
const someCalendar = fc.constantFrom(...calendars).map((calendar) => Object.assign(calendar, { [fc.toStringMethod]: () => calendar.source.id }))
const instant = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 6) })
const length = fc.oneof(fc.integer({ min: 1, max: 20 * HOUR }), fc.integer({ min: 1, max: 200 }).map((hours) => hours * HOUR), fc.integer({ min: 1, max: 90 * DAY }))
const rule = fc.constantFrom<CountingRule>('elapsed', 'legal')
const duration: fc.Arbitrary<Duration> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 0, max: 60 }).map((n) => n / 2), unit: fc.constantFrom('day', 'hour', 'minute', 'second'), working: fc.boolean() }),
  fc.record({ amount: fc.integer({ min: 0, max: 6 }), unit: fc.constantFrom('week', 'month', 'year'), working: fc.boolean() }),
)
const dayEnd = fc.constantFrom<DayEnd>('close-of-business', 'midnight')
const lawful = <T>(property: fc.IPropertyWithHooks<T>): void => fc.assert(property, { numRuns: 2_000 })

describe('laws of working time', () => {
  it('adding in two parts is adding at once', () => {
    lawful(fc.property(someCalendar, instant, length, length, (calendar, at, a, b) => {
      expect(addWorkingTime(calendar, addWorkingTime(calendar, at, a), b)).toBe(addWorkingTime(calendar, at, a + b))
      expect(addWorkingTime(calendar, addWorkingTime(calendar, at, -a), -b)).toBe(addWorkingTime(calendar, at, -a - b))
    }))
  })

  it('the time between a moment and what was added to it is what was added, and not a millisecond sooner', () => {
    lawful(fc.property(someCalendar, instant, length, (calendar, at, open) => {
      const later = addWorkingTime(calendar, at, open)
      expect(workingTimeBetween(calendar, at, later)).toBe(open)
      expect(workingTimeBetween(calendar, at, later - 1)).toBe(open - 1)
      const earlier = addWorkingTime(calendar, at, -open)
      expect(workingTimeBetween(calendar, earlier, at)).toBe(open)
      expect(workingTimeBetween(calendar, earlier + 1, at)).toBe(open - 1)
    }))
  })

  it('time between is additive and changes sign with direction', () => {
    lawful(fc.property(someCalendar, instant, instant, instant, (calendar, a, b, c) => {
      expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c)).toBe(workingTimeBetween(calendar, a, c))
      expect(workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, a)).toBe(0)
    }))
  })

  it('starting later or getting more time never makes it due sooner', () => {
    lawful(fc.property(someCalendar, instant, instant, length, length, (calendar, a, b, open, more) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      expect(addWorkingTime(calendar, first, open)).toBeLessThanOrEqual(addWorkingTime(calendar, second, open))
      expect(addWorkingTime(calendar, a, open)).toBeLessThan(addWorkingTime(calendar, a, open + more))
    }))
  })

  it('open spans and "is it open" tell the same story', () => {
    lawful(fc.property(someCalendar, instant, (calendar, at) => {
      const dates = [-1, 0, 1].map((shift) => new Date(at + shift * DAY).toISOString().slice(0, 10))
      const inSpan = dates.some((date) => openSpansOf(calendar, date).some(({ start, end }) => start <= at && at < end))
      expect(isOpen(calendar, at)).toBe(inSpan)
    }))
  })
})

describe('laws of deadlines', () => {
  it('is never due before it starts, and a later start is never due sooner', () => {
    lawful(fc.property(someCalendar, rule, instant, instant, duration, dayEnd, (calendar, counting, a, b, within, end) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      const due = dueFor(calendar, counting, first, within, { dayEnd: end }).due
      expect(due).toBeGreaterThanOrEqual(first)
      expect(due).toBeLessThanOrEqual(dueFor(calendar, counting, second, within, { dayEnd: end }).due)
    }))
  })

  it('one day more is never due sooner', () => {
    lawful(fc.property(someCalendar, rule, instant, fc.integer({ min: 0, max: 40 }), fc.boolean(), (calendar, counting, at, days, working) => {
      const due = (amount: number): number => dueFor(calendar, counting, at, { amount, unit: 'day', working }).due
      expect(due(days)).toBeLessThanOrEqual(due(days + 1))
    }))
  })

  it('a pause shifts the stopwatch by exactly the open time it took', () => {
    lawful(fc.property(someCalendar, instant, length, length, length, (calendar, at, open, before, paused) => {
      const limit: Duration = { amount: open / 1_000, unit: 'second', working: true }
      const from = at + before
      const pause = { from, until: from + paused }
      const due = dueFor(calendar, 'elapsed', at, limit, { pauses: [pause] }).due
      const inPause = from < due ? workingTimeBetween(calendar, from, Math.min(pause.until, due)) : 0
      expect(workingTimeBetween(calendar, at, due) - inPause).toBe(open)
      expect(due > from && due <= pause.until).toBe(false)
    }))
  })

  it('a pause while everything is shut changes no working-time deadline', () => {
    lawful(fc.property(someCalendar, rule, instant, duration, fc.nat(20 * DAY), (calendar, counting, at, within, ahead) => {
      const shut = addWorkingTime(calendar, at + ahead, 1) - 1
      const from = isOpen(calendar, at + ahead) ? shut : at + ahead
      const limit = { ...within, working: true }
      fc.pre(limit.unit !== 'month' && limit.unit !== 'year')
      const options = { dayEnd: 'close-of-business' as const }
      const paused = dueFor(calendar, counting, at, limit, { ...options, pauses: [{ from, until: shut }] }).due
      expect(paused).toBe(dueFor(calendar, counting, at, limit, options).due)
    }))
  })

  it('no deadline ever falls inside a pause, and more pauses never make it sooner', () => {
    const pauses = fc.array(fc.tuple(instant, length), { maxLength: 3 }).map((list) => list.map(([from, long]) => ({ from, until: from + long })))
    lawful(fc.property(someCalendar, rule, instant, duration, dayEnd, pauses, (calendar, counting, at, within, end, stops) => {
      fc.pre(within.amount > 0)
      const due = dueFor(calendar, counting, at, within, { dayEnd: end, pauses: stops }).due
      for (const { from, until } of stops) expect(Math.max(from, at) < due && due < until).toBe(false)
      expect(due).toBeGreaterThanOrEqual(dueFor(calendar, counting, at, within, { dayEnd: end }).due)
    }))
  })

  it('a warning lies before its deadline by as much working time as asked', () => {
    lawful(fc.property(someCalendar, instant, length, (calendar, at, open) => {
      const warning = momentBefore(calendar, at, { amount: open / 1_000, unit: 'second', working: true })
      expect(workingTimeBetween(calendar, warning, at)).toBe(open)
      expect(isOpen(calendar, warning)).toBe(true)
    }))
  })
})
