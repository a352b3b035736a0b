/** The workbench: my open tasks by limit. Plan: one walk of task_due per party, merged; stops after one page. */
import { sql } from 'kysely'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTickets } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import type { Cursor } from './cursor.ts'
import { listedColumns } from './views-rows.ts'
import type { ListedTicket } from './views-rows.ts'

export interface ListedTask extends ListedTicket {
  readonly step: string
  readonly nr: number
  readonly assignee: string
  readonly claimed_by: string | null
  readonly opened_at: Date
  readonly task_due: Date | null
  readonly warn_at: Date | null
}

export interface TaskRequest {
  readonly filter: 'all' | 'overdue' | 'today' | 'mine'
  readonly cursor: Cursor | undefined
  readonly limit: number
  readonly now: number
  /** Today where the organisation is. */
  readonly startOfToday: number
  readonly endOfToday: number
}

function conditionsOf(viewer: Viewer, request: Pick<TaskRequest, 'filter' | 'now' | 'startOfToday' | 'endOfToday'>) {
  const conditions = [sql`(k.claimed_by is null or k.claimed_by = ${viewer.ref})`]
  if (request.filter === 'overdue') conditions.push(sql`k.due_at < ${new Date(request.now)}`)
  if (request.filter === 'today') conditions.push(sql`k.due_at >= ${new Date(request.startOfToday)} and k.due_at < ${new Date(request.endOfToday)}`)
  if (request.filter === 'mine') conditions.push(sql`k.claimed_by = ${viewer.ref}`)
  return conditions
}

export async function listTasks(db: Db, viewer: Viewer, request: TaskRequest): Promise<ListedTask[]> {
  const { cursor } = request
  const conditions = [sql`k.assignee = party.assignee`, ...conditionsOf(viewer, request), visibleTickets(viewer)]
  if (cursor) conditions.push(cursor.at === null ? sql`k.due_at is null and k.ticket_id > ${cursor.id}` : sql`((k.due_at, k.ticket_id) > (${cursor.at}::timestamptz, ${cursor.id}) or k.due_at is null)`)
  const { rows } = await sql<ListedTask>`
    with page as (
      select distinct on (mine.due_at, mine.ticket_id, mine.step, mine.nr) mine.* from unnest(${viewer.parties}::text[]) as party(assignee) cross join lateral (
        select k.* from task k join ticket t on t.id = k.ticket_id
        where ${sql.join(conditions, sql` and `)} order by k.due_at, k.ticket_id limit ${request.limit + 1}
      ) mine order by mine.due_at, mine.ticket_id, mine.step, mine.nr limit ${request.limit + 1}
    )
    select ${listedColumns}, page.step, page.nr, page.assignee, page.claimed_by, page.opened_at, page.due_at as task_due, soon.warn_at
    from page join ticket t on t.id = page.ticket_id
    left join lateral (select min(c.next_at) as warn_at from clock c where c.ticket_id = t.id and c.shown and c.next_moment = 'warn') soon on true
    order by page.due_at, page.ticket_id`.execute(db)
  return rows
}

/**
 * Counted up to `cap` and no further. Plan: as many steps along task_due per party, in its order, as the cap allows; "mine" asks
 * task_claimed instead, because most tasks of a unit are nobody's.
 */
export async function countTasks(db: Db, viewer: Viewer, request: Pick<TaskRequest, 'filter' | 'now' | 'startOfToday' | 'endOfToday'>, cap: number): Promise<{ count: number; more: boolean }> {
  const notKeptOut = sql`not exists (select from ticket_recusal x where x.ticket_id = k.ticket_id and x.person_id = ${viewer.personId})`
  const conditions = sql.join([...conditionsOf(viewer, request), notKeptOut], sql` and `)
  const tasks = request.filter === 'mine'
    ? sql`task k where k.assignee = any(${viewer.parties}::text[]) and ${conditions}`
    : sql`unnest(${viewer.parties}::text[]) as party(assignee) cross join lateral (
        select k.ticket_id, k.step, k.nr from task k where k.assignee = party.assignee and ${conditions} order by k.due_at, k.ticket_id limit ${cap + 1}
      ) k`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select distinct k.ticket_id, k.step, k.nr from ${tasks} limit ${cap + 1}) bounded`.execute(db)
  const n = rows[0]?.n ?? 0
  return { count: Math.min(n, cap), more: n > cap }
}

/** How many of my tasks end on each of the days given, as [from, to) pairs. */
export async function countTasksByDay(db: Db, viewer: Viewer, days: readonly { readonly from: number; readonly to: number }[]): Promise<number[]> {
  const asked = JSON.stringify(days.map((day, nr) => ({ nr, from: new Date(day.from).toISOString(), to: new Date(day.to).toISOString() })))
  const { rows } = await sql<{ nr: number; n: number }>`
    select d.nr, (select count(*)::int from (select distinct k.ticket_id, k.step, k.nr from task k
      where k.assignee = any(${viewer.parties}::text[]) and k.due_at >= d."from" and k.due_at < d."to"
        and (k.claimed_by is null or k.claimed_by = ${viewer.ref})
        and not exists (select from ticket_recusal x where x.ticket_id = k.ticket_id and x.person_id = ${viewer.personId}) limit 1000) bounded) as n
    from json_to_recordset(${asked}::json) as d(nr int, "from" timestamptz, "to" timestamptz) order by d.nr`.execute(db)
  return rows.map((row) => row.n)
}
