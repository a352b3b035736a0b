/** A ticket changes: events are appended and every row that follows from its state is brought along, in one statement. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'
import type { TicketColumns } from './row-shapes.ts'

export interface ChangeRows {
  readonly id: number
  /** The version the decision was made on; the write does nothing when it is no longer the version. */
  readonly seen: number
  readonly ticket: TicketColumns
  readonly events: readonly object[]
  readonly outbox: readonly object[]
  readonly tasks: Difference
  readonly clocks: Difference
  readonly readers: Difference
  readonly recusals: readonly object[]
  readonly files: readonly string[]
  /** Due time or being open changed: rows that carry them follow. */
  readonly due: { readonly due_at: string | null; readonly open: boolean } | undefined
  readonly search: { readonly body: string; readonly grams: string } | undefined
  readonly message: string
}

export interface Difference {
  readonly added: readonly object[]
  /** Keys as they stand in the rows. */
  readonly removed: readonly object[]
  readonly changed: readonly object[]
}

const json = (rows: readonly object[]): string => JSON.stringify(rows)

/** Answers false when somebody else was first: then nothing at all was written. */
export async function changeTicket(db: Db | Tx, rows: ChangeRows): Promise<boolean> {
  const { id, ticket } = rows
  const { rows: written } = await sql<{ id: string }>`
    with u as (
      update ticket set procedure_version = ${ticket.procedure_version}, status = ${ticket.status}, level = ${ticket.level}, title = ${ticket.title}, lead_unit = ${ticket.lead_unit}, steps = ${ticket.steps}::text[],
        due_at = ${ticket.due_at}::timestamptz, closed_at = ${ticket.closed_at}::timestamptz, reopened = ${ticket.reopened}, late = ${ticket.late},
        version = ${ticket.version}, state = ${JSON.stringify(ticket.state)}::jsonb, last_hash = ${ticket.last_hash}::text::bytea
      where id = ${id} and version = ${rows.seen} returning id
    ), new_event as (
      insert into ticket_event (ticket_id, seq, at, actor, type, data, hash, recorded_at)
      select ticket_id, seq, at, actor, type, data, hash::bytea, recorded_at
      from u, json_to_recordset(${json(rows.events)}::json) as r(ticket_id bigint, seq int, at timestamptz, actor text, type text, data jsonb, hash text, recorded_at timestamptz)
    ), new_outbox as (
      insert into outbox (ticket_id, seq, kind, recipient, payload, created_at, next_at)
      select ticket_id, seq, kind, recipient, payload, created_at, next_at
      from u, json_to_recordset(${json(rows.outbox)}::json) as r(ticket_id bigint, seq int, kind text, recipient text, payload jsonb, created_at timestamptz, next_at timestamptz)
    ), ${taskParts(rows)}, ${clockParts(rows)}, ${readerParts(rows)}, new_recusal as (
      insert into ticket_recusal (person_id, ticket_id) select person_id, ticket_id from u, json_to_recordset(${json(rows.recusals)}::json) as r(person_id bigint, ticket_id bigint)
      on conflict do nothing
    ), told as (select pg_notify('huiyin', ${rows.message}) from u)
    select u.id::text as id from u left join told on true`.execute(db)
  if (written.length === 0) return false
  await changeRare(db, rows)
  return true
}

function taskParts({ id, tasks, due }: ChangeRows) {
  return sql`task_gone as (
      delete from task using u, json_to_recordset(${json(tasks.removed)}::json) as r(step text, nr int, assignee text)
      where task.ticket_id = u.id and task.step = r.step and task.nr = r.nr and task.assignee = r.assignee
    ), task_new as (
      insert into task (assignee, ticket_id, step, nr, opened_at, due_at, claimed_by) select assignee, ticket_id, step, nr, opened_at, due_at, claimed_by
      from u, json_to_recordset(${json(tasks.added)}::json) as r(assignee text, ticket_id bigint, step text, nr int, opened_at timestamptz, due_at timestamptz, claimed_by text)
    ), task_kept as (
      update task set due_at = r.due_at, claimed_by = r.claimed_by
      from u, json_to_recordset(${json(tasks.changed)}::json) as r(assignee text, step text, nr int, due_at timestamptz, claimed_by text)
      where task.ticket_id = ${id} and task.step = r.step and task.nr = r.nr and task.assignee = r.assignee and ${due !== undefined || tasks.changed.length > 0}
    )`
}

function clockParts({ id, clocks }: ChangeRows) {
  return sql`clock_gone as (
      delete from clock using u, json_to_recordset(${json(clocks.removed)}::json) as r(clock text, nr int)
      where clock.ticket_id = u.id and clock.clock = r.clock and clock.nr = r.nr
    ), clock_new as (
      insert into clock (ticket_id, clock, nr, started_at, due_at, next_at, next_moment, shown) select ticket_id, clock, nr, started_at, due_at, next_at, next_moment, shown
      from u, json_to_recordset(${json(clocks.added)}::json) as r(ticket_id bigint, clock text, nr int, started_at timestamptz, due_at timestamptz, next_at timestamptz, next_moment text, shown boolean)
    ), clock_kept as (
      update clock set due_at = r.due_at, next_at = r.next_at, next_moment = r.next_moment
      from u, json_to_recordset(${json(clocks.changed)}::json) as r(clock text, nr int, due_at timestamptz, next_at timestamptz, next_moment text)
      where clock.ticket_id = ${id} and clock.clock = r.clock and clock.nr = r.nr
    )`
}

function readerParts({ id, readers, due }: ChangeRows) {
  return sql`reader_new as (
      insert into ticket_reader (reader, ticket_id, received_at, due_at, open) select reader, ticket_id, received_at, due_at, open
      from u, json_to_recordset(${json(readers.added)}::json) as r(reader text, ticket_id bigint, received_at timestamptz, due_at timestamptz, open boolean)
    ), reader_kept as (
      update ticket_reader set due_at = ${due?.due_at ?? null}::timestamptz, open = ${due?.open ?? true} from u where ${due !== undefined} and ticket_id = ${id}
    )`
}

async function changeRare(db: Db | Tx, rows: ChangeRows): Promise<void> {
  if (rows.files.length > 0) await db.updateTable('file').set({ ticket_id: rows.id }).where('id', 'in', rows.files).where('ticket_id', 'is', null).execute()
  if (!rows.search) return
  const { body, grams } = rows.search
  await sql`update ticket_search set body = left(concat_ws(' ', body, nullif(${body}::text, '')), 100000),
      grams = array(select distinct g from unnest(grams || ${grams}::text::int[]) as g order by g)
    where ticket_id = ${rows.id}`.execute(db)
}
