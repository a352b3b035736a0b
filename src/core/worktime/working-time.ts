import { DAY, civilOf, formatDate, formatTime, parseDate, weekdayOf, yearOf } from './civil.ts'
import type { CompiledCalendar, DayInfo, DayNumber, Instant, LocalDate, Milliseconds, OpenSpan, YearTable } from './types.ts'

/** Beyond these years nothing is computed: a RangeError there is a mistake of the caller, not of a user. */
const FIRST_YEAR = 1800
const LAST_YEAR = 9999

/** Local date and time of an instant. In a repeated hour both passes read the same. */
export function localOf(calendar: CompiledCalendar, at: Instant): { readonly day: DayNumber; readonly time: Milliseconds } {
  const local = at + calendar.zone.offsetAt(at)
  const day = Math.floor(local / DAY)
  return { day, time: local - day * DAY }
}

/** Start of a local day as an instant. */
export function startOfDay(calendar: CompiledCalendar, day: DayNumber): Instant {
  return calendar.zone.firstInstantOf(day * DAY)
}

/** `2026-09-24`: the day an instant falls on where the calendar is. */
export function localDate(calendar: CompiledCalendar, at: Instant): LocalDate {
  return formatDate(localOf(calendar, at).day)
}

/** The start of the local day after the one an instant falls on. */
export function nextDay(calendar: CompiledCalendar, at: Instant): Instant {
  return startOfDay(calendar, localOf(calendar, at).day + 1)
}

/** `2026-09-24T17:30:00+08:00`: an instant in the calendar's own zone. */
export function formatInstant(calendar: CompiledCalendar, at: Instant): string {
  const { day, time } = localOf(calendar, at)
  const clock = formatTime(time)
  const seconds = clock.length === 5 ? `${clock}:00` : clock
  return `${formatDate(day)}T${seconds}${formatOffset(calendar.zone.offsetAt(at))}`
}

/** `+08:00`; old local mean times carry seconds. */
function formatOffset(offset: Milliseconds): string {
  return `${offset < 0 ? '-' : '+'}${formatTime(Math.abs(offset))}`
}

/** True while the calendar is open at this instant. */
export function isOpen(calendar: CompiledCalendar, at: Instant): boolean {
  const table = yearAt(calendar, at)
  const i = lastAtOrBefore(table.starts, at)
  return i >= 0 && at < (table.ends[i] ?? at)
}

/** The open spans of a local date as true instants. Empty on a day off and for a text that is no date. */
export function openSpansOf(calendar: CompiledCalendar, date: LocalDate): readonly OpenSpan[] {
  const day = parseDate(date)
  return day === undefined ? [] : openSpansOfDay(calendar, day)
}

/** The open spans of a local day as true instants. */
export function openSpansOfDay(calendar: CompiledCalendar, day: DayNumber): readonly OpenSpan[] {
  const { hours } = calendar.day(day)
  const spans: OpenSpan[] = []
  for (let i = 0; i + 1 < hours.length; i += 2) {
    const start = calendar.zone.firstInstantOf(day * DAY + (hours[i] ?? 0))
    const end = calendar.zone.firstInstantOf(day * DAY + (hours[i + 1] ?? 0))
    if (end > start) spans.push({ start, end })
  }
  return spans
}

/** What a local date is in the calendar, and by what name; undefined when the text is no date. */
export function describeDay(calendar: CompiledCalendar, date: LocalDate): DayInfo | undefined {
  const day = parseDate(date)
  if (day === undefined) return undefined
  const { kind, name } = calendar.day(day)
  const info = { date, weekday: weekdayOf(day), kind, open: openSpansOfDay(calendar, day).length > 0 }
  return name ? { ...info, name } : info
}

/**
 * The moment by which `open` milliseconds of open time have passed since `start`: the first such moment.
 * Negative `open` goes back: the last moment from which that much is left until `start`. Zero gives `start` itself.
 */
export function addWorkingTime(calendar: CompiledCalendar, start: Instant, open: Milliseconds): Instant {
  if (open === 0) return start
  let table = yearAt(calendar, start)
  let year = tableYear(calendar, start)
  let target = openUntil(table, start) + open
  while (target > totalOf(table)) {
    target -= totalOf(table)
    year += 1
    table = loadYear(calendar, year)
  }
  while (target < 0) {
    year -= 1
    table = loadYear(calendar, year)
    target += totalOf(table)
  }
  return open > 0 ? firstMomentAt(table, target) : lastMomentAt(table, target)
}

