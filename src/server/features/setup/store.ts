import { sql } from 'kysely'
import type { Label } from '../../../contract/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

/** Whether nobody owns the installation yet. */
export async function isSetupNeeded(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ owned: boolean }>`select exists (select from person where 'owner' = any(roles) and left_at is null) as owned`.execute(db)
  return rows[0]?.owned !== true
}

export async function keepSetupHash(db: Db, hash: Buffer): Promise<void> {
  await db.updateTable('installation').set({ setup_hash: hash }).execute()
}

export async function findSetupHash(tx: Tx): Promise<Buffer | null> {
  return (await tx.selectFrom('installation').select('setup_hash').executeTakeFirstOrThrow()).setup_hash
}

/** Names the organisation; the set-up code is used up. */
export async function completeSetup(tx: Tx, organisation: Label, at: Date): Promise<void> {
  await tx.updateTable('installation').set({ organisation: JSON.stringify(organisation), setup_hash: null, set_up_at: at }).execute()
}
