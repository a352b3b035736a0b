/** The record of administration: who changed the organisation, its people and calendars, each entry chained to the one before. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '../../../core/ticket/index.ts'
import type { Db, Tx } from '../database/tables.ts'
import { publish } from '../live/bus.ts'
import type { Message } from '../live/bus.ts'

export interface AdminEvent {
  readonly at: number
  /** person:7, or `setup`, `demo`, `start`. */
  readonly actor: string
  /** `person.changed`, `unit.closed` ... */
  readonly type: string
  /** Codes and names; never contact data, never a secret. */
  readonly data: Readonly<Record<string, unknown>>
}

const START = Buffer.alloc(32)

/** Changes of the organisation happen one at a time, so that checks hold until the commit and the chain has one end. Other processes are told. */
export async function changeOrganisation<T>(db: Db, tell: Message, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await lockChain(tx)
    const answer = await work(tx)
    await publish(tx, tell)
    return answer
  })
}

async function lockChain(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('huiyin admin_event', 0))`.execute(tx)
}

/** Writes one entry at the end of the chain. */
export async function recordAdminEvent(tx: Tx, event: AdminEvent): Promise<void> {
  await lockChain(tx)
  const last = await tx.selectFrom('admin_event').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const hash = hashAdminEvent(last?.hash ?? START, event)
  await tx.insertInto('admin_event').values({ at: new Date(event.at), actor: event.actor, type: event.type, data: JSON.stringify(event.data), hash }).execute()
  await tx.updateTable('admin_chain').set({ entries: sql`entries + 1`, last_hash: hash }).execute()
}

/** SHA-256 over the previous hash and the canonical text of this entry. */
export function hashAdminEvent(previous: Buffer, { at, actor, type, data }: AdminEvent): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson([at, actor, type, data])).digest()
}

/** The first entry that does not follow from the one before, or an end that is not the one on record; undefined when the chain is whole. */
export async function findBrokenAdminEvent(db: Db): Promise<{ readonly id: number } | 'end' | undefined> {
  let previous: Buffer = START
  let entries = 0
  for (let after = 0; ;) {
    const rows = await db.selectFrom('admin_event').selectAll().where('id', '>', after).orderBy('id').limit(1000).execute()
    for (const row of rows) {
      // Data is written as an object above; what a tamperer put there will not fit the hash.
      const expected = hashAdminEvent(previous, { at: row.at.getTime(), actor: row.actor, type: row.type, data: row.data as Readonly<Record<string, unknown>> })
      if (!expected.equals(row.hash)) return { id: row.id }
      previous = row.hash
      after = row.id
    }
    entries += rows.length
    if (rows.length < 1000) return (await isEnd(db, entries, previous)) ? undefined : 'end'
  }
}

async function isEnd(db: Db, entries: number, last: Buffer): Promise<boolean> {
  const end = await db.selectFrom('admin_chain').select(['entries', 'last_hash']).executeTakeFirst()
  return end?.entries === entries && end.last_hash.equals(last)
}
