/** The weekly pattern while somebody edits it. */
import { checkCalendar } from '../../../core/worktime/calendar-check.ts'
import { WEEKDAYS, type Weekday } from '../../../core/worktime/types.ts'
import type { Week } from './requests.ts'

export type WeekFault = 'bad-time' | 'empty-span' | 'overlapping-spans' | 'never-open' | 'other'
export interface WeekProblem {
  /** Absent when the fault is the whole week's. */
  readonly day?: Weekday
  readonly fault: WeekFault
}

/** All faults of a weekly pattern by the same check that guards every calendar; a day is named once per fault. */
export function checkWeek(week: Week): readonly WeekProblem[] {
  const calendar = { id: 'draft', zone: 'UTC', week, opened: [], closed: [], coveredYears: 'all' }
  const problems = checkCalendar(calendar).map(({ code, path }): WeekProblem => {
    const day = WEEKDAYS.find((each) => path.startsWith(`week.${each}`))
    return { ...(day ? { day } : {}), fault: faultOf(code) }
  })
  return problems.filter(({ day, fault }, i) => problems.findIndex((other) => other.day === day && other.fault === fault) === i)
}

function faultOf(code: string): WeekFault {
  switch (code) {
    case 'calendar.bad_time': return 'bad-time'
    case 'calendar.empty_span': return 'empty-span'
    case 'calendar.overlapping_spans': return 'overlapping-spans'
    case 'calendar.never_open': return 'never-open'
    default: return 'other'
  }
}

/** A time as people type it made a time of day: `830`, `8:30` and `８：３０` become `08:30`; anything else stays as typed. */
export function readTime(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const [, hours, minutes] = /^(\d{1,2}):?(\d{2})$/.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return /^\d{1,2}$/.test(text) ? `${text.padStart(2, '0')}:00` : text
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** The week with Monday's hours on Tuesday to Friday too. */
export function copyMonday(week: Week): Week {
  return { ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon }
}
