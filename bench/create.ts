/**
 * Creating tickets through the whole product over HTTP (token, validation, engine, search keys, hash chain, outbox), beside a bare script
 * that writes the same rows with gathered commits and does nothing else, in turns on the same database in the same run.
 * Run: npm run bench -- create [--tickets N] [--seconds S] [--rounds R] [--json]. The last line is one JSON object with the ratios.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { openPool } from '../src/server/platform/database/pool.ts'
import type { Tables } from '../src/server/platform/database/tables.ts'
import { readOptions, say, finish } from './support/options.ts'
import { loadInto, socketFolderOf } from './support/filled.ts'
import { load, medianOf, round } from './support/load.ts'
import type { LoadRequest } from './support/load.ts'
import { makeHome, memoryOf, removeHome, startProduct } from './support/product.ts'
import type { Product } from './support/product.ts'
import { readTemplate } from './support/template.ts'
import { makeDice, makeMatter } from './support/texts.ts'

const CLIENTS = [1, 8, 32]
const options = readOptions({ tickets: '0,1000000', seconds: '4', rounds: '3', seed: '7' })
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
  const pool = openPool({ host: socketFolderOf(product.home), user: 'huiyin', database: 'huiyin' }, () => undefined, 2)
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

const home = makeHome()
let product = await startProduct(home)
const { token, startMs: firstStartMs } = product
try {
  await product.stop()
  product = await startProduct(home, token)
  const restartMs = product.startMs
  const memoryAtRest = memoryOf(product.pid)
  const template = await templateOf(product)
  const results: object[] = []
  let loaded = 0
  for (const tickets of options.tickets.split(',').map(Number)) {
    await loadInto(product.home, tickets - loaded, Number(options.seed) + loaded, (done) => { say(options, `loaded ${loaded + done} tickets`) })
    loaded = Math.max(loaded, tickets)
    results.push(...(await measure(product, template, tickets)))
  }
  finish({ bench: 'create', results, firstStartMs: round(firstStartMs, 0), restartMs: round(restartMs, 0), memoryAtRestMb: memoryAtRest, memoryUnderLoadMb: memoryOf(product.pid) })
} finally {
  await product.stop()
  removeHome(home)
}
