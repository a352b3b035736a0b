/**
 * Reading at ten thousand and at a million tickets, over HTTP, in one run: my open tasks by limit, the list by limit, one ticket with its
 * history, and searches for Chinese phrases (frequent and rare, of two and of four characters).
 * Run: npm run bench -- list [--small N] [--large N] [--seconds S] [--json]. The last line is one JSON object; `ratio` is the median time
 * at the large size over that at the small one.
 */
import { finish, readOptions, say } from './support/options.ts'
import { loadInto, withDatabase } from './support/filled.ts'
import { load, round } from './support/load.ts'
import { makeHome, memoryOf, removeHome, startProduct } from './support/product.ts'
import type { Product } from './support/product.ts'

const options = readOptions({ small: '10000', large: '1000000', seconds: '3', seed: '7', clients: '1,8' })
const seconds = Number(options.seconds)
const phrase = (text: string): string => `/api/v1/tickets?limit=50&q=${encodeURIComponent(text)}`

interface Case {
  readonly name: string
  readonly path: (nr: number) => string
}

interface Numbers {
  readonly numbers: readonly string[]
}

async function sampleNumbers(product: Product): Promise<Numbers> {
  const numbers = await withDatabase(product.home, async (db) => {
    const rows = await db.selectFrom('ticket').select('number').where('status', '=', 'open').orderBy('id', 'desc').limit(500).execute()
    return rows.map((row) => row.number)
  })
  return { numbers }
}

function casesFor({ numbers }: Numbers): Case[] {
  const ticket = (nr: number): string => numbers[nr % numbers.length] ?? ''
  return [
    { name: 'my tasks by limit', path: () => '/api/v1/tasks?limit=50' },
    { name: 'open tickets by limit', path: () => '/api/v1/tickets?status=open&sort=due&limit=50' },
    { name: 'newest tickets', path: () => '/api/v1/tickets?limit=50' },
    { name: 'one ticket', path: (nr) => `/api/v1/tickets/${ticket(nr)}` },
    { name: 'its history', path: (nr) => `/api/v1/tickets/${ticket(nr)}/timeline` },
    { name: 'search, 2 characters, frequent', path: () => phrase('食堂') },
    { name: 'search, 4 characters, frequent', path: () => phrase('尽快处理') },
    { name: 'search, 2 characters, rare', path: () => phrase('朱鹮') },
    { name: 'search, 4 characters, rare', path: () => phrase('朱鹮筑巢') },
    { name: 'workbench counts', path: () => '/api/v1/tasks/summary' },
  ]
}

type Measured = Record<string, { median: number; p99: number; perSecond: number }>

/** Two readers: who sees all, and a member of one department who sees a part. */
async function measure(product: Product, tokens: Readonly<Record<string, string>>): Promise<Measured> {
  const cases = casesFor(await sampleNumbers(product))
  const results: Measured = {}
  for (const [who, token] of Object.entries(tokens)) {
    for (const { name, path } of cases) {
      if (who === 'member' && (name === 'one ticket' || name === 'its history')) continue
      for (const clients of options.clients.split(',').map(Number)) {
        const { median, p99, perSecond } = await load(product.address, token, clients, seconds, (nr) => ({ method: 'GET', path: path(nr) }))
        results[`${who}, ${name}, ${clients} clients`] = { median: round(median), p99: round(p99), perSecond: round(perSecond, 0) }
        say(options, `  ${who}, ${name}, ${clients} clients: median ${round(median)} ms, p99 ${round(p99)} ms, ${round(perSecond, 0)}/s`)
      }
    }
  }
  return results
}

/** Somebody of the catering service, without any role. */
async function addMember(product: Product): Promise<string> {
  const call = async (path: string, body: object, headers: Record<string, string>): Promise<Response> => {
    const response = await fetch(`${product.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: product.address, ...headers }, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  await call('/api/v1/people', { login: 'member', name: 'Member', units: ['catering'], password: 'bench-password-2' }, { authorization: `Bearer ${product.token}` })
  const signedIn = await call('/api/v1/session', { login: 'member', password: 'bench-password-2' }, {})
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const changed = await fetch(`${product.address}/api/v1/session/password`, { method: 'POST', headers: { 'content-type': 'application/json', origin: product.address, cookie }, body: JSON.stringify({ current: 'bench-password-2', next: 'bench-password-3' }) })
  if (!changed.ok) throw new Error(`password: ${changed.status} ${await changed.text()}`)
  const again = await call('/api/v1/session', { login: 'member', password: 'bench-password-3' }, {})
  const made = await call('/api/v1/tokens', { name: 'bench' }, { cookie: again.headers.get('set-cookie')?.split(';')[0] ?? '' })
  return ((await made.json()) as { secret: string }).secret
}

const home = makeHome()
const product = await startProduct(home)
try {
  const tokens = { owner: product.token, member: await addMember(product) }
  const [small, large] = [Number(options.small), Number(options.large)]
  const progress = (done: number): void => { say(options, `loaded ${done} tickets`) }
  await loadInto(home, small, Number(options.seed), progress)
  say(options, `at ${small} tickets`)
  const before = await measure(product, tokens)
  await loadInto(home, large - small, Number(options.seed) + 1, progress)
  say(options, `at ${large} tickets`)
  const after = await measure(product, tokens)
  const cases = Object.keys(before).map((name) => ({ name, small: before[name], large: after[name], ratio: round((after[name]?.median ?? 0) / (before[name]?.median ?? 1)) }))
  finish({ bench: 'list', small, large, worstRatio: Math.max(...cases.map((entry) => entry.ratio)), cases, memoryMb: memoryOf(product.pid) })
} finally {
  await product.stop()
  removeHome(home)
}
