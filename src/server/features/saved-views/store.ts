import type { Db } from '../../platform/database/tables.ts'

export async function addView(db: Db, view: { readonly personId: number; readonly name: string; readonly query: object; readonly shared: boolean }): Promise<number> {
  const row = await db.insertInto('saved_view').values({ person_id: view.personId, name: view.name, query: JSON.stringify(view.query), shared: view.shared }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** False when this person has no such view: only the maker removes one. */
export async function removeView(db: Db, personId: number, id: number): Promise<boolean> {
  const result = await db.deleteFrom('saved_view').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst()
  return result.numDeletedRows === 1n
}
