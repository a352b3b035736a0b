import { addMonths, civilOf, formatDate, formatTime, weekdayOf } from './civil.ts'
import { workingLength } from './due-elapsed.ts'
import { dayEndOf, isCountedInDays } from './due-legal.ts'
import { endingOf } from './due.ts'
import { endOfDay, type Ending } from './ending.ts'
import { listDays, type DayUse } from './explain-days.ts'
import { isPausedBefore, mergePauses } from './pauses.ts'
import type { CompiledCalendar, DayNumber, DueResult, ExplanationLine, Instant, Moment, Pause, Question } from './types.ts'
import { isWorkingDay, localOf, startOfDay, workingTimeBetween } from './working-time.ts'

type DurationQuestion = Question & { readonly kind: 'duration' }

/** Why a result is what it is, step by step and day by day, as data; `explainDue` puts it into words. */
export function explainLines(result: DueResult): readonly ExplanationLine[] {
  const { calendar, question } = result
  const ending = endingOf(calendar, question)
  if (!ending) return []
  const steps = question.kind === 'moment' ? explainMoment(calendar, question, ending) : explainPeriod(calendar, question, ending)
  return [
    startLine(calendar, question),
    ...steps,
    ...movedLines(calendar, ending, question.kind === 'duration' && question.rule === 'legal'),
    ...(result.unannouncedYears.length > 0 ? [{ kind: 'unannounced' as const, years: result.unannouncedYears }] : []),
    { kind: 'due', date: result.dueDate, time: result.dueTime, weekday: weekdayOf(ending.day), why: ending.why },
  ]
}

function startLine(calendar: CompiledCalendar, question: Question): ExplanationLine {
  const { day, time } = localOf(calendar, question.start)
  const { id, name, zone } = calendar.source
  const asked = question.kind === 'duration' ? { rule: question.rule, duration: question.duration } : {}
  return { kind: 'start', date: formatDate(day), time: formatTime(time), weekday: weekdayOf(day), ...asked, calendar: name ?? { zh: id, en: id }, zone }
}

function explainPeriod(calendar: CompiledCalendar, question: DurationQuestion, ending: Ending): readonly ExplanationLine[] {
  const { rule, start, duration, options } = question
  const pauses = mergePauses(options.pauses ?? [], start)
  const paused = pauses.filter(({ from }) => from < ending.at).map((pause) => pauseLine(calendar, pause))
  if (rule === 'legal' && isCountedInDays(duration)) {
    const day = localOf(calendar, start).day
    const first: ExplanationLine = { kind: 'start-day-not-counted', date: formatDate(day), weekday: weekdayOf(day) }
    const inWorkingDays = duration.working && duration.unit !== 'month' && duration.unit !== 'year'
    const count = inWorkingDays ? countWorkingSteps(calendar, question, pauses, ending) : countNaturalSteps(calendar, question, pauses, ending)
    return [...paused, first, ...count]
  }
  const byLaw = rule === 'legal'
  if (!duration.working) return [...paused, { kind: 'from-the-moment', byLaw }]
  const length: readonly ExplanationLine[] =
    duration.unit === 'day' || duration.unit === 'week' ? [{ kind: 'standard-day', length: calendar.standardDay }] : []
  const lines: readonly ExplanationLine[] = byLaw ? [{ kind: 'from-the-moment', byLaw }] : length
  if (workingLength(calendar, duration) === undefined) return [...paused, ...lines, ...correspondingLine(calendar, start, duration)]
  return [...paused, ...lines, ...listDays(calendar, usesOfTime(calendar, start, ending, pauses))]
}

/** Every day after the start with its running number; the odd part of a day shows as open time of the last days. */
function countWorkingSteps(calendar: CompiledCalendar, { start, duration, options }: DurationQuestion, pauses: readonly Pause[], ending: Ending): readonly ExplanationLine[] {
  const dayEnd = dayEndOf(calendar, duration, options)
  const amount = duration.unit === 'week' ? duration.amount * calendar.workingDaysPerWeek : duration.amount
  const whole = Math.floor(amount)
  const uses: DayUse[] = []
  let counted = 0
  for (let day = localOf(calendar, start).day + 1; day <= ending.day; day += 1) {
    const working = isWorkingDay(calendar, day)
    const paused = working && counted < amount && isPausedBefore(pauses, endOfDay(calendar, day, dayEnd))
    if (!working || paused) uses.push({ day, paused })
    else if (counted < whole) uses.push({ day, counted: (counted += 1) })
    else {
      // The odd part: from here to the end it is the open time that counts.
      uses.push(...usesOfTime(calendar, startOfDay(calendar, day), ending, pauses))
      break
    }
  }
  return listDays(calendar, uses)
}

