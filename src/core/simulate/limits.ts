/** When the limit of a clock is reached, asked tens of thousands of times a second: what depends on the day alone is worked out once a day. */
import type { Limit } from '../procedure/index.ts'
import { addWorkingTime, dueAt, nextMoment } from '../worktime/index.ts'
import type { CompiledCalendar, CountingRule, Duration, Instant, Moment, Pause } from '../worktime/index.ts'
import { workingLength } from '../worktime/due-elapsed.ts'
import { isCountedInDays } from '../worktime/due-legal.ts'
import { closeOf, localOf, workingDayFrom } from '../worktime/working-time.ts'
import type { Dice } from './dice.ts'
import type { Delay } from './distribution.ts'
import type { OpenTime } from './open-time.ts'

/** `moves` with pauses when it is a length; a date stands. Undefined when the limit never comes. */
export interface LimitModel {
  readonly within: Duration | undefined
  readonly due: (start: Instant, dice: Dice) => Instant | undefined
}

interface LimitParts {
  readonly calendar: CompiledCalendar
  readonly open: OpenTime
  readonly rule: CountingRule
  readonly limit: Limit
  /** How far away the date of the limit is, when somebody sets one; `exact` when it has a time. */
  readonly date: Delay | undefined
  readonly exact: boolean
}

export function makeLimit(parts: LimitParts): LimitModel {
  const { calendar, limit, date, exact } = parts
  switch (limit.kind) {
    case 'within': return { within: limit.within, due: lastingFor(parts, limit.within) }
    case 'calendar': return { within: undefined, due: momentAfter(calendar, limit.moment) }
    case 'field':
    case 'column': {
      const cap = limit.atMost ? lastingFor(parts, limit.atMost) : undefined
      const set = (start: Instant, dice: Dice): Instant | undefined => {
        if (!date) return undefined
        const length = date.sample(dice)
        const at = date.working ? passOpenTime(parts, start, length) : start + length
        return exact ? at : endOfDateAfter(calendar, start, at)
      }
      return { within: undefined, due: (start, dice) => {
        const [at, most] = [set(start, dice), cap?.(start)]
        return at === undefined ? most : most === undefined ? at : Math.min(at, most)
      } }
    }
  }
}

/** The limit of a run that stood still for a while. */
export function dueWithPauses(calendar: CompiledCalendar, rule: CountingRule, start: Instant, within: Duration, pauses: readonly Pause[]): Instant {
  return dueAt(calendar, rule, start, within, { pauses })
}

/** Beyond the weeks that are played, the calendar is asked. */
function passOpenTime({ calendar, open }: LimitParts, start: Instant, length: number): Instant {
  const at = length === 0 ? start : open.instantAt(open.openBefore(start) + length)
  return at === Infinity ? addWorkingTime(calendar, start, length) : at
}

/** Counted in days, all starts of one day are due together; hours are added, open ones by the spans worked out already. */
function lastingFor(parts: LimitParts, within: Duration): (start: Instant) => Instant {
  const { calendar, rule } = parts
  if (rule !== 'legal' || !isCountedInDays(within)) {
    const length = within.working || isInHours(within) ? workingLength(calendar, within) : undefined
    if (length === undefined) return (start) => dueAt(calendar, rule, start, within)
    return within.working ? (start) => passOpenTime(parts, start, length) : (start) => start + length
  }
  const byDay = new Map<number, Instant>()
  return (start) => {
    const { day } = localOf(calendar, start)
    const known = byDay.get(day)
    if (known !== undefined) return known
    const due = dueAt(calendar, rule, start, within)
    byDay.set(day, due)
    return due
  }
}

function isInHours({ unit }: Duration): boolean {
  return unit === 'second' || unit === 'minute' || unit === 'hour'
}

/** The next moment of a kind is the same for all of one day who ask before it comes. */
function momentAfter(calendar: CompiledCalendar, moment: Moment): (start: Instant) => Instant | undefined {
  let [day, from, due] = [-1, Infinity, -Infinity]
  return (start) => {
    const today = localOf(calendar, start).day
    if (today === day && from <= start && start < due) return due
    const next = nextMoment(calendar, moment, start)?.due
    if (next === undefined) return undefined
    ;[day, from, due] = [today, start, next]
    return due
  }
}

/** The close of business of the day a date falls on; of the next working day when that was already over. */
function endOfDateAfter(calendar: CompiledCalendar, start: Instant, at: Instant): Instant {
  const { day } = localOf(calendar, at)
  const close = closeOf(calendar, day)
  return close > start ? close : closeOf(calendar, workingDayFrom(calendar, day, 1))
}
