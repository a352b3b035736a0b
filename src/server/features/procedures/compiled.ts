/** Compiled procedures, kept: what neither text nor compiler has changed since is read instead of compiled. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../platform/database/tables.ts'
import { hashText } from './check.ts'
import { compileMany } from './compile-many.ts'
import type { CompiledText } from './compile-many.ts'
import { keepCompiled, keptCompiled } from './store.ts'

export type Compiled = ReadonlyMap<string, CompiledText>

const CORE = join(import.meta.dirname, '../../../core')
/** Whatever compiling runs through; another file there is another compiler. */
const PARTS = ['procedure', 'worktime', 'ticket', 'text']

let known: string | undefined

function compiler(): string {
  if (known !== undefined) return known
  const hash = createHash('sha256')
  for (const part of PARTS) {
    const files = readdirSync(join(CORE, part), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()
    for (const name of files) hash.update(name).update(readFileSync(join(CORE, part, name)))
  }
  known = hash.digest('hex')
  return known
}

/** By their texts; each text once. */
export async function compileTexts(db: Db, texts: readonly string[]): Promise<Compiled> {
  const wanted = new Map(texts.map((text) => [hashText(text).toString('hex'), text]))
  if (wanted.size === 0) return new Map()
  const kept = await keptCompiled(db, [...wanted.keys()], compiler())
  const compiled = new Map<string, CompiledText>()
  for (const [hash, json] of kept) {
    const text = wanted.get(hash)
    if (text !== undefined) compiled.set(text, JSON.parse(json) as CompiledText) // written from one, below
  }
  const fresh = [...wanted.values()].filter((text) => !compiled.has(text))
  const made = await compileMany(fresh)
  for (const [index, text] of fresh.entries()) {
    const one = made[index]
    if (one) compiled.set(text, one)
  }
  await keepCompiled(db, fresh.flatMap((text, index) => (made[index]?.procedure ? [{ hash: hashText(text), json: JSON.stringify(made[index]) }] : [])), compiler())
  return compiled
}
