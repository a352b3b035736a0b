/** What tickets ask of each other, as it waits in the outbox. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface AskedRow {
  readonly id: number
  readonly kind: 'ticket' | 'ended'
  readonly ticketId: number
  readonly seq: number
  readonly payload: Readonly<Record<string, unknown>>
  readonly attempts: number
}

const KINDS = ['ticket', 'ended'] as const

/** The next that may be tried, locked; what another process holds is left to it. Plan: outbox_waiting. */
export async function takeAsked(tx: Tx, now: number): Promise<AskedRow | undefined> {
  const row = await tx.selectFrom('outbox').select(['id', 'kind', 'ticket_id', 'seq', 'payload', 'attempts'])
    .where('kind', 'in', KINDS).where('done_at', 'is', null).where('next_at', '<=', new Date(now)).orderBy('next_at').limit(1).forUpdate().skipLocked().executeTakeFirst()
  // The kinds asked for; payloads are event data, JSON objects by construction.
  return row && { id: row.id, kind: row.kind as AskedRow['kind'], ticketId: row.ticket_id, seq: row.seq, payload: row.payload as AskedRow['payload'], attempts: row.attempts }
}

/** When the next may be tried; undefined when none waits. */
export async function nextAsked(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom('outbox').select('next_at').where('kind', 'in', KINDS).where('done_at', 'is', null).orderBy('next_at').limit(1).executeTakeFirst()
  return row?.next_at.getTime()
}

export async function markCarriedOut(tx: Tx, id: number, now: number): Promise<void> {
  await tx.updateTable('outbox').set({ done_at: new Date(now), attempts: sql`attempts + 1`, problem: null }).where('id', '=', id).execute()
}

export async function postpone(db: Db, id: number, until: number, problem: object): Promise<void> {
  await db.updateTable('outbox').set({ next_at: new Date(until), attempts: sql`attempts + 1`, problem: JSON.stringify(problem) }).where('id', '=', id).execute()
}

export interface Asked {
  /** The ticket that asked, and the place in it that waits; null when nothing does. */
  readonly by: number
  readonly step: string | null
  readonly nr: number | null
}

/** Who asked for this ticket; undefined when nobody did. */
export async function whoAsked(tx: Tx, ticketId: number): Promise<Asked | undefined> {
  const { rows: [row] } = await sql<{ by: number; step: string | null; nr: number | null }>`
    select e.ticket_id as by, e.data->>'step' as step, (e.data->>'nr')::int as nr from ticket t join ticket_event e on e.ticket_id = t.asked_by and e.seq = t.asked_seq where t.id = ${ticketId}`.execute(tx)
  return row
}
