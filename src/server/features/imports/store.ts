/** Imports as rows: the batch, and by which key each ticket came in. */
import { sql } from 'kysely'
import type { ImportProblem, ImportView, Mapping } from '../../../contract/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface StoredImport {
  readonly id: number
  readonly procedure: string
  readonly fileName: string
  readonly mapping: Mapping
  readonly status: ImportView['status']
  readonly rowsTotal: number
  readonly rowsDone: number
  readonly created: number
  readonly unchanged: number
  readonly problems: ImportProblem[]
  /** The parsed table, sealed; gone once the import is over. */
  readonly content: Buffer | null
}

export interface NewImport {
  readonly procedure: string
  readonly fileName: string
  readonly mapping: Mapping
  readonly rowsTotal: number
  readonly content: Buffer
  readonly createdBy: number | null
  readonly at: Date
}

export async function addImport(db: Db, entry: NewImport): Promise<number> {
  const { id } = await db.insertInto('import_batch').values({
    procedure: entry.procedure, file_name: entry.fileName, mapping: JSON.stringify(entry.mapping), status: 'ready', rows_total: entry.rowsTotal,
    content: entry.content, created_by: entry.createdBy, created_at: entry.at, ended_at: null,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function findImport(db: Db | Tx, id: number): Promise<StoredImport | undefined> {
  const row = await db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst()
  return row && {
    id: row.id, procedure: row.procedure, fileName: row.file_name, status: row.status, rowsTotal: row.rows_total, rowsDone: row.rows_done, created: row.created, unchanged: row.unchanged,
    // Both were written from these types; see addImport and saveProgress.
    mapping: row.mapping as Mapping, problems: row.problems as ImportProblem[], content: row.content,
  }
}

/** Moves an import on, if it is still where it was seen; answers whether it was. */
export async function changeStatus(db: Db | Tx, id: number, from: readonly ImportView['status'][], to: ImportView['status'], mapping?: Mapping): Promise<boolean> {
  const result = await db.updateTable('import_batch').set({ status: to, ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) }).where('id', '=', id).where('status', 'in', from).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export interface Progress {
  readonly rowsDone: number
  readonly created: number
  readonly unchanged: number
  readonly problems: readonly ImportProblem[]
}

export async function saveProgress(db: Db, id: number, progress: Progress): Promise<void> {
  await db.updateTable('import_batch').set({ rows_done: progress.rowsDone, created: progress.created, unchanged: progress.unchanged, problems: JSON.stringify(progress.problems) }).where('id', '=', id).execute()
}

/** The end of an import: the table is no longer needed and goes. */
export async function endImport(db: Db | Tx, id: number, status: 'done' | 'failed' | 'undone', at: Date): Promise<void> {
  await db.updateTable('import_batch').set({ status, content: null, ended_at: at }).where('id', '=', id).execute()
}

/** Of these keys, those that are in already, and by which import. */
export async function findKnown(db: Db, procedure: string, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: string; batch: number }>`select key, batch_id as batch from import_row where procedure = ${procedure} and key = any(${keys}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.key, row.batch]))
}

/** Imports that are under way, here or in a process that has ended. */
export async function listUnderWay(db: Db): Promise<{ id: number; status: 'running' | 'undoing' }[]> {
  const rows = await db.selectFrom('import_batch').select(['id', 'status']).where('status', 'in', ['running', 'undoing']).orderBy('id').execute()
  return rows.flatMap(({ id, status }) => (status === 'running' || status === 'undoing' ? [{ id, status }] : []))
}

/** Does the work unless another process is at it; the lock ends with the connection, however the process ends. Answers whether it was done. */
export async function aloneOn(db: Db, id: number, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(hashtextextended(${`huiyin import ${id}`}, 0)) as mine`.execute(connection)
    if (rows[0]?.mine !== true) return false
    try {
      await work()
      return true
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`huiyin import ${id}`}, 0))`.execute(connection)
    }
  })
}

export async function ticketsOfImport(db: Db | Tx, id: number): Promise<number[]> {
  const rows = await db.selectFrom('import_row').select('ticket_id').where('batch_id', '=', id).orderBy('ticket_id').execute()
  return rows.map((row) => row.ticket_id)
}
