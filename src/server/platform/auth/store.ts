/** Sessions and API tokens as rows. */
import { sql } from 'kysely'
import type { Db, Tx } from '../database/tables.ts'

export interface SessionRow {
  readonly personId: number
  readonly seenAt: number
  readonly createdAt: number
  readonly expiresAt: number
}

/** The session and that its person is still here, in one statement; undefined when it is over or never was. */
export async function findSession(db: Db, hash: Buffer, now: Date): Promise<SessionRow | undefined> {
  const row = await db.selectFrom('session').innerJoin('person', 'person.id', 'session.person_id')
    .select(['session.person_id', 'session.seen_at', 'session.created_at', 'session.expires_at'])
    .where('token_hash', '=', hash).where('session.expires_at', '>', now).where('person.left_at', 'is', null).executeTakeFirst()
  return row && { personId: row.person_id, seenAt: row.seen_at.getTime(), createdAt: row.created_at.getTime(), expiresAt: row.expires_at.getTime() }
}

export async function addSession(db: Db | Tx, row: { readonly hash: Buffer; readonly personId: number; readonly at: Date; readonly expiresAt: Date; readonly device: string }): Promise<void> {
  await db.insertInto('session').values({ token_hash: row.hash, person_id: row.personId, created_at: row.at, seen_at: row.at, expires_at: row.expiresAt, device: row.device }).execute()
}

export async function touchSession(db: Db, hash: Buffer, seenAt: Date, expiresAt: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: seenAt, expires_at: expiresAt }).where('token_hash', '=', hash).execute()
}

export async function removeSession(db: Db, hash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hash).execute()
}

/** Ends all sessions of a person, but the one they are just using. */
export async function removeSessionsOf(db: Db | Tx, personId: number, except?: Buffer): Promise<void> {
  const all = db.deleteFrom('session').where('person_id', '=', personId)
  await (except ? all.where('token_hash', '!=', except) : all).execute()
}

export interface TokenRow {
  readonly id: number
  readonly personId: number
  readonly lastUsedAt: number
  readonly expiresAt: number
}

export async function findToken(db: Db, hash: Buffer, now: Date): Promise<TokenRow | undefined> {
  const row = await db.selectFrom('api_token').innerJoin('person', 'person.id', 'api_token.person_id')
    .select(['api_token.id', 'api_token.person_id', 'api_token.last_used_at', 'api_token.expires_at'])
    .where('token_hash', '=', hash).where('revoked_at', 'is', null).where('person.left_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)])).executeTakeFirst()
  return row && { id: row.id, personId: row.person_id, lastUsedAt: row.last_used_at?.getTime() ?? 0, expiresAt: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY }
}

export async function touchToken(db: Db, id: number, at: Date): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute()
}

/**
 * Counts this attempt as failed before the password is looked at, so that many at once cannot slip through.
 * Answers how many failed before it, since the last good one or since `since`.
 */
export async function countAttempt(db: Db, attempt: { readonly login: string; readonly address: string; readonly at: Date; readonly since: Date; readonly most: number }): Promise<number> {
  const { login, address, at, since, most } = attempt
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${login} ${address}`}, 0))`.execute(tx)
    const { rows } = await sql<{ failed: number }>`
      select count(*)::int as failed from sign_in_attempt a where login = ${login} and address = ${address} and at > ${since} and not ok
        and not exists (select from sign_in_attempt good where good.login = a.login and good.address = a.address and good.ok and good.at >= a.at)`.execute(tx)
    const failed = rows[0]?.failed ?? 0
    // Trying while locked does not lengthen the lock.
    if (failed < most) await tx.insertInto('sign_in_attempt').values({ login, address, at, ok: false }).execute()
    return failed
  })
}

export async function recordGoodAttempt(db: Db, login: string, address: string, at: Date): Promise<void> {
  await db.insertInto('sign_in_attempt').values({ login, address, at, ok: true }).execute()
}

/** Removes what has run out; sessions at once, attempts after a day. */
export async function sweep(db: Db, now: Date, attemptsBefore: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await db.deleteFrom('sign_in_attempt').where('at', '<', attemptsBefore).execute()
}
