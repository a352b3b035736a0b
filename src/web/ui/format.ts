/** Times and numbers in words, in one place: pure, so that tests need no browser. */
export type Language = 'zh' | 'en'
export interface Locale {
  readonly language: Language
  /** IANA name; the organisation's, not the device's. */
  readonly timeZone: string
}

const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf({ language, timeZone }: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${name}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tagOf(language), { ...options, timeZone })
  formats.set(key, made)
  return made
}

/** The calendar day of a moment in the locale's zone, `2026-09-24`. */
export function dayOf(at: string | number, timeZone: string): string {
  return formatOf({ language: 'en', timeZone }, 'iso', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(at))
    .filter((part) => part.type !== 'literal').reverse().map((part) => part.value).join('-')
}

const clockTime = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** `9月24日周四 17:30` or `Thu, 24 Sept, 17:30`; with the year when it is not this year. */
export function formatMoment(at: string | number, locale: Locale, now: number): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return String(at)
  const isThisYear = dayOf(date.getTime(), locale.timeZone).slice(0, 4) === dayOf(now, locale.timeZone).slice(0, 4)
  return isThisYear
    ? formatOf(locale, 'near', { month: 'short', day: 'numeric', weekday: 'short', ...clockTime }).format(date)
    : formatOf(locale, 'far', { year: 'numeric', month: 'short', day: 'numeric', ...clockTime }).format(date)
}

/** With weekday, year and seconds, for titles and records. */
export function formatExactly(at: string | number, locale: Locale): string {
  return formatOf(locale, 'exact', { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at))
}

export function formatTime(at: string | number, locale: Locale): string {
  return formatOf(locale, 'time', clockTime).format(new Date(at))
}

/** A calendar day without a zone (`2026-09-24`). */
export function formatDay(day: string, language: Language, style: 'short' | 'long' = 'short'): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  const options: Intl.DateTimeFormatOptions = style === 'short' ? { month: 'short', day: 'numeric', weekday: 'short' } : { dateStyle: 'full' }
  return formatOf({ language, timeZone: 'UTC' }, `day-${style}`, options).format(date)
}

/** `most` and `least` digits behind the point. */
export function formatNumber(value: number, language: Language, most = 3, least = 0): string {
  return new Intl.NumberFormat(tagOf(language), { maximumFractionDigits: most, minimumFractionDigits: least }).format(value)
}

/** `1.2 MB`: bytes in units of 1024, as file managers show them. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2
  return new Intl.NumberFormat(tagOf(language), { maximumFractionDigits: step === 0 ? 0 : 1 }).format(bytes / 1024 ** step) + ([' B', ' KB', ' MB'][step] ?? '')
}

export type SpanUnit = 'day' | 'hour' | 'minute' | 'second'
export type SpanPart = readonly [unit: SpanUnit, count: number]

const LENGTHS: readonly (readonly [SpanUnit, number])[] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]]

/** The two largest parts that say something: `2 d 3 h`, `5 h 10 min`, and with seconds under an hour. Milliseconds in, sign ignored. */
export function splitSpan(milliseconds: number): readonly SpanPart[] {
  let rest = Math.floor(Math.abs(milliseconds) / 1000)
  const parts: SpanPart[] = []
  for (const [unit, length] of LENGTHS) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0 || parts.length > 0) parts.push([unit, count])
    if (parts.length === 2) break
  }
  const [first, second] = parts
  if (!first) return [['second', 0]]
  return second && second[1] === 0 ? [first] : parts
}

/** How often a countdown must be redrawn, in milliseconds: each second in the last hour, else each minute. */
export function paceOf(milliseconds: number): number {
  return Math.abs(milliseconds) < 3_600_000 ? 1_000 : 60_000
}

/** `11/24` or `24 Nov`, where room is short. */
export function dateOf(day: string, language: Language): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return formatOf({ language, timeZone: 'UTC' }, 'date', language === 'zh' ? { month: 'numeric', day: 'numeric' } : { month: 'short', day: 'numeric' }).format(date)
}

/** `周四` or `Thu`, for a calendar day without a zone. */
export function weekdayOf(day: string, language: Language): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? day : formatOf({ language, timeZone: 'UTC' }, 'weekday', { weekday: 'short' }).format(date)
}
