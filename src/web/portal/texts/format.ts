/** Times, spans and sizes as people read them, in the zone of their device. */
import type { Language } from './language.ts'
import { TAG } from './language.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** An ISO 8601 moment as a date with time; the year only where it is not the current one. */
export function sayMoment(language: Language, iso: string, now: Date): string {
  const moment = new Date(iso)
  const withYear = moment.getFullYear() !== now.getFullYear()
  return new Intl.DateTimeFormat(TAG[language], {
    ...(withYear ? { year: 'numeric' } : {}),
    month: language === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false,
  }).format(moment)
}

export function sayClockTime(language: Language, moment: Date): string {
  return new Intl.DateTimeFormat(TAG[language], { hour: '2-digit', minute: '2-digit', hour12: false }).format(moment)
}

/** The length between two moments, rounded down, in the largest unit that says enough: "3 days", "5 hours", "12 minutes". */
export function saySpan(language: Language, from: Date, to: Date): string {
  const span = Math.abs(to.getTime() - from.getTime())
  const [count, unit] = span >= 2 * DAY ? [span / DAY, 'day'] as const : span >= HOUR ? [span / HOUR, 'hour'] as const : [span / MINUTE, 'minute'] as const
  return new Intl.NumberFormat(TAG[language], { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(1, Math.floor(count)))
}

/** Bytes as kB or MB of 1000. */
export function saySize(language: Language, bytes: number): string {
  const [amount, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] as const : [bytes / 1000, 'kilobyte'] as const
  return new Intl.NumberFormat(TAG[language], { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount)
}

/** "1 place", "2 places": English counts, Chinese does not. */
export function sayPlaces(language: Language, count: number): string {
  if (language === 'zh') return String(count)
  return count === 1 ? '1 place' : `${count} places`
}
