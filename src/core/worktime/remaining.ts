import type { CompiledCalendar, Instant, Milliseconds } from './types.ts'
import { countWorkingDays, localOf, workingTimeBetween } from './working-time.ts'

/** How much lies between now and a deadline, or between the deadline and now when it is late. Never negative. */
export interface Remaining {
  readonly overdue: boolean
  readonly natural: Milliseconds
  /** Open time. */
  readonly open: Milliseconds
  /** Working days after the nearer day, up to and including the farther one: today does not count. */
  readonly workingDays: number
}

/**
 * What is left until a deadline, as a screen shows it. A clock that stands still keeps what is left: ask `dueFor` with a pause until now
 * for the deadline it would have if it went on now.
 */
export function remainingUntil(calendar: CompiledCalendar, now: Instant, due: Instant): Remaining {
  const overdue = now > due
  const [from, to] = overdue ? [due, now] : [now, due]
  // A deadline at 24:00 belongs to the day it ends.
  const lastDay = localOf(calendar, overdue ? to : to - 1).day
  const firstDay = localOf(calendar, overdue ? from - 1 : from).day
  return {
    overdue,
    natural: to - from,
    open: workingTimeBetween(calendar, from, to),
    workingDays: lastDay > firstDay ? countWorkingDays(calendar, firstDay + 1, lastDay) : 0,
  }
}
