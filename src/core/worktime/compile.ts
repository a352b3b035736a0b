import { checkCalendar } from './calendar-check.ts'
import { DAY, SECOND, dayNumberOf, parseDate, parseTime, weekdayIndexOf } from './civil.ts'
import {
  WEEKDAYS, type Bilingual, type Calendar, type CalendarProblem, type CompiledCalendar, type CompiledDay, type DayNumber, type Milliseconds,
  type OpenedDay, type Span, type YearTable, type ZoneClock,
} from './types.ts'
import { zoneClock } from './zone.ts'

/** Thrown by `compileCalendar` for a calendar that `checkCalendar` would have refused; carries all its problems. */
export class CalendarError extends Error {
  readonly problems: readonly CalendarProblem[]

  constructor(problems: readonly CalendarProblem[]) {
    super(problems.map((problem) => `${problem.code} at ${problem.path || 'the top'}: ${problem.value}`).join('; '))
    this.name = 'CalendarError'
    this.problems = problems
  }
}

/** Makes a calendar ready for arithmetic. Throws CalendarError when it is faulty: ask `checkCalendar` first about input from outside. */
export function compileCalendar(source: Calendar): CompiledCalendar {
  const problems = checkCalendar(source)
  if (problems.length > 0) throw new CalendarError(problems)
  const zone = zoneClock(source.zone)
  const day = dayLookup(source)
  const years = new Map<number, YearTable>()
  return {
    source,
    zone,
    standardDay: standardDayOf(source),
    workingDaysPerWeek: WEEKDAYS.filter((weekday) => source.week[weekday].length > 0).length,
    day,
    year(year) {
      const known = years.get(year)
      if (known) return known
      const made = buildYear(year, zone, day)
      years.set(year, made)
      return made
    },
  }
}

/** The most usual open time among the open weekdays; of equally usual ones the longest. */
function standardDayOf(source: Calendar): Milliseconds {
  if (source.standardDaySeconds !== undefined) return source.standardDaySeconds * SECOND
  const tally = new Map<Milliseconds, number>()
  for (const weekday of WEEKDAYS) {
    const open = openTime(readHours(source.week[weekday]))
    if (open > 0) tally.set(open, (tally.get(open) ?? 0) + 1)
  }
  const [first] = [...tally].sort(([openA, daysA], [openB, daysB]) => daysB - daysA || openB - openA)
  return first?.[0] ?? DAY
}

function dayLookup(source: Calendar): (day: DayNumber) => CompiledDay {
  const week = WEEKDAYS.map((weekday): CompiledDay => {
    const hours = readHours(source.week[weekday])
    return { kind: hours.length > 0 ? 'working' : 'weekend', hours }
  })
  const usual = usualHours(source)
  const special = new Map<DayNumber, CompiledDay>()
  for (const opened of source.opened) special.set(numberOf(opened.date), compileOpened(opened, source, usual))
  for (const closed of source.closed) special.set(numberOf(closed.date), { kind: 'closed', name: pickName(closed.name), hours: [] })
  const never: CompiledDay = { kind: 'weekend', hours: [] }
  return (day) => special.get(day) ?? week[weekdayIndexOf(day)] ?? never
}

function compileOpened(opened: OpenedDay, source: Calendar, usual: readonly number[]): CompiledDay {
  const name = pickName(opened.name)
  if (opened.spans) return { kind: 'opened', name, hours: readHours(opened.spans) }
  if (!opened.like) return { kind: 'opened', name, hours: usual }
  const hours = readHours(source.week[opened.like])
  return { kind: 'opened', name, like: opened.like, hours: hours.length > 0 ? hours : usual }
}

/** Hours of the first weekday that is open for the standard length, else of the first open weekday. */
function usualHours(source: Calendar): readonly number[] {
  const open = WEEKDAYS.map((weekday) => readHours(source.week[weekday])).filter((hours) => hours.length > 0)
  const standard = standardDayOf(source)
  return open.find((hours) => openTime(hours) === standard) ?? open[0] ?? []
}

/** Spans as a flat list of times; spans that touch become one. */
function readHours(spans: readonly Span[]): readonly number[] {
  const hours: number[] = []
  for (const span of spans) {
    const from = parseTime(span.from) ?? 0
    const to = parseTime(span.to) ?? 0
    if (hours.length > 0 && hours[hours.length - 1] === from) hours[hours.length - 1] = to
    else hours.push(from, to)
  }
  return hours
}

function openTime(hours: readonly number[]): Milliseconds {
  return hours.reduce((sum, time, i) => (i % 2 === 0 ? sum - time : sum + time), 0)
}

function buildYear(year: number, zone: ZoneClock, dayOf: (day: DayNumber) => CompiledDay): YearTable {
  const [firstDay, nextYear] = [dayNumberOf(year, 1, 1), dayNumberOf(year + 1, 1, 1)]
  const [starts, ends, openBefore]: [number[], number[], number[]] = [[], [], [0]]
  const [workingDays, closes]: [number[], number[]] = [[], []]
  let open = 0
  for (let day = firstDay; day < nextYear; day += 1) {
    const { hours } = dayOf(day)
    let close: number | undefined
    for (let i = 0; i + 1 < hours.length; i += 2) {
      const start = zone.firstInstantOf(day * DAY + (hours[i] ?? 0))
      const end = zone.firstInstantOf(day * DAY + (hours[i + 1] ?? 0))
      if (end <= start) continue // swallowed whole by a clock change
      starts.push(start)
      ends.push(end)
      open += end - start
      openBefore.push(open)
      close = end
    }
    if (close === undefined) continue
    workingDays.push(day)
    closes.push(close)
  }
  return {
    end: zone.firstInstantOf(nextYear * DAY),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    openBefore: Float64Array.from(openBefore),
    workingDays: Int32Array.from(workingDays),
    closes: Float64Array.from(closes),
  }
}

function numberOf(date: string): DayNumber {
  return parseDate(date) ?? 0
}

function pickName({ zh, en }: Bilingual): Bilingual {
  return { zh, en }
}
