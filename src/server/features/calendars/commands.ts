import type { z } from 'zod'
import type { changeCalendarShape, newCalendarShape, putDayShape } from '../../../contract/index.ts'
import type { Calendar } from '../../../core/worktime/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import type { CalendarRegistry } from './registry.ts'
import { checkSource, sourceOf } from './source.ts'
import { addCalendar, findCalendar, putDay, raiseVersion, removeDay, saveCalendar } from './store.ts'
import type { CalendarRow, DayRow } from './store.ts'

export interface CalendarDeps {
  readonly db: Db
  readonly now: () => number
  readonly calendars: CalendarRegistry
}

export interface CalendarCommands {
  readonly add: (actor: string, calendar: z.infer<typeof newCalendarShape>) => Promise<void>
  readonly change: (actor: string, code: string, change: z.infer<typeof changeCalendarShape>) => Promise<void>
  readonly putDay: (actor: string, code: string, day: string, put: z.infer<typeof putDayShape>) => Promise<void>
  readonly removeDay: (actor: string, code: string, day: string) => Promise<void>
}

export function createCalendars(deps: CalendarDeps): CalendarCommands {
  const run = async (code: string, work: (tx: Tx) => Promise<void>): Promise<void> => {
    await changeOrganisation(deps.db, { kind: 'calendar', code }, work)
    await deps.calendars.refresh()
  }
  const record = (tx: Tx, actor: string, type: string, data: Readonly<Record<string, unknown>>): Promise<void> => recordAdminEvent(tx, { at: deps.now(), actor, type, data })
  return {
    add: (actor, given) => run(given.code, async (tx) => {
      const copied = given.copyHolidaysFrom === undefined ? undefined : await findCalendar(tx, given.copyHolidaysFrom)
      if (given.copyHolidaysFrom !== undefined && !copied) throw new AppError('request.invalid', { problems: [{ field: 'copyHolidaysFrom', code: 'field.unknown_choice' }] })
      const calendar = newSource(given, copied && sourceOf(copied.calendar, copied.days))
      checkSource(calendar)
      if (!(await addCalendar(tx, calendar, 'person'))) throw new AppError('directory.code_taken', { problems: [{ field: 'code', code: 'field.unexpected' }] })
      await record(tx, actor, 'calendar.added', given)
    }),
    change: (actor, code, change) => run(code, async (tx) => {
      const { calendar, days } = await loadCalendar(tx, code)
      const changed = applyChange(calendar, change)
      checkSource(sourceOf(changed, days))
      if (!(await saveCalendar(tx, changed, change.version))) throw new AppError('directory.stale', { version: calendar.version })
      await record(tx, actor, 'calendar.changed', { code, change, before: { name: calendar.name, timeZone: calendar.time_zone, week: calendar.week, coveredYears: calendar.covered_years } })
    }),
    putDay: (actor, code, day, put) => run(code, async (tx) => {
      const { calendar, days } = await loadCalendar(tx, code)
      const row: DayRow = { calendar: code, day, source: 'person', ...put, spans: put.kind === 'opened' ? put.spans : null }
      checkSource(sourceOf(calendar, [...days.filter((other) => other.day !== day), row]))
      await putDay(tx, row)
      await raiseVersion(tx, code)
      await record(tx, actor, 'calendar.dayPut', { code, day, ...put, before: days.find((other) => other.day === day)?.kind ?? null })
    }),
    removeDay: (actor, code, day) => run(code, async (tx) => {
      const { days } = await loadCalendar(tx, code)
      if (!(await removeDay(tx, code, day))) return
      await raiseVersion(tx, code)
      const before = days.find((other) => other.day === day)
      await record(tx, actor, 'calendar.dayRemoved', { code, day, before: before ? { kind: before.kind, name: before.name, spans: before.spans } : null })
    }),
  }
}

async function loadCalendar(tx: Tx, code: string): Promise<{ calendar: CalendarRow; days: DayRow[] }> {
  const found = await findCalendar(tx, code)
  if (!found) throw new AppError('calendar.not_found')
  return found
}

/** Without holidays to copy, a calendar depends on no announcement. */
function newSource(given: z.infer<typeof newCalendarShape>, copied: Calendar | undefined): Calendar {
  return {
    id: given.code, name: given.name, zone: given.timeZone, week: given.week,
    opened: copied?.opened ?? [], closed: copied?.closed ?? [], coveredYears: copied?.coveredYears ?? 'all',
  }
}

function applyChange(row: CalendarRow, change: z.infer<typeof changeCalendarShape>): CalendarRow {
  return {
    ...row, name: change.name ?? row.name, time_zone: change.timeZone ?? row.time_zone, week: change.week ?? row.week,
    covered_years: change.coveredYears === undefined ? row.covered_years : change.coveredYears && [...new Set(change.coveredYears)].sort((a, b) => a - b),
  }
}
