/** Visits every abstract state that a ticket can come to, nearest first, so that the way to whatever is found is a shortest one. */
import { choices } from './conditions.ts'
import type { Case } from './conditions.ts'
import type { Fact, Mask } from './facts.ts'
import type { Formula } from './formula.ts'
import type { Plan, PlannedClock, PlannedOutcome, PlannedStart, PlannedStep } from './plan.ts'
import { Liveness } from './liveness.ts'
import { keyOf, known, openIn, WHOLE } from './state.ts'
import type { BranchPath, Place, State } from './state.ts'
import { begun, inOrder, struck } from './story.ts'
import { strike, striking } from './walk-clocks.ts'
import { settle } from './walk-settle.ts'
import type { Settled } from './walk-settle.ts'
import { Walk } from './walk.ts'
import { before } from './work.ts'
import type { Doer, Sight } from './work.ts'
import type { Label } from '../types.ts'

/** Told what is seen on the way, with the story up to that moment. */
export type Watch = (sight: Sight, state: State, path: BranchPath, story: () => readonly Label[]) => void

export interface ExploreOptions {
  /** Facts that are remembered beside those that conditions look at. */
  readonly facts: readonly Fact[]
  readonly clocks: 'steering' | 'all'
  readonly mostStates: number
  readonly watch: Watch
}

/** What made one state out of another: enough to do the same in the engine. */
export type Cause =
  | { readonly kind: 'start'; readonly channel: string }
  | { readonly kind: 'act'; readonly step: string; readonly outcome: string }
  | { readonly kind: 'clock'; readonly clock: string; readonly moment: 'warn' | 'late' }
  | { readonly kind: 'said' }
  | { readonly kind: 'claimed'; readonly step: string }
  /** Nothing happened: more is known of the same situation. */
  | { readonly kind: 'known' }

export interface Node {
  readonly state: State
  readonly parent: number
  readonly cause: Cause
  readonly labels: readonly Label[]
}

export interface Exploration {
  readonly nodes: readonly Node[]
  readonly successors: readonly (readonly number[])[]
  /** Open, and nobody can do anything. */
  readonly stuck: readonly number[]
  /** What sets off a chain that never comes to rest: at which state (-1: at the very beginning), by what. */
  readonly restless: readonly { readonly node: number; readonly cause: Cause }[]
  /** False when not all states were visited: what was found is so, what was not found may be. */
  readonly complete: boolean
  /** Why not: there were too many. */
  readonly tooMany: boolean
}

export function explore(plan: Plan, options: ExploreOptions): Exploration {
  return new Explorer(plan, options).run()
}

/** The states on the way to this one, from the beginning, each with what made it. */
export function wayTo({ nodes }: Exploration, node: number): Node[] {
  const way: Node[] = []
  for (let at = nodes[node]; at; at = nodes[at.parent]) if (at.cause.kind !== 'known') way.push(at)
  return way.reverse()
}

export function storyOf(exploration: { readonly nodes: readonly Pick<Node, 'parent' | 'labels'>[] }, node: number): Label[] {
  const parts: (readonly Label[])[] = []
  for (let at = node; at >= 0; at = exploration.nodes[at]?.parent ?? -1) parts.push(exploration.nodes[at]?.labels ?? [])
  return parts.reverse().flat()
}

class Explorer {
  readonly #plan: Plan
  readonly #options: ExploreOptions
  readonly #walk: Walk
  readonly #liveness: Liveness
  readonly #followed: readonly boolean[]
  readonly #nodes: Node[] = []
  readonly #numbers = new Map<string, number>()
  readonly #successors: number[][] = []
  readonly #stuck: number[] = []
  readonly #restless: { node: number; cause: Cause }[] = []
  /** Where the act in hand begins, and how it is told. */
  #from = -1
  #first: readonly Label[] = []
  #cause: Cause = { kind: 'said' }
  #full = false

