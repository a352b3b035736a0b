import { sql } from 'kysely'
import type { Calendar, Span } from '../../../core/worktime/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface CalendarRow {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly time_zone: string
  /** What was written was checked by the core; it is checked again when compiled. */
  readonly week: object
  readonly covered_years: number[] | null
  readonly day_end: 'close-of-business' | 'midnight'
  readonly version: number
}

export interface DayRow {
  readonly calendar: string
  readonly day: string
  readonly kind: 'opened' | 'closed'
  readonly name: { readonly zh: string; readonly en: string }
  readonly spans: readonly Span[] | null
  readonly source: string
}

const CALENDAR = ['code', 'name', 'time_zone', 'week', 'covered_years', 'day_end', 'version'] as const
const DAY = ['calendar', 'day', 'kind', 'name', 'spans', 'source'] as const

export async function loadCalendars(db: Db | Tx): Promise<{ calendars: CalendarRow[]; days: DayRow[] }> {
  const calendars = await db.selectFrom('calendar').select(CALENDAR).orderBy('code').execute()
  const days = await db.selectFrom('calendar_day').select(DAY).orderBy('calendar').orderBy('day').execute()
  return { calendars, days }
}

export async function findCalendar(tx: Tx, code: string): Promise<{ calendar: CalendarRow; days: DayRow[] } | undefined> {
  const calendar = await tx.selectFrom('calendar').select(CALENDAR).where('code', '=', code).forUpdate().executeTakeFirst()
  return calendar && { calendar, days: await tx.selectFrom('calendar_day').select(DAY).where('calendar', '=', code).orderBy('day').execute() }
}

/** False when the code is taken. Its days are written with it. */
export async function addCalendar(tx: Tx, calendar: Calendar, source: 'seed' | 'person'): Promise<boolean> {
  const result = await tx.insertInto('calendar').values({
    code: calendar.id, name: JSON.stringify(calendar.name ?? { zh: calendar.id, en: calendar.id }), time_zone: calendar.zone, week: JSON.stringify(calendar.week),
    covered_years: calendar.coveredYears === 'all' ? null : [...calendar.coveredYears], day_end: calendar.dayEnd ?? 'close-of-business',
  }).onConflict((conflict) => conflict.column('code').doNothing()).executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  const days = [
    ...calendar.closed.map((day) => ({ day: day.date, kind: 'closed', name: day.name, spans: null })),
    ...calendar.opened.map((day) => ({ day: day.date, kind: 'opened', name: day.name, spans: day.spans ?? null })),
  ]
  await sql`
    insert into calendar_day (calendar, day, kind, name, spans, source)
    select ${calendar.id}, day, kind, name, nullif(spans, 'null'::jsonb), ${source} from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r(day date, kind text, name jsonb, spans jsonb)`.execute(tx)
  return true
}

/** False when somebody changed it since `version`. */
export async function saveCalendar(tx: Tx, row: CalendarRow, version: number): Promise<boolean> {
  const result = await tx.updateTable('calendar').set({
    name: JSON.stringify(row.name), time_zone: row.time_zone, week: JSON.stringify(row.week), covered_years: row.covered_years, version: version + 1,
  }).where('code', '=', row.code).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** A day is either opened or closed: what it was before is replaced. */
export async function putDay(tx: Tx, row: DayRow): Promise<void> {
  await removeDay(tx, row.calendar, row.day)
  await tx.insertInto('calendar_day').values({ ...row, name: JSON.stringify(row.name), spans: row.spans && JSON.stringify(row.spans) }).execute()
}

export async function removeDay(tx: Tx, calendar: string, day: string): Promise<boolean> {
  const result = await tx.deleteFrom('calendar_day').where('calendar', '=', calendar).where('day', '=', day).executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function raiseVersion(tx: Tx, code: string): Promise<void> {
  await tx.updateTable('calendar').set((set) => ({ version: set('version', '+', 1) })).where('code', '=', code).execute()
}
