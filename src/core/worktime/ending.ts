import { DAY } from './civil.ts'
import type { CompiledCalendar, DayEnd, DayNumber, Instant, TimeOnDay } from './types.ts'
import { parseTime } from './civil.ts'
import { closeOf, countWorkingDays, localOf, startOfDay, workingDayFrom } from './working-time.ts'

/** Where a period ends, and what its explanation needs to know. */
export interface Ending {
  readonly at: Instant
  /** The local day it ends on; 24:00 belongs to this day, not to the next. */
  readonly day: DayNumber
  readonly why: 'close-of-business' | 'midnight' | 'time-used' | 'given'
  /** The day it would have ended on, had that been a working day. */
  readonly unmoved?: DayNumber
  /** First day on which the calendar had a say; absent when it had none. */
  readonly calendarFrom?: DayNumber
}

/** A way of counting days: all of them, or the working ones. */
export interface DayCount {
  readonly count: (from: DayNumber, to: DayNumber) => number
  readonly nth: (after: DayNumber, n: number) => DayNumber
}

export const naturalDays: DayCount = {
  count: (from, to) => Math.max(0, to - from + 1),
  nth: (after, n) => after + n,
}

export function workingDaysOf(calendar: CompiledCalendar): DayCount {
  return {
    count: (from, to) => (to < from ? 0 : countWorkingDays(calendar, from, to)),
    nth: (after, n) => workingDayFrom(calendar, after, n),
  }
}

/** The moment a day ends: close of business (24:00 of a day off), or 24:00 (Civil Code art. 203). */
export function endOfDay(calendar: CompiledCalendar, day: DayNumber, dayEnd: DayEnd): Instant {
  return dayEnd === 'midnight' ? startOfDay(calendar, day + 1) : closeOf(calendar, day)
}

/** A day's named time as an instant, with the reason to give for it. */
export function momentOnDay(calendar: CompiledCalendar, day: DayNumber, at: TimeOnDay): Ending {
  if (typeof at === 'object') {
    return { at: calendar.zone.firstInstantOf(day * DAY + (parseTime(at.time) ?? 0)), day, why: 'given' }
  }
  return endAt(calendar, day, at)
}

/** The ending at the end of a day; says 24:00 where business runs until midnight or there is none. */
export function endAt(calendar: CompiledCalendar, day: DayNumber, dayEnd: DayEnd): Ending {
  const at = endOfDay(calendar, day, dayEnd)
  return { at, day, why: at === startOfDay(calendar, day + 1) ? 'midnight' : 'close-of-business' }
}

/** The ending at a moment, on the local day of that moment. */
export function endWhenUsed(calendar: CompiledCalendar, at: Instant): Ending {
  return { at, day: localOf(calendar, at).day, why: 'time-used' }
}
