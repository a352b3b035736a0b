// kill -9 in the middle of work, again and again: what was acknowledged is there, once, and nothing happened twice.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { makeDice } from '../../bench/support/texts.ts'
import { connectionSettings, type Connection } from '../../src/server/platform/database/pool.ts'
import { APP_DATABASE, APP_ROLE } from '../../src/server/platform/embedded-postgres/index.ts'
import { makeSocketFolder } from '../../src/server/platform/embedded-postgres/socket-folder.ts'
import { removeWhenUnused } from '../support/processes.ts'
import { ask, until } from './support/ask.ts'
import { audit } from './support/audit.ts'
import { askAgain, runClients, type Crowd } from './support/clients.ts'
import { findActFaults, findClockFaults, findDeliveryFaults, findKeyFaults, findNumberFaults, findSubmissionFaults, isQuiet } from './support/evidence.ts'
import { acknowledged, countAnswers, numberOf, openLedger, unanswered, type Ledger } from './support/ledger.ts'
import { startOwnPostgres } from './support/own-postgres.ts'
import { makeHome, setUpProduct, startProduct } from './support/product.ts'

/** HUIYIN_CRASH_ROUNDS=5 for a quick run; HUIYIN_CRASH_SEED for other moments. */
const ROUNDS = Number(process.env['HUIYIN_CRASH_ROUNDS'] ?? 50)
const SEED = Number(process.env['HUIYIN_CRASH_SEED'] ?? 20_260_918)
const CLIENTS = 16
const AWAITED = [0, 1, CLIENTS, 2 * CLIENTS]
/** So many of those that were cut off come back at once; were it all of them, nobody new would get a word in. The rest come at the end. */
const RETURNING = 8
const [SHORTEST_MS, LONGEST_MS] = [50, 400]
/** A start on a busy machine, with the recovery of the database, takes its time. */
const TIME_LIMIT = 120_000 + ROUNDS * 20_000

interface Stage {
  readonly home: string
  readonly env: NodeJS.ProcessEnv
  readonly connection: Connection
  /** Called right after the server is killed. */
  readonly strike: (round: number) => void
}

/**
 * The embedded database shuts down by itself when its server dies; every fifth time it is killed as well, so that it
 * has to recover. After the server, so that no client is told of the database's end; it may have ended already.
 */
function strikeDatabase(home: string, round: number): void {
  if (round % 5 < 4) return
  try {
    process.kill(Number(readFileSync(join(home, 'database/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))) throw error
  }
}

async function setTheStage(kind: 'embedded' | 'own', play: (stage: Stage) => Promise<void>): Promise<void> {
  const home = makeHome(`kill-${kind}`)
  const own = kind === 'own' ? await startOwnPostgres() : undefined
  try {
    await play(own
      ? { home, env: { DATABASE_URL: own.url('huiyin') }, connection: { url: own.url('evidence') }, strike: () => undefined }
      : { home, env: {}, connection: { host: makeSocketFolder(home, undefined), user: APP_ROLE, database: APP_DATABASE }, strike: (round) => strikeDatabase(home, round) })
  } finally {
    await own?.stop()
    await removeWhenUnused(home)
  }
}

/** One life of the server: clients that were cut off ask again, all go on, and it dies in the middle of it. */
async function liveAndDie(stage: Stage, round: number, token: string, ledger: Ledger, roll: () => number): Promise<void> {
  const product = await startProduct(stage.home, stage.env)
  let over = false
  const crowd: Crowd = { address: product.address, token, ledger, roll, isOver: () => over }
  const before = countAnswers(ledger)
  const working = Promise.all([askAgain(crowd, unanswered(ledger).slice(-RETURNING)), runClients(crowd, CLIENTS)])
  // A cold server on a slow machine answers late: mostly the time runs from so many answers, so that there is something to lose.
  const awaited = AWAITED[round % AWAITED.length] ?? 0
  try {
    await until(`${awaited} answers`, async () => (countAnswers(ledger) >= before + awaited ? true : undefined), 60_000)
    await pause(SHORTEST_MS + roll() * (LONGEST_MS - SHORTEST_MS))
  } finally {
    const dead = product.kill()
    stage.strike(round)
    over = true
    await Promise.all([dead, working])
  }
  expect(ledger.oddities).toEqual([])
}

/** The last life: whoever still waits is answered, what is due fires, and then nothing moves any more. */
async function settleDown(stage: Stage, token: string, ledger: Ledger, roll: () => number, look: (client: Client, address: string) => Promise<void>): Promise<void> {
  const product = await startProduct(stage.home, stage.env)
  const client = new Client(connectionSettings(stage.connection))
  try {
    await client.connect()
    await askAgain({ address: product.address, ledger, roll }, unanswered(ledger))
    await until('everything due has fired and everything waiting is delivered', async () => ((await isQuiet(client)) ? true : undefined), 120_000)
    await look(client, product.address)
  } finally {
    await client.end()
    expect(await product.stop()).toEqual({ code: 0, signal: null })
  }
}

async function expectNoFault(client: Client, stage: Stage, ledger: Ledger): Promise<void> {
  expect(ledger.oddities).toEqual([])
  expect(await findSubmissionFaults(client, ledger)).toEqual([])
  expect(await findNumberFaults(client)).toEqual([])
  expect(await findKeyFaults(client, ledger)).toEqual([])
  expect(await findActFaults(client, ledger)).toEqual([])
  expect(await findClockFaults(client)).toEqual([])
  expect(await findDeliveryFaults(client)).toEqual([])
  const audited = await audit(stage.home, stage.env)
  expect(audited).toMatchObject({ code: 0, findings: [] })
  expect(audited.tickets).toBeGreaterThanOrEqual(acknowledged(ledger).length)
}

/** The reporter's own way back in: what they were told opens their ticket. */
async function expectCodesOpen(address: string, ledger: Ledger): Promise<void> {
  for (const submission of acknowledged(ledger).slice(-20)) {
    const opened = await ask(address, 'GET', `/api/v1/portal/tickets/${numberOf(submission)}`, { headers: { 'x-query-code': submission.queryCode ?? '' } })
    expect(opened).toMatchObject({ status: 200, body: { number: numberOf(submission) } })
  }
}

describe.each([['the embedded database', 'embedded'], ['a PostgreSQL of its own', 'own']] as const)('a server on %s', (_name, kind) => {
  it(`that is killed ${ROUNDS} times in the middle of work keeps every acknowledged ticket, once, and does nothing twice`, { timeout: TIME_LIMIT }, async ({ annotate }) => {
    await setTheStage(kind, async (stage) => {
      const ledger = openLedger()
      const roll = makeDice(SEED)
      const first = await startProduct(stage.home, stage.env)
      const { token } = await setUpProduct(first)
      await first.stop()
      for (let round = 0; round < ROUNDS; round++) await liveAndDie(stage, round, token, ledger, roll)
      const answered = acknowledged(ledger).length
      await settleDown(stage, token, ledger, roll, async (client, address) => {
        await expectNoFault(client, stage, ledger)
        await expectCodesOpen(address, ledger)
      })
      await annotate(`${answered} of ${ledger.submissions.length} acknowledged before the last start, ${acknowledged(ledger).length} after it, ${ledger.words.length + ledger.deeds.length} acts, seed ${SEED}`)
      // Otherwise nothing was tried.
      expect(answered).toBeGreaterThan(ROUNDS)
      expect(acknowledged(ledger).length).toBeGreaterThan(answered)
    })
  })
})
