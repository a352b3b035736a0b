import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from './civil.ts'
import { compileCalendar } from './compile.ts'
import { WEEKDAYS, type Calendar, type Span } from './types.ts'
import { openSpansOf, workingTimeBetween } from './working-time.ts'
import { isZone, zoneClock } from './zone.ts'

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Havana', 'Asia/Kathmandu', 'UTC']
const local = (text: string): number => Date.parse(`${text}Z`)
const instant = (zone: string, text: string): string => new Date(zoneClock(zone).firstInstantOf(local(text))).toISOString().slice(0, 16)

function daily(zone: string, spans: readonly Span[]): Calendar {
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, spans])) as unknown as Calendar['week'] // all seven are there
  return { id: 'demo', zone, week, opened: [], closed: [], coveredYears: 'all' }
}

/** Minutes open on a date. */
function minutesOn(zone: string, date: string, spans: readonly Span[]): number {
  return openSpansOf(compileCalendar(daily(zone, spans)), date).reduce((sum, { start, end }) => sum + end - start, 0) / MINUTE
}

describe('the clock of a zone', () => {
  it('a time that the clock jumps over begins when the clock jumps', () => {
    expect(instant('America/New_York', '2026-03-08T02:30')).toBe('2026-03-08T07:00')
    expect(instant('Europe/Berlin', '2026-03-29T02:15')).toBe('2026-03-29T01:00')
    expect(instant('Asia/Shanghai', '1986-05-04T02:30')).toBe('1986-05-03T18:00')
    expect(instant('Australia/Lord_Howe', '2026-10-04T02:15')).toBe('2026-10-03T15:30')
    expect(instant('Pacific/Apia', '2011-12-30T12:00')).toBe('2011-12-30T10:00')
  })

  it('a time that the clock shows twice is the first of the two', () => {
    expect(instant('America/New_York', '2026-11-01T01:30')).toBe('2026-11-01T05:30')
    expect(instant('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T00:30')
    expect(instant('Australia/Lord_Howe', '2026-04-05T01:45')).toBe('2026-04-04T14:45')
    expect(instant('Asia/Shanghai', '1986-09-14T01:30')).toBe('1986-09-13T16:30')
  })

  it('China had summer time from 1986 to 1991 and none since', () => {
    const july = (year: number): number => zoneClock('Asia/Shanghai').offsetAt(Date.UTC(year, 6, 1)) / HOUR
    expect([1985, 1986, 1987, 1988, 1989, 1990, 1991, 1992, 2026].map(july)).toEqual([8, 9, 9, 9, 9, 9, 9, 8, 8])
  })

  it('the first instant of a local time is exactly that: just before it the clock had not yet shown it', () => {
    const time = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2040, 0) }).map((at) => Math.round(at / 1_000) * 1_000)
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), time, (zone, wall) => {
        const { firstInstantOf, offsetAt } = zoneClock(zone)
        const at = firstInstantOf(wall)
        expect(at + offsetAt(at)).toBeGreaterThanOrEqual(wall)
        expect(at - 1 + offsetAt(at - 1)).toBeLessThan(wall)
        expect(firstInstantOf(wall + MINUTE)).toBeGreaterThanOrEqual(at)
      }),
      { numRuns: 3_000 },
    )
  })

  it('an unknown zone is told from a known one', () => {
    expect([isZone('Asia/Shanghai'), isZone('Mars/Olympus'), isZone('')]).toEqual([true, false, false])
  })
})

describe('open hours across a clock change count true elapsed time', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '00:00', '06:00', 5 * 60],
    ['Europe/Berlin', '2026-10-25', '00:00', '06:00', 7 * 60],
    ['Europe/Berlin', '2026-10-25', '02:30', '03:00', 90],
    ['Europe/Berlin', '2026-03-29', '02:15', '02:45', 0],
    ['America/New_York', '2026-03-08', '01:00', '04:00', 120],
    ['America/New_York', '2026-11-01', '00:00', '24:00', 25 * 60],
    ['Australia/Lord_Howe', '2026-10-04', '00:00', '24:00', 23.5 * 60],
    ['Australia/Lord_Howe', '2026-04-05', '00:00', '24:00', 24.5 * 60],
    ['Asia/Shanghai', '1986-05-04', '00:00', '08:00', 7 * 60],
    ['Asia/Shanghai', '1991-09-15', '00:00', '08:00', 9 * 60],
    ['Asia/Shanghai', '2026-05-04', '00:00', '08:00', 8 * 60],
    ['Pacific/Apia', '2011-12-30', '08:00', '17:00', 0],
  ])('%s on %s, open from %s to %s, is open for %i minutes', (zone, date, from, to, minutes) => {
    expect(minutesOn(zone, date, [{ from, to }])).toBe(minutes)
  })

  it('spans that touch never overlap, whatever the clock does', () => {
    const spans = [{ from: '01:00', to: '01:30' }, { from: '01:30', to: '02:00' }, { from: '02:00', to: '03:00' }]
    for (const [zone, date] of [['Europe/Berlin', '2026-10-25'], ['America/New_York', '2026-11-01'], ['Australia/Lord_Howe', '2026-04-05'], ['Europe/Berlin', '2026-03-29']] as const) {
      expect(minutesOn(zone, date, spans)).toBe(minutesOn(zone, date, [{ from: '01:00', to: '03:00' }]))
    }
  })

  it('a calendar that never closes measures exactly the time that passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2035, 0) }), fc.integer({ min: 0, max: 900 * DAY }), (zone, from, length) => {
        expect(workingTimeBetween(compileCalendar(daily(zone, [{ from: '00:00', to: '24:00' }])), from, from + length)).toBe(length)
      }),
      { numRuns: 150 },
    )
  })
})
