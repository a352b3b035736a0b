/**
 * Reading at ten thousand and at a million tickets, over HTTP, in one run: my open tasks by limit, the list by limit, one ticket with its
 * history, and searches for Chinese phrases (frequent and rare, of two and of four characters). Two products run side by side and
 * every client asks them in turns, so that both see the same machine.
 * Run: npm run bench -- list [--small N] [--large N] [--seconds S] [--clients 1,8] [--keep FOLDER] [--only WORD] [--json]. The last
 * line is one JSON object; `ratio` is the median time at the large size over that at the small one.
 */
import { sql } from 'kysely'
import { finish, readOptions, say } from './support/options.ts'
import { withDatabase } from './support/filled.ts'
import { startFilled } from './support/kept.ts'
import type { Filled } from './support/kept.ts'
import { loadInTurns, round } from './support/load.ts'
import type { LoadResult, Target } from './support/load.ts'
import { memoryOf } from './support/product.ts'

const options = readOptions({ small: '10000', large: '1000000', seconds: '3', seed: '7', clients: '1,8', keep: '', only: '' })
const phrase = (text: string): string => `/api/v1/tickets?limit=50&q=${encodeURIComponent(text)}`

interface Case {
  readonly name: string
  readonly path: (nr: number) => string
}

/** Five hundred tickets of all ages, open and closed; each is looked at once before anything is measured, as what people work on has been. */
async function sampleNumbers({ product }: Filled): Promise<readonly string[]> {
  return withDatabase(product.home, async (db) => {
    const { rows } = await sql<{ number: string }>`
      select t.number from (select floor(1 + random() * (select max(id) from ticket)) as id from generate_series(1, 500)) pick join ticket t on t.id = pick.id`.execute(db)
    return rows.map((row) => row.number)
  })
}

function casesFor(numbers: readonly string[], who: Who): Case[] {
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
    { name: 'search, a number', path: (nr) => phrase(ticket(nr)) },
    { name: 'search, not there', path: () => phrase('量子纠缠') },
    { name: 'workbench counts', path: () => '/api/v1/tasks/summary' },
  ]
}

interface Side {
  readonly filled: Filled
  readonly numbers: readonly string[]
}

type Who = 'owner' | 'member'

function targetOf({ filled, numbers }: Side, who: Who, nr: number): Target {
  const wanted = casesFor(numbers, who)[nr]
  if (!wanted) throw new RangeError('no such case')
  return { address: filled.product.address, token: who === 'owner' ? filled.product.token : filled.member, next: (turn) => ({ method: 'GET', path: wanted.path(turn) }) }
}

async function readOnce({ filled: { product }, numbers }: Side): Promise<void> {
  for (const number of numbers) {
    for (const path of [`/api/v1/tickets/${number}`, `/api/v1/tickets/${number}/timeline`]) await (await fetch(`${product.address}${path}`, { headers: { authorization: `Bearer ${product.token}` } })).arrayBuffer()
  }
}

/** How many lines the first answer has: a search that finds more has more to tell. Of one ticket's history there is nothing to compare. */
async function rowsOf({ address, token, next }: Target): Promise<number | undefined> {
  if (next(0).path.endsWith('/timeline')) return undefined
  const response = await fetch(`${address}${next(0).path}`, { headers: { authorization: `Bearer ${token}` } })
  const { items } = (await response.json()) as { items?: unknown[] }
  return items?.length
}

type Figures = Pick<LoadResult, 'median' | 'p99' | 'perSecond'> & { readonly rows?: number }

interface Compared {
  readonly who: Who
  readonly name: string
  readonly clients: number
  readonly small: Figures
  readonly large: Figures
  readonly ratio: number
}

const figures = ({ median, p99, perSecond }: LoadResult, rows: number | undefined): Figures => ({ median: round(median), p99: round(p99), perSecond: round(perSecond, 0), ...(rows === undefined ? {} : { rows }) })

async function compare(small: Side, large: Side, who: Who, nr: number, clients: number): Promise<Compared> {
  const [before, after] = [targetOf(small, who, nr), targetOf(large, who, nr)]
  const [was, is] = await loadInTurns([before, after], clients, Number(options.seconds))
  if (!was || !is) throw new Error('both sides have a result')
  const ratio = round(is.median / was.median)
  const name = casesFor([], who)[nr]?.name ?? ''
  say(options, `${who}, ${name}, ${clients} clients: ${round(was.median)} -> ${round(is.median)} ms, ratio ${ratio}`)
  return { who, name, clients, small: figures(was, await rowsOf(before)), large: figures(is, await rowsOf(after)), ratio }
}

const worstOf = (cases: readonly Compared[]): number => Math.max(...cases.map((entry) => entry.ratio))

const ends: (() => Promise<void>)[] = []
try {
  const start = async (tickets: string): Promise<Side> => {
    const filled = await startFilled({ tickets: Number(tickets), seed: Number(options.seed), keep: options.keep, progress: (line) => { say(options, line) } })
    ends.push(filled.end)
    return { filled, numbers: await sampleNumbers(filled) }
  }
  const [small, large] = [await start(options.small), await start(options.large)]
  await Promise.all([readOnce(small), readOnce(large)])
  const cases: Compared[] = []
  for (const who of ['owner', 'member'] as const) {
    for (const nr of casesFor([], who).keys()) {
      if (!(casesFor([], who)[nr]?.name ?? '').includes(options.only)) continue
      for (const clients of options.clients.split(',').map(Number)) cases.push(await compare(small, large, who, nr, clients))
    }
  }
  finish({ bench: 'list', small: Number(options.small), large: Number(options.large), worstRatio: worstOf(cases), worstRatioOfEqualAnswers: worstOf(cases.filter((entry) => entry.small.rows === entry.large.rows)), cases, memoryMb: memoryOf(large.filled.product.pid) })
} finally {
  for (const end of ends) await end()
}
