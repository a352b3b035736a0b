import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface NewReporter {
  readonly identity: Buffer
  readonly matchKey: Buffer
  readonly contact: Buffer
  readonly lookUp: readonly number[]
}

/** Ids of reporters that are known already, by identity in hex. */
export async function findReporters(db: Db | Tx, identities: readonly Buffer[]): Promise<Map<string, number>> {
  if (identities.length === 0) return new Map()
  const rows = await db.selectFrom('reporter').select(['id', 'identity']).where('identity', 'in', identities).execute()
  return new Map(rows.map((row) => [row.identity.toString('hex'), row.id]))
}

/** Adds reporters; one that somebody else added meanwhile is found instead. */
export async function addReporters(db: Db | Tx, reporters: readonly NewReporter[]): Promise<Map<string, number>> {
  if (reporters.length === 0) return new Map()
  const ordered = [...reporters].sort((a, b) => a.identity.compare(b.identity))
  const rows = await db.insertInto('reporter')
    .values(ordered.map((reporter) => ({ identity: reporter.identity, match_key: reporter.matchKey, contact: reporter.contact, look_up: [...reporter.lookUp] })))
    .onConflict((conflict) => conflict.column('identity').doUpdateSet({ updated_at: sql`now()` }))
    .returning(['id', 'identity']).execute()
  return new Map(rows.map((row) => [row.identity.toString('hex'), row.id]))
}
