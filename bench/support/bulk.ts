/**
 * Loads many tickets as fast as the product's own engine can decide them: several threads decide and COPY, and indexes that grow in
 * no order are built once at the end. The same seed gives the same tickets. What comes out is what the product would have written:
 * valid hash chains, gap-free numbers, search keys; only its clocks are silent, which `huiyin audit verify` rightly finds.
 */
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { counterKey, formatNumber } from '../../src/core/procedure/index.ts'
import type { Procedure } from '../../src/core/procedure/index.ts'
import type { CompiledCalendar } from '../../src/core/worktime/index.ts'
import { localDay } from '../../src/server/features/tickets/facts.ts'
import type { Db } from '../../src/server/platform/database/tables.ts'
import type { Batch, WorkerData } from './bulk-worker.ts'

export interface BulkOptions extends WorkerData {
  readonly tickets: number
  readonly seed: number
  /** The newest ticket is this old at most; they go back one minute each. */
  readonly now: number
  readonly procedure: Procedure
  readonly calendar: CompiledCalendar
  readonly progress: (done: number) => void
}

const BATCH = 1000
const REPORTERS_PER_BATCH = 200
const SPACING_MS = 60_000
/** Two cores: while one thread waits for the database, the others decide. */
const THREADS = 3
/** From here on building indexes afresh is quicker than growing them. */
const WORTH_DROPPING = 50_000

export async function loadBulk(db: Db, options: BulkOptions): Promise<void> {
  const batches = await plan(db, options)
  const indexes = options.tickets >= WORTH_DROPPING ? await dropIndexes(db) : []
  await work(options, batches)
  await buildIndexes(db, indexes)
  await sql`vacuum analyze`.execute(db)
}

/** Takes all ids and numbers at once; nobody else writes meanwhile. */
async function plan(db: Db, options: BulkOptions): Promise<Batch[]> {
  const { procedure, calendar, tickets } = options
  const days = Array.from({ length: tickets }, (_, index) => options.now - (tickets - index) * SPACING_MS).map((at) => ({ at, day: localDay(calendar, at) }))
  const wanted: Record<string, number> = {}
  const keyed = days.map(({ at, day }) => {
    const key = counterKey(procedure.id, procedure.number, day)
    wanted[key] = (wanted[key] ?? 0) + 1
    return { at, day, key, nr: wanted[key] }
  })
  const count = Math.ceil(tickets / BATCH)
  const { counters, firstId, firstReporter } = await take(db, wanted, tickets, count * REPORTERS_PER_BATCH)
  const numbered = keyed.map(({ at, day, key, nr }) => ({ at, number: formatNumber(procedure.number, day, (counters[key] ?? 0) - (wanted[key] ?? 0) + nr) }))
  return Array.from({ length: count }, (_, nr) => ({
    seed: options.seed * 1_000_003 + nr, firstId: firstId + nr * BATCH, firstReporter: firstReporter + nr * REPORTERS_PER_BATCH, reporters: REPORTERS_PER_BATCH,
    tickets: numbered.slice(nr * BATCH, (nr + 1) * BATCH),
  }))
}

async function take(db: Db, wanted: Readonly<Record<string, number>>, tickets: number, reporters: number): Promise<{ counters: Record<string, number>; firstId: number; firstReporter: number }> {
  const { rows: [taken] } = await sql<{ counters: Record<string, number>; id: number; reporter: number }>`
    with counted as (
      insert into counter (key, value) select key, value::bigint from json_each_text(${JSON.stringify(wanted)}::json)
      on conflict (key) do update set value = counter.value + excluded.value returning key, value
    )
    select (select json_object_agg(key, value) from counted) as counters,
      setval('ticket_id', nextval('ticket_id') + ${tickets} - 1) as id,
      setval(pg_get_serial_sequence('reporter', 'id'), nextval(pg_get_serial_sequence('reporter', 'id')) + ${reporters} - 1) as reporter`.execute(db)
  if (!taken) throw new Error('the counters gave no answer')
  await sql`select ensure_ticket_partitions(${taken.id + 1_000_000})`.execute(db)
  return { counters: taken.counters, firstId: taken.id - tickets + 1, firstReporter: taken.reporter - reporters + 1 }
}

/** Hands a batch to each thread whenever it has finished one. */
async function work(options: BulkOptions, batches: readonly Batch[]): Promise<void> {
  const { connection, dataKey, procedureFile, units } = options
  let next = 0
  let done = 0
  const thread = (): Promise<void> => new Promise((resolve, reject) => {
    const worker = new Worker(new URL('bulk-worker.ts', import.meta.url), { workerData: { connection, dataKey, procedureFile, units } satisfies WorkerData })
    worker.on('message', (tickets: number) => {
      done += tickets
      if (tickets > 0) options.progress(done)
      worker.postMessage(batches[next++])
    })
    worker.once('error', reject)
    worker.once('exit', (code) => { if (code === 0) resolve(); else reject(new Error(`a loading thread ended with ${code}`)) })
  })
  await Promise.all(Array.from({ length: Math.min(THREADS, batches.length) }, thread))
}

/** Unique indexes stay: they are the ids and numbers, which grow at their end. */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname as name, replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where not i.indisunique and not c.relispartition
      and i.indrelid in ('ticket'::regclass, 'ticket_search'::regclass, 'ticket_reader'::regclass, 'task'::regclass, 'clock'::regclass, 'reporter'::regclass)`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  return rows.map((row) => row.definition)
}

async function buildIndexes(db: Db, definitions: readonly string[]): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set maintenance_work_mem = '1GB'`.execute(one)
    for (const definition of definitions) await sql.raw(definition).execute(one)
    await sql`reset maintenance_work_mem`.execute(one)
  })
}