function countNaturalSteps(calendar: CompiledCalendar, question: DurationQuestion, pauses: readonly Pause[], ending: Ending): readonly ExplanationLine[] {
  const { start, duration, options } = question
  const startDay = localOf(calendar, start).day
  const last = ending.unmoved ?? ending.day
  const dayEnd = dayEndOf(calendar, duration, options)
  let pausedDays = 0
  if (pauses.length > 0) for (let day = startDay + 1; day <= last; day += 1) if (isPausedBefore(pauses, endOfDay(calendar, day, dayEnd))) pausedDays += 1
  const days: ExplanationLine = { kind: 'natural-days', from: formatDate(startDay + 1), to: formatDate(last), count: last - startDay - pausedDays, pausedDays }
  if (duration.unit !== 'month' && duration.unit !== 'year') return [days]
  const corresponding = correspondingLine(calendar, start, duration)
  return pausedDays > 0 ? [...corresponding, days] : corresponding
}

function correspondingLine(calendar: CompiledCalendar, start: Instant, { amount, unit }: DurationQuestion['duration']): readonly ExplanationLine[] {
  const { day } = localOf(calendar, start)
  const months = unit === 'year' ? amount * 12 : amount
  const target = addMonths(day, months)
  const lastOfMonth = civilOf(target).day !== civilOf(day).day
  return [{ kind: 'corresponding-day', startDate: formatDate(day), date: formatDate(target), months, lastOfMonth }]
}

/** Open time used on each day between a moment and the end, pauses taken out. */
function usesOfTime(calendar: CompiledCalendar, start: Instant, ending: Ending, pauses: readonly Pause[]): DayUse[] {
  const uses: DayUse[] = []
  for (let day = localOf(calendar, start).day; day <= ending.day; day += 1) {
    const from = Math.max(start, startOfDay(calendar, day))
    const to = Math.min(ending.at, startOfDay(calendar, day + 1))
    let open = workingTimeBetween(calendar, from, to)
    for (const pause of pauses) open -= Math.max(0, workingTimeBetween(calendar, Math.max(from, pause.from), Math.min(to, pause.until)))
    uses.push(isWorkingDay(calendar, day) ? { day, open } : { day })
  }
  return uses
}

function explainMoment(calendar: CompiledCalendar, { moment, start }: Question & { readonly kind: 'moment' }, ending: Ending): readonly ExplanationLine[] {
  const day = ending.unmoved ?? ending.day
  const line: ExplanationLine = { kind: 'moment', moment, date: formatDate(day), weekday: weekdayOf(day) }
  return [line, ...listDays(calendar, daysPassedOver(calendar, moment, start, ending))]
}

/** The days that a "working day at ten" passes over, and the day it takes. */
function daysPassedOver(calendar: CompiledCalendar, moment: Moment, start: Instant, ending: Ending): DayUse[] {
  if (moment.kind !== 'time-of-day' || !moment.working) return []
  const uses: DayUse[] = []
  for (let day: DayNumber = localOf(calendar, start).day + 1; day <= ending.day; day += 1) uses.push({ day })
  return uses
}

function movedLines(calendar: CompiledCalendar, { unmoved, day }: Ending, byLaw: boolean): readonly ExplanationLine[] {
  if (unmoved === undefined || unmoved === day) return []
  const { name } = calendar.day(unmoved)
  const moved = { kind: 'moved', from: formatDate(unmoved), to: formatDate(day), weekday: weekdayOf(unmoved), direction: day > unmoved ? 'next' : 'previous', byLaw } as const
  return [name ? { ...moved, name } : moved]
}

function pauseLine(calendar: CompiledCalendar, { from, until }: Pause): ExplanationLine {
  const [begin, end] = [localOf(calendar, from), localOf(calendar, until)]
  return { kind: 'paused', fromDate: formatDate(begin.day), fromTime: formatTime(begin.time), untilDate: formatDate(end.day), untilTime: formatTime(end.time) }
}
