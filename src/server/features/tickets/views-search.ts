/**
 * Search for words and parts of words, newest first. A frequent phrase is found in the newest stretch of tickets, a rare one
 * by the index over all; the work is bounded by stretches, not by how many tickets there are.
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

const SMALL = 4096
const LARGE = 65_536
/** Large stretches looked through one by one before the index over all is asked. */
const LARGE_STEPS = 2
/** The most candidates looked at in one stretch, the newest ones: reached only by filters that fit almost none of very many. */
const MOST_CANDIDATES = 20_000

export interface SearchRequest {
  readonly q: string
  readonly filters: readonly RawBuilder<unknown>[]
  /** Look below this ticket id only. */
  readonly below: number | undefined
  readonly limit: number
}

export type FoundTicket = ListedTicket & { readonly body: string }

interface Window {
  readonly from: number
  readonly to: number
  readonly marker: number | undefined
}

/** Stretches from the newest ticket down: two small, two large, then everything that is left. */
export function* windowsBelow(newest: number): Generator<Window> {
  let top = newest + 1
  for (let step = 0; step < 2 && top > 0; step++) {
    const from = Math.floor((top - 1) / SMALL) * SMALL
    yield { from, to: top, marker: smallStretch(from) }
    top = from
  }
  for (let step = 0; step < LARGE_STEPS && top > 0; step++) {
    const from = Math.floor((top - 1) / LARGE) * LARGE
    yield { from, to: top, marker: largeStretch(from) }
    top = from
  }
  if (top > 0) yield { from: 0, to: top, marker: undefined }
}

export async function newestTicket(db: Db): Promise<number> {
  const { rows: [last] } = await sql<{ id: number | null }>`select max(id) as id from ticket`.execute(db)
  return last?.id ?? 0
}

/** Newest first, up to `limit`; undefined when what was typed is too short to look for. */
export async function searchTickets(db: Db, viewer: Viewer, request: SearchRequest): Promise<FoundTicket[] | undefined> {
  const wanted = queryGrams(request.q)
  if (wanted.tooShort) return undefined
  const newest = Math.min(await newestTicket(db), (request.below ?? Number.MAX_SAFE_INTEGER) - 1)
  const found: FoundTicket[] = []
  for (const window of windowsBelow(newest)) {
    found.push(...(await searchWindow(db, viewer, request, wanted, window, request.limit - found.length)))
    if (found.length >= request.limit) break
  }
  return found
}

async function searchWindow(db: Db, viewer: Viewer, request: SearchRequest, wanted: { grams: readonly number[]; needles: readonly string[] }, window: Window, limit: number): Promise<FoundTicket[]> {
  const grams = window.marker === undefined ? [...wanted.grams] : [...wanted.grams, window.marker]
  // Who sees some only: their parties are in the index too, so that nothing they may not see is even fetched.
  const scopes = viewer.seesAll ? [sql`s.grams @> ${grams}::int[]`] : viewer.readers.map((reader) => sql`s.grams @> ${[...grams, readerMarker(reader)]}::int[]`)
  const likes = wanted.needles.map((needle) => sql`c.body like ${`%${escapeLike(needle)}%`}`)
  const conditions = [...likes, ...request.filters, visibleTickets(viewer)]
  const { rows } = await sql<FoundTicket>`
    with candidate as materialized (
      select s.ticket_id, s.body from ticket_search s
      where (${sql.join(scopes, sql` or `)}) and s.ticket_id >= ${window.from} and s.ticket_id < ${window.to}
      order by s.ticket_id + 0 desc limit ${MOST_CANDIDATES}
    )
    select ${listedColumns}, c.body from candidate c join ticket t on t.id = c.ticket_id
    where ${sql.join(conditions, sql` and `)} order by t.id desc limit ${limit}`.execute(db)
  return rows
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
