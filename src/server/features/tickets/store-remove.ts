/** Tickets taken out whole: only what an import or the demonstration brought in, and nobody has touched, may go this way. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tables.ts'

export interface RemovedTicket {
  readonly procedure: string
  readonly version: number
  readonly number: string
}

/** Deletes the tickets and every row that follows from them, and reporters nobody else's ticket names. Answers what their numbers were. */
export async function deleteTickets(tx: Tx, ids: readonly number[]): Promise<RemovedTicket[]> {
  if (ids.length === 0) return []
  const low = Math.min(...ids)
  const high = Math.max(...ids)
  const mine = sql`ticket_id = any(${ids}::bigint[])`
  for (const table of ['ticket_event', 'ticket_search'] as const) {
    // The bounds let the planner leave out partitions.
    await sql`delete from ${sql.table(table)} where ${mine} and ticket_id between ${low} and ${high}`.execute(tx)
  }
  for (const table of ['task', 'clock', 'ticket_reader', 'outbox'] as const) await sql`delete from ${sql.table(table)} where ${mine}`.execute(tx)
  const { rows } = await sql<RemovedTicket & { reporter: number | null }>`
    delete from ticket where id = any(${ids}::bigint[]) returning procedure, procedure_version as version, number, reporter_id as reporter`.execute(tx)
  const reporters = [...new Set(rows.flatMap((row) => row.reporter ?? []))]
  if (reporters.length > 0) await sql`delete from reporter r where r.id = any(${reporters}::bigint[]) and not exists (select from ticket t where t.reporter_id = r.id)`.execute(tx)
  return rows
}

/** Locks these tickets and answers those that a person or the reporter has touched since; clocks do not count. */
export async function lockUntouched(tx: Tx, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  await sql`select from ticket where id = any(${ids}::bigint[]) order by id for update`.execute(tx)
  const { rows } = await sql<{ id: number }>`
    select distinct ticket_id as id from ticket_event where ticket_id = any(${ids}::bigint[]) and ticket_id between ${Math.min(...ids)} and ${Math.max(...ids)} and actor not in ('import', 'clock')`.execute(tx)
  return rows.map((row) => row.id)
}
