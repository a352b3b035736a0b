/** A thread of the bulk loader: makes one batch after the other and copies it into the database, each in a transaction. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { compileProcedure } from '../../src/core/procedure/index.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../src/core/worktime/index.ts'
import { identify, lookUpKeys } from '../../src/server/features/reporters/identity.ts'
import { hex } from '../../src/server/features/tickets/row-shapes.ts'
import { openVault } from '../../src/server/platform/crypto/index.ts'
import { openPool } from '../../src/server/platform/database/pool.ts'
import type { Connection } from '../../src/server/platform/database/pool.ts'
import { copyRows } from './copy.ts'
import type { CopiedRow } from './copy.ts'
import { live } from './life.ts'
import type { LifeRows, World } from './life.ts'
import { makeContact, makeDice } from './texts.ts'

export interface WorkerData {
  readonly connection: Connection
  readonly dataKey: Uint8Array
  readonly procedureFile: string
  readonly units: readonly string[]
}

export interface Batch {
  readonly seed: number
  readonly firstId: number
  readonly firstReporter: number
  readonly reporters: number
  readonly tickets: readonly { readonly number: string; readonly at: number }[]
}

/** The share of tickets whose reporter said who they are. */
const NAMED = 0.6
const TABLES = ['ticket', 'ticket_event', 'ticket_search', 'task', 'clock', 'ticket_reader'] as const

const given = workerData as WorkerData // see bulk.ts, which starts this
const compiled = compileProcedure(readFileSync(given.procedureFile, 'utf8'))
if (!compiled.ok) throw new Error('the library procedure does not compile')
const world: World = { procedure: compiled.procedure, calendar: compileCalendar(chinaOfficeCalendar()), units: given.units }
const vault = openVault(Buffer.from(given.dataKey))
const pool = openPool(given.connection, (error) => { throw error }, 1)
const client = await pool.connect()
// Whoever loads in bulk starts again after a crash.
await client.query('set synchronous_commit = off')

interface Reporter {
  readonly id: number
  readonly contact: Buffer
  readonly row: CopiedRow
}

function makeReporter(id: number, roll: () => number): Reporter {
  const contact = makeContact(id, roll)
  const sealed = vault.seal(contact)
  const { identity, matchKey } = identify(vault, contact)
  return { id, contact: sealed, row: { id, identity: hex(identity), match_key: hex(matchKey), contact: hex(sealed), look_up: lookUpKeys(vault, contact) } }
}

async function loadBatch(batch: Batch): Promise<void> {
  const roll = makeDice(batch.seed)
  const reporters = Array.from({ length: batch.reporters }, (_, index) => makeReporter(batch.firstReporter + index, roll))
  const lives = batch.tickets.map(({ number, at }, index) => {
    const reporter = roll() < NAMED ? reporters[Math.floor(roll() * reporters.length)] : undefined
    return live(world, { id: batch.firstId + index, number, at, reporter }, roll)
  })
  await client.query('begin')
  await copyRows(client, 'reporter', reporters.map((reporter) => reporter.row))
  for (const table of TABLES) await copyRows(client, table, lives.flatMap((rows: LifeRows) => rows[table]))
  await client.query('commit')
}

async function end(): Promise<void> {
  client.release()
  await pool.end()
  parentPort?.close()
}

parentPort?.on('message', (batch: Batch | undefined) => {
  const work = batch ? loadBatch(batch).then(() => parentPort?.postMessage(batch.tickets.length)) : end()
  // An error that nobody catches ends the thread, and the loader hears of it.
  void work
})
parentPort?.postMessage(0)
