import { parseDate, parseTime } from './civil.ts'
import { WEEKDAYS, type CalendarProblem } from './types.ts'
import { isZone } from './zone.ts'

type Report = (code: CalendarProblem['code'], path: string, value: unknown) => void
type Fields = Readonly<Record<string, unknown>>

/** All faults of a calendar read from outside, each with its place; empty when `compileCalendar` will take it. */
export function checkCalendar(input: unknown): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = []
  const report: Report = (code, path, value) => problems.push({ code, path, value: show(value) })
  if (!isFields(input)) {
    report('calendar.not_an_object', '', input)
    return problems
  }
  for (const field of ['id', 'zone', 'week', 'opened', 'closed', 'coveredYears']) if (input[field] === undefined) report('calendar.missing', field, '')
  if (input['id'] !== undefined && !isText(input['id'])) report('calendar.bad_name', 'id', input['id'])
  if (input['zone'] !== undefined && !(isText(input['zone']) && isZone(input['zone']))) report('calendar.bad_zone', 'zone', input['zone'])
  if (input['name'] !== undefined) checkName(input['name'], 'name', report)
  if (input['week'] !== undefined) checkWeek(input['week'], report)
  if (input['opened'] !== undefined) checkDays(input['opened'], 'opened', report)
  if (input['closed'] !== undefined) checkDays(input['closed'], 'closed', report)
  if (input['coveredYears'] !== undefined) checkYears(input['coveredYears'], report)
  checkOptions(input, report)
  return problems
}

function checkWeek(week: unknown, report: Report): void {
  if (!isFields(week)) return report('calendar.not_an_object', 'week', week)
  for (const day of Object.keys(week)) if (!isWeekday(day)) report('calendar.bad_weekday', `week.${day}`, day)
  let open = false
  for (const day of WEEKDAYS) {
    if (week[day] === undefined) report('calendar.missing', `week.${day}`, '')
    else open = checkSpans(week[day], `week.${day}`, report) || open
  }
  if (!open) report('calendar.never_open', 'week', '')
}

/** Reports what is wrong with a day's spans; true when at least one is open. */
function checkSpans(spans: unknown, path: string, report: Report): boolean {
  if (!Array.isArray(spans)) {
    report('calendar.not_an_object', path, spans)
    return false
  }
  let last = 0
  spans.forEach((span: unknown, i) => {
    const at = `${path}[${String(i)}]`
    if (!isFields(span)) return report('calendar.not_an_object', at, span)
    const from = timeOf(span['from'])
    const to = timeOf(span['to'])
    if (from === undefined) report('calendar.bad_time', `${at}.from`, span['from'])
    if (to === undefined) report('calendar.bad_time', `${at}.to`, span['to'])
    if (from === undefined || to === undefined) return
    if (to <= from) report('calendar.empty_span', at, `${show(span['from'])}-${show(span['to'])}`)
    else if (from < last) report('calendar.overlapping_spans', at, `${show(span['from'])}-${show(span['to'])}`)
    last = Math.max(last, to)
  })
  return spans.length > 0
}

function checkDays(days: unknown, list: 'opened' | 'closed', report: Report): void {
  if (!Array.isArray(days)) return report('calendar.not_an_object', list, days)
  const seen = new Set<string>()
  days.forEach((day: unknown, i) => {
    const at = `${list}[${String(i)}]`
    if (!isFields(day)) return report('calendar.not_an_object', at, day)
    const date = day['date']
    if (!isText(date) || parseDate(date) === undefined) report('calendar.bad_date', `${at}.date`, date)
    else if (seen.has(date)) report('calendar.duplicate_day', `${at}.date`, date)
    else seen.add(date)
    checkName(day['name'], `${at}.name`, report)
    if (list === 'closed') return
    if (day['like'] !== undefined && !isWeekday(day['like'])) report('calendar.bad_weekday', `${at}.like`, day['like'])
    if (day['spans'] !== undefined && !checkSpans(day['spans'], `${at}.spans`, report)) report('calendar.never_open', `${at}.spans`, '')
  })
}

function checkYears(years: unknown, report: Report): void {
  if (years === 'all') return
  if (!Array.isArray(years)) return report('calendar.bad_year', 'coveredYears', years)
  years.forEach((year: unknown, i) => {
    if (!Number.isInteger(year)) report('calendar.bad_year', `coveredYears[${String(i)}]`, year)
  })
}

function checkOptions(input: Fields, report: Report): void {
  const standard = input['standardDaySeconds']
  if (standard !== undefined && !(typeof standard === 'number' && Number.isInteger(standard) && standard > 0 && standard <= 86_400)) {
    report('calendar.bad_standard_day', 'standardDaySeconds', standard)
  }
  const dayEnd = input['dayEnd']
  if (dayEnd !== undefined && dayEnd !== 'close-of-business' && dayEnd !== 'midnight') report('calendar.bad_day_end', 'dayEnd', dayEnd)
}

function checkName(name: unknown, path: string, report: Report): void {
  if (!isFields(name) || !isText(name['zh']) || !isText(name['en'])) report('calendar.bad_name', path, name)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isWeekday(value: unknown): boolean {
  return WEEKDAYS.some((day) => day === value)
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseTime(value) : undefined
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
