/** Calendars made ready for arithmetic, at hand without waiting: the engine asks in the middle of a decision. */
import { chinaOfficeCalendar, compileCalendar, naturalCalendar } from '../../../core/worktime/index.ts'
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { sourceOf } from './source.ts'
import { addCalendar, loadCalendars } from './store.ts'
import type { CalendarRow, DayRow } from './store.ts'

export interface KnownCalendar {
  readonly row: CalendarRow
  readonly days: readonly DayRow[]
  readonly compiled: CompiledCalendar
}

export interface CalendarRegistry {
  /** Throws for a code that is not there: a published procedure names only calendars that are. */
  readonly calendarOf: (code: string) => CompiledCalendar
  readonly find: (code: string) => KnownCalendar | undefined
  readonly all: () => readonly KnownCalendar[]
  /** Reads everything anew: a calendar changed, here or in another process. */
  readonly refresh: () => Promise<void>
}

/** Seeds `cn` and `natural` at the first start, then loads what is there. */
export async function openCalendars(db: Db): Promise<CalendarRegistry> {
  await db.transaction().execute(async (tx) => {
    for (const calendar of [chinaOfficeCalendar(), naturalCalendar()]) await addCalendar(tx, calendar, 'seed')
  })
  let known = await compileAll(db)
  let asked = 0
  let applied = 0
  return {
    calendarOf: (code) => {
      const found = known.get(code)
      if (!found) throw new Error(`there is no calendar ${code}`)
      return found.compiled
    },
    find: (code) => known.get(code),
    all: () => [...known.values()],
    refresh: async () => {
      const nr = ++asked
      const fresh = await compileAll(db)
      // Of two at the same time, the one asked for later knows more.
      if (nr > applied) [known, applied] = [fresh, nr]
    },
  }
}

async function compileAll(db: Db): Promise<Map<string, KnownCalendar>> {
  const { calendars, days } = await loadCalendars(db)
  return new Map(calendars.map((row) => {
    const own = days.filter((day) => day.calendar === row.code)
    return [row.code, { row, days: own, compiled: compileCalendar(sourceOf(row, own)) }]
  }))
}
