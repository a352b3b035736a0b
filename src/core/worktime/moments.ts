import { DAY, civilOf, dayNumberOf, daysInMonth, parseTime } from './civil.ts'
import { momentOnDay, type Ending } from './ending.ts'
import { checkSeries, occurrencesAfter } from './series.ts'
import type { CompiledCalendar, DayNumber, DayShift, Instant, Moment, TimeOnDay } from './types.ts'
import { isWorkingDay, localOf, workingDayFrom } from './working-time.ts'

export type MomentProblem = 'moment.bad_time' | 'moment.bad_day' | 'moment.bad_start' | 'moment.bad_rrule'

/** What is wrong with a moment read from outside; empty when `nextMoment` will take it. */
export function checkMoment(moment: Moment): readonly MomentProblem[] {
  const problems: MomentProblem[] = []
  const time = moment.kind === 'time-of-day' ? moment.time : typeof moment.at === 'object' ? moment.at.time : undefined
  if (time !== undefined && parseTime(time) === undefined) problems.push('moment.bad_time')
  if (moment.kind === 'day-of-month' || moment.kind === 'before-day-of-month') {
    if (!(Number.isInteger(moment.day) && moment.day >= 1 && moment.day <= 31)) problems.push('moment.bad_day')
  }
  return moment.kind === 'series' ? [...problems, ...checkSeries(moment.rrule, moment.start)] : problems
}

/** The first occurrence of a moment strictly after an instant. */
export function findMoment(calendar: CompiledCalendar, moment: Moment, after: Instant): Ending | undefined {
  const { day } = localOf(calendar, after)
  if (moment.kind === 'time-of-day') return findTimeOfDay(calendar, moment, after, day)
  const shift = moment.shift ?? 'none'
  if (moment.kind === 'series') return findInSeries(calendar, moment, after, shift)
  // Begin two months early: a day off may have moved an earlier date past `after`.
  const { year, month } = civilOf(day)
  for (let k = -2; ; k += 1) {
    const ending = fixedDay(calendar, dayInMonth(moment, year, month + k), moment.at ?? 'midnight', shift)
    if (ending.at > after) return ending
  }
}

function findTimeOfDay(calendar: CompiledCalendar, moment: Moment & { kind: 'time-of-day' }, after: Instant, today: DayNumber): Ending {
  const working = moment.working ?? false
  for (let day = moment.skipToday ? today + 1 : today; ; day += 1) {
    if (working && !isWorkingDay(calendar, day)) day = workingDayFrom(calendar, day, 1)
    const ending = momentOnDay(calendar, day, { time: moment.time })
    if (ending.at > after) return working ? { ...ending, calendarFrom: today } : ending
  }
}

function findInSeries(calendar: CompiledCalendar, moment: Moment & { kind: 'series' }, after: Instant, shift: DayShift): Ending | undefined {
  // An occurrence before `after` may have moved past it, and the time on its day may be a later one.
  const from = after - (shift === 'next-working-day' ? 40 : 2) * DAY
  for (const occurrence of occurrencesAfter(calendar.source.zone, moment, from)) {
    const { day, time } = localOf(calendar, occurrence)
    const ending = moment.at === undefined && shift === 'none'
      ? { at: occurrence, day, why: 'given' as const }
      : fixedDay(calendar, day, moment.at ?? { time: timeText(time) }, shift)
    if (ending.at > after) return ending
  }
  return undefined
}

/** The day a monthly date falls on in a month, before any shift; "before the n-th" is the day before. */
function dayInMonth(moment: Moment & { kind: 'month-end' | 'day-of-month' | 'before-day-of-month' }, year: number, month: number): DayNumber {
  const last = daysInMonth(year, month)
  if (moment.kind === 'month-end') return dayNumberOf(year, month, last)
  const day = dayNumberOf(year, month, Math.min(moment.day, last))
  return moment.kind === 'day-of-month' ? day : day - 1
}

function fixedDay(calendar: CompiledCalendar, day: DayNumber, at: TimeOnDay, shift: DayShift): Ending {
  const calendarFrom = day
  if (shift === 'none' || isWorkingDay(calendar, day)) {
    const ending = momentOnDay(calendar, day, at)
    return shift === 'none' && at !== 'close-of-business' ? ending : { ...ending, calendarFrom }
  }
  const moved = workingDayFrom(calendar, day, shift === 'next-working-day' ? 1 : -1)
  return { ...momentOnDay(calendar, moved, at), unmoved: day, calendarFrom: Math.min(day, moved) }
}

/** Exact to the second, as an RRULE is. */
function timeText(time: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${two(time / 3_600_000)}:${two((time / 60_000) % 60)}:${two((time / 1_000) % 60)}`
}
