import { sql } from 'kysely'
import type { Db } from '../../platform/database/tables.ts'

/** Marks the person's own as read: these, or all up to one, or all. */
export async function markRead(db: Db, personId: number, which: { readonly ids?: readonly number[] | undefined; readonly upTo?: number | undefined }, at: Date): Promise<void> {
  const conditions = [
    sql`person_id = ${personId}`, sql`read_at is null`,
    ...(which.ids ? [sql`id = any(${which.ids}::bigint[])`] : []),
    ...(which.upTo === undefined ? [] : [sql`id <= ${which.upTo}`]),
  ]
  await sql`update notification set read_at = ${at} where ${sql.join(conditions, sql` and `)}`.execute(db)
}
