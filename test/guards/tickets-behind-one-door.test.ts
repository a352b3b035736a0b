// Whoever reads tickets for a person asks platform/access which ones there are. A feature that reads the tables past it is named here.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const planted = join(import.meta.dirname, 'planted')

/** Who may touch the tables without asking, and why. */
const DOORS: Readonly<Record<string, string>> = {
  'src/server/platform/access/': 'it is the door',
  'src/server/features/tickets/': 'it owns the tables; its lists and pages are tested for what each person sees',
  'src/server/features/outbox/store.ts': 'it works for nobody in particular; what it notifies of is shown through the door',
  'src/server/features/demo/store': 'it counts, finds and takes out what the demonstration itself put in, and shows none of it to anybody',
  'src/server/features/audit/': 'it checks that no byte was changed, and tells no content',
}

const SQL = /\b(?:from|join|update|into)\s+ticket(?:_event|_search)?\b(?!_)/g
const BUILDER = /(?:selectFrom|insertInto|updateTable|deleteFrom|Join)\(\s*'ticket(?:_event|_search)?(?:\s+as\s+\w+)?'/g
/** A statement is about this long; the question is asked within it. */
const NEAR = 700

function findReaders(folder: string): string[] {
  const files = readdirSync(join(folder, 'src/server'), { recursive: true, encoding: 'utf8' }).map((path) => join('src/server', path))
  return files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !Object.keys(DOORS).some((door) => path.startsWith(door)))
    .filter((path) => readsPastTheDoor(readFileSync(join(folder, path), 'utf8')))
}

function readsPastTheDoor(text: string): boolean {
  return [...text.matchAll(SQL), ...text.matchAll(BUILDER)].some((match) => !/visibleTicket(?:s|Of)\(/.test(text.slice(Math.max(0, match.index - NEAR), match.index + NEAR)))
}

describe('tickets', () => {
  it('are read through the one door', () => {
    expect(findReaders(root)).toEqual([])
  })

  it('read past it are noticed, written either way', () => {
    const found = findReaders(planted)
    expect(found).toContain('src/server/features/reports/views-past-the-door.ts')
    expect(found).toContain('src/server/features/reports/store-past-the-door.ts')
    expect(found).not.toContain('src/server/features/reports/views-through-the-door.ts')
  })
})
