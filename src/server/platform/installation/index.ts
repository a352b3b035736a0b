/** What the organisation decided about itself: its zone and its own calendar. */
import type { Db } from '../database/tables.ts'

export interface Installation {
  readonly timeZone: string
  readonly defaultCalendar: string
}

export async function loadInstallation(db: Db): Promise<Installation> {
  const row = await db.selectFrom('installation').select(['time_zone', 'default_calendar']).executeTakeFirstOrThrow()
  return { timeZone: row.time_zone, defaultCalendar: row.default_calendar }
}

/** The organisation's own name. */
export async function loadOrganisation(db: Db): Promise<{ zh: string; en: string }> {
  const row = await db.selectFrom('installation').select('organisation').executeTakeFirst()
  return row?.organisation ?? { zh: '', en: '' }
}
