/** How far away a limit is: lengths, places in the calendar, dates that somebody set; and the cases they apply in. */
import type { Duration, Moment as CalendarMoment } from '../worktime/index.ts'
import type { ReadingDesk, Source } from './compile-desk.ts'
import { checkSeries } from './compile-series.ts'
import { tableColumn } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import type { Limit, LimitCase } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentClock = NonNullable<ProcedureDocument['clocks']>[string]
type DocumentDue = NonNullable<DocumentClock['due']>
type DocumentCase = { readonly when?: Source | undefined; readonly within?: string | undefined; readonly due?: DocumentDue | undefined }

/** The cases of a clock: of its `within` or its `due`, each under the condition of the clock as well as its own. */
export function readLimits(desk: ReadingDesk, key: string, clock: DocumentClock, path: Path): LimitCase[] {
  const { within } = clock
  if (typeof within !== 'object') return [readCase(desk, key, { within, due: clock.due, when: clock.when }, path)]
  if (clock.due !== undefined) desk.report('procedure.one_of', [...path, 'due'], { name: key, parts: 'within, due' }, 'key')
  const whole = clock.when === undefined ? {} : desk.condition(clock.when, [...path, 'when'], desk.inside)
  return within.map((entry, index) => {
    const at = [...path, 'within', index]
    if (index > 0 && within[index - 1]?.when === undefined) desk.report('procedure.never_taken', at, { path: `${path.join('.')}.within` })
    const own = readCase(desk, key, entry, at)
    if (!whole.when || !own.when) return { ...whole, ...own }
    return { ...desk.condition(`(${whole.when.source}) && (${own.when.source})`, [...at, 'when'], desk.inside), limit: own.limit }
  })
}

function readCase(desk: ReadingDesk, key: string, entry: DocumentCase, path: Path): LimitCase {
  const when = desk.condition(entry.when, [...path, 'when'], desk.inside)
  if (entry.within !== undefined && entry.due !== undefined) desk.report('procedure.one_of', [...path, 'due'], { name: key, parts: 'within, due' }, 'key')
  if (entry.within !== undefined) return { ...when, limit: { kind: 'within', within: desk.duration(entry.within, [...path, 'within']) } }
  if (entry.due !== undefined) return { ...when, limit: readDue(desk, entry.due, [...path, 'due']) }
  desk.report('procedure.missing_part', path, { name: key, part: 'within / due', reason: 'a limit is a length or a date', reasonZh: '时限须写时长或日期' })
  return { ...when, limit: { kind: 'within', within: { amount: 0, unit: 'second', working: false } } }
}

function readDue(desk: ReadingDesk, due: DocumentDue, path: Path): Limit {
  if ('field' in due || 'column' in due) {
    const cap = due.atMost === undefined ? {} : { atMost: desk.duration(due.atMost, [...path, 'atMost']) }
    if ('field' in due) {
      desk.field(due.field, [...path, 'field'], ['date', 'dateTime'])
      return { kind: 'field', field: due.field, ...cap }
    }
    tableColumn(desk, due.column, ['date'], [...path, 'column'])
    return { kind: 'column', column: due.column, ...cap }
  }
  const moment = momentOf(due)
  if ('series' in due) checkSeries(desk, { rrule: due.series, from: due.from }, false, path, { rrule: 'series', from: 'from' })
  return { kind: 'calendar', moment }
}

type DocumentPlace = Exclude<DocumentDue, { field: string } | { column: string }>

function momentOf(due: DocumentPlace): CalendarMoment {
  if ('timeOfDay' in due) return { kind: 'time-of-day', time: due.timeOfDay, ...(due.working === undefined ? {} : { working: due.working }), ...(due.skipToday === undefined ? {} : { skipToday: due.skipToday }) }
  const place = { ...(due.time === undefined ? {} : { at: { time: due.time } }), ...(due.shift === undefined ? {} : { shift: due.shift }) }
  if ('monthEnd' in due) return { kind: 'month-end', ...place }
  if ('dayOfMonth' in due) return { kind: 'day-of-month', day: due.dayOfMonth, ...place }
  if ('beforeDayOfMonth' in due) return { kind: 'before-day-of-month', day: due.beforeDayOfMonth, ...place }
  return { kind: 'series', rrule: due.series, start: due.from, ...place }
}

const ROUGH_HOURS = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 8, week: 40, month: 176, year: 2000 } as const
const NATURAL_HOURS = { ...ROUGH_HOURS, day: 24, week: 168, month: 730, year: 8766 } as const

/** Working hours, or natural ones, that a length is about: enough to see that a warning would come after its limit. */
export function roughHours(duration: Duration): number {
  return duration.amount * (duration.working ? ROUGH_HOURS : NATURAL_HOURS)[duration.unit]
}
