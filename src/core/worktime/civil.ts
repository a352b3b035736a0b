import { WEEKDAYS, type DayNumber, type LocalDate, type Milliseconds, type TimeOfDay, type Weekday } from './types.ts'

export const SECOND: Milliseconds = 1_000
export const MINUTE: Milliseconds = 60_000
export const HOUR: Milliseconds = 3_600_000
export const DAY: Milliseconds = 86_400_000

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Day number of a Gregorian date; months and days out of range carry over. Years are counted from March so that the leap day comes last. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const monthsOnwards = month - 1
  const y = year + Math.floor(monthsOnwards / 12)
  const m = monthsOnwards - Math.floor(monthsOnwards / 12) * 12 + 1
  const shifted = m <= 2 ? y - 1 : y
  const monthFromMarch = m > 2 ? m - 3 : m + 9
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5)
  return 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear + day - 719_469
}

/** Year, month and day of a day number (proleptic Gregorian calendar). */
export function civilOf(dayNumber: DayNumber): CivilDate {
  const sinceMarchZero = dayNumber + 719_468
  const era = Math.floor(sinceMarchZero / 146_097)
  const dayOfEra = sinceMarchZero - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

export function yearOf(dayNumber: DayNumber): number {
  return civilOf(dayNumber).year
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayIndexOf(dayNumber: DayNumber): number {
  const days = (dayNumber + 3) % 7
  return days < 0 ? days + 7 : days
}

export function weekdayOf(dayNumber: DayNumber): Weekday {
  return WEEKDAYS[weekdayIndexOf(dayNumber)] ?? 'mon'
}

/** Last day of a month, 28..31; the month may be out of 1..12. */
export function daysInMonth(year: number, month: number): number {
  return dayNumberOf(year, month + 1, 1) - dayNumberOf(year, month, 1)
}

/** The corresponding day `months` later, or the last day of that month when it has none (Civil Code art. 202). */
export function addMonths(dayNumber: DayNumber, months: number): DayNumber {
  const { year, month, day } = civilOf(dayNumber)
  return dayNumberOf(year, month + months, Math.min(day, daysInMonth(year, month + months)))
}

export function formatDate(dayNumber: DayNumber): LocalDate {
  const { year, month, day } = civilOf(dayNumber)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Day number of `YYYY-MM-DD`; undefined when the text is not an existing date. */
export function parseDate(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const dayNumber = dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3]))
  return formatDate(dayNumber) === text ? dayNumber : undefined
}

/** Milliseconds after midnight of `HH:MM[:SS]`, `24:00` included; undefined when it is no such time. */
export function parseTime(text: string): Milliseconds | undefined {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!match) return undefined
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? '0')]
  const time = hours * HOUR + minutes * MINUTE + seconds * SECOND
  return minutes < 60 && seconds < 60 && time <= DAY ? time : undefined
}

/** `HH:MM`, with `:SS` and `.mmm` only where they are not zero. */
export function formatTime(time: Milliseconds): TimeOfDay {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const millis = time % SECOND
  const seconds = Math.floor(time / SECOND) % 60
  const head = `${two(time / HOUR)}:${two((time % HOUR) / MINUTE)}`
  if (millis > 0) return `${head}:${two(seconds)}.${String(millis).padStart(3, '0')}`
  return seconds > 0 ? `${head}:${two(seconds)}` : head
}
