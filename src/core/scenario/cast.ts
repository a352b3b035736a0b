/** Who plays in a scenario and what there is beside them: people, registers, days, earlier tickets. */
import type { Procedure, Row } from '../procedure/index.ts'
import type { Party } from '../ticket/index.ts'
import type { GivenDocument } from './document.ts'

export interface Given {
  /** What each one is: units, posts, heads of units. */
  readonly people: Readonly<Record<string, readonly string[]>>
  readonly superior: Readonly<Record<string, string>>
  readonly away: readonly string[]
  /** Rows by register and key. */
  readonly registers: Readonly<Record<string, Readonly<Record<string, Row>>>>
  readonly calendar: { readonly opened: readonly string[]; readonly closed: readonly string[] }
  /** Local times, as all that follow. */
  readonly alsoSpokeUp: readonly string[]
  readonly sameBefore: Readonly<Record<string, readonly string[]>>
  readonly similarBefore: readonly string[]
  readonly totals: Readonly<Record<string, number>>
}

/** What holds for the whole file, and what a scenario adds to it; the same name said again is said anew. */
export function joinGiven(file: GivenDocument, own: GivenDocument = {}): Given {
  return {
    people: { ...file.people, ...own.people },
    superior: { ...file.superior, ...own.superior },
    away: [...file.away ?? [], ...own.away ?? []],
    registers: joinEach<Readonly<Record<string, Row>>>(file.registers, own.registers, (rows, more) => ({ ...rows, ...more }), {}),
    calendar: {
      opened: [...file.calendar?.opened ?? [], ...own.calendar?.opened ?? []],
      closed: [...file.calendar?.closed ?? [], ...own.calendar?.closed ?? []],
    },
    alsoSpokeUp: [...file.alsoSpokeUp ?? [], ...own.alsoSpokeUp ?? []],
    sameBefore: joinEach<readonly string[]>(file.sameBefore, own.sameBefore, (times, more) => [...times, ...more], []),
    similarBefore: [...file.similarBefore ?? [], ...own.similarBefore ?? []],
    totals: { ...file.totals, ...own.totals },
  }
}

function joinEach<T>(one: Readonly<Record<string, T>> = {}, other: Readonly<Record<string, T>> = {}, join: (a: T, b: T) => T, none: T): Record<string, T> {
  return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [key, join(one[key] ?? none, other[key] ?? none)]))
}

/** Everything somebody may act as: themselves, what they belong to, and head of the unit whose head post they hold. */
export function partiesOf(procedure: Procedure, given: Given, name: string): Party[] {
  const belongs = given.people[name] ?? []
  const heads = procedure.needs.posts.filter((post) => post.head && belongs.includes(`post:${post.code}`)).map((post) => `head:${post.unit}`)
  return [...new Set([`person:${name}`, ...belongs, ...heads])]
}

/** Those who are there and may act as a party. */
export function holdersOf(procedure: Procedure, given: Given, party: Party): string[] {
  return Object.keys(given.people).filter((name) => !given.away.includes(name) && partiesOf(procedure, given, name).includes(party))
}

/** The nearest head upwards who is there and is not this very party: of the own unit for a member, of the unit above for its head. */
export function superiorOf(procedure: Procedure, given: Given, party: Party): Party | undefined {
  const [kind = '', code = ''] = party.split(':')
  const named = kind === 'person' ? given.superior[code] : undefined
  if (named !== undefined) return `person:${named}`
  const { units } = procedure.needs
  const above = (unit: string): string | undefined => units.find((entry) => entry.code === unit)?.parent
  const own = placeOf(procedure, given, kind, code)
  let unit = own?.isHead ? above(own.unit) : own?.unit
  // Units that lie in a circle have no top; each is asked once.
  for (let climbed = 0; unit !== undefined && climbed <= units.length; climbed += 1) {
    if (holdersOf(procedure, given, `head:${unit}`).length > 0) return `head:${unit}`
    unit = above(unit)
  }
  return undefined
}

function placeOf(procedure: Procedure, given: Given, kind: string, code: string): { readonly unit: string; readonly isHead: boolean } | undefined {
  if (kind === 'unit' || kind === 'head') return { unit: code, isHead: true }
  const { posts } = procedure.needs
  if (kind === 'post') {
    const post = posts.find((entry) => entry.code === code)
    return post && { unit: post.unit, isHead: post.head }
  }
  const parties = partiesOf(procedure, given, code)
  const codesOf = (wanted: string): string[] => parties.filter((party) => party.startsWith(`${wanted}:`)).map((party) => party.slice(wanted.length + 1))
  const head = codesOf('head')[0]
  if (head !== undefined) return { unit: head, isHead: true }
  const unit = codesOf('unit')[0] ?? posts.find((post) => codesOf('post').includes(post.code))?.unit
  return unit === undefined ? undefined : { unit, isHead: false }
}
