import { sql } from 'kysely'
import type { Db } from '../../platform/database/tables.ts'

export interface ReporterRow {
  readonly id: number
  readonly contact: Buffer
  readonly tickets: number
  readonly lastNumber: string | null
}

/** People whose look-up keys hold all of these, newest first. Plan: bitmap scan on reporter_look_up. */
export async function findByLookUp(db: Db, keys: readonly number[], most: number): Promise<ReporterRow[]> {
  const { rows } = await sql<{ id: number; contact: Buffer; tickets: number; last_number: string | null }>`
    with found as materialized (
      select id, contact, updated_at from reporter where look_up @> ${keys}::int[] limit 200
    )
    select f.id, f.contact, (select count(*)::int from (select 1 from ticket t where t.reporter_id = f.id limit 100) bounded) as tickets,
      (select t.number from ticket t where t.reporter_id = f.id order by t.received_at desc limit 1) as last_number
    from found f order by f.updated_at desc limit ${most}`.execute(db)
  return rows.map(({ last_number: lastNumber, ...row }) => ({ ...row, lastNumber }))
}
