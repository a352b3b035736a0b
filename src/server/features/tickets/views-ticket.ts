/** One ticket with all that its page shows. */
import { sql } from 'kysely'
import { assemble } from '../../../core/ticket/index.ts'
import type { Ticket, TicketEvent } from '../../../core/ticket/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTickets } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface TicketPage {
  readonly id: number
  readonly version: number
  readonly title: string
  readonly state: Ticket
  readonly contact: Buffer | null
  readonly registered_by: number | null
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly media_type: string
  readonly size: number
  readonly uploaded_by: string
  readonly uploaded_at: Date
}

/** By id or by number; undefined when it is not there or not for this person, which are the same to them. */
export async function findVisible(db: Db, viewer: Viewer, key: { readonly id: number } | { readonly number: string }): Promise<TicketPage | undefined> {
  const which = 'id' in key ? sql`t.id = ${key.id}` : sql`t.number = ${key.number}`
  const { rows } = await sql<TicketPage>`select t.id, t.version, t.title, t.state, t.contact, t.registered_by from ticket t where ${which} and ${visibleTickets(viewer)}`.execute(db)
  return rows[0]
}

export async function listFiles(db: Db, ticketId: number): Promise<StoredFile[]> {
  return db.selectFrom('file').select(['id', 'name', 'media_type', 'size', 'uploaded_by', 'uploaded_at']).where('ticket_id', '=', ticketId).orderBy('uploaded_at').orderBy('id').limit(200).execute()
}

export interface TimelineRow {
  readonly seq: number
  readonly event: TicketEvent
}

export async function listTimeline(db: Db, ticketId: number, after: number, limit: number): Promise<TimelineRow[]> {
  const rows = await db.selectFrom('ticket_event').select(['seq', 'at', 'actor', 'type', 'data']).where('ticket_id', '=', ticketId).where('seq', '>', after).orderBy('seq').limit(limit).execute()
  // Event data is a JSON object by construction.
  return rows.map((row) => ({ seq: row.seq, event: assemble({ at: row.at.getTime(), actor: row.actor, type: row.type, data: row.data as Readonly<Record<string, unknown>> }) }))
}

/** For the reporter's own page; the query code was checked by whoever calls. */
export async function findForReporter(db: Db, number: string, codeHash: Buffer): Promise<TicketPage | undefined> {
  const { rows } = await sql<TicketPage>`select t.id, t.version, t.title, t.state, t.contact, t.registered_by from ticket t where t.number = ${number} and t.code_hash = ${codeHash}`.execute(db)
  return rows[0]
}

/** For whoever came by a link to this ticket; the link was checked by whoever calls. */
export async function findForLink(db: Db, id: number): Promise<TicketPage | undefined> {
  const { rows } = await sql<TicketPage>`select t.id, t.version, t.title, t.state, t.contact, t.registered_by from ticket t where t.id = ${id}`.execute(db)
  return rows[0]
}

export interface SimilarCandidate {
  readonly id: number
  readonly number: string
  readonly title: string
  readonly status: 'open' | 'closed'
  readonly received_at: Date
  readonly body: string
}

/** Recent tickets that share telling pairs of characters; the newest stretches only, each with a bounded number. */
export async function findCandidates(db: Db, viewer: Viewer, wanted: { readonly keys: readonly number[]; readonly markers: readonly number[]; readonly scope: readonly number[] | undefined }, most: number): Promise<SimilarCandidate[]> {
  const { keys, markers, scope } = wanted
  if (keys.length === 0) return []
  const mine = scope ? sql`s.grams && ${scope}::int[]` : sql`true`
  const { rows } = await sql<SimilarCandidate>`
    with candidate as materialized (
      select s.ticket_id, s.grams, left(s.body, 600) as body from ticket_search s where s.grams && ${keys}::int[] and s.grams && ${markers}::int[] and ${mine} limit 2000
    )
    select t.id, t.number, t.title, t.status, t.received_at, c.body from (
      select ticket_id, body, (select count(*) from unnest(grams) g where g = any(${keys}::int[])) as shared from candidate
    ) c join ticket t on t.id = c.ticket_id where c.shared >= 2 and ${visibleTickets(viewer)} order by c.shared desc, t.id desc limit ${most}`.execute(db)
  return rows
}
