/** Series of local moments: iCalendar rules (RFC 5545) that come again and again, and can be worked out at once. */
import { checkMoment, compileCalendar, naturalCalendar, nextMoment } from '../worktime/index.ts'
import type { ReadingDesk } from './compile-desk.ts'
import type { Path } from './yaml-source.ts'

export interface Reason {
  readonly reason: string
  readonly reasonZh: string
}

/** What a person writes into a rule book; a rule by the second, or every 4,000 years, is looked for very long. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/, INTERVAL: /^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/, BYDAY: list('[+-]?\\d{0,2}(MO|TU|WE|TH|FR|SA|SU)'), BYMONTHDAY: list('-?([1-9]|[12]\\d|3[01])'),
  BYMONTH: list('([1-9]|1[0-2])'), BYHOUR: list('(\\d|1\\d|2[0-3])'), BYMINUTE: /^([0-5]?\d)$/, BYSETPOS: list('-?\\d{1,3}'), BYYEARDAY: list('-?\\d{1,3}'), BYWEEKNO: list('-?\\d{1,2}'),
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/, COUNT: /^\d{1,4}$/, UNTIL: /^\d{8}(T\d{6}Z?)?$/,
}

function list(entry: string): RegExp {
  return new RegExp(`^${entry}(,${entry}){0,30}$`)
}

const FORM: Reason = {
  reason: 'it must be an iCalendar rule by days, weeks, months or years, such as FREQ=WEEKLY;BYDAY=MO (RFC 5545)',
  reasonZh: '应写作按日、周、月或年的 iCalendar 规则，如 FREQ=WEEKLY;BYDAY=MO(RFC 5545)',
}
const START: Reason = { reason: 'from must be a local time such as 2026-01-05T08:30', reasonZh: 'from 应写作本地时间，如 2026-01-05T08:30' }
const NEVER: Reason = { reason: 'it never comes', reasonZh: '这样的日子永远不会到' }
const ENDS: Reason = { reason: 'a limit needs a series that does not end: without COUNT and UNTIL', reasonZh: '时限须用不会结束的日程，不能写 COUNT、UNTIL' }
/** Each is tried out, which takes up to a second for one that never comes. */
const MOST_SERIES = 50
const MANY: Reason = { reason: `a procedure has at most ${MOST_SERIES} series`, reasonZh: `一个制度最多 ${MOST_SERIES} 个日程` }

/** Reports what is wrong with a series; `mayEnd` where it is enough that it comes a few times. */
export function checkSeries(desk: ReadingDesk, series: { readonly rrule: string; readonly from: string }, mayEnd: boolean, path: Path, keys: { readonly rrule: string; readonly from: string }): void {
  const report = (key: string, source: string, reason: Reason): void => desk.report('procedure.calendar_place', [...path, key], { source, ...reason })
  const { rrule, from } = series
  const parts = rrule.replace(/^RRULE:/, '').split(';').map((part) => part.split('='))
  const names = parts.map(([name = '']) => name)
  const isKnown = parts.every(([name = '', value = '', more]) => more === undefined && Object.hasOwn(PARTS, name) && PARTS[name]?.test(value) === true)
  if (!isKnown || !names.includes('FREQ') || new Set(names).size < names.length) return report(keys.rrule, rrule, FORM)
  if (!mayEnd && (names.includes('COUNT') || names.includes('UNTIL'))) return report(keys.rrule, rrule, ENDS)
  if (!/^20\d\d-/.test(from)) return report(keys.from, from, START)
  const [problem] = checkMoment({ kind: 'series', rrule, start: from })
  if (problem) return problem === 'moment.bad_start' ? report(keys.from, from, START) : report(keys.rrule, rrule, FORM)
  desk.series.add(`${rrule} ${from}`)
  if (desk.series.size > MOST_SERIES) return report(keys.rrule, rrule, MANY)
  // What is wrong elsewhere is said first: trying out takes its time.
  if (desk.findings.length === 0 && !everComes(rrule, from)) report(keys.rrule, rrule, NEVER)
}

const DAYS = compileCalendar(naturalCalendar('UTC'))

function everComes(rrule: string, from: string): boolean {
  try {
    return nextMoment(DAYS, { kind: 'series', rrule, start: from }, Date.parse(`${from.slice(0, 10)}T00:00:00Z`) - 1) !== undefined
  } catch {
    // The library gives up by throwing.
    return false
  }
}
