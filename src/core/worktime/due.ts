import { DAY, formatDate, formatTime, yearOf } from './civil.ts'
import { endByElapsed, naturalMoment, workingLength } from './due-elapsed.ts'
import { endByLaw } from './due-legal.ts'
import type { Ending } from './ending.ts'
import { findMoment } from './moments.ts'
import { mergePauses } from './pauses.ts'
import type {
  CompiledCalendar, CountingRule, DayNumber, DueOptions, DueResult, Duration, Instant, Moment, Question,
} from './types.ts'
import { addWorkingTime, localOf, nextOpening, startOfDay } from './working-time.ts'

/**
 * When a period that begins at `start` is over. Always at or after `start`, never inside a pause; a zero duration is due at once.
 * Source: PRC Civil Code art. 200-204 for the legal rule. Throws RangeError for a duration that `parseDuration` would have refused and for
 * moments outside the years 1800 to 9999: both are mistakes of the program.
 */
export function dueFor(
  calendar: CompiledCalendar, rule: CountingRule, start: Instant, duration: Duration, options: DueOptions = {},
): DueResult {
  refuseBadDuration(duration)
  const question: Question = { kind: 'duration', rule, start, duration, options }
  return makeResult(calendar, question, endPeriod(calendar, rule, start, duration, options))
}

/** When it is over and nothing else: for who asks often and explains later. As `dueFor`. */
export function dueAt(calendar: CompiledCalendar, rule: CountingRule, start: Instant, duration: Duration, options: DueOptions = {}): Instant {
  refuseBadDuration(duration)
  return endPeriod(calendar, rule, start, duration, options).at
}

/** The first such moment strictly after `after`; undefined when a series has come to its end. Check a moment from outside with `checkMoment` first. */
export function nextMoment(calendar: CompiledCalendar, moment: Moment, after: Instant): DueResult | undefined {
  const ending = findMoment(calendar, moment, after)
  return ending && makeResult(calendar, { kind: 'moment', moment, start: after }, ending)
}

/** The moment that lies a duration before another, such as "2 working hours before" for a warning: by the stopwatch, at a moment of open time. */
export function momentBefore(calendar: CompiledCalendar, due: Instant, duration: Duration): Instant {
  refuseBadDuration(duration)
  if (!duration.working) return naturalMoment(calendar, due, { ...duration, amount: -duration.amount })
  const open = workingLength(calendar, duration)
  if (open !== undefined) return addWorkingTime(calendar, due, -open)
  return nextOpening(calendar, naturalMoment(calendar, due, { ...duration, amount: -duration.amount }))
}

/** The ending of a question, worked out again: how a result explains itself. */
export function endingOf(calendar: CompiledCalendar, question: Question): Ending | undefined {
  if (question.kind === 'moment') return findMoment(calendar, question.moment, question.start)
  return endPeriod(calendar, question.rule, question.start, question.duration, question.options)
}

function endPeriod(calendar: CompiledCalendar, rule: CountingRule, start: Instant, duration: Duration, options: DueOptions): Ending {
  const pauses = mergePauses(options.pauses ?? [], start)
  return rule === 'legal' ? endByLaw(calendar, start, duration, options, pauses) : endByElapsed(calendar, start, duration, pauses)
}

function refuseBadDuration({ amount, unit }: Duration): void {
  const months = unit === 'month' ? amount : unit === 'year' ? amount * 12 : 0
  if (!(amount >= 0 && amount < Infinity && Number.isInteger(months))) throw new RangeError(`not a duration: ${String(amount)} ${unit}`)
}

function makeResult(calendar: CompiledCalendar, question: Question, ending: Ending): DueResult {
  return {
    due: ending.at,
    dueDate: formatDate(ending.day),
    dueTime: ending.at >= startOfDay(calendar, ending.day + 1) ? '24:00' : formatTime(localOf(calendar, ending.at).time % DAY),
    unannouncedYears: ending.calendarFrom === undefined ? [] : findUnannounced(calendar, ending.calendarFrom, ending.day),
    question,
    calendar,
  }
}

function findUnannounced(calendar: CompiledCalendar, from: DayNumber, to: DayNumber): readonly number[] {
  const { coveredYears } = calendar.source
  if (coveredYears === 'all') return []
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!coveredYears.includes(year)) years.push(year)
  return years
}
