import { describe, expect, it } from 'vitest'
import { checkCalendar } from './calendar-check.ts'
import { chinaOfficeCalendar, naturalCalendar } from './china.ts'
import { CalendarError, compileCalendar } from './compile.ts'
import { openSpansOf } from './working-time.ts'

const good = chinaOfficeCalendar()
const name = { zh: '演示', en: 'demo' }
const faults = (calendar: unknown): readonly string[] => checkCalendar(calendar).map(({ code, path }) => `${path}: ${code}`)

describe('a calendar from outside', () => {
  it('those that come with Huiyin are good', () => {
    expect([...checkCalendar(good), ...checkCalendar(naturalCalendar('Europe/Berlin'))]).toEqual([])
  })

  it.each<[string, unknown, readonly string[]]>([
    ['no calendar at all', 'cn', [': calendar.not_an_object']],
    ['an empty one names all that is missing', {}, ['id', 'zone', 'week', 'opened', 'closed', 'coveredYears'].map((field) => `${field}: calendar.missing`)],
    ['an unknown zone', { ...good, zone: 'Asia/Atlantis' }, ['zone: calendar.bad_zone']],
    ['a weekday missing and one too many', { ...good, week: { ...good.week, sun: undefined, someday: [] } }, ['week.someday: calendar.bad_weekday', 'week.sun: calendar.missing']],
    ['times that are none', { ...good, week: { ...good.week, mon: [{ from: '8:30', to: '25:00' }] } }, ['week.mon[0].from: calendar.bad_time', 'week.mon[0].to: calendar.bad_time']],
    ['a night in one span', { ...good, week: { ...good.week, mon: [{ from: '22:00', to: '06:00' }] } }, ['week.mon[0]: calendar.empty_span']],
    ['spans that overlap', { ...good, week: { ...good.week, mon: [{ from: '08:00', to: '12:00' }, { from: '11:00', to: '13:00' }] } }, ['week.mon[1]: calendar.overlapping_spans']],
    ['a week without an open hour', { ...good, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }, ['week: calendar.never_open']],
    ['days that do not exist or come twice', { ...good, closed: [{ date: '2026-02-30', name }, { date: '2026-03-01', name }, { date: '2026-03-01', name }] }, ['closed[0].date: calendar.bad_date', 'closed[2].date: calendar.duplicate_day']],
    ['a day without an English name', { ...good, closed: [{ date: '2026-03-01', name: { zh: '演示' } }] }, ['closed[0].name: calendar.bad_name']],
    ['an opened day that opens nothing', { ...good, opened: [{ date: '2026-03-01', name, spans: [], like: 'someday' }] }, ['opened[0].like: calendar.bad_weekday', 'opened[0].spans: calendar.never_open']],
    ['years, standard day and day end', { ...good, coveredYears: ['2026'], standardDaySeconds: 0, dayEnd: 'noon' }, ['coveredYears[0]: calendar.bad_year', 'standardDaySeconds: calendar.bad_standard_day', 'dayEnd: calendar.bad_day_end']],
  ])('%s', (_, calendar, expected) => {
    expect(faults(calendar)).toEqual(expected)
  })

  it('a faulty calendar cannot be compiled', () => {
    expect(() => compileCalendar({ ...good, zone: 'Asia/Atlantis' })).toThrow(CalendarError)
  })
})

describe('which hours a day has', () => {
  const hours = (calendar: typeof good, date: string): string[] =>
    openSpansOf(compileCalendar(calendar), date).map(({ start, end }) => `${new Date(start + 8 * 3_600_000).toISOString().slice(11, 16)}-${new Date(end + 8 * 3_600_000).toISOString().slice(11, 16)}`)

  it('closed beats opened beats the week', () => {
    const opened = [{ date: '2026-11-07', name, spans: [{ from: '10:00', to: '11:00' }] }, { date: '2026-11-08', name }]
    expect(hours({ ...good, opened, closed: [] }, '2026-11-07')).toEqual(['10:00-11:00'])
    expect(hours({ ...good, opened, closed: [{ date: '2026-11-07', name }] }, '2026-11-07')).toEqual([])
    expect(hours({ ...good, opened, closed: [] }, '2026-11-08')).toEqual(['08:30-12:00', '13:30-17:30'])
    expect(hours({ ...good, opened, closed: [] }, '2026-11-14')).toEqual([])
  })

  it('an opened day takes the hours of the weekday it stands for', () => {
    const week = { ...good.week, wed: [{ from: '09:00', to: '12:00' }] }
    const on = (like?: 'wed' | 'sun'): string[] => hours({ ...good, week, opened: [{ date: '2026-11-07', name, ...(like ? { like } : {}) }] }, '2026-11-07')
    expect(on('wed')).toEqual(['09:00-12:00'])
    expect(on()).toEqual(['08:30-12:00', '13:30-17:30'])
    expect(on('sun')).toEqual(['08:30-12:00', '13:30-17:30'])
  })

  it('a standard day is the most usual one, and of equally usual ones the longest, unless the calendar says', () => {
    const [long, short] = [good.week.mon, [{ from: '09:00', to: '12:00' }]]
    const standard = (calendar: typeof good): number => compileCalendar(calendar).standardDay / 3_600_000
    expect(standard({ ...good, week: { ...good.week, mon: short, tue: short, wed: short } })).toBe(3)
    expect(standard({ ...good, week: { ...good.week, mon: short, tue: short, wed: long, thu: long, fri: [] } })).toBe(7.5)
    expect(standard({ ...good, standardDaySeconds: 28_800 })).toBe(8)
  })

  it('a text that is no date has no hours', () => {
    expect(hours(good, '2026-02-30')).toEqual([])
  })
})
