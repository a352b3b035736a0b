import { sql } from 'kysely'
import type { Db } from '../../platform/database/tables.ts'

export interface StoredLink {
  readonly id: number
  readonly ticketId: number
  readonly party: string
  readonly createdBy: number
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly withdrawnAt: Date | null
}

type LinkRow = { id: number; ticket_id: number; party: string; created_by: number; created_at: Date; expires_at: Date; withdrawn_at: Date | null }
const COLUMNS = ['id', 'ticket_id', 'party', 'created_by', 'created_at', 'expires_at', 'withdrawn_at'] as const
const toLink = (row: LinkRow): StoredLink => ({ id: row.id, ticketId: row.ticket_id, party: row.party, createdBy: row.created_by, createdAt: row.created_at, expiresAt: row.expires_at, withdrawnAt: row.withdrawn_at })

export async function findLink(db: Db, tokenHash: Buffer): Promise<StoredLink | undefined> {
  const row = await db.selectFrom('outside_link').select(COLUMNS).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && toLink(row)
}

const MOST_LINKS = 100

/** Newest first. Plan: outside_link_ticket. */
export async function linksOf(db: Db, ticketId: number): Promise<StoredLink[]> {
  return (await db.selectFrom('outside_link').select(COLUMNS).where('ticket_id', '=', ticketId).orderBy('id', 'desc').limit(MOST_LINKS).execute()).map(toLink)
}

export interface StoredUse {
  readonly linkId: number
  readonly at: Date
  readonly what: 'opened' | 'acted' | 'refused'
  readonly detail: Readonly<Record<string, unknown>> | null
}

const MOST_USES = 20

/** The last uses of each of these links, newest first. Plan: outside_use_link, once per link. */
export async function usesOf(db: Db, links: readonly number[]): Promise<StoredUse[]> {
  if (links.length === 0) return []
  const { rows } = await sql<{ link_id: number; at: Date; what: StoredUse['what']; detail: StoredUse['detail'] }>`
    select u.link_id, u.at, u.what, u.detail from unnest(${[...links]}::bigint[]) as wanted(id)
    cross join lateral (select * from outside_use where link_id = wanted.id order by id desc limit ${MOST_USES}) u order by u.link_id, u.id desc`.execute(db)
  return rows.map((row) => ({ linkId: row.link_id, at: row.at, what: row.what, detail: row.detail }))
}
