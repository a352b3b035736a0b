/** Open tickets of one version of a procedure, for the engine itself: nothing here is shown to anybody past the door but numbers. */
import { sql } from 'kysely'
import type { Ticket } from '../../../core/ticket/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface OpenTicket {
  readonly id: number
  readonly number: string
  readonly state: Ticket
  readonly reporterId: number | null
}

/** The open tickets of a version after this id, in order. */
export async function openTicketsAfter(db: Db, procedure: string, version: number, after: number, most: number): Promise<OpenTicket[]> {
  const rows = await db.selectFrom('ticket').select(['id', 'number', 'state', 'reporter_id']).where('status', '=', 'open')
    .where('procedure', '=', procedure).where('procedure_version', '=', version).where('id', '>', after).orderBy('id').limit(most).execute()
  // The state column is only ever written from a Ticket; see store.ts.
  return rows.map((row) => ({ id: row.id, number: row.number, state: row.state as Ticket, reporterId: row.reporter_id }))
}

/** How many tickets of each version are open. */
export async function countOpenByVersion(db: Db, procedure: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ version: number; n: number }>`select procedure_version as version, count(*)::int as n from ticket where status = 'open' and procedure = ${procedure} group by 1`.execute(db)
  return new Map(rows.map((row) => [row.version, row.n]))
}
