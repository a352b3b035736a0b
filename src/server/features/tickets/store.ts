/** The aggregate "ticket": read whole, written whole with the version that was seen. */
import { sql } from 'kysely'
import type { SqlBool } from 'kysely'
import { assemble } from '../../../core/ticket/index.ts'
import type { Ticket, TicketEvent } from '../../../core/ticket/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface LoadedTicket {
  readonly id: number
  readonly version: number
  readonly state: Ticket
  readonly lastHash: Buffer
  readonly reporterId: number | null
  /** The ticket that asked for this one, if one did. */
  readonly askedBy: number | null
}

type TicketIdentity = { id: number; version: number; state: object; last_hash: Buffer; reporter_id: number | null; asked_by: number | null }

function toLoaded(row: TicketIdentity): LoadedTicket {
  // The state column is only ever written from a Ticket; audit verify proves it equals the replayed events.
  return { id: row.id, version: row.version, state: row.state as Ticket, lastHash: row.last_hash, reporterId: row.reporter_id, askedBy: row.asked_by }
}

/** Without any check of who asks: for the engine itself. People come in through views. */
export async function findTicket(db: Db | Tx, id: number): Promise<LoadedTicket | undefined> {
  const row = await db.selectFrom('ticket').select(['id', 'version', 'state', 'last_hash', 'reporter_id', 'asked_by']).where('id', '=', id).executeTakeFirst()
  return row && toLoaded(row)
}

/** The same, and nobody else writes it until the transaction ends. */
export async function lockTicket(tx: Tx, id: number): Promise<LoadedTicket | undefined> {
  const row = await tx.selectFrom('ticket').select(['id', 'version', 'state', 'last_hash', 'reporter_id', 'asked_by']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row && toLoaded(row)
}

export interface DueClock {
  readonly ticket: LoadedTicket
  readonly clock: string
  readonly nr: number
  readonly moment: 'warn' | 'late'
}

/**
 * Takes clocks whose next moment has come and locks them with their tickets; what another process holds is left to it.
 * The ticket is locked first by whoever writes, so locking both here cannot deadlock with a person's command.
 */
export async function takeDueClocks(tx: Tx, now: number, most: number): Promise<DueClock[]> {
  const rows = await tx.selectFrom('clock').innerJoin('ticket', 'ticket.id', 'clock.ticket_id')
    .select(['ticket.id', 'ticket.version', 'ticket.state', 'ticket.last_hash', 'ticket.reporter_id', 'ticket.asked_by', 'clock.clock', 'clock.nr', 'clock.next_moment'])
    .where('clock.next_at', '<=', new Date(now)).where(triedBy(now)).orderBy('clock.next_at').limit(most)
    .forUpdate().skipLocked().execute()
  return rows.flatMap((row) => (row.next_moment === null ? [] : [{ ticket: toLoaded(row), clock: row.clock, nr: row.nr, moment: row.next_moment }]))
}

const triedBy = (now: number) => sql<SqlBool>`(clock.set_aside_until is null or clock.set_aside_until <= ${new Date(now)})`

/** Leaves a clock alone until then. */
export async function setClockAside(db: Db, { ticket, clock, nr }: DueClock, until: number): Promise<void> {
  await db.updateTable('clock').set({ set_aside_until: new Date(until) }).where('ticket_id', '=', ticket.id).where('clock', '=', clock).where('nr', '=', nr).execute()
}

/** When the next clock wants attention, of those that are not set aside now. */
export async function nextClockMoment(db: Db, now: number): Promise<number | undefined> {
  const row = await db.selectFrom('clock').select('next_at').where('next_at', 'is not', null).where(triedBy(now)).orderBy('next_at').limit(1).executeTakeFirst()
  return row?.next_at?.getTime()
}

export async function loadEvents(db: Db | Tx, id: number): Promise<TicketEvent[]> {
  const rows = await db.selectFrom('ticket_event').select(['at', 'actor', 'type', 'data']).where('ticket_id', '=', id).orderBy('seq').execute()
  // Event data is a JSON object by construction; see store-create.ts and store-change.ts.
  return rows.map((row) => assemble({ at: row.at.getTime(), actor: row.actor, type: row.type, data: row.data as Readonly<Record<string, unknown>> }))
}
