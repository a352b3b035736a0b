/** An iCalendar RRULE (RFC 5545) read for telling it: only what there are words for. */

export interface SeriesRule {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  /** `day` 0 is Monday; `nth` 0 is every such day, 2 the second of the month, -1 the last. */
  readonly days: readonly { readonly nth: number; readonly day: number }[]
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  readonly positions: readonly number[]
  /** `08:30`. */
  readonly times: readonly string[]
  readonly count: number | undefined
  /** `2026-12-31`. */
  readonly until: string | undefined
  readonly first: { readonly date: string; readonly month: number; readonly day: number; readonly weekday: number }
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const KNOWN = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYHOUR', 'BYMINUTE', 'BYSETPOS', 'COUNT', 'UNTIL', 'WKST']

/** `from` is the first local time, `2026-01-05T08:30`. Undefined when the rule has a part that is not told in words. */
export function readSeries(rrule: string, from: string): SeriesRule | undefined {
  const parts = new Map(rrule.replace(/^RRULE:/, '').toUpperCase().split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))
  const start = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(from)
  const every = FREQUENCIES.find((name) => name === parts.get('FREQ'))
  const days = (parts.get('BYDAY')?.split(',') ?? []).map(readDay)
  if (!start || !every || [...parts.keys()].some((name) => !KNOWN.includes(name)) || days.some(({ day }) => day < 0)) return undefined
  const numbers = (name: string): number[] => (parts.get(name)?.split(',') ?? []).map(Number)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = start.slice(1).map(Number)
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '')
  return {
    every, days, interval: numbers('INTERVAL')[0] ?? 1, monthDays: numbers('BYMONTHDAY'), months: numbers('BYMONTH'), positions: numbers('BYSETPOS'),
    times: timesOf(parts.has('BYHOUR') ? numbers('BYHOUR') : [hour], parts.has('BYMINUTE') ? numbers('BYMINUTE') : [minute]),
    count: numbers('COUNT')[0], until: until ? until.slice(1, 4).join('-') : undefined,
    first: { date: from.slice(0, 10), month, day, weekday: weekdayOf(year, month, day) },
  }
}

function readDay(text: string): { nth: number; day: number } {
  const match = /^([+-]?\d+)?([A-Z]{2})$/.exec(text)
  return { nth: Number(match?.[1] ?? 0), day: DAYS.indexOf(match?.[2] ?? '') }
}

function timesOf(hours: readonly number[], minutes: readonly number[]): readonly string[] {
  const two = (value: number): string => String(value).padStart(2, '0')
  return hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`))
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(year: number, month: number, day: number): number {
  return (((Date.UTC(year, month - 1, day) / 86_400_000 + 3) % 7) + 7) % 7
}

/** The weekdays a weekly rule means, in order; undefined when they are numbered within a month. */
export function weekdaysOf(rule: SeriesRule): readonly number[] | undefined {
  if (rule.days.some(({ nth }) => nth !== 0)) return undefined
  const days = [...new Set(rule.days.map(({ day }) => day))].sort((a, b) => a - b)
  return days.length > 0 ? days : [rule.first.weekday]
}

/** The months a rule means; empty: every month, or every n-th where n does not divide the year. "Every 3 months" says which. */
export function monthsOf(rule: SeriesRule): readonly number[] {
  if (rule.months.length > 0) return rule.months
  if (rule.every === 'YEARLY') return [rule.first.month]
  if (rule.every !== 'MONTHLY' || rule.interval === 1 || 12 % rule.interval !== 0) return []
  return Array.from({ length: 12 / rule.interval }, (_, index) => ((rule.first.month - 1 + index * rule.interval) % 12) + 1).sort((a, b) => a - b)
}

/** How the days within a month are named, in one language. */
export interface DayNames {
  readonly numbered: (nth: number, day: number) => string
  readonly dated: (day: number) => string
  readonly placed: (nth: number, days: readonly number[]) => string
}

/** The days within its months that a rule means, each in words; undefined when there are no words for it. */
export function daysInMonth(rule: SeriesRule, names: DayNames): readonly string[] | undefined {
  const { monthDays, days, positions } = rule
  if (monthDays.length > 0) return days.length > 0 || positions.length > 0 ? undefined : monthDays.map(names.dated)
  if (days.length === 0) return positions.length > 0 ? undefined : [names.dated(rule.first.day)]
  if (days.every(({ nth }) => nth !== 0)) return positions.length > 0 ? undefined : days.map(({ nth, day }) => names.numbered(nth, day))
  const week = weekdaysOf(rule)
  if (!week || positions.length === 0) return undefined
  return positions.map((nth) => (week.length === 1 ? names.numbered(nth, week[0] ?? 0) : names.placed(nth, week)))
}
