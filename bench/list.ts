/**
 * Reading at ten thousand and at a million tickets, over HTTP, in one run: my open tasks by limit, the list by limit, one ticket with its
 * history, and searches for Chinese phrases (frequent and rare, of two and of four characters). Two products run side by side and are
 * asked in turns, so that both see the same machine.
 * Run: npm run bench -- list [--small N] [--large N] [--seconds S] [--rounds R] [--clients 1,8] [--keep FOLDER] [--json]. The last line
 * is one JSON object; `ratio` is the median time at the large size over that at the small one.
 */
import { sql } from 'kysely'
import { finish, readOptions, say } from './support/options.ts'
import { withDatabase } from './support/filled.ts'
import { startFilled } from './support/kept.ts'
import type { Filled } from './support/kept.ts'
import { load, medianOf, round } from './support/load.ts'
import type { LoadResult } from './support/load.ts'
import { memoryOf } from './support/product.ts'

const options = readOptions({ small: '10000', large: '1000000', seconds: '1', rounds: '3', seed: '7', clients: '1,8', keep: '' })
const phrase = (text: string): string => `/api/v1/tickets?limit=50&q=${encodeURIComponent(text)}`

interface Case {
  readonly name: string
  readonly path: (nr: number) => string
}

/** Tickets from all of the time, open and closed, so that no cache holds just those that are asked for. */
async function sampleNumbers({ product }: Filled): Promise<readonly string[]> {
  return withDatabase(product.home, async (db) => {
    const { rows } = await sql<{ number: string }>`
      select t.number from (select floor(1 + random() * (select max(id) from ticket)) as id from generate_series(1, 5000)) pick join ticket t on t.id = pick.id`.execute(db)
    return rows.map((row) => row.number)
  })
}

function casesFor(numbers: readonly string[], who: 'owner' | 'member'): Case[] {
  const ticket = (nr: number): string => numbers[nr % numbers.length] ?? ''
  const one: Case[] = [
    { name: 'one ticket', path: (nr) => `/api/v1/tickets/${ticket(nr)}` },
    { name: 'its history', path: (nr) => `/api/v1/tickets/${ticket(nr)}/timeline` },
  ]
  return [
    { name: 'my tasks by limit', path: () => '/api/v1/tasks?limit=50' },
    { name: 'open tickets by limit', path: () => '/api/v1/tickets?status=open&sort=due&limit=50' },
    { name: 'newest tickets', path: () => '/api/v1/tickets?limit=50' },
    // A member may see some only, and would be refused most of these.
    ...(who === 'owner' ? one : []),
    { name: 'search, 2 characters, frequent', path: () => phrase('食堂') },
    { name: 'search, 4 characters, frequent', path: () => phrase('尽快处理') },
    { name: 'search, 2 characters, rare', path: () => phrase('朱鹮') },
    { name: 'search, 4 characters, rare', path: () => phrase('朱鹮筑巢') },
    { name: 'search, not there', path: () => phrase('量子纠缠') },
    { name: 'workbench counts', path: () => '/api/v1/tasks/summary' },
  ]
}

interface Side {
  readonly filled: Filled
  readonly numbers: readonly string[]
}

async function ask({ filled, numbers }: Side, who: 'owner' | 'member', nr: number, clients: number): Promise<LoadResult> {
  const wanted = casesFor(numbers, who)[nr]
  if (!wanted) throw new RangeError('no such case')
  const token = who === 'owner' ? filled.product.token : filled.member
  return load(filled.product.address, token, clients, Number(options.seconds), (turn) => ({ method: 'GET', path: wanted.path(turn) }))
}

const figures = (results: readonly LoadResult[]): { median: number; p99: number; perSecond: number } => ({
  median: round(medianOf(results.map((result) => result.median))), p99: round(medianOf(results.map((result) => result.p99))), perSecond: round(medianOf(results.map((result) => result.perSecond)), 0),
})

async function compare(small: Side, large: Side, who: 'owner' | 'member', nr: number, clients: number): Promise<object & { ratio: number }> {
  const [before, after]: [LoadResult[], LoadResult[]] = [[], []]
  for (let turn = 0; turn < Number(options.rounds); turn++) {
    before.push(await ask(small, who, nr, clients))
    after.push(await ask(large, who, nr, clients))
  }
  const entry = { who, name: casesFor([], who)[nr]?.name ?? '', clients, small: figures(before), large: figures(after) }
  const ratio = round(entry.large.median / entry.small.median)
  say(options, `${who}, ${entry.name}, ${clients} clients: ${entry.small.median} -> ${entry.large.median} ms, ratio ${ratio}`)
  return { ...entry, ratio }
}

const ends: (() => Promise<void>)[] = []
try {
  const start = async (tickets: string): Promise<Side> => {
    const filled = await startFilled({ tickets: Number(tickets), seed: Number(options.seed), keep: options.keep, progress: (line) => { say(options, line) } })
    ends.push(filled.end)
    return { filled, numbers: await sampleNumbers(filled) }
  }
  const [small, large] = [await start(options.small), await start(options.large)]
  const cases: { ratio: number }[] = []
  for (const who of ['owner', 'member'] as const) {
    for (const nr of casesFor([], who).keys()) {
      for (const clients of options.clients.split(',').map(Number)) cases.push(await compare(small, large, who, nr, clients))
    }
  }
  finish({ bench: 'list', small: Number(options.small), large: Number(options.large), worstRatio: Math.max(...cases.map((entry) => entry.ratio)), cases, memoryMb: memoryOf(large.filled.product.pid) })
} finally {
  for (const end of ends) await end()
}
