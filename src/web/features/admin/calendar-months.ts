/** A year of a work calendar as twelve months of weeks, worked out by the same code that computes the limits. */
import { compileCalendar } from '../../../core/worktime/compile.ts'
import { dayNumberOf, daysInMonth, formatDate, formatTime, weekdayIndexOf } from '../../../core/worktime/civil.ts'
import type { Calendar, CompiledDay, DayKind } from '../../../core/worktime/types.ts'
import type { CalendarYear, Label } from '../../../contract/index.ts'

export interface MonthDay {
  readonly date: string
  readonly dayOfMonth: number
  readonly kind: DayKind
  readonly name?: Label
  /** Open hours as `08:30-12:00`; empty on a day off. */
  readonly hours: readonly string[]
}

export interface Month {
  /** 1..12 */
  readonly month: number
  /** Weeks from Monday to Sunday; null where a day belongs to another month. */
  readonly weeks: readonly (readonly (MonthDay | null)[])[]
  readonly workingDays: number
}

/** The twelve months of the year. Throws CalendarError when the calendar has faults that the server would not have stored. */
export function layOutYear({ calendar, year, days }: CalendarYear): readonly Month[] {
  const compiled = compileCalendar(readCalendar({ calendar, days }))
  return Array.from({ length: 12 }, (_, i) => layOutMonth(year, i + 1, compiled.day))
}

/** The calendar of the contract as the calendar of the core. */
export function readCalendar({ calendar, days }: Pick<CalendarYear, 'calendar' | 'days'>): Calendar {
  return {
    id: calendar.code, name: calendar.name, zone: calendar.timeZone, week: calendar.week, dayEnd: calendar.dayEnd,
    coveredYears: calendar.coveredYears ?? 'all',
    opened: days.flatMap(({ kind, day, name, spans }) => (kind === 'opened' ? [{ date: day, name, ...(spans ? { spans } : {}) }] : [])),
    closed: days.flatMap(({ kind, day, name }) => (kind === 'closed' ? [{ date: day, name }] : [])),
  }
}

function layOutMonth(year: number, month: number, dayOf: (day: number) => CompiledDay): Month {
  const first = dayNumberOf(year, month, 1)
  const days = Array.from({ length: daysInMonth(year, month) }, (_, i): MonthDay => {
    const { kind, name, hours } = dayOf(first + i)
    return { date: formatDate(first + i), dayOfMonth: i + 1, kind, ...(name ? { name } : {}), hours: tellHours(hours) }
  })
  const cells: (MonthDay | null)[] = [...Array.from({ length: weekdayIndexOf(first) }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return {
    month,
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
    workingDays: days.filter(({ hours }) => hours.length > 0).length,
  }
}

function tellHours(hours: readonly number[]): readonly string[] {
  return hours.flatMap((from, i) => (i % 2 === 0 ? [`${formatTime(from)}-${formatTime(hours[i + 1] ?? from)}`] : []))
}
