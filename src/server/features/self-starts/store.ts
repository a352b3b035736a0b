/** What has begun by itself, what is held back, and how far each start has been looked at. */
import { sql } from 'kysely'
import type { Round } from '../../../core/ticket/index.ts'
import type { Row } from '../../../core/procedure/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { HELD, toHeld } from './views.ts'
import type { HeldStart, StartName } from './views.ts'

export interface LookedAt {
  readonly lookedAt: number
  readonly seenChanges: number
  readonly seed: number
}

/** How far a start has been looked at, locked; undefined when another process is at it, or when it is left alone after a failure. */
export async function lockStart(tx: Tx, { procedure, start }: StartName, since: number, seed: number, now: number): Promise<LookedAt | undefined> {
  await tx.insertInto('self_start').values({ procedure, start, looked_at: new Date(since), seed, next_at: null, problem: null }).onConflict((conflict) => conflict.doNothing()).execute()
  const row = await tx.selectFrom('self_start').select(['looked_at', 'seen_changes', 'seed']).where('procedure', '=', procedure).where('start', '=', start)
    .where((or) => or.or([or('next_at', 'is', null), or('next_at', '<=', new Date(now))])).forUpdate().skipLocked().executeTakeFirst()
  return row && { lookedAt: row.looked_at.getTime(), seenChanges: row.seen_changes, seed: row.seed }
}

export async function saveLook(tx: Tx, { procedure, start }: StartName, lookedAt: number, seenChanges = -1): Promise<void> {
  await tx.updateTable('self_start').set({ looked_at: new Date(lookedAt), seen_changes: seenChanges, attempts: 0, next_at: null, problem: null }).where('procedure', '=', procedure).where('start', '=', start).execute()
}

export async function putOff(db: Db, { procedure, start }: StartName, until: number, problem: object): Promise<void> {
  await db.updateTable('self_start').set({ attempts: sql`attempts + 1`, next_at: new Date(until), problem: JSON.stringify(problem) }).where('procedure', '=', procedure).where('start', '=', start).execute()
}

export async function addStarted(tx: Tx, { procedure, start }: StartName, occasion: number, began: readonly { readonly key: string; readonly ticket: number }[]): Promise<void> {
  if (began.length === 0) return
  await tx.insertInto('self_started').values(began.map(({ key, ticket }) => ({ procedure, start, occasion: new Date(occasion), row_key: key, ticket_id: ticket }))).execute()
}

/** Keys for which a ticket began on this occasion already. */
export async function startedKeys(tx: Tx, { procedure, start }: StartName, occasion: number): Promise<Set<string>> {
  const rows = await tx.selectFrom('self_started').select('row_key').where('procedure', '=', procedure).where('start', '=', start).where('occasion', '=', new Date(occasion)).execute()
  return new Set(rows.map((row) => row.row_key))
}

/** The last rounds of a sample, the oldest first. */
export async function roundsOf(tx: Tx, { procedure, start }: StartName, most: number): Promise<Round[]> {
  const rows = await tx.selectFrom('self_start_round').select(['drawn_from', 'drawn']).where('procedure', '=', procedure).where('start', '=', start).orderBy('occasion', 'desc').limit(most).execute()
  return rows.reverse().map((row) => ({ from: row.drawn_from, drawn: row.drawn }))
}

export async function countRounds(tx: Tx, { procedure, start }: StartName): Promise<number> {
  const { n } = await tx.selectFrom('self_start_round').select(({ fn }) => fn.countAll<number>().as('n')).where('procedure', '=', procedure).where('start', '=', start).executeTakeFirstOrThrow()
  return n
}

export async function addRound(tx: Tx, { procedure, start }: StartName, occasion: number, { from, drawn }: Round): Promise<void> {
  await tx.insertInto('self_start_round').values({ procedure, start, occasion: new Date(occasion), drawn_from: [...from], drawn: [...drawn] }).execute()
}

const PAGE = 2_000

/** All rows of a register that are in use, page by page by key. Plan: the primary key. */
export async function* rowsOf(db: Db | Tx, register: string): AsyncGenerator<Readonly<Record<string, Row>>> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const { rows }: { rows: { key: string; data: Row }[] } = await sql<{ key: string; data: Row }>`
      select key, data from register_row where register = ${register} and gone_at is null and key > ${after} order by key limit ${PAGE}`.execute(db)
    yield Object.fromEntries(rows.map((row) => [row.key, row.data]))
    after = rows.length === PAGE ? rows.at(-1)?.key : undefined
  }
}

/** How often rows of the register have changed. */
export async function changesOf(db: Db | Tx, register: string): Promise<number> {
  return (await db.selectFrom('register').select('row_changes').where('code', '=', register).executeTakeFirst())?.row_changes ?? 0
}

export async function heldKeys(tx: Tx, { procedure, start }: StartName): Promise<Set<string>> {
  const rows = await tx.selectFrom('watch_hold').select('row_key').where('procedure', '=', procedure).where('start', '=', start).execute()
  return new Set(rows.map((row) => row.row_key))
}

export async function changeHold(tx: Tx, { procedure, start }: StartName, { come, gone }: { readonly come: readonly string[]; readonly gone: readonly string[] }, since: number): Promise<void> {
  if (gone.length > 0) await tx.deleteFrom('watch_hold').where('procedure', '=', procedure).where('start', '=', start).where(sql<boolean>`row_key = any(${[...gone]}::text[])`).execute()
  if (come.length > 0) await sql`insert into watch_hold (procedure, start, row_key, since) select ${procedure}, ${start}, key, ${new Date(since)} from unnest(${[...come]}::text[]) as key`.execute(tx)
}

export async function mostAtOnce(tx: Tx): Promise<number> {
  return (await tx.selectFrom('installation').select('most_self_starts').executeTakeFirst())?.most_self_starts ?? 100
}

export async function holdBack(tx: Tx, { procedure, start }: StartName, occasion: number, keys: readonly string[], at: number): Promise<number> {
  const row = await tx.insertInto('held_start').values({ procedure, start, occasion: new Date(occasion), row_keys: [...keys], at: new Date(at), decision: null, decided_by: null, decided_at: null }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** False when somebody has decided already; undefined when it is not there. */
export async function decideHeld(tx: Tx, id: number, decision: 'begin' | 'drop', by: number, at: number): Promise<boolean | undefined> {
  const row = await tx.selectFrom('held_start').select('decision').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return undefined
  if (row.decision !== null) return false
  await tx.updateTable('held_start').set({ decision, decided_by: by, decided_at: new Date(at) }).where('id', '=', id).execute()
  return true
}

/** One that is to begin and has not wholly, locked. */
export async function lockGoingOn(tx: Tx): Promise<HeldStart | undefined> {
  const row = await tx.selectFrom('held_start').select(HELD).where('decision', '=', 'begin').where(sql<boolean>`begun < cardinality(row_keys)`).orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst()
  return row && toHeld(row)
}

export async function saveBegun(tx: Tx, id: number, begun: number): Promise<void> {
  await tx.updateTable('held_start').set({ begun }).where('id', '=', id).execute()
}
