/** What nobody will come back for. */
import type { Db } from '../../platform/database/tables.ts'

/** Files that were handed in before this moment and that no form was sent with. Answers how many went. */
export async function forgetUnusedFiles(db: Db, before: Date): Promise<number> {
  const gone = await db.deleteFrom('file').where('ticket_id', 'is', null).where('uploaded_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Tables that were uploaded before this moment and never run: other people's words are not kept for nothing. Answers how many went. */
export async function forgetUnusedImports(db: Db, before: Date): Promise<number> {
  const gone = await db.deleteFrom('import_batch').where('status', '=', 'ready').where('created_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
