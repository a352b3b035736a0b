/**
 * The product with a number of tickets in it. Loading a million takes a quarter of an hour: with `--keep FOLDER` what was loaded stays
 * there and is used again by the next run; a folder without the file that ends its loading is made anew.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadInto } from './filled.ts'
import { addMember } from './member.ts'
import { makeHome, removeHome, startProduct } from './product.ts'
import type { Product } from './product.ts'

export interface Filled {
  readonly product: Product
  /** API token of somebody of one department, without any role. */
  readonly member: string
  /** Stops it and, unless it is to be kept, removes its data. */
  readonly end: () => Promise<void>
}

export interface FillOptions {
  readonly tickets: number
  readonly seed: number
  /** Empty: nothing is kept. */
  readonly keep: string
  readonly progress: (line: string) => void
}

interface Tokens {
  readonly owner: string
  readonly member: string
}

/** Only reads may follow: what is kept must stay as it was loaded. */
export async function startFilled(options: FillOptions): Promise<Filled> {
  const home = options.keep === '' ? makeHome() : keptHome(options)
  const { owner, member } = readMark(home) ?? (await fill(home, options))
  const product = await startProduct(home, owner)
  return { product, member, end: async () => {
    await product.stop()
    if (options.keep === '') removeHome(home)
  } }
}

/** Writing may follow: with `keep` this works on a copy. */
export async function startFilledForWriting(options: FillOptions): Promise<Filled> {
  if (options.keep === '' || options.tickets === 0) return startFilled({ ...options, keep: '' })
  const kept = keptHome(options)
  const { owner, member } = readMark(kept) ?? (await fill(kept, options))
  const home = makeHome()
  cpSync(kept, home, { recursive: true, preserveTimestamps: true })
  handOver(join(kept, 'database'), join(home, 'database'))
  // Gigabytes just written would be flushed while commits are measured.
  spawnSync('sync')
  const product = await startProduct(home, owner)
  return { product, member, end: async () => {
    await product.stop()
    removeHome(home)
  } }
}

const keptHome = ({ keep, tickets, seed }: FillOptions): string => join(keep, `${tickets}-tickets-${seed}`)

const markOf = (home: string): string => join(home, 'bench-tokens.json')

function readMark(home: string): Tokens | undefined {
  return existsSync(markOf(home)) ? (JSON.parse(readFileSync(markOf(home), 'utf8')) as Tokens) : undefined
}

async function fill(home: string, { tickets, seed, keep, progress }: FillOptions): Promise<Tokens> {
  if (keep !== '') {
    removeHome(home)
    mkdirSync(home, { recursive: true })
    // The database runs as an ordinary user when this runs as root.
    for (const folder of [keep, home]) chmodSync(folder, 0o755)
  }
  const product = await startProduct(home)
  const tokens: Tokens = { owner: product.token, member: await addMember(product) }
  await loadInto(home, tickets, seed, (done) => { progress(`loaded ${done} of ${tickets} tickets`) })
  await product.stop()
  writeFileSync(markOf(home), JSON.stringify(tokens), { mode: 0o600 })
  return tokens
}

/** A copy is open to all, and root's when root made it; PostgreSQL wants its folder closed and its owner's. */
function handOver(from: string, to: string): void {
  chmodSync(to, 0o700)
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(from)
  for (const path of [to, ...readdirSync(to, { recursive: true, encoding: 'utf8' }).map((name) => join(to, name))]) chownSync(path, uid, gid)
}
