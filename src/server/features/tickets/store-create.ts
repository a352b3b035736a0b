/** New tickets, many in one transaction: one statement reserves numbers and ids, one writes every row. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tables.ts'

export interface Reserved {
  /** The last value of each counter after this reservation. */
  readonly counters: Readonly<Record<string, number>>
  readonly ids: readonly number[]
}

/** Counters are locked until commit, in one order everywhere, so that numbers stay gap-free and nobody deadlocks. */
export async function reserve(tx: Tx, wanted: Readonly<Record<string, number>>, tickets: number): Promise<Reserved> {
  const keys = Object.keys(wanted).sort()
  const { rows } = await sql<{ counters: Record<string, number>; ids: string[] }>`
    with taken as (
      insert into counter (key, value)
      select key, n from unnest(${keys}::text[], ${keys.map((key) => wanted[key] ?? 0)}::bigint[]) as want(key, n) order by key
      on conflict (key) do update set value = counter.value + excluded.value
      returning key, value
    )
    select (select json_object_agg(key, value) from taken) as counters,
           (select array_agg(nextval('ticket_id')::text) from generate_series(1, ${tickets})) as ids`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the counters gave no answer')
  return { counters: row.counters, ids: row.ids.map(Number) }
}

/** Everything that new tickets consist of, ready to be written as JSON. */
export interface NewRows {
  readonly tickets: readonly object[]
  readonly events: readonly object[]
  readonly search: readonly object[]
  readonly tasks: readonly object[]
  readonly clocks: readonly object[]
  readonly readers: readonly object[]
  readonly recusals: readonly object[]
  readonly outbox: readonly object[]
  readonly idempotency: readonly object[]
  readonly importRows: readonly object[]
  /** Ids of files that were uploaded for these tickets. */
  readonly files: readonly { readonly id: string; readonly ticket_id: number }[]
  /** What other processes are told. */
  readonly message: string
}

const json = (rows: readonly object[]): string => JSON.stringify(rows)

/** Rows that most tickets do not have cost a statement only when they are there. */
export async function insertTickets(tx: Tx, rows: NewRows): Promise<void> {
  await sql`
    with new_ticket as (
      insert into ticket (id, procedure, procedure_version, number, status, level, title, channel, lead_unit, steps, received_at, recorded_at, due_at, closed_at,
        reopened, late, version, state, last_hash, reporter_id, contact, code_hash, registered_by, demo, asked_by, asked_seq)
      select id, procedure, procedure_version, number, status, level, title, channel, lead_unit, steps, received_at, recorded_at, due_at, closed_at,
        reopened, late, version, state, last_hash::bytea, reporter_id, contact::bytea, code_hash::bytea, registered_by, demo, asked_by, asked_seq
      from json_to_recordset(${json(rows.tickets)}::json) as r(id bigint, procedure text, procedure_version int, number text, status text, level text, title text, channel text,
        lead_unit text, steps text[], received_at timestamptz, recorded_at timestamptz, due_at timestamptz, closed_at timestamptz, reopened int, late boolean, version int,
        state jsonb, last_hash text, reporter_id bigint, contact text, code_hash text, registered_by bigint, demo boolean, asked_by bigint, asked_seq int)
    ), new_event as (
      insert into ticket_event (ticket_id, seq, at, actor, type, data, hash, recorded_at)
      select ticket_id, seq, at, actor, type, data, hash::bytea, recorded_at
      from json_to_recordset(${json(rows.events)}::json) as r(ticket_id bigint, seq int, at timestamptz, actor text, type text, data jsonb, hash text, recorded_at timestamptz)
    ), new_search as (
      insert into ticket_search (ticket_id, body, grams)
      select ticket_id, body, grams::int[] from json_to_recordset(${json(rows.search)}::json) as r(ticket_id bigint, body text, grams text)
    ), new_task as (
      insert into task (assignee, ticket_id, step, nr, opened_at, due_at, claimed_by)
      select * from json_to_recordset(${json(rows.tasks)}::json) as r(assignee text, ticket_id bigint, step text, nr int, opened_at timestamptz, due_at timestamptz, claimed_by text)
    ), new_clock as (
      insert into clock (ticket_id, clock, nr, started_at, due_at, next_at, next_moment, shown)
      select * from json_to_recordset(${json(rows.clocks)}::json) as r(ticket_id bigint, clock text, nr int, started_at timestamptz, due_at timestamptz, next_at timestamptz, next_moment text, shown boolean)
    ), new_reader as (
      insert into ticket_reader (reader, ticket_id, received_at, due_at, open)
      select * from json_to_recordset(${json(rows.readers)}::json) as r(reader text, ticket_id bigint, received_at timestamptz, due_at timestamptz, open boolean)
    ), new_outbox as (
      insert into outbox (ticket_id, seq, kind, recipient, payload, created_at, next_at)
      select * from json_to_recordset(${json(rows.outbox)}::json) as r(ticket_id bigint, seq int, kind text, recipient text, payload jsonb, created_at timestamptz, next_at timestamptz)
    )
    select pg_notify('huiyin', ${rows.message})`.execute(tx)
  await insertRare(tx, rows)
}

async function insertRare(tx: Tx, rows: NewRows): Promise<void> {
  if (rows.recusals.length > 0) {
    await sql`insert into ticket_recusal (person_id, ticket_id) select * from json_to_recordset(${json(rows.recusals)}::json) as r(person_id bigint, ticket_id bigint)`.execute(tx)
  }
  if (rows.importRows.length > 0) {
    await sql`insert into import_row (procedure, key, ticket_id, batch_id) select * from json_to_recordset(${json(rows.importRows)}::json) as r(procedure text, key text, ticket_id bigint, batch_id bigint)`.execute(tx)
  }
  if (rows.idempotency.length > 0) {
    await sql`insert into idempotency (actor, key, request_hash, response) select actor, key, request_hash::bytea, response
      from json_to_recordset(${json(rows.idempotency)}::json) as r(actor text, key text, request_hash text, response jsonb)`.execute(tx)
  }
  if (rows.files.length > 0) {
    await sql`update file set ticket_id = r.ticket_id from json_to_recordset(${json(rows.files)}::json) as r(id uuid, ticket_id bigint)
      where file.id = r.id and file.ticket_id is null`.execute(tx)
  }
}
