import type { z } from 'zod'
import type { savedViewShape } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export type SavedView = z.infer<typeof savedViewShape>

/** One's own and the shared ones, by name. A view holds filters, not tickets: it shows each person what they may see. */
export async function listViews(db: Db, personId: number): Promise<SavedView[]> {
  const rows = await db.selectFrom('saved_view').select(['id', 'name', 'query', 'shared', 'person_id'])
    .where((where) => where.or([where('person_id', '=', personId), where('shared', '=', true)])).orderBy('name').orderBy('id').limit(500).execute()
  return rows.map(({ person_id: maker, ...row }) => ({ ...row, mine: maker === personId }))
}
