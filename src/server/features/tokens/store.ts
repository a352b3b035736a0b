import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface StoredToken {
  readonly id: number
  readonly name: string
  readonly created_at: Date
  readonly last_used_at: Date | null
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
}

const COLUMNS = ['id', 'name', 'created_at', 'last_used_at', 'expires_at', 'revoked_at'] as const

/** The person's tokens, newest first. */
export async function listTokens(db: Db, personId: number): Promise<StoredToken[]> {
  return db.selectFrom('api_token').select(COLUMNS).where('person_id', '=', personId).orderBy('id', 'desc').limit(500).execute()
}

export async function addToken(tx: Tx, token: { readonly personId: number; readonly name: string; readonly hash: Buffer; readonly at: Date; readonly expiresAt: Date | null }): Promise<StoredToken> {
  return tx.insertInto('api_token').values({
    person_id: token.personId, name: token.name, token_hash: token.hash, created_at: token.at, last_used_at: null, expires_at: token.expiresAt, revoked_at: null,
  }).returning(COLUMNS).executeTakeFirstOrThrow()
}

/** False when this person has no such token; one that is revoked already stays as it was. */
export async function revokeToken(tx: Tx, personId: number, id: number, at: Date): Promise<boolean> {
  const result = await tx.updateTable('api_token').set({ revoked_at: sql<Date>`coalesce(revoked_at, ${at})` }).where('id', '=', id).where('person_id', '=', personId).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Revokes all that a person has: they left. */
export async function revokeTokensOf(tx: Tx, personId: number, at: Date): Promise<void> {
  await tx.updateTable('api_token').set({ revoked_at: at }).where('person_id', '=', personId).where('revoked_at', 'is', null).execute()
}
