import type { Db } from '../../platform/database/tables.ts'

export interface Account {
  readonly id: number
  readonly login: string
  readonly passwordHash: string | null
}

/** Who may sign in under this login; undefined when nobody, or they have left. */
export async function findAccount(db: Db, login: string): Promise<Account | undefined> {
  const row = await db.selectFrom('person').select(['id', 'login', 'password_hash']).where('login', '=', login).where('left_at', 'is', null).executeTakeFirst()
  return row && { id: row.id, login: row.login, passwordHash: row.password_hash }
}
