/** Everything an audit reads: tickets in stretches of ids, with all rows that follow from their events. Writes nothing. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface AuditedTicket {
  readonly id: number
  readonly number: string
  readonly procedure: string
  readonly procedure_version: number
  readonly status: string
  readonly level: string
  readonly title: string
  readonly channel: string
  readonly lead_unit: string | null
  readonly steps: readonly string[]
  readonly received_at: Date
  readonly recorded_at: Date
  readonly due_at: Date | null
  readonly closed_at: Date | null
  readonly reopened: number
  readonly late: boolean
  readonly version: number
  readonly state: unknown
  readonly last_hash: Buffer
  readonly has_search: boolean
}

export interface AuditedEvent {
  readonly ticket_id: number
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly hash: Buffer
  readonly recorded_at: Date
  /** Times were written in whole milliseconds; what is finer was put there by somebody else. */
  readonly whole: boolean
}

export interface SideRow {
  readonly ticket_id: number
  readonly kind: 'task' | 'clock' | 'reader' | 'recusal'
  /** All columns as one text, to be compared whole. */
  readonly line: string
}

/** What is read was there at one moment, whoever works meanwhile. */
export function inOneMoment<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}

export async function findTicketId(tx: Tx, number: string): Promise<number | undefined> {
  return (await tx.selectFrom('ticket').select('id').where('number', '=', number).executeTakeFirst())?.id
}

/** Tickets above this id, in order. */
export async function listTickets(tx: Tx, after: number, most: number): Promise<AuditedTicket[]> {
  const { rows } = await sql<AuditedTicket>`
    select t.id, t.number, t.procedure, t.procedure_version, t.status, t.level, t.title, t.channel, t.lead_unit, t.steps, t.received_at, t.recorded_at, t.due_at, t.closed_at,
      t.reopened, t.late, t.version, t.state, t.last_hash, exists (select from ticket_search s where s.ticket_id = t.id) as has_search
    from ticket t where t.id > ${after} order by t.id limit ${most}`.execute(tx)
  return rows
}

/** Events of ids in (above, upTo], in order of ticket and place. */
export async function listEvents(tx: Tx, above: number, upTo: number): Promise<AuditedEvent[]> {
  const { rows } = await sql<AuditedEvent>`
    select ticket_id, seq, at, actor, type, data, hash, recorded_at, at = date_trunc('milliseconds', at) and recorded_at = date_trunc('milliseconds', recorded_at) as whole
    from ticket_event where ticket_id > ${above} and ticket_id <= ${upTo} order by ticket_id, seq`.execute(tx)
  return rows
}

/** Whether there are events beyond this id, and the first few tickets they name. */
export async function listTicketsOfEventsAbove(tx: Tx, above: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select distinct ticket_id as id from ticket_event where ticket_id > ${above} order by 1 limit 100`.execute(tx)
  return rows.map((row) => row.id)
}

/** Moments are written as milliseconds since 1970, empty when there is none; the parts are joined by a character no key has. */
export async function listSideRows(tx: Tx, above: number, upTo: number): Promise<SideRow[]> {
  const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
  const { rows } = await sql<SideRow>`
    select ticket_id, 'task' as kind, concat_ws('|', assignee, step, nr, ${ms('opened_at')}, coalesce(${ms('due_at')}::text, '-'), coalesce(claimed_by, '-')) as line
      from task where ticket_id > ${above} and ticket_id <= ${upTo}
    union all
    select ticket_id, 'clock', concat_ws('|', clock, nr, ${ms('started_at')}, ${ms('due_at')}, coalesce(${ms('next_at')}::text, '-'), coalesce(next_moment, '-'), shown::text)
      from clock where ticket_id > ${above} and ticket_id <= ${upTo}
    union all
    select ticket_id, 'reader', concat_ws('|', reader, ${ms('received_at')}, coalesce(${ms('due_at')}::text, '-'), open::text)
      from ticket_reader where ticket_id > ${above} and ticket_id <= ${upTo}
    union all
    select ticket_id, 'recusal', person_id::text from ticket_recusal where ticket_id > ${above} and ticket_id <= ${upTo}`.execute(tx)
  return rows
}

export async function listCounters(tx: Tx): Promise<{ key: string; value: number }[]> {
  return tx.selectFrom('counter').select(['key', 'value']).orderBy('key').execute()
}

/** What removals wrote down: runs of numbers by counter. */
export async function listRemovals(tx: Tx): Promise<Readonly<Record<string, readonly (readonly [number, number])[]>>[]> {
  const { rows } = await sql<{ numbers: Readonly<Record<string, readonly (readonly [number, number])[]>> | null }>`
    select data -> 'numbers' as numbers from admin_event where type in ('import.undone', 'demo.removed') order by id`.execute(tx)
  return rows.flatMap((row) => (row.numbers ? [row.numbers] : []))
}
