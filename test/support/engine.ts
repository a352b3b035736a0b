import type { Kysely } from 'kysely'
import { chinaOfficeCalendar, compileCalendar } from '../../src/core/worktime/index.ts'
import { openVault, type Vault } from '../../src/server/platform/crypto/index.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { openDirectory, type Directory } from '../../src/server/platform/directory/index.ts'
import { openLogOn, type Log } from '../../src/server/platform/log/index.ts'
import { openProcedures, readLibrary, type ProcedureRegistry } from '../../src/server/features/procedures/index.ts'
import { LIBRARY_IDS } from './procedures.ts'
import { createReporters } from '../../src/server/features/reporters/index.ts'
import { createTickets, type TicketsSlice } from '../../src/server/features/tickets/index.ts'

/** The engine on a database, without HTTP and without loops: what slices that make tickets are tested on. */
export type Engine = {
  readonly db: Kysely<Tables>
  readonly now: () => number
  readonly setNow: (iso: string) => void
  readonly log: Log
  readonly vault: Vault
  readonly procedures: ProcedureRegistry
  readonly directory: Directory
  readonly tickets: TicketsSlice
}

const ZONE = 'Asia/Shanghai'
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The units of these are there, as set-up makes them; posts and people are the test's own. */
export const openEngine = async (db: Kysely<Tables>, at: string): Promise<Engine> => {
  let now = Date.parse(at)
  const log = openLogOn({ write: () => undefined }, 'silent')
  const calendar = compileCalendar(chinaOfficeCalendar())
  const vault = openVault(Buffer.alloc(32, 7))
  const procedures = await openProcedures(db, readLibrary(), log)
  const units = procedures.current().filter(({ procedure }) => LIBRARY_IDS.some((id) => id === procedure.id)).flatMap(({ procedure }) => procedure.needs.units)
  for (const unit of units) await db.insertInto('unit').values({ code: unit.code, name: JSON.stringify(unit.label), parent: unit.parent ?? null, closed_at: null }).onConflict((conflict) => conflict.doNothing()).execute()
  const directory = await openDirectory(db)
  const tickets = createTickets({
    db, now: () => now, procedures, directory, calendarOf: () => calendar, reporters: createReporters({ db, vault }), vault,
    clockDue: () => undefined, outboxWaits: () => undefined, zone: () => ZONE, homeCalendar: () => calendar, today: () => day.format(now),
  }, async () => [])
  return { db, now: () => now, setNow: (iso) => { now = Date.parse(iso) }, log, vault, procedures, directory, tickets }
}
