import type { z } from 'zod'
import type { tokenShape } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { listTokens } from './store.ts'
import type { StoredToken } from './store.ts'

export type TokenView = z.infer<typeof tokenShape>

export function tokenView(row: StoredToken): TokenView {
  return {
    id: row.id, name: row.name, createdAt: row.created_at.toISOString(), lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null, revoked: row.revoked_at !== null,
  }
}

export async function listMyTokens(db: Db, personId: number): Promise<TokenView[]> {
  return (await listTokens(db, personId)).map(tokenView)
}
