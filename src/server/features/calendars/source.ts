/** Calendars as rows, as the core's source, and as the contract shows them: three types, mapped here and nowhere else. */
import { checkCalendar } from '../../../core/worktime/index.ts'
import type { Calendar, Weekday, Span } from '../../../core/worktime/index.ts'
import { weekShape } from '../../../contract/index.ts'
import type { CalendarView, CalendarYear } from '../../../contract/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { CalendarRow, DayRow } from './store.ts'

type Week = Readonly<Record<Weekday, readonly Span[]>>

/** Not yet checked: `checkSource` or `compileCalendar` says what is wrong with it. */
export function sourceOf(row: CalendarRow, days: readonly DayRow[]): Calendar {
  return {
    id: row.code, name: row.name, zone: row.time_zone,
    week: row.week as Week, // checkCalendar looks at every part of it
    closed: days.filter((day) => day.kind === 'closed').map((day) => ({ date: day.day, name: day.name })),
    opened: days.filter((day) => day.kind === 'opened').map((day) => ({ date: day.day, name: day.name, ...(day.spans ? { spans: day.spans } : {}) })),
    coveredYears: row.covered_years ?? 'all', dayEnd: row.day_end,
  }
}

/** Throws `calendar.invalid` with every fault by field. */
export function checkSource(calendar: Calendar): void {
  const problems = checkCalendar(calendar)
  if (problems.length === 0) return
  throw new AppError('calendar.invalid', {
    problems: problems.map((problem) => ({ field: problem.path === 'zone' ? 'timeZone' : problem.path, code: 'field.bad_format' })),
    faults: problems.map(({ code, path, value }) => ({ code, path, value })),
  })
}

export function calendarView(row: CalendarRow): CalendarView {
  return { code: row.code, name: row.name, timeZone: row.time_zone, week: weekShape.parse(row.week), coveredYears: row.covered_years, dayEnd: row.day_end, version: row.version }
}

/** One year with its special days; whether its holidays have been announced. */
export function yearView(row: CalendarRow, days: readonly DayRow[], year: number): CalendarYear {
  return {
    calendar: calendarView(row), year, announced: row.covered_years === null || row.covered_years.includes(year),
    days: days.filter((day) => Number(day.day.slice(0, 4)) === year).map(({ day, kind, name, spans, source }) => ({ day, kind, name, spans: spans && [...spans], source })),
  }
}
