import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tables.ts'

export interface WaitingRow {
  readonly id: number
  readonly ticketId: number
  readonly seq: number
  readonly kind: 'words' | 'notice'
  readonly recipient: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly procedure: string
  readonly title: string
  readonly createdAt: Date
}

/** What is told to somebody; what tickets ask of each other waits there too, and is the engine's. */
const TOLD = ['words', 'notice'] as const

/**
 * Locks what waits, and its tickets; what another process holds is left to it. Notifications refer to tickets, so each of them
 * locks its ticket anyway: waiting for that only then, with outbox rows in hand, would meet whoever takes the ticket out half-way.
 */
export async function takeWaiting(tx: Tx, now: number, most: number): Promise<WaitingRow[]> {
  const rows = await tx.selectFrom('outbox').innerJoin('ticket', 'ticket.id', 'outbox.ticket_id')
    .select(['outbox.id', 'outbox.ticket_id', 'outbox.seq', 'outbox.kind', 'outbox.recipient', 'outbox.payload', 'outbox.created_at', 'ticket.procedure', 'ticket.title'])
    .where('outbox.kind', 'in', TOLD).where('outbox.done_at', 'is', null).where('outbox.next_at', '<=', new Date(now)).orderBy('outbox.next_at').limit(most)
    .modifyEnd(sql`for update of outbox skip locked for key share of ticket skip locked`).execute()
  return rows.map((row) => ({
    id: row.id, ticketId: row.ticket_id, seq: row.seq, kind: row.kind === 'words' ? 'words' : 'notice', recipient: row.recipient,
    // Payloads are event data, JSON objects by construction; see row-shapes.ts.
    payload: row.payload as Readonly<Record<string, unknown>>, procedure: row.procedure, title: row.title, createdAt: row.created_at,
  }))
}

export async function markDone(tx: Tx, ids: readonly number[], now: number): Promise<void> {
  await tx.updateTable('outbox').set({ done_at: new Date(now), attempts: sql`attempts + 1` }).where('id', 'in', ids).execute()
}

export interface NewNotification {
  readonly person_id: number
  readonly ticket_id: number
  readonly seq: number
  readonly kind: string
  readonly data: object
  readonly at: string
}

/** One notification per person and event, and none for who is kept out of the ticket. */
export async function addNotifications(tx: Tx, notifications: readonly NewNotification[]): Promise<number[]> {
  if (notifications.length === 0) return []
  const { rows } = await sql<{ person_id: number }>`
    insert into notification (person_id, ticket_id, seq, kind, data, at)
    select r.person_id, r.ticket_id, r.seq, r.kind, r.data, r.at
    from json_to_recordset(${JSON.stringify(notifications)}::json) as r(person_id bigint, ticket_id bigint, seq int, kind text, data jsonb, at timestamptz)
    where not exists (select from ticket_recusal k where k.person_id = r.person_id and k.ticket_id = r.ticket_id)
    on conflict (person_id, ticket_id, seq) do nothing returning person_id`.execute(tx)
  return [...new Set(rows.map((row) => row.person_id))]
}

/** A later public reply on the same ticket takes the place of the earlier one. */
export async function addPublicNotice(tx: Tx, row: WaitingRow, mode: 'public' | 'notice', body: object): Promise<void> {
  await tx.updateTable('public_notice').set({ withdrawn_at: row.createdAt }).where('ticket_id', '=', row.ticketId).where('seq', '<', row.seq).where('withdrawn_at', 'is', null).execute()
  await tx.insertInto('public_notice').values({
    ticket_id: row.ticketId, seq: row.seq, procedure: row.procedure, mode, title: row.title, body: JSON.stringify(body), at: row.createdAt, withdrawn_at: null,
  }).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function announce(tx: Tx, message: string): Promise<void> {
  await sql`select pg_notify('huiyin', ${message})`.execute(tx)
}

/** When the next waiting row may be tried. */
export async function nextWaiting(tx: Tx): Promise<number | undefined> {
  const row = await tx.selectFrom('outbox').select('next_at').where('kind', 'in', TOLD).where('done_at', 'is', null).orderBy('next_at').limit(1).executeTakeFirst()
  return row?.next_at.getTime()
}
