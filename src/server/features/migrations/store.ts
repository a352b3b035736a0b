/** Runs that move tickets to another version, as rows. */
import { sql } from 'kysely'
import type { MigrationLine, MigrationMapping } from '../../../contract/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

/** Why a ticket stays: the core's reasons, or a fault of ours. */
export type Refusal = Readonly<MigrationLine['refusals'][number]>

export interface StoredRun {
  readonly id: number
  readonly procedure: string
  readonly from: number
  readonly to: number
  readonly mapping: MigrationMapping
  readonly status: 'running' | 'done' | 'failed'
  readonly ticketsTotal: number
  readonly moved: number
  readonly stayed: number
  /** The last ticket looked at. */
  readonly afterId: number
  readonly createdBy: number
}

export interface NewRun extends Pick<StoredRun, 'procedure' | 'from' | 'to' | 'mapping' | 'ticketsTotal' | 'createdBy'> {
  readonly at: Date
}


/** Undefined when another run of this procedure is under way. */
export async function addRun(tx: Tx, run: NewRun): Promise<number | undefined> {
  const row = await tx.insertInto('migration_run').values({
    procedure: run.procedure, from_version: run.from, to_version: run.to, mapping: JSON.stringify(run.mapping), status: 'running', tickets_total: run.ticketsTotal,
    created_by: run.createdBy, created_at: run.at, ended_at: null,
  }).onConflict((conflict) => conflict.column('procedure').where('status', '=', 'running').doNothing()).returning('id').executeTakeFirst()
  return row?.id
}

export async function findRun(db: Db | Tx, id: number): Promise<StoredRun | undefined> {
  const row = await db.selectFrom('migration_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row && {
    id: row.id, procedure: row.procedure, from: row.from_version, to: row.to_version, status: row.status, ticketsTotal: row.tickets_total, moved: row.moved, stayed: row.stayed, afterId: row.after_id,
    mapping: row.mapping as MigrationMapping, createdBy: row.created_by, // the mapping was written from this type; see addRun
  }
}

export async function listRunning(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('migration_run').select('id').where('status', '=', 'running').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Counted in the transaction that moves the ticket, so that a run that is cut off has counted what it did. */
export async function countMoved(tx: Tx, run: number, ticket: number): Promise<void> {
  await tx.updateTable('migration_run').set((set) => ({ moved: set('moved', '+', 1), after_id: ticket })).where('id', '=', run).execute()
}

export async function countStayed(db: Db, run: number, ticket: { readonly id: number; readonly number: string }, refusals: readonly Refusal[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const added = await tx.insertInto('migration_stay').values({ run_id: run, ticket_id: ticket.id, number: ticket.number, refusals: JSON.stringify(refusals) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    await tx.updateTable('migration_run').set((set) => ({ stayed: added.numInsertedOrUpdatedRows === 1n ? set('stayed', '+', 1) : set.ref('stayed'), after_id: ticket.id })).where('id', '=', run).execute()
  })
}

/** There was nothing to do for this one. */
export async function passOver(db: Db, run: number, ticket: number): Promise<void> {
  await db.updateTable('migration_run').set({ after_id: ticket }).where('id', '=', run).execute()
}

/** False when it was ended before. */
export async function endRun(tx: Tx, run: number, at: Date): Promise<boolean> {
  const result = await tx.updateTable('migration_run').set({ status: 'done', ended_at: at }).where('id', '=', run).where('status', '=', 'running').executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Does the work unless another process is at it; the lock ends with the connection, however the process ends. Undefined when it was not done. */
export async function aloneOn<T>(db: Db, id: number, work: () => Promise<T>): Promise<T | undefined> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(hashtextextended(${`huiyin migration ${id}`}, 0)) as mine`.execute(connection)
    if (rows[0]?.mine !== true) return undefined
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`huiyin migration ${id}`}, 0))`.execute(connection)
    }
  })
}

