/** What the screens ask about runs that move tickets. */
import { sql } from 'kysely'
import type { MigrationMapping, MigrationRun } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'

interface RunRow {
  readonly id: number
  readonly procedure: string
  readonly from_version: number
  readonly to_version: number
  readonly mapping: MigrationMapping
  readonly status: MigrationRun['status']
  readonly tickets_total: number
  readonly moved: number
  readonly stayed: number
  readonly created_by: number
  readonly by: string
  readonly created_at: Date
  readonly ended_at: Date | null
  readonly stays: MigrationRun['stays']
}

/** Tickets named one by one; beyond, the count says how many. */
const MOST_STAYS = 200

/** Newest first; `where` is a run or a procedure. */
async function listWhere(db: Db, where: ReturnType<typeof sql>, most: number, stays: number): Promise<MigrationRun[]> {
  const { rows } = await sql<RunRow>`
    select r.id, r.procedure, r.from_version, r.to_version, r.mapping, r.status, r.tickets_total, r.moved, r.stayed, r.created_by, p.name as by, r.created_at, r.ended_at,
      coalesce((
        select json_agg(json_build_object('ticket', json_build_object('id', s.ticket_id, 'number', s.number), 'refusals', s.refusals) order by s.ticket_id)
        from (select * from migration_stay s where s.run_id = r.id order by s.ticket_id limit ${stays}) s
      ), '[]') as stays
    from migration_run r join person p on p.id = r.created_by where ${where} order by r.id desc limit ${most}`.execute(db)
  return rows.map((row) => ({
    id: row.id, procedure: row.procedure, from: row.from_version, to: row.to_version, mapping: row.mapping, status: row.status, ticketsTotal: row.tickets_total, moved: row.moved, stayed: row.stayed,
    by: { party: `person:${row.created_by}`, name: { zh: row.by, en: row.by } }, createdAt: row.created_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null, stays: row.stays,
  }))
}

/** Without the tickets that stayed: each run shows its own. */
export function listRuns(db: Db, procedure: string, most: number): Promise<MigrationRun[]> {
  return listWhere(db, sql`r.procedure = ${procedure}`, most, 0)
}

export async function viewRun(db: Db, id: number): Promise<MigrationRun | undefined> {
  const [run] = await listWhere(db, sql`r.id = ${id}`, 1, MOST_STAYS)
  return run
}
