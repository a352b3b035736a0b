import type { Db, Tx } from '../../platform/database/tables.ts'

/** From now on the organisation works by these, and what they begin by themselves begins; those it works by already stay as they are. */
export async function adopt(tx: Tx, procedures: readonly string[], by: string, at: Date): Promise<void> {
  if (procedures.length === 0) return
  await tx.insertInto('adopted').values(procedures.map((procedure) => ({ procedure, at, by }))).onConflict((conflict) => conflict.doNothing()).execute()
}

/** Since when the organisation works by each procedure, milliseconds. */
export async function adoptedAt(db: Db | Tx): Promise<Map<string, number>> {
  const rows = await db.selectFrom('adopted').select(['procedure', 'at']).execute()
  return new Map(rows.map((row) => [row.procedure, row.at.getTime()]))
}
