/**
 * Creating tickets through the whole product over HTTP (token, validation, engine, search keys, hash chain, outbox), beside a bare script
 * that writes the same rows with gathered commits and does nothing else, in turns on the same database in the same run.
 * Run: npm run bench -- create [--tickets N] [--seconds S] [--rounds R] [--keep FOLDER] [--json]. The last line is one JSON object with the ratios.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { openPool } from '../src/server/platform/database/pool.ts'
import type { Tables } from '../src/server/platform/database/tables.ts'
import { readOptions, say, finish } from './support/options.ts'
import { connectionTo, socketFolderOf } from './support/filled.ts'
import { startFilledForWriting } from './support/kept.ts'
import { load, medianOf, round } from './support/load.ts'
import type { LoadRequest } from './support/load.ts'
import { makeHome, memoryOf, removeHome, startProduct } from './support/product.ts'
import type { Product } from './support/product.ts'
import { readTemplate } from './support/template.ts'
import { makeDice, makeMatter } from './support/texts.ts'

const CLIENTS = [1, 8, 32]
const options = readOptions({ tickets: '0,1000000', seconds: '4', rounds: '3', seed: '7', keep: '' })
const seconds = Number(options.seconds)

function requests(seed: number): (nr: number) => LoadRequest {
  const roll = makeDice(seed)
  const bodies = Array.from({ length: 500 }, () => {
    const { subject, content } = makeMatter(roll)
    return JSON.stringify({ procedure: 'school/general-affairs-feedback', channel: 'phone', anonymous: true, values: { kind: 'problem', subject, content } })
  })
  return (nr) => ({ method: 'POST', path: '/api/v1/tickets', body: bodies[nr % bodies.length] ?? '' })
}

interface BareResult {
  readonly perSecond: number
  readonly median: number
  readonly p99: number
}

function runBare(socketFolder: string, clients: number, template: string): Promise<BareResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'support/bare.ts'), socketFolder, 'huiyin', String(clients), String(seconds), template], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString() })
    child.once('exit', (code) => {
      const last = out.trim().split('\n').at(-1)
      if (code === 0 && last) resolve(JSON.parse(last) as BareResult)
      else reject(new Error(`the bare script ended with ${String(code)}`))
    })
  })
}

async function templateOf(product: Product): Promise<string> {
  const next = requests(99)(0)
  const response = await fetch(`${product.address}${next.path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${product.token}` }, body: next.body ?? '' })
  const { number } = (await response.json()) as { number: string }
  const pool = openPool(connectionTo(product.home), () => undefined, 2)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const template = await readTemplate(db, number)
  await db.destroy()
  return template
}

async function measure(product: Product, template: string, tickets: number): Promise<object[]> {
  const results: object[] = []
  for (const clients of CLIENTS) {
    const api: number[] = []
    const bare: number[] = []
    const p99: number[] = []
    for (let nr = 0; nr < Number(options.rounds); nr++) {
      bare.push((await runBare(socketFolderOf(product.home), clients, template)).perSecond)
      const result = await load(product.address, product.token, clients, seconds, requests(nr))
      api.push(result.perSecond)
      p99.push(result.p99)
    }
    const line = { tickets, clients, apiPerSecond: round(medianOf(api), 0), barePerSecond: round(medianOf(bare), 0), ratio: round(medianOf(api) / medianOf(bare)), p99Ms: round(medianOf(p99), 1) }
    say(options, `${tickets} tickets, ${clients} clients: API ${line.apiPerSecond}/s, bare ${line.barePerSecond}/s, ratio ${line.ratio}, p99 ${line.p99Ms} ms`)
    results.push(line)
  }
  return results
}

async function measureAt(tickets: number): Promise<object> {
  const { product, end } = await startFilledForWriting({ tickets, seed: Number(options.seed), keep: options.keep, progress: (line) => { say(options, line) } })
  try {
    const restartMs = round(product.startMs, 0)
    const memoryAtRestMb = memoryOf(product.pid)
    const results = await measure(product, await templateOf(product), tickets)
    return { tickets, restartMs, memoryAtRestMb, memoryUnderLoadMb: memoryOf(product.pid), results }
  } finally {
    await end()
  }
}

/** On a new data folder: the database is made, migrated and served. */
async function firstStart(): Promise<number> {
  const home = makeHome()
  const product = await startProduct(home)
  await product.stop()
  removeHome(home)
  return round(product.startMs, 0)
}

const firstStartMs = await firstStart()
const sizes: object[] = []
for (const tickets of options.tickets.split(',').map(Number)) sizes.push(await measureAt(tickets))
finish({ bench: 'create', firstStartMs, sizes })