  constructor(plan: Plan, options: ExploreOptions) {
    this.#plan = plan
    this.#options = options
    const wanted = new Set<Fact>([...plan.steering, ...options.facts, ...[plan.facts.named('level') ?? []].flat()])
    this.#followed = plan.facts.all.map((fact) => wanted.has(fact) && !fact.nature.fleeting)
    this.#liveness = new Liveness(plan)
    this.#walk = new Walk(plan, {
      follows: (fact) => this.#followed[fact.index] === true,
      runs: (clock) => clock.steers || options.clocks === 'all',
      see: (sight, state, path, told) => {
        if (sight.kind === 'never rests') this.#restless.push({ node: this.#from, cause: this.#cause })
        options.watch(sight, state, path, () => [...storyOf({ nodes: this.#nodes }, this.#from), ...this.#first, ...inOrder(told)])
      },
    })
  }

  run(): Exploration {
    for (const start of this.#plan.starts) this.#start(start)
    for (let node = 0; node < this.#nodes.length && !this.#full; node += 1) this.#visit(node)
    return { nodes: this.#nodes, successors: this.#successors, stuck: this.#stuck, restless: this.#restless, complete: !this.#full && !this.#walk.gaveUp && !this.#walk.cut, tooMany: this.#full || this.#walk.gaveUp }
  }

  #start(start: PlannedStart): void {
    const { facts } = this.#plan
    const walk = this.#walk
    this.#from = -1
    this.#first = [begun(start)]
    this.#cause = { kind: 'start', channel: start.start.channel }
    const blank: Place = { at: { kind: 'under way' }, clocks: this.#plan.clocks.map(() => 'off'), facts: facts.all.map((fact) => (this.#followed[fact.index] ? fact.first : fact.any)) }
    let states: State[] = [{ whole: blank, end: -1 }]
    const either = (name: string, values: readonly boolean[]): void => {
      const fact = facts.named(name)
      if (fact && this.#followed[fact.index]) states = states.flatMap((state) => values.map((value) => walk.write(state, WHOLE, fact, fact.after(value))))
    }
    const { kind, open, anonymous, channel } = start.start
    either('anonymous', anonymous ? [false, true] : [false])
    either('originator', kind !== 'person' ? [false] : open ? [true, false] : [true])
    const from = facts.named('channel')
    if (from) states = states.map((state) => walk.write(state, WHOLE, from, from.after(channel)))
    states = states.map((state) => walk.assign(state, WHOLE, start.given)).flatMap((state) => walk.fill(state, WHOLE, start.form))
    for (const gate of start.needs) states = states.flatMap((state) => walk.cases(gate, state, WHOLE, undefined).flatMap((found) => (found.holds ? [found.state] : [])))
    for (const state of states) this.#add(settle(walk, state, before(undefined, { kind: 'begin', start })))
  }

  #visit(node: number): void {
    const state = this.#nodes[node]?.state
    if (!state || state.end >= 0) return
    this.#from = node
    const acts = openIn(state).flatMap(({ path, at }): PossibleAct[] => {
      const step = this.#plan.steps[at.step]
      return step ? actsOf(step).map(({ outcome, by }) => ({ path, at, step, outcome, by })) : []
    })
    const parts = acts.reduce<Case[]>((found, act) => found.flatMap((part) => this.#possible(part, act)), [{ state, holds: false }])
    // What can be done depends on something not known yet: each answer is a state of its own, so that none hides behind another.
    if (parts.length > 1) {
      this.#first = []
      this.#cause = { kind: 'known' }
      this.#add(parts.map((part) => ({ state: part.state, told: undefined })))
      return
    }
    const clocksMove = this.#strikes(state)
    const othersMove = this.#asides(node, state)
    for (const act of acts) this.#act(state, act)
    if (parts[0]?.holds === false && !clocksMove && !othersMove) this.#stuck.push(node)
  }

  #strikes(state: State): boolean {
    const clocks = striking(this.#walk, state)
    for (const { clock, path, run } of clocks) {
      if (run === 'running' && this.#plan.awaited.has(`${clock.clock.key}.warn`) && clock.clock.warn) this.#strike(state, clock, path, 'warn')
      this.#strike(state, clock, path, 'late')
    }
    return clocks.length > 0
  }

  #strike(state: State, clock: PlannedClock, path: BranchPath, moment: 'warn' | 'late'): void {
    this.#first = [struck(clock, moment)]
    this.#cause = { kind: 'clock', clock: clock.clock.key, moment }
    const { state: begun, agenda } = strike(state, clock, path, moment)
    this.#add(settle(this.#walk, begun, agenda))
  }

  /** A word to the reporter, a claim: they move no step, but clocks and rules may wait for them. */
  #asides(node: number, state: State): boolean {
    const before = this.#nodes.length
    const known = new Set(this.#successors[node])
    const moment = (name: string, path: BranchPath, cause: Cause, label: Label): void => {
      if (!this.#plan.awaited.has(name)) return
      this.#first = [label]
      this.#cause = cause
      this.#add(settle(this.#walk, state, { work: { kind: 'moment', name, path }, rest: undefined }))
    }
    moment('said', WHOLE, { kind: 'said' }, { zh: '向反馈人说明', en: 'a word to the reporter' })
    for (const { path, at } of openIn(state)) {
      const step = this.#plan.steps[at.step]?.step
      if (step && step.kind !== 'wait' && step.kind !== 'ticket') moment(`${step.key}.claimed`, path, { kind: 'claimed', step: step.key }, { zh: `${step.label.zh}：认领`, en: `${step.label.en}: claimed` })
    }
    return this.#nodes.length > before || (this.#successors[node] ?? []).some((next) => next !== node && !known.has(next))
  }

  #act(state: State, { path, at, step, outcome, by }: PossibleAct): void {
    const walk = this.#walk
    this.#first = []
    this.#cause = { kind: 'act', step: step.step.key, outcome: outcome.outcome.key }
    const byTicket = step.step.kind === 'ticket'
    const offered = walk.cases(byTicket ? undefined : outcome.when, state, path, undefined).flatMap((found) => (found.holds ? [found.state] : []))
    for (const one of offered) {
      let filled = byTicket ? [one] : walk.fill(one, path, outcome.form)
      // What the last voter wrote goes along only when it was for the result.
      if (step.step.vote?.otherwise === outcome.outcome.key && step.outcomes.length > 2) filled = [...filled, one]
      if (!byTicket) for (const gate of outcome.needs) filled = filled.flatMap((each) => walk.cases(gate, each, path, undefined).flatMap((found) => (found.holds ? [found.state] : [])))
      for (const each of filled) this.#add(settle(walk, each, { work: { kind: 'act', at, path, step, outcome, by, filled: true }, rest: undefined }))
    }
  }

  /** Parts a state by whether an outcome is offered and some way to fill in its form opens its gates; what changes by itself may always turn out well. */
  #possible({ state, holds }: Case, { path, step, outcome }: PossibleAct): Case[] {
    if (step.step.kind === 'ticket' || (!outcome.when && outcome.needs.length === 0)) return [{ state, holds: true }]
    const fleeting = (fact: Fact): Mask | undefined => (fact.nature.fleeting ? fact.any : undefined)
    const written = new Map(outcome.form.map(({ fact, required, when }) => [fact, (when ? known(state, path, fact) : 0) | fact.afterForm(required)]))
    const keys = outcome.form.map(({ fact }) => fact.nature.field?.key)
    const chosen = (fact: Fact): Mask | undefined => written.get(fact) ?? (fact.nature.reads.some((read) => keys.includes(read)) ? fact.any : fleeting(fact))
    const needs: Formula = { kind: 'and', parts: outcome.needs.map((gate) => gate.formula) }
    return choices(outcome.when?.formula ?? { kind: 'sure', holds: true }, state, path, fleeting)
      .flatMap((offered) => (offered.holds ? choices(needs, offered.state, path, chosen) : [offered]))
      .map((found) => ({ state: found.state, holds: holds || found.holds }))
  }

  #add(settled: readonly Settled[]): void {
    const open = this.#from < 0 ? [] : openIn(this.#nodes[this.#from]?.state ?? EMPTY).map(({ at }) => at)
    for (const { state, told } of settled) {
      const fresh = openIn(state).flatMap(({ path, at }) => (open.includes(at) ? [] : [{ path, step: this.#plan.steps[at.step] }]))
        .flatMap(({ path, step }) => (step ? [{ path, step }] : []))
      this.#walk.see({ kind: 'settled', fresh }, state, WHOLE, told)
      const normal = this.#normal(state)
      const key = keyOf(normal)
      let number = this.#numbers.get(key)
      if (number === undefined) {
        if (this.#nodes.length >= this.#options.mostStates) {
          this.#full = true
          return
        }
        number = this.#nodes.length
        this.#numbers.set(key, number)
        this.#nodes.push({ state: normal, parent: this.#from, cause: this.#cause, labels: [...this.#first, ...inOrder(told)] })
        this.#successors.push([])
      }
      if (this.#from >= 0) this.#successors[this.#from]?.push(number)
    }
  }

  /** What is not followed, or will not be looked at any more, is forgotten between two acts. */
  #normal(state: State): State {
    const clean = (place: Place, live: ReadonlySet<Fact>, isWhole: boolean): Place => ({
      ...place,
      facts: this.#plan.facts.all.map((fact, index) => (this.#followed[index] && live.has(fact) ? place.facts[index] ?? fact.any : isWhole ? fact.any : 0)),
      at: place.at.kind === 'parted' ? { ...place.at, branches: place.at.branches.map((branch) => clean(branch, this.#liveness.inBranch(branch), false)) } : place.at,
    })
    return state.end >= 0 ? state : { ...state, whole: clean(state.whole, this.#liveness.inWhole(state), true) }
  }
}

const EMPTY: State = { whole: { at: { kind: 'under way' }, facts: [], clocks: [] }, end: -1 }

interface PossibleAct {
  readonly path: BranchPath
  readonly at: Extract<Place['at'], { kind: 'open' }>
  readonly step: PlannedStep
  readonly outcome: PlannedOutcome
  readonly by: Doer
}

/** Which outcomes somebody may choose at a step, and who that is. Whether there is anybody is looked at elsewhere. */
export function actsOf({ step, outcomes, by }: PlannedStep): { readonly outcome: PlannedOutcome; readonly by: Doer }[] {
  if (step.kind === 'wait' || step.kind === 'ticket') return outcomes.map((outcome) => ({ outcome, by: 'outside' }))
  const { vote } = step
  const possible = vote ? outcomes.filter(({ outcome }) => outcome.key === vote.outcome || outcome.key === vote.otherwise) : outcomes
  const outsiders = by.some((who) => who.kind === 'many' && who.outsider)
  const staff = by.length === 0 || by.some((who) => !(who.kind === 'many' && who.outsider))
  return possible.flatMap((outcome) => [
    ...(staff ? [{ outcome, by: 'person' as const }] : []),
    ...(outsiders && (step.kind !== 'survey' || outcome.outcome.whenSolved !== undefined) ? [{ outcome, by: 'reporter' as const }] : []),
  ])
}
