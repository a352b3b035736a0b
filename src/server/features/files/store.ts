import { sql } from 'kysely'
import type { Db } from '../../platform/database/tables.ts'

export interface NewFile {
  readonly name: string
  readonly media_type: string
  readonly size: number
  readonly sha256: Buffer
  readonly content: Buffer
  readonly uploaded_by: string
}

export async function addFile(db: Db, file: NewFile): Promise<string> {
  const { id } = await db.insertInto('file').values({ ...file, ticket_id: null }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Names of files that this uploader has not used yet, in the order asked; fewer when some are not theirs. */
export async function findUnusedNames(db: Db, uploader: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('file').select(['id', 'name']).where('id', 'in', ids).where('uploaded_by', '=', uploader).where('ticket_id', 'is', null).execute()
  return ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? [])
}

/** How many bytes an uploader has handed in that no ticket uses yet. */
export async function unusedBytes(db: Db, uploader: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`select coalesce(sum(size), 0)::text as n from file where ticket_id is null and uploaded_by = ${uploader}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}
