/**
 * The list of tickets. Plans: who sees all walks one index of ticket in sort order; who sees some walks
 * ticket_reader by each of their parties in the same order and merges. Both stop after one page.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { TicketQuery } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTickets } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import type { Cursor } from './cursor.ts'
import { listedColumns } from './views-rows.ts'
import type { ListedTicket } from './views-rows.ts'

export type ListFilters = Omit<TicketQuery, 'cursor' | 'limit' | 'q' | 'sort'>
type Sort = TicketQuery['sort']
type Condition = RawBuilder<unknown>

function and(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Filters on `t`. `now` decides what is overdue; days are days of the given zone. */
export function filterConditions(filters: ListFilters, now: number, zone: string): Condition[] {
  const conditions: Condition[] = []
  if (filters.status) conditions.push(sql`t.status = ${filters.status}`)
  if (filters.overdue === true) conditions.push(sql`t.status = 'open' and t.due_at < ${new Date(now)}`)
  if (filters.procedure) conditions.push(sql`t.procedure = ${filters.procedure}`)
  if (filters.level) conditions.push(sql`t.level = ${filters.level}`)
  if (filters.unit) conditions.push(sql`t.lead_unit = ${filters.unit}`)
  if (filters.channel) conditions.push(sql`t.channel = ${filters.channel}`)
  if (filters.step) conditions.push(sql`${filters.step} = any(t.steps)`)
  if (filters.receivedFrom) conditions.push(sql`t.received_at >= ${filters.receivedFrom}::date::timestamp at time zone ${zone}`)
  if (filters.receivedTo) conditions.push(sql`t.received_at < (${filters.receivedTo}::date + 1)::timestamp at time zone ${zone}`)
  return conditions
}

/** A sort order on columns, and what comes after a cursor in it. Rows without a limit come last, as the indexes have them. */
function orderOn(columns: { readonly received: Condition; readonly due: Condition; readonly id: Condition }, sort: Sort): { orderBy: Condition; after: (cursor: Cursor) => Condition } {
  const { received, due, id } = columns
  switch (sort) {
    case '-received': return { orderBy: sql`${received} desc, ${id} desc`, after: (cursor) => sql`(${received}, ${id}) < (${cursor.at}::timestamptz, ${cursor.id})` }
    case 'received': return { orderBy: sql`${received}, ${id}`, after: (cursor) => sql`(${received}, ${id}) > (${cursor.at}::timestamptz, ${cursor.id})` }
    case 'due': return {
      orderBy: sql`${due}, ${id}`,
      after: (cursor) => (cursor.at === null ? sql`${due} is null and ${id} > ${cursor.id}` : sql`((${due}, ${id}) > (${cursor.at}::timestamptz, ${cursor.id}) or ${due} is null)`),
    }
  }
}

const TICKET = { received: sql`t.received_at`, due: sql`t.due_at`, id: sql`t.id` }
/** ticket_reader carries the sort columns along. */
const READER = { received: sql`r.received_at`, due: sql`r.due_at`, id: sql`r.ticket_id` }

export interface ListRequest {
  readonly filters: ListFilters
  readonly sort: Sort
  readonly cursor: Cursor | undefined
  readonly limit: number
  readonly now: number
  readonly zone: string
}

/** One page and one row more, to know whether there is a next one. */
export async function listTickets(db: Db, viewer: Viewer, request: ListRequest): Promise<ListedTicket[]> {
  const filters = filterConditions(request.filters, request.now, request.zone)
  // By limit only open tickets make sense: closed ones have none.
  if (request.sort === 'due') filters.push(sql`t.status = 'open'`)
  const query = viewer.seesAll ? listAll(viewer, request, filters) : listMine(viewer, request, filters)
  const { rows } = await query.execute(db)
  return rows
}

function listAll(viewer: Viewer, request: ListRequest, filters: readonly Condition[]): RawBuilder<ListedTicket> {
  const { orderBy, after } = orderOn(TICKET, request.sort)
  const conditions = [...filters, visibleTickets(viewer), ...(request.cursor ? [after(request.cursor)] : [])]
  return sql<ListedTicket>`select ${listedColumns} from ticket t where ${and(conditions)} order by ${orderBy} limit ${request.limit + 1}`
}

function listMine(viewer: Viewer, request: ListRequest, filters: readonly Condition[]): RawBuilder<ListedTicket> {
  const { orderBy } = orderOn(TICKET, request.sort)
  const byReader = orderOn(READER, request.sort)
  const conditions = [
    sql`r.reader = party.reader`, ...filters, visibleTickets(viewer),
    ...(request.sort === 'due' || request.filters.status === 'open' ? [sql`r.open`] : []),
    ...(request.cursor ? [byReader.after(request.cursor)] : []),
  ]
  return sql<ListedTicket>`
    with mine as (
      select distinct page.ticket_id from unnest(${viewer.readers}::text[]) as party(reader) cross join lateral (
        select r.ticket_id from ticket_reader r join ticket t on t.id = r.ticket_id
        where ${and(conditions)} order by ${byReader.orderBy} limit ${request.limit + 1}
      ) page
    )
    select ${listedColumns} from mine join ticket t on t.id = mine.ticket_id order by ${orderBy} limit ${request.limit + 1}`
}

/** How many there are, counted up to `cap` and no further. */
export async function countTickets(db: Db, viewer: Viewer, request: Pick<ListRequest, 'filters' | 'now' | 'zone'>, cap: number): Promise<{ count: number; more: boolean }> {
  const filters = filterConditions(request.filters, request.now, request.zone)
  const source = viewer.seesAll
    ? sql`select 1 from ticket t where ${and([...filters, visibleTickets(viewer)])} limit ${cap + 1}`
    : sql`select distinct r.ticket_id from ticket_reader r join ticket t on t.id = r.ticket_id where ${and([sql`r.reader = any(${viewer.readers}::text[])`, ...filters, visibleTickets(viewer)])} limit ${cap + 1}`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${source}) bounded`.execute(db)
  const n = rows[0]?.n ?? 0
  return { count: Math.min(n, cap), more: n > cap }
}
