/**
 * Search for words and parts of words, newest first, in one statement: a frequent phrase is found by walking back over the newest
 * tickets, a less frequent one in the newest stretches of the index, a rare one by the index over all. What comes later in that
 * order is not looked at once the page is full, so the work is bounded by stretches, not by how many tickets there are.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { escapeLike, queryGrams } from '../../../core/text/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTickets } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { largeStretch, readerMarker, smallStretch } from './search-keys.ts'
import { listedColumns } from './views-rows.ts'
import type { ListedTicket } from './views-rows.ts'

/** So many newest tickets are read one by one: a page of a phrase that stands in every fifth of them, cheaper than any index. */
const WALK = 256
const SMALL = 4096
const LARGE = 65_536
/** Stretches of each width that are looked through before the next wider one. */
const STRETCHES = 2
/** Tickets to a partition: see ensure_ticket_partitions. */
const PARTITION = 2 ** 20
/** The most candidates looked at in one window, the newest ones: reached only by filters that fit almost none of very many. */
const MOST_CANDIDATES = 20_000

export interface SearchRequest {
  readonly q: string
  readonly filters: readonly RawBuilder<unknown>[]
  /** Look below this ticket id only. */
  readonly below: number | undefined
  readonly limit: number
}

export type FoundTicket = ListedTicket & { readonly body: string }

/** Tickets from `from` up to but not including `to`. */
interface Window {
  readonly from: number
  readonly to: number
  /** Walked one by one; found by these markers in the index; or by the index without markers. */
  readonly by: 'walk' | 'all' | readonly number[]
}

/** Windows from the newest ticket down: the newest few, two small stretches, two large ones, then everything that is left. */
export function windowsBelow(newest: number): Window[] {
  const windows: Window[] = []
  let top = newest + 1
  const add = (from: number, by: Window['by']): void => {
    if (from < top) windows.push({ from, to: top, by })
    top = Math.min(top, from)
  }
  add(Math.max(0, top - WALK), 'walk')
  for (const [width, marker] of [[SMALL, smallStretch], [LARGE, largeStretch]] as const) {
    const first = Math.floor((top - 1) / width) * width
    const from = Math.max(0, first - (STRETCHES - 1) * width)
    add(from, Array.from({ length: STRETCHES }, (_, step) => first - step * width).filter((start) => start >= 0).map(marker))
  }
  add(0, 'all')
  return windows
}

export async function newestTicket(db: Db): Promise<number> {
  const { rows: [last] } = await sql<{ id: number | null }>`select max(id) as id from ticket`.execute(db)
  return last?.id ?? 0
}

/**
 * Newest first, up to `limit`; undefined when what was typed is too short to look for. Plan: the windows are appended in this order
 * and each is begun only when those before it did not fill the page (our sessions plan no parallel work, see pool.ts); candidates are
 * ids, and text and ticket are fetched one by one for those that are shown or fail the recheck.
 */
export async function searchTickets(db: Db, viewer: Viewer, request: SearchRequest): Promise<FoundTicket[] | undefined> {
  const wanted = queryGrams(request.q)
  if (wanted.tooShort) return undefined
  const newest = Math.min(await newestTicket(db), (request.below ?? Number.MAX_SAFE_INTEGER) - 1)
  const windows = windowsBelow(newest)
  if (windows.length === 0) return []
  const like = (body: RawBuilder<unknown>): RawBuilder<unknown> => sql.join(wanted.needles.map((needle) => sql`${body} like ${`%${escapeLike(needle)}%`}`), sql` and `)
  const candidates = windows.map((window) => (window.by === 'walk' ? walkOver(window, like(sql`s.body`)) : lookUp(window, wanted.grams, viewer)))
  const { rows } = await sql<FoundTicket>`
    select found.* from (${sql.join(candidates, sql` union all `)}) candidate cross join lateral (
      select ${listedColumns}, s.body from ticket_search s join ticket t on t.id = s.ticket_id
      where s.ticket_id = candidate.ticket_id and ${sql.join([like(sql`s.body`), ...request.filters, visibleTickets(viewer)], sql` and `)} limit 1
    ) found limit ${request.limit}`.execute(db)
  return rows
}

function walkOver({ from, to }: Window, like: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select s.ticket_id from ticket_search s where s.ticket_id >= ${from} and s.ticket_id < ${to} and ${like} order by s.ticket_id desc)`
}

/** The sums keep the planner from asking the primary key as well; the bounds of whole partitions let it leave out the others. */
function lookUp({ from, to, by }: Window, grams: readonly number[], viewer: Viewer): RawBuilder<unknown> {
  const conditions = [
    sql`s.grams @> ${[...grams]}::int[]`,
    ...(by === 'all' || by === 'walk' ? [] : [sql`s.grams && ${[...by]}::int[]`]),
    // Who sees some only: their parties are in the index too, so that hardly anything they may not see is even fetched.
    ...(viewer.seesAll ? [] : [sql`s.grams && ${viewer.readers.map(readerMarker)}::int[]`]),
  ]
  return sql`(select s.ticket_id from ticket_search s
    where ${sql.join(conditions, sql` and `)} and s.ticket_id + 0 >= ${from} and s.ticket_id + 0 < ${to}
      and s.ticket_id >= ${Math.floor(from / PARTITION) * PARTITION} and s.ticket_id < ${Math.ceil(to / PARTITION) * PARTITION}
    order by s.ticket_id + 0 desc limit ${MOST_CANDIDATES})`
}

/** The words around the first place where a needle stands. */
export function excerptOf(body: string, needles: readonly string[], length = 90): string {
  const at = Math.max(0, Math.min(...needles.map((needle) => body.indexOf(needle)).filter((index) => index >= 0), body.length))
  const from = Math.max(0, at - 20)
  return `${from > 0 ? '…' : ''}${body.slice(from, from + length)}${from + length < body.length ? '…' : ''}`
}

/** Tickets of these reporters, newest first: for what looks like a name or a phone number. */
export async function ticketsOfReporters(db: Db, viewer: Viewer, reporters: readonly number[], limit: number): Promise<ListedTicket[]> {
  if (reporters.length === 0) return []
  const { rows } = await sql<ListedTicket>`
    select ${listedColumns} from ticket t where t.reporter_id = any(${reporters}::bigint[]) and ${visibleTickets(viewer)} order by t.id desc limit ${limit}`.execute(db)
  return rows
}
