/** Which steps follow which: where branches begin, how far they go, and where they are gathered. */
import { ownEntry } from '../own-entry.ts'
import type { Procedure, Route, Step } from '../types.ts'

export function routesOf(step: Step): readonly Route[] {
  return step.kind === 'join' ? step.next : step.outcomes.flatMap((outcome) => outcome.next)
}

function targetsOf(routes: readonly Route[]): readonly string[] {
  return routes.flatMap(({ to }) => to)
}

/** Every step reached from these, themselves included; what `stopAt` names is reached but not passed, a route that `skip` holds for is not taken. */
function reachedFrom(procedure: Procedure, heads: readonly string[], stopAt: (step: Step) => boolean, skip: (route: Route) => boolean = () => false): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...heads]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const step = ownEntry(procedure.steps, key)
    if (!step || reached.has(key)) continue
    reached.add(key)
    if (!stopAt(step)) open.push(...targetsOf(routesOf(step).filter((route) => !skip(route))))
  }
  return reached
}

/** The steps that a ticket can come to; what is written and never reached is not drawn. */
export function stepsReached(procedure: Procedure): readonly Step[] {
  const firsts = Object.values(procedure.starts).flatMap((start) => targetsOf(start.next))
  const reached = reachedFrom(procedure, firsts, () => false)
  return Object.values(procedure.steps).filter(({ key }) => reached.has(key))
}

/** What a step that opens once for each of something is, as a picture. */
export type EachRegion =
  /** It alone is repeated; its branches are gathered right after it. */
  | { readonly kind: 'task'; readonly join: string }
  /** It is repeated together with the steps that follow it up to the join, or to an end when there is none. */
  | { readonly kind: 'part'; readonly steps: readonly string[]; readonly join: string | undefined }
  /** Its branches run into steps that others reach too: no part of its own can be drawn. */
  | { readonly kind: 'open' }

export function eachRegion(procedure: Procedure, step: Step): EachRegion {
  const stops = (candidate: Step): boolean => candidate.kind === 'join' || candidate.kind === 'end'
  const reached = [...reachedFrom(procedure, [step.key], stops)].map((key) => procedure.steps[key]).filter((candidate): candidate is Step => candidate !== undefined)
  const inside = reached.filter((candidate) => !stops(candidate))
  const joins = reached.filter(({ kind }) => kind === 'join')
  const ends = reached.filter(({ kind }) => kind === 'end')
  const firsts = Object.values(procedure.starts).flatMap((start) => targetsOf(start.next))
  const elsewhere = reachedFrom(procedure, firsts, ({ key }) => key === step.key)
  const [join] = joins
  const behind = join ? reachedFrom(procedure, targetsOf(join.next), ({ key }) => key === step.key) : new Set<string>()
  const isOpen = joins.length > 1 || inside.some((candidate) => candidate !== step && behind.has(candidate.key)) || inside.some((candidate) => candidate !== step && (elsewhere.has(candidate.key) || candidate.each !== undefined))
    || inside.some((candidate) => routesOf(candidate).some(({ to }) => to.length > 1))
  if (isOpen) return { kind: 'open' }
  const returns = routesOf(step).some(({ to }) => to.includes(step.key))
  if (inside.length === 1 && join && ends.length === 0 && !returns) return { kind: 'task', join: join.key }
  return { kind: 'part', steps: inside.map(({ key }) => key), join: join?.key }
}

/** How the arrows into a join meet: by the branch of a fork each belongs to, or whatever is on its way, or one of several. */
export type Gathering =
  | { readonly kind: 'parallel'; readonly branchOf: (source: string) => string }
  | { readonly kind: 'inclusive' | 'exclusive' }

/** `sources` are the steps whose arrows lead into the join. */
export function gatheringOf(procedure: Procedure, join: Step, sources: readonly string[]): Gathering {
  if (join.gathers !== 'all' && join.gathers !== undefined) return { kind: 'exclusive' }
  const isJoin = (step: Step): boolean => step.kind === 'join'
  const starts = Object.values(procedure.starts).flatMap((start) => start.next)
  // Two ways into the same steps at once are one fork.
  const nameOf = ({ to }: Route): string => [...to].sort().join(' ')
  const forks = new Map([...starts, ...Object.values(procedure.steps).flatMap(routesOf)].filter(({ to }) => to.length > 1).map((route) => [nameOf(route), route.to]))
  const branches = [...forks].flatMap(([fork, heads]) => heads.map((head) => ({ fork, head, reached: reachedFrom(procedure, [head], isJoin) })))
  // A join that itself gathers a fork has closed it: what leaves it belongs to the fork around.
  const isClosed = (source: string, fork: string): boolean => procedure.steps[source]?.kind === 'join' && branches.filter((branch) => branch.fork === fork).every(({ reached }) => reached.has(source))
  const of = (source: string): typeof branches => branches.filter(({ fork, reached }) => reached.has(source) && !isClosed(source, fork))
  if (sources.every((source) => of(source).length === 0)) return { kind: 'exclusive' }
  const [fork] = of(sources[0] ?? '').map((branch) => branch.fork)
  const isFork = (route: Route): boolean => route.to.length > 1 && nameOf(route) === fork
  const withoutFork = reachedFrom(procedure, targetsOf(starts.filter((route) => !isFork(route))), () => false, isFork)
  const isExact = fork !== undefined && sources.every((source) => of(source).length === 1 && of(source)[0]?.fork === fork && !withoutFork.has(source))
    && (forks.get(fork) ?? []).every((head) => sources.some((source) => of(source)[0]?.head === head))
  return isExact ? { kind: 'parallel', branchOf: (source) => of(source)[0]?.head ?? source } : { kind: 'inclusive' }
}
