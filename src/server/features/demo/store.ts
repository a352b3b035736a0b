/** The demonstration's rows: told from real ones by their mark, so that they can be taken out again. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/tables.ts'

export async function findDemoPeople(db: Db | Tx): Promise<{ id: number; login: string }[]> {
  return db.selectFrom('person').select(['id', 'login']).where('demo', '=', true).orderBy('id').execute()
}

export async function findDemoTickets(db: Db | Tx): Promise<number[]> {
  const rows = await db.selectFrom('ticket').select('id').where('demo', '=', true).orderBy('id').execute()
  return rows.map((row) => row.id)
}

export async function countDemoTickets(db: Db): Promise<number> {
  const row = await db.selectFrom('ticket').select(({ fn }) => fn.countAll<number>().as('n')).where('demo', '=', true).executeTakeFirstOrThrow()
  return row.n
}

export async function setPasswords(tx: Tx, people: readonly { readonly id: number; readonly hash: string }[]): Promise<void> {
  for (const { id, hash } of people) await tx.updateTable('person').set({ password_hash: hash, must_change_password: false }).where('id', '=', id).execute()
}

/** Gives the post to this person when it is vacant, else a place as stand-in between these days. */
export async function takePost(tx: Tx, post: string, person: number, fromDay: string, untilDay: string): Promise<void> {
  const taken = await tx.updateTable('post').set((set) => ({ holder_id: person, version: set('version', '+', 1) })).where('code', '=', post).where('holder_id', 'is', null).executeTakeFirst()
  if (taken.numUpdatedRows > 0n) return
  await tx.insertInto('stand_in').values({ post_code: post, person_id: person, from_day: fromDay, until_day: untilDay }).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function isOwned(tx: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ owned: boolean }>`select exists (select from person where 'owner' = any(roles) and left_at is null) as owned`.execute(tx)
  return rows[0]?.owned === true
}

export async function nameOrganisation(tx: Tx, name: { readonly zh: string; readonly en: string }, setUpAt: Date | null): Promise<void> {
  await tx.updateTable('installation').set({ organisation: JSON.stringify(name), set_up_at: setUpAt, setup_hash: null }).execute()
}

export async function addPicture(db: Db, picture: { readonly name: string; readonly bytes: Buffer; readonly content: Buffer; readonly by: string }): Promise<string> {
  const { id } = await db.insertInto('file').values({
    ticket_id: null, name: picture.name, media_type: 'image/png', size: picture.bytes.length, sha256: createHash('sha256').update(picture.bytes).digest(), content: picture.content, uploaded_by: picture.by,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** What the fillings recorded that they made; see commands.ts. */
export async function listFillings(tx: Tx): Promise<{ units: string[]; posts: string[]; setUp: boolean }[]> {
  const rows = await tx.selectFrom('admin_event').select('data').where('type', '=', 'demo.filled').orderBy('id').execute()
  return rows.map((row) => row.data as { units: string[]; posts: string[]; setUp: boolean }) // written by fillDemo
}
