import type { Tx } from '../../platform/database/tables.ts'

/** From now on the organisation works by these, and what they begin by themselves begins; those it works by already stay as they are. */
export async function adopt(tx: Tx, procedures: readonly string[], by: string, at: Date): Promise<void> {
  if (procedures.length === 0) return
  await tx.insertInto('adopted').values(procedures.map((procedure) => ({ procedure, at, by }))).onConflict((conflict) => conflict.doNothing()).execute()
}
