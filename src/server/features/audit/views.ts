/** Everything about a stretch of tickets, read in the same order everywhere; one stretch at a time, so that memory does not grow. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/tables.ts'

export interface AuditedTicket {
  readonly id: number
  readonly procedure: string
  readonly procedure_version: number
  readonly number: string
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
  readonly state: object
  readonly last_hash: Buffer
}

export interface AuditedEvent {
  readonly ticket_id: number
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly type: string
  readonly data: object
  readonly hash: Buffer
  readonly recorded_at: Date
  /** Both times are whole milliseconds, as they were written; what is finer the hash does not cover. */
  readonly whole: boolean
}

/** What is read was all there at one moment, whoever works meanwhile. */
export async function inOneMoment<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db)
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
}

export interface Stretch {
  readonly tickets: readonly AuditedTicket[]
  /** Of all ticket ids between the first and the last of the stretch, whether a ticket is there or not. */
  readonly events: readonly AuditedEvent[]
  readonly sides: ReadonlyMap<number, SideKeys>
}

/** Rows beside the ticket as sorted texts, to be compared with what the state says. */
export interface SideKeys {
  readonly tasks: string
  readonly clocks: string
  readonly readers: string
  readonly recusals: string
  readonly searchable: boolean
}

const TICKET_COLUMNS = ['id', 'procedure', 'procedure_version', 'number', 'status', 'level', 'title', 'channel', 'lead_unit', 'steps', 'received_at', 'recorded_at', 'due_at', 'closed_at', 'reopened', 'late', 'version', 'state', 'last_hash'] as const

/** The next tickets after an id, with everything that belongs to them; undefined when there are none. */
export async function readStretch(db: Db, after: number, size: number): Promise<Stretch | undefined> {
  const tickets = await db.selectFrom('ticket').select(TICKET_COLUMNS).where('id', '>', after).orderBy('id').limit(size).execute()
  const last = tickets.at(-1)
  if (!last) return undefined
  return { tickets, events: await readEvents(db, after, last.id), sides: await readSides(db, after, last.id) }
}

export async function readOne(db: Db, number: string): Promise<Stretch | undefined> {
  const ticket = await db.selectFrom('ticket').select(TICKET_COLUMNS).where('number', '=', number).executeTakeFirst()
  return ticket && { tickets: [ticket], events: await readEvents(db, ticket.id - 1, ticket.id), sides: await readSides(db, ticket.id - 1, ticket.id) }
}

function readEvents(db: Db, after: number, upto: number): Promise<AuditedEvent[]> {
  return db.selectFrom('ticket_event').selectAll().select(sql<boolean>`at = date_trunc('milliseconds', at) and recorded_at = date_trunc('milliseconds', recorded_at)`.as('whole')).where('ticket_id', '>', after).where('ticket_id', '<=', upto).orderBy('ticket_id').orderBy('seq').execute()
}

async function readSides(db: Db, after: number, upto: number): Promise<Map<number, SideKeys>> {
  const range = sql`ticket_id > ${after} and ticket_id <= ${upto}`
  const { rows } = await sql<SideKeys & { ticket_id: number }>`
    select t.id as ticket_id, coalesce(k.rows, '') as tasks, coalesce(c.rows, '') as clocks, coalesce(r.rows, '') as readers, coalesce(x.rows, '') as recusals, s.ticket_id is not null as searchable
    from ticket t
    left join (select ticket_id, string_agg(concat_ws('|', step, nr, assignee, coalesce(claimed_by, '-'), (extract(epoch from opened_at) * 1000)::bigint, coalesce((extract(epoch from due_at) * 1000)::bigint, 0)), ';' order by step collate "C", nr, assignee collate "C") as rows from task where ${range} group by 1) k on k.ticket_id = t.id
    left join (select ticket_id, string_agg(concat_ws('|', clock, nr, (extract(epoch from started_at) * 1000)::bigint, coalesce((extract(epoch from due_at) * 1000)::bigint, 0), coalesce((extract(epoch from next_at) * 1000)::bigint, 0), coalesce(next_moment, '-'), shown), ';' order by clock collate "C", nr) as rows from clock where ${range} group by 1) c on c.ticket_id = t.id
    left join (select ticket_id, string_agg(concat_ws('|', reader, (extract(epoch from received_at) * 1000)::bigint, coalesce((extract(epoch from due_at) * 1000)::bigint, 0), open), ';' order by reader collate "C") as rows from ticket_reader where ${range} group by 1) r on r.ticket_id = t.id
    left join (select ticket_id, string_agg(person_id::text, ';' order by person_id) as rows from ticket_recusal where ${range} group by 1) x on x.ticket_id = t.id
    left join ticket_search s on s.ticket_id = t.id and s.ticket_id > ${after} and s.ticket_id <= ${upto}
    where t.id > ${after} and t.id <= ${upto}`.execute(db)
  return new Map(rows.map(({ ticket_id: id, ...keys }) => [id, keys]))
}

/** Events above the last ticket, which no stretch covers. */
export async function countEventsAbove(db: Db, id: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket_event where ticket_id > ${id}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function readCounters(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('counter').select(['key', 'value']).execute()
  return new Map(rows.map((row) => [row.key, row.value]))
}

/** Numbers that removals on record took out: runs by counter, as `removeTickets` answered them. */
export async function readRemoved(db: Db): Promise<readonly Readonly<Record<string, readonly (readonly [number, number])[]>>[]> {
  const rows = await db.selectFrom('admin_event').select('data').execute()
  // Only removals carry numbers, and they carry them in this form; the chain of admin events guards them.
  return rows.flatMap(({ data }) => ('numbers' in data && typeof data.numbers === 'object' && data.numbers !== null ? [data.numbers as Record<string, [number, number][]>] : []))
}
