import { sql } from 'kysely'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTickets } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface ReporterRow {
  readonly id: number
  readonly contact: Buffer
  readonly tickets: number
  readonly lastNumber: string | null
}

/**
 * People whose look-up keys hold all of these, newest first; somebody all of whose tickets are hidden from the viewer is not
 * there for them. Plan: bitmap scan on reporter_look_up, then at most 200 look-ups of tickets by reporter.
 */
export async function findByLookUp(db: Db, viewer: Viewer, keys: readonly number[], most: number): Promise<ReporterRow[]> {
  const { rows } = await sql<{ id: number; contact: Buffer; tickets: number; last_number: string | null }>`
    with found as materialized (
      select id, contact, updated_at from reporter where look_up @> ${keys}::int[] limit 200
    )
    select f.id, f.contact, seen.tickets, seen.last_number from found f cross join lateral (
      select count(*)::int as tickets, (array_agg(number order by received_at desc))[1] as last_number
      from (select t.number, t.received_at from ticket t where t.reporter_id = f.id and ${visibleTickets(viewer)} order by t.received_at desc limit 100) t
    ) seen where seen.tickets > 0 order by f.updated_at desc limit ${most}`.execute(db)
  return rows.map(({ last_number: lastNumber, ...row }) => ({ ...row, lastNumber }))
}
