import { sql } from 'kysely'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTickets } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface FileContent {
  readonly name: string
  readonly media_type: string
  readonly content: Buffer
}

/** A file of a ticket this person may see, or one they handed in themselves and have not used yet. */
export async function findFile(db: Db, viewer: Viewer, id: string): Promise<FileContent | undefined> {
  const { rows } = await sql<FileContent>`
    select f.name, f.media_type, f.content from file f where f.id = ${id}::uuid and (
      (f.ticket_id is null and f.uploaded_by = ${viewer.ref})
      or exists (select from ticket t where t.id = f.ticket_id and ${visibleTickets(viewer)}))`.execute(db)
  return rows[0]
}
