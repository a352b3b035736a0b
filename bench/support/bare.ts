/**
 * The yardstick: the same rows in the same tables, written by as little as possible. No HTTP, no checks, no engine, no hashing:
 * finished rows with another number each, gathered into shared commits, one counter, gap-free. Runs in a process of its own.
 */
import { Kysely, PostgresDialect } from 'kysely'
import { gather } from '../../src/server/platform/database/gather.ts'
import { openPool } from '../../src/server/platform/database/pool.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { insertTickets, reserve } from '../../src/server/features/tickets/store-create.ts'
import type { NewRows } from '../../src/server/features/tickets/store-create.ts'
import { round, summarise } from './load.ts'

const [socketFolder = '', database = '', clientsText = '1', secondsText = '5', templateText = '{}'] = process.argv.slice(2)
const clients = Number(clientsText)
const pool = openPool({ host: socketFolder, user: 'huiyin', database }, (error) => { throw error })
const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
// The rows of one real ticket, as the bench read them back from the product; ids and number are put in anew.
const template = JSON.parse(templateText) as Record<string, Record<string, unknown>[]>

function rowsFor(id: number, number: string): Record<string, object[]> {
  const withId = (row: Record<string, unknown>): object => ({ ...row, ticket_id: id })
  return {
    tickets: (template['tickets'] ?? []).map((row) => ({ ...row, id, number })),
    events: (template['events'] ?? []).map(withId), search: (template['search'] ?? []).map(withId), tasks: (template['tasks'] ?? []).map(withId),
    clocks: (template['clocks'] ?? []).map(withId), readers: (template['readers'] ?? []).map(withId), outbox: (template['outbox'] ?? []).map(withId),
  }
}

const writer = gather(async (inputs: readonly null[]) => db.transaction().execute(async (tx) => {
  const reserved = await reserve(tx, { 'bare-script': inputs.length }, inputs.length)
  const last = reserved.counters['bare-script'] ?? 0
  const all = inputs.map((_, index) => rowsFor(reserved.ids[index] ?? 0, `BARE-${last - inputs.length + index + 1}`))
  const join = (key: string): object[] => all.flatMap((rows) => rows[key] ?? [])
  const rows: NewRows = {
    tickets: join('tickets'), events: join('events'), search: join('search'), tasks: join('tasks'), clocks: join('clocks'), readers: join('readers'), outbox: join('outbox'),
    recusals: [], idempotency: [], importRows: [], files: [], message: '{"kind":"tickets","readers":[]}',
  }
  await insertTickets(tx, rows)
  return inputs.map(() => ({ ok: true as const, value: undefined }))
}))

const times: number[] = []
let until = performance.now() + 500
let counting = false
const client = async (): Promise<void> => {
  while (performance.now() < until) {
    const began = performance.now()
    await writer.submit(null)
    if (counting) times.push(performance.now() - began)
  }
}
const crowd = (): Promise<unknown> => Promise.all(Array.from({ length: clients }, client))
await crowd()
counting = true
const began = performance.now()
until = began + Number(secondsText) * 1000
await crowd()
const perSecond = times.length / ((performance.now() - began) / 1000)
await db.destroy()
const { median, p99 } = summarise(times)
console.log(JSON.stringify({ perSecond, median: round(median), p99: round(p99), requests: times.length }))
