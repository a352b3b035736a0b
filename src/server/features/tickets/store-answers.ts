/** Questions of procedures about other tickets. Without any check of who asks: for the engine itself. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface CountAsked {
  readonly procedure: string
  /** The ticket that asks, which is not counted; 0 when it is not written yet. */
  readonly ticket: number
  readonly since: number
  readonly until: number
}
export type CountByReporter = CountAsked & { readonly reporter: number }
/** `value` as JSON; `marker` is how the search index knows it. */
export type CountByValue = CountAsked & { readonly field: string; readonly value: string; readonly marker: number }

/** No written rule asks for more than some hundred. */
const MOST_COUNTED = 5_000

const asked = (questions: readonly CountAsked[]): string =>
  JSON.stringify(questions.map((question, nr) => ({ ...question, nr, since: new Date(question.since).toISOString(), until: new Date(question.until).toISOString() })))

/** How many other tickets of this reporter, by whichever contact, were received in that time; in the order asked. */
export async function countByReporter(db: Db | Tx, questions: readonly CountByReporter[]): Promise<number[]> {
  if (questions.length === 0) return []
  const { rows } = await sql<{ n: number }>`
    select q.nr, (
      select count(*) from reporter me join reporter same on same.match_key = me.match_key
      join ticket t on t.reporter_id = same.id and t.received_at between q.since and q.until and t.procedure = q.procedure and t.id <> q.ticket
      where me.id = q.reporter
    )::int as n
    from json_to_recordset(${asked(questions)}::json) as q(nr int, procedure text, ticket bigint, reporter bigint, since timestamptz, until timestamptz) order by q.nr`.execute(db)
  return rows.map((row) => row.n)
}

/**
 * How many other tickets have this value in that field and were received in that time; in the order asked. Looks through the newest
 * tickets that ever had the value, found by its marker in the search index; whether they still have it is read from the ticket. The
 * `offset 0` keeps the planner from reading the state of every ticket of the procedure first.
 */
export async function countByValue(db: Db | Tx, questions: readonly CountByValue[]): Promise<number[]> {
  if (questions.length === 0) return []
  const { rows } = await sql<{ n: number }>`
    select q.nr, (
      select count(*) from (
        select s.ticket_id from ticket_search s where s.grams @> array[q.marker] order by s.ticket_id + 0 desc limit ${MOST_COUNTED}
      ) c cross join lateral (select t.procedure, t.received_at, t.state from ticket t where t.id = c.ticket_id offset 0) t
      where c.ticket_id <> q.ticket and t.procedure = q.procedure and t.received_at between q.since and q.until and t.state->'values'->q.field = q.value::jsonb
    )::int as n
    from json_to_recordset(${asked(questions)}::json) as q(nr int, procedure text, ticket bigint, field text, value text, marker int, since timestamptz, until timestamptz) order by q.nr`.execute(db)
  return rows.map((row) => row.n)
}

/** Texts of other tickets that share telling words, most in common first: candidates to be compared. */
export async function textsLike(db: Db | Tx, question: CountAsked & { readonly keys: readonly number[] }, most: number): Promise<{ title: string; body: string }[]> {
  if (question.keys.length === 0) return []
  const { rows } = await sql<{ title: string; body: string }>`
    with candidate as materialized (
      select s.ticket_id, s.body, s.grams from ticket_search s where s.grams && ${question.keys}::int[] order by s.ticket_id + 0 desc limit ${MOST_COUNTED}
    )
    select t.title, left(c.body, 600) as body from candidate c join ticket t on t.id = c.ticket_id
    where t.procedure = ${question.procedure} and t.received_at between ${new Date(question.since)} and ${new Date(question.until)} and t.id <> ${question.ticket}
    order by (select count(*) from unnest(c.grams) g where g = any(${question.keys}::int[])) desc, t.id desc limit ${most}`.execute(db)
  return rows
}
