import { addMonths } from './civil.ts'
import { endByElapsed, endByOpenTime } from './due-elapsed.ts'
import { endAt, endOfDay, naturalDays, workingDaysOf, type DayCount, type Ending } from './ending.ts'
import { mergePauses } from './pauses.ts'
import type { CompiledCalendar, DayEnd, DayNumber, DueOptions, Duration, Instant, Pause } from './types.ts'
import { isWorkingDay, localOf, openSpansOfDay, startOfDay } from './working-time.ts'

/** True when the legal rule counts this duration in days; hours run from the very moment (Civil Code art. 201 para. 2), so does an odd part of a natural day. */
export function isCountedInDays({ amount, unit, working }: Duration): boolean {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return false
  return amount > 0 && (working || unit === 'month' || unit === 'year' || Number.isInteger(unit === 'week' ? amount * 7 : amount))
}

/** The legal rule of the PRC Civil Code, art. 200-204: the start day does not count, the end is the end of the last day. */
export function endByLaw(calendar: CompiledCalendar, start: Instant, duration: Duration, options: DueOptions, pauses: readonly Pause[]): Ending {
  if (!isCountedInDays(duration)) return endByElapsed(calendar, start, duration, pauses)
  const startDay = localOf(calendar, start).day
  if (!duration.working || duration.unit === 'month' || duration.unit === 'year') return endNaturalPeriod(calendar, startDay, duration, options, pauses)
  const amount = duration.unit === 'week' ? duration.amount * calendar.workingDaysPerWeek : duration.amount
  return endWorkingDays(calendar, startDay, amount, dayEndOf(calendar, duration, options), pauses)
}

/** Close of business for working units unless the calendar says 24:00, 24:00 for natural units; the option beats both. */
export function dayEndOf(calendar: CompiledCalendar, duration: Duration, options: DueOptions): DayEnd {
  return options.dayEnd ?? (duration.working ? (calendar.source.dayEnd ?? 'close-of-business') : 'midnight')
}

/** The odd part of a working day is that part of the open hours of the working day after the whole ones. */
function endWorkingDays(calendar: CompiledCalendar, startDay: DayNumber, amount: number, dayEnd: DayEnd, pauses: readonly Pause[]): Ending {
  const whole = Math.floor(amount)
  const part = amount - whole
  const calendarFrom = startDay + 1
  const last = countDays(calendar, workingDaysOf(calendar), startDay, part > 0 ? whole + 1 : whole, dayEnd, pauses)
  if (part === 0) return { ...endAt(calendar, last, dayEnd), calendarFrom }
  const open = openSpansOfDay(calendar, last).reduce((sum, { start, end }) => sum + end - start, 0)
  const from = startOfDay(calendar, last)
  return { ...endByOpenTime(calendar, from, Math.round(part * open), mergePauses(pauses, from)), calendarFrom }
}

function endNaturalPeriod(calendar: CompiledCalendar, startDay: DayNumber, duration: Duration, options: DueOptions, pauses: readonly Pause[]): Ending {
  const dayEnd = dayEndOf(calendar, duration, options)
  const last = countDays(calendar, naturalDays, startDay, naturalLastDay(startDay, duration) - startDay, dayEnd, pauses)
  if (options.moveOffHoliday === false && !duration.working) return endAt(calendar, last, dayEnd)
  if (isWorkingDay(calendar, last)) return { ...endAt(calendar, last, dayEnd), calendarFrom: last }
  const moved = countDays(calendar, workingDaysOf(calendar), last, 1, dayEnd, pauses)
  return { ...endAt(calendar, moved, dayEnd), unmoved: last, calendarFrom: last }
}

/** Last day of a natural period without pauses: so many days on, or the corresponding day (art. 202). */
export function naturalLastDay(startDay: DayNumber, { amount, unit }: Duration): DayNumber {
  if (unit === 'month' || unit === 'year') return addMonths(startDay, Math.round(amount * (unit === 'year' ? 12 : 1)))
  return startDay + (unit === 'week' ? amount * 7 : amount)
}

/** The n-th day after `startDay` at whose end the clock runs: a day is not counted when the clock stands still as the day ends. */
function countDays(calendar: CompiledCalendar, days: DayCount, startDay: DayNumber, n: number, dayEnd: DayEnd, pauses: readonly Pause[]): DayNumber {
  let [reached, left] = [startDay, n]
  for (const { from, until } of pauses) {
    const counted = days.count(reached + 1, lastEndedBy(calendar, from, dayEnd))
    if (counted >= left) break
    left -= counted
    reached = Math.max(reached, lastEndedBy(calendar, until, dayEnd))
  }
  return days.nth(reached, left)
}

/** The last day that has ended at or before an instant. */
function lastEndedBy(calendar: CompiledCalendar, at: Instant, dayEnd: DayEnd): DayNumber {
  const { day } = localOf(calendar, at)
  return endOfDay(calendar, day, dayEnd) <= at ? day : day - 1
}