/** Open milliseconds between two instants; negative when `to` is before `from`. */
export function workingTimeBetween(calendar: CompiledCalendar, from: Instant, to: Instant): Milliseconds {
  if (to < from) return 0 - workingTimeBetween(calendar, to, from) // never minus zero
  const last = tableYear(calendar, to)
  let year = tableYear(calendar, from)
  let open = -openUntil(loadYear(calendar, year), from)
  for (; year < last; year += 1) open += totalOf(loadYear(calendar, year))
  return open + openUntil(loadYear(calendar, last), to)
}

/** The n-th working day after a day (n >= 1), or before it (n <= -1). */
export function workingDayFrom(calendar: CompiledCalendar, day: DayNumber, n: number): DayNumber {
  let year = yearOf(day)
  let days = loadYear(calendar, year).workingDays
  let index = n > 0 ? lastAtOrBefore(days, day) + n : lastAtOrBefore(days, day - 1) + 1 + n
  while (index >= days.length) {
    index -= days.length
    year += 1
    days = loadYear(calendar, year).workingDays
  }
  while (index < 0) {
    year -= 1
    days = loadYear(calendar, year).workingDays
    index += days.length
  }
  return days[index] ?? day
}

/** Working days in `[from, to]`, both included. */
export function countWorkingDays(calendar: CompiledCalendar, from: DayNumber, to: DayNumber): number {
  let count = 0
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const days = loadYear(calendar, year).workingDays
    count += lastAtOrBefore(days, to) - lastAtOrBefore(days, from - 1)
  }
  return count
}

export function isWorkingDay(calendar: CompiledCalendar, day: DayNumber): boolean {
  const days = loadYear(calendar, yearOf(day)).workingDays
  return days[lastAtOrBefore(days, day)] === day
}

/** Close of business of a working day; 24:00 of a day off. */
export function closeOf(calendar: CompiledCalendar, day: DayNumber): Instant {
  const table = loadYear(calendar, yearOf(day))
  const i = lastAtOrBefore(table.workingDays, day)
  return table.workingDays[i] === day ? (table.closes[i] ?? 0) : startOfDay(calendar, day + 1)
}

/** The instant itself when open, else the next opening. */
export function nextOpening(calendar: CompiledCalendar, at: Instant): Instant {
  return isOpen(calendar, at) ? at : addWorkingTime(calendar, at, 1) - 1
}

function firstMomentAt(table: YearTable, target: Milliseconds): Instant {
  const i = firstAtOrAfter(table.openBefore, target) - 1
  return (table.starts[i] ?? 0) + target - (table.openBefore[i] ?? 0)
}

function lastMomentAt(table: YearTable, target: Milliseconds): Instant {
  const i = lastAtOrBefore(table.openBefore, target)
  return (table.starts[i] ?? 0) + target - (table.openBefore[i] ?? 0)
}

function yearAt(calendar: CompiledCalendar, at: Instant): YearTable {
  return loadYear(calendar, tableYear(calendar, at))
}

/** The local year whose table holds an instant; a clock set back over New Year's midnight still belongs to the new year. */
function tableYear(calendar: CompiledCalendar, at: Instant): number {
  const year = civilOf(Math.floor((at + calendar.zone.offsetAt(at)) / DAY)).year
  return at >= loadYear(calendar, year).end ? year + 1 : year
}

function loadYear(calendar: CompiledCalendar, year: number): YearTable {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`year ${String(year)} is outside ${String(FIRST_YEAR)}..${String(LAST_YEAR)}`)
  return calendar.year(year)
}

function totalOf(table: YearTable): Milliseconds {
  return table.openBefore[table.openBefore.length - 1] ?? 0
}

/** Open time of the year until an instant within it. */
function openUntil(table: YearTable, at: Instant): Milliseconds {
  const i = lastAtOrBefore(table.starts, at)
  if (i < 0) return 0
  return (table.openBefore[i] ?? 0) + Math.min(at, table.ends[i] ?? at) - (table.starts[i] ?? at)
}

/** Index of the last element <= value in a sorted list, or -1. */
function lastAtOrBefore(sorted: Float64Array | Int32Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Index of the first element >= value in a sorted list, or its length. */
function firstAtOrAfter(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1
    else high = middle
  }
  return low
}
