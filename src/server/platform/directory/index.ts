/**
 * The organisation in memory: units, posts and people change rarely and are asked for constantly.
 * Reloaded when told that the directory changed, and at the latest after a few seconds.
 */
import type { Label } from '../../../contract/index.ts'
import type { Db } from '../database/tables.ts'
import { loadDirectoryRows } from './store.ts'
import type { DirectoryRows } from './store.ts'

export interface Directory {
  readonly hasUnit: (code: string) => boolean
  readonly hasPerson: (id: string) => boolean
  /** The name of `unit:x`, `head:x`, `post:x`, `person:7`, `reporter`, `clock` or `import`. */
  readonly nameOf: (party: string) => Label
  /** Who holds a post or heads a unit today, by name; undefined for other parties or a vacancy. */
  readonly todayOf: (party: string, today: string) => string | undefined
  /** The people a party stands for today (YYYY-MM-DD), stand-ins included. */
  readonly peopleOf: (party: string, today: string) => readonly number[]
  /** The head of the unit above a unit, post or person; undefined at the top. */
  readonly superiorOf: (party: string, today: string) => string | undefined
  /** Reads everything anew. */
  readonly refresh: () => Promise<void>
}

const FIXED: Readonly<Record<string, Label>> = {
  reporter: { zh: '反馈人', en: 'Reporter' },
  clock: { zh: '时钟', en: 'The clock' },
  import: { zh: '导入', en: 'Import' },
  rule: { zh: '制度规则', en: 'A rule of the procedure' },
  schedule: { zh: '定时', en: 'The schedule' },
  watch: { zh: '预警', en: 'A watch' },
  ticket: { zh: '另一工单', en: 'Another ticket' },
  system: { zh: '系统', en: 'The system' },
}

export async function openDirectory(db: Db): Promise<Directory> {
  let rows = await loadDirectoryRows(db)
  let turns = 0
  let shown = 0
  const holders = (post: string, today: string): number[] => {
    const row = rows.posts.get(post)
    if (!row) return []
    const standIns = row.standIns.filter((entry) => entry.from <= today && today <= entry.until).map((entry) => entry.person)
    return row.holder === null ? standIns : [row.holder, ...standIns]
  }
  const headPosts = (unit: string): string[] => [...rows.posts.values()].filter((post) => post.unit === unit && post.headsUnit).map((post) => post.code)
  const peopleOf = (party: string, today: string): readonly number[] => {
    const [kind, key] = splitParty(party)
    switch (kind) {
      case 'person': return rows.people.has(Number(key)) ? [Number(key)] : []
      case 'unit': return rows.members.get(key) ?? []
      case 'post': return holders(key, today)
      case 'head': return [...new Set(headPosts(key).flatMap((post) => holders(post, today)))]
      default: return []
    }
  }
  return {
    hasUnit: (code) => rows.units.has(code),
    hasPerson: (id) => rows.people.has(Number(id)),
    nameOf: (party) => nameOf(rows, party),
    todayOf: (party, today) => {
      if (!party.startsWith('post:') && !party.startsWith('head:')) return undefined
      const names = peopleOf(party, today).flatMap((person) => rows.people.get(person) ?? [])
      return names.length > 0 ? names.join('、') : undefined
    },
    peopleOf,
    superiorOf: (party, today) => superiorOf(rows, party, (head) => peopleOf(head, today).length > 0),
    refresh: async () => {
      const turn = ++turns
      const fresh = await loadDirectoryRows(db)
      // Two at once may finish out of order: the one begun last knows best.
      if (turn >= shown) {
        shown = turn
        rows = fresh
      }
    },
  }
}

/** The nearest head upwards who is not this very party: of their own unit for a member, of the unit above for its head. */
function superiorOf(rows: DirectoryRows, party: string, isThere: (head: string) => boolean): string | undefined {
  const [kind, key] = splitParty(party)
  const person = Number(key)
  const post = kind === 'post' ? rows.posts.get(key) : [...rows.posts.values()].find((candidate) => kind === 'person' && candidate.headsUnit && candidate.holder === person)
  const own = kind === 'unit' || kind === 'head' ? key : post?.unit ?? [...rows.members].find(([, people]) => people.includes(person))?.[0]
  const isHead = kind === 'unit' || kind === 'head' || post?.headsUnit === true
  for (let unit = own !== undefined && isHead ? rows.parents.get(own) : own; unit !== undefined; unit = rows.parents.get(unit)) {
    if (isThere(`head:${unit}`)) return `head:${unit}`
  }
  return undefined
}

function splitParty(party: string): [string, string] {
  const colon = party.indexOf(':')
  return colon < 0 ? [party, ''] : [party.slice(0, colon), party.slice(colon + 1)]
}

function nameOf(rows: DirectoryRows, party: string): Label {
  const fixed = FIXED[party]
  if (fixed) return fixed
  const [kind, key] = splitParty(party)
  switch (kind) {
    case 'person': {
      const name = rows.people.get(Number(key)) ?? `#${key}`
      return { zh: name, en: name }
    }
    case 'unit': return rows.units.get(key) ?? { zh: key, en: key }
    case 'head': {
      const unit = rows.units.get(key) ?? { zh: key, en: key }
      return { zh: `${unit.zh}负责人`, en: `Head of ${unit.en}` }
    }
    case 'post': return rows.posts.get(key)?.name ?? { zh: key, en: key }
    case 'outside': return { zh: '外部相关方', en: 'Outside party' }
    default: return { zh: party, en: party }
  }
}
