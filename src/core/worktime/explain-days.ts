import { formatDate, weekdayIndexOf, weekdayOf } from './civil.ts'
import { WEEKDAYS, type CompiledCalendar, type DayLine, type DayNumber, type Milliseconds } from './types.ts'

/** Explanations longer than this many days fold ordinary days into runs. */
const LONGEST_UNFOLDED = 40

/** What a count made of one day. */
export interface DayUse {
  readonly day: DayNumber
  readonly counted?: number
  readonly open?: Milliseconds
  readonly paused?: boolean
}

/** One line for each day; past 40 days ordinary days are folded, special days keep a line, days of one holiday share one. */
export function listDays(calendar: CompiledCalendar, days: readonly DayUse[]): readonly DayLine[] {
  const lines = days.map((use) => lineOf(calendar, use))
  return days.length > LONGEST_UNFOLDED ? foldLines(lines) : lines
}

function lineOf(calendar: CompiledCalendar, use: DayUse): DayLine {
  const { kind, name, like } = calendar.day(use.day)
  const date = formatDate(use.day)
  const weekday = weekdayOf(use.day)
  const usuallyOpen = kind === 'opened' && calendar.source.week[WEEKDAYS[weekdayIndexOf(use.day)] ?? 'mon'].length > 0
  return {
    kind: 'days',
    day: kind,
    from: date,
    to: date,
    weekday,
    count: kind === 'weekend' ? 0 : 1,
    daysOff: kind === 'weekend' ? 1 : 0,
    ...(name ? { name } : {}),
    ...(like ? { like } : {}),
    ...(usuallyOpen ? { usuallyOpen } : {}),
    ...(use.counted === undefined ? {} : { counted: [use.counted, use.counted] as const }),
    ...(use.open === undefined ? {} : { open: use.open }),
    ...(use.paused ? { paused: true } : {}),
  }
}

function foldLines(lines: readonly DayLine[]): readonly DayLine[] {
  const folded: DayLine[] = []
  for (const line of lines) {
    const last = folded[folded.length - 1]
    if (last && isAlike(last, line)) folded[folded.length - 1] = joinLines(last, line)
    else folded.push(line)
  }
  return folded
}

function isAlike(a: DayLine, b: DayLine): boolean {
  if ((a.paused ?? false) !== (b.paused ?? false)) return false
  if (isOrdinary(a) && isOrdinary(b)) return true
  return a.day === 'closed' && b.day === 'closed' && a.name?.en === b.name?.en
}

function isOrdinary(line: DayLine): boolean {
  return line.day === 'working' || line.day === 'weekend'
}

function joinLines(a: DayLine, b: DayLine): DayLine {
  const first = a.counted?.[0] ?? b.counted?.[0]
  const last = b.counted?.[1] ?? a.counted?.[1]
  const open = a.open === undefined && b.open === undefined ? undefined : (a.open ?? 0) + (b.open ?? 0)
  return {
    ...a,
    day: a.day === 'closed' ? 'closed' : a.count + b.count > 0 ? 'working' : 'weekend',
    to: b.to,
    count: a.count + b.count,
    daysOff: a.daysOff + b.daysOff,
    ...(first === undefined || last === undefined ? {} : { counted: [first, last] as const }),
    ...(open === undefined ? {} : { open }),
  }
}
