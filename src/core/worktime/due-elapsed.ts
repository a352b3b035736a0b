import { DAY, HOUR, MINUTE, SECOND, addMonths } from './civil.ts'
import { endWhenUsed, type Ending } from './ending.ts'
import type { CompiledCalendar, Duration, DurationUnit, Instant, Milliseconds, Pause } from './types.ts'
import { addWorkingTime, localOf, nextOpening, workingTimeBetween } from './working-time.ts'

const LENGTHS: Readonly<Partial<Record<DurationUnit, Milliseconds>>> = { second: SECOND, minute: MINUTE, hour: HOUR }

/** A way of passing time: the stopwatch of all time, or of open time only. */
interface TimeFlow {
  readonly add: (start: Instant, length: Milliseconds) => Instant
  readonly between: (from: Instant, to: Instant) => Milliseconds
}

const naturalFlow: TimeFlow = { add: (start, length) => start + length, between: (from, to) => to - from }

function workingFlow(calendar: CompiledCalendar): TimeFlow {
  return {
    add: (start, length) => addWorkingTime(calendar, start, length),
    between: (from, to) => workingTimeBetween(calendar, from, to),
  }
}

/** The stopwatch rule: the moment by which the duration has passed outside the pauses. */
export function endByElapsed(calendar: CompiledCalendar, start: Instant, duration: Duration, pauses: readonly Pause[]): Ending {
  if (!duration.working) {
    const length = naturalMoment(calendar, start, duration) - start
    return endWhenUsed(calendar, passTime(naturalFlow, start, length, pauses))
  }
  const calendarFrom = localOf(calendar, start).day
  const open = workingLength(calendar, duration)
  if (open !== undefined) return { ...endByOpenTime(calendar, start, open, pauses), calendarFrom }
  const moment = passTime(naturalFlow, start, naturalMoment(calendar, start, duration) - start, pauses)
  return { ...endWhenUsed(calendar, nextRunningOpening(calendar, moment, pauses)), calendarFrom }
}

/** The moment by which so much open time has passed outside the pauses; at the end of an open evening it is 24:00, not 00:00. */
export function endByOpenTime(calendar: CompiledCalendar, start: Instant, open: Milliseconds, pauses: readonly Pause[]): Ending {
  const at = passTime(workingFlow(calendar), start, open, pauses)
  const ending = endWhenUsed(calendar, at)
  return open > 0 && localOf(calendar, at).time === 0 ? { ...ending, day: localOf(calendar, at - 1).day } : ending
}

/** Open milliseconds of a working duration; undefined for months and years, which have no fixed length. */
export function workingLength(calendar: CompiledCalendar, { amount, unit }: Duration): Milliseconds | undefined {
  if (unit === 'month' || unit === 'year') return undefined
  if (unit === 'day') return Math.round(amount * calendar.standardDay)
  if (unit === 'week') return Math.round(amount * calendar.workingDaysPerWeek * calendar.standardDay)
  return Math.round(amount * (LENGTHS[unit] ?? 0))
}

/**
 * The moment a natural duration after `start` (before it, when the amount is negative). Hours and shorter are true elapsed time; days,
 * weeks, months and years keep the local time of day across clock changes, and the odd part of a day is hours.
 */
export function naturalMoment(calendar: CompiledCalendar, start: Instant, { amount, unit }: Duration): Instant {
  const length = LENGTHS[unit]
  if (length !== undefined) return start + Math.round(amount * length)
  const { day, time } = localOf(calendar, start)
  if (unit === 'month' || unit === 'year') return keepTime(calendar, start, addMonths(day, Math.round(amount * (unit === 'year' ? 12 : 1))), time)
  const days = unit === 'week' ? amount * 7 : amount
  const whole = Math.trunc(days)
  return keepTime(calendar, start, day + whole, time) + Math.round((days - whole) * DAY)
}

/** The same local time on another day; the very moment itself when the day does not change, even in a repeated hour. */
function keepTime(calendar: CompiledCalendar, start: Instant, day: number, time: Milliseconds): Instant {
  return localOf(calendar, start).day === day ? start : calendar.zone.firstInstantOf(day * DAY + time)
}

function passTime(flow: TimeFlow, start: Instant, length: Milliseconds, pauses: readonly Pause[]): Instant {
  let [at, left] = [start, length]
  for (const pause of pauses) {
    const used = flow.between(at, pause.from)
    if (used >= left) break
    left -= used
    at = pause.until
  }
  return flow.add(at, left)
}

/** The first open moment from `at` on that lies in no pause. */
function nextRunningOpening(calendar: CompiledCalendar, at: Instant, pauses: readonly Pause[]): Instant {
  let opening = nextOpening(calendar, at)
  for (const { from, until } of pauses) if (from <= opening && opening < until) opening = nextOpening(calendar, until)
  return opening
}
