/** What the screens ask about imports. */
import type { ImportProblem, ImportView } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'

const COLUMNS = ['id', 'procedure', 'file_name', 'status', 'rows_total', 'rows_done', 'created', 'unchanged', 'problems', 'created_at', 'ended_at'] as const

interface ImportRow {
  readonly id: number
  readonly procedure: string
  readonly file_name: string
  readonly status: ImportView['status']
  readonly rows_total: number
  readonly rows_done: number
  readonly created: number
  readonly unchanged: number
  readonly problems: object[]
  readonly created_at: Date
  readonly ended_at: Date | null
}

function toView(row: ImportRow): ImportView {
  return {
    id: row.id, procedure: row.procedure, fileName: row.file_name, status: row.status, rowsTotal: row.rows_total, rowsDone: row.rows_done, created: row.created, unchanged: row.unchanged,
    problems: row.problems as ImportProblem[], createdAt: row.created_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null, // written from this type; see store.ts
  }
}

/** Newest first. */
export async function listImports(db: Db, most: number): Promise<ImportView[]> {
  const rows = await db.selectFrom('import_batch').select(COLUMNS).orderBy('id', 'desc').limit(most).execute()
  return rows.map(toView)
}

export async function viewImport(db: Db, id: number): Promise<ImportView | undefined> {
  const row = await db.selectFrom('import_batch').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && toView(row)
}
