import type { Db } from '../../platform/database/tables.ts'

export interface StoredProcedure {
  readonly id: string
  readonly version: number
  readonly source: string
  readonly hash: Buffer
  readonly withdrawn: boolean
}

export async function loadProcedures(db: Db): Promise<StoredProcedure[]> {
  const rows = await db.selectFrom('procedure').select(['id', 'version', 'source', 'hash', 'withdrawn_at']).orderBy('id').orderBy('version').execute()
  return rows.map(({ withdrawn_at: withdrawnAt, ...row }) => ({ ...row, withdrawn: withdrawnAt !== null }))
}

/** Adds a version; what is there already stays as it is. */
export async function addProcedure(db: Db, entry: { id: string; version: number; source: string; hash: Buffer; title: { zh: string; en: string } }): Promise<boolean> {
  const result = await db.insertInto('procedure').values({ ...entry, title: JSON.stringify(entry.title), withdrawn_at: null }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
