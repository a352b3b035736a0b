/** One post, its holder and stand-ins. */
import { sql } from 'kysely'
import type { Label } from '../../../contract/index.ts'
import type { Tx } from '../../platform/database/tables.ts'

export interface NewPost {
  readonly code: string
  readonly unit: string
  readonly name: Label
  readonly head: boolean
  readonly holder: number | null
}

export interface StandIn {
  readonly person: number
  readonly from: string
  readonly until: string
}

export interface StoredPost {
  readonly unit: string
  readonly holder: number | null
  readonly closed: boolean
  readonly version: number
  readonly standIns: readonly StandIn[]
}

export async function findPost(tx: Tx, code: string): Promise<StoredPost | undefined> {
  const row = await tx.selectFrom('post').select(['unit_code', 'holder_id', 'closed_at', 'version']).where('code', '=', code).executeTakeFirst()
  if (!row) return undefined
  const standIns = await tx.selectFrom('stand_in').select(['person_id', 'from_day', 'until_day']).where('post_code', '=', code).orderBy('from_day').execute()
  return {
    unit: row.unit_code, holder: row.holder_id, closed: row.closed_at !== null, version: row.version,
    standIns: standIns.map((entry) => ({ person: entry.person_id, from: entry.from_day, until: entry.until_day })),
  }
}

/** False when the code is taken. */
export async function addPost(tx: Tx, post: NewPost): Promise<boolean> {
  const result = await tx.insertInto('post').values({
    code: post.code, unit_code: post.unit, name: JSON.stringify(post.name), heads_unit: post.head, holder_id: post.holder, closed_at: null,
  }).onConflict((conflict) => conflict.column('code').doNothing()).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export interface PostChange {
  readonly unit?: string
  readonly name?: Label
  readonly head?: boolean
  readonly holder?: number | null
  readonly closedAt?: Date | null
}

/** False when somebody changed it since `version`. */
export async function changePost(tx: Tx, code: string, version: number, change: PostChange): Promise<boolean> {
  const result = await tx.updateTable('post').set({
    version: version + 1,
    ...(change.unit === undefined ? {} : { unit_code: change.unit }),
    ...(change.name === undefined ? {} : { name: JSON.stringify(change.name) }),
    ...(change.head === undefined ? {} : { heads_unit: change.head }),
    ...(change.holder === undefined ? {} : { holder_id: change.holder }),
    ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
  }).where('code', '=', code).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function replaceStandIns(tx: Tx, code: string, standIns: readonly StandIn[]): Promise<void> {
  await tx.deleteFrom('stand_in').where('post_code', '=', code).execute()
  if (standIns.length === 0) return
  await tx.insertInto('stand_in').values(standIns.map((entry) => ({ post_code: code, person_id: entry.person, from_day: entry.from, until_day: entry.until }))).execute()
}

/** Those of these people who are not there, or have left. */
export async function findAbsent(tx: Tx, people: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select wanted.id from unnest(${people}::bigint[]) as wanted(id) where not exists (select from person where person.id = wanted.id and left_at is null)`.execute(tx)
  return rows.map((row) => row.id)
}

export async function isOpenUnit(tx: Tx, code: string): Promise<boolean> {
  return (await tx.selectFrom('unit').select('code').where('code', '=', code).where('closed_at', 'is', null).executeTakeFirst()) !== undefined
}

/** Whether tasks are waiting at this post. */
export async function hasTasks(tx: Tx, code: string): Promise<boolean> {
  return (await tx.selectFrom('task').select('ticket_id').where('assignee', '=', `post:${code}`).limit(1).executeTakeFirst()) !== undefined
}

/** Whoever leaves holds no post and stands in for nobody. Answers the posts now vacant. */
export async function vacatePosts(tx: Tx, personId: number): Promise<string[]> {
  await tx.deleteFrom('stand_in').where('person_id', '=', personId).execute()
  const rows = await tx.updateTable('post').set((set) => ({ holder_id: null, version: set('version', '+', 1) })).where('holder_id', '=', personId).returning('code').execute()
  return rows.map((row) => row.code)
}
