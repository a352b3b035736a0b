/**
 * Where an abstract ticket stands: a tree of places. The whole ticket is a place; where it has parted, each branch is a place inside it, with
 * facts and clocks of its own lying over those around it, as in the engine. Immutable: what changes is made anew, the rest is shared.
 */
import type { Fact, Mask } from './facts.ts'

export type Standing =
  /** A step is open; its number in the plan. */
  | { readonly kind: 'open'; readonly step: number }
  /** Between two steps, or stranded: nothing leads on. */
  | { readonly kind: 'under way' }
  /** Parted into branches, by the `each` of a step (its number) or by a route with several targets (a number below 0). */
  | { readonly kind: 'parted'; readonly by: number; readonly branches: readonly Place[] }
  /** Waits at a join for the other branches. */
  | { readonly kind: 'arrived'; readonly join: number }

export type ClockRun = 'off' | 'running' | 'warned' | 'late'

export interface Place {
  readonly at: Standing
  /** What is known of each fact; 0 in a branch: as around it. */
  readonly facts: readonly Mask[]
  readonly clocks: readonly ClockRun[]
}

export interface State {
  readonly whole: Place
  /** The end it was closed by; -1 while it is open. */
  readonly end: number
}

/** Which branch, from the outside in; empty: the ticket itself. */
export type BranchPath = readonly number[]
export const WHOLE: BranchPath = []

export function placeAt(state: State, path: BranchPath): Place | undefined {
  let place: Place | undefined = state.whole
  for (const index of path) {
    if (place?.at.kind !== 'parted') return undefined
    place = place.at.branches[index]
  }
  return place
}

export function changePlace(state: State, path: BranchPath, change: (place: Place) => Place): State {
  return { ...state, whole: changeIn(state.whole, path, 0, change) }
}

function changeIn(place: Place, path: BranchPath, depth: number, change: (place: Place) => Place): Place {
  const index = path[depth]
  if (index === undefined) return change(place)
  if (place.at.kind !== 'parted') return place
  const branches = place.at.branches.map((branch, at) => (at === index ? changeIn(branch, path, depth + 1, change) : branch))
  return { ...place, at: { ...place.at, branches } }
}

export function standAt(state: State, path: BranchPath, at: Standing): State {
  return changePlace(state, path, (place) => ({ ...place, at }))
}

/** What is known of a fact from inside a branch. */
export function known(state: State, path: BranchPath, fact: Fact): Mask {
  let place: Place = state.whole
  let mask = place.facts[fact.index] ?? fact.any
  if (fact.nature.of === 'ticket') return mask
  for (const index of path) {
    const inner: Place | undefined = place.at.kind === 'parted' ? place.at.branches[index] : undefined
    if (!inner) break
    place = inner
    mask = place.facts[fact.index] || mask
  }
  return mask
}

/** Written here: in a branch it lies over what is around it. */
export function write(state: State, path: BranchPath, fact: Fact, mask: Mask): State {
  const where = fact.nature.of === 'branch' ? path : fact.nature.of === 'item' ? homeOf(state, path) : WHOLE
  return changePlace(state, where, (place) => (place.facts[fact.index] === mask ? place : { ...place, facts: withEntry(place.facts, fact.index, mask) }))
}

/** The nearest branch that is for a unit, a person or a row; the ticket, where there is none. */
function homeOf(state: State, path: BranchPath): BranchPath {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const around = placeAt(state, path.slice(0, depth - 1))?.at
    if (around?.kind === 'parted' && around.by >= 0) return path.slice(0, depth)
  }
  return WHOLE
}

/** More is known about what is there already, wherever it was written. */
export function narrow(state: State, path: BranchPath, fact: Fact, mask: Mask): State {
  let depth = fact.nature.of === 'ticket' ? 0 : path.length
  while (depth > 0 && !placeAt(state, path.slice(0, depth))?.facts[fact.index]) depth -= 1
  const now = known(state, path, fact) & mask
  return changePlace(state, path.slice(0, depth), (place) => (place.facts[fact.index] === now ? place : { ...place, facts: withEntry(place.facts, fact.index, now) }))
}

export function withEntry<T>(list: readonly T[], index: number, entry: T): readonly T[] {
  const copy = [...list]
  copy[index] = entry
  return copy
}

/** Every branch and the whole, from the outside in. */
export function placesIn(state: State): { readonly path: BranchPath; readonly place: Place }[] {
  const found: { path: BranchPath; place: Place }[] = []
  const visit = (place: Place, path: BranchPath): void => {
    found.push({ path, place })
    if (place.at.kind === 'parted') for (const [index, branch] of place.at.branches.entries()) visit(branch, [...path, index])
  }
  visit(state.whole, WHOLE)
  return found
}

/** Open steps with their branches, of this branch and those inside it. */
export function openIn(state: State, within: BranchPath = WHOLE): { readonly path: BranchPath; readonly at: Extract<Standing, { kind: 'open' }> }[] {
  return placesIn(state).flatMap(({ path, place }) => (place.at.kind === 'open' && isInside(path, within) ? [{ path, at: place.at }] : []))
}

export function isInside(path: BranchPath, outer: BranchPath): boolean {
  return outer.every((index, depth) => path[depth] === index)
}

/** The same text for states that differ only in the order of their branches. */
export function keyOf(state: State): string {
  return state.end >= 0 ? `end ${state.end}` : keyOfPlace(state.whole)
}

function keyOfPlace({ at, facts, clocks }: Place): string {
  const own = `${facts.join()};${clocks.map((run) => run[0]).join('')}`
  switch (at.kind) {
    case 'open': return `o${at.step};${own}`
    case 'under way': return `u;${own}`
    case 'arrived': return `a${at.join};${own}`
    case 'parted': return `p${at.by}[${at.branches.map(keyOfPlace).sort().join('|')}];${own}`
  }
}
