/** Visits every abstract state that a ticket can come to, nearest first, so that the way to whatever is found is a shortest one. */
import { choices } from './conditions.ts'
import type { Fact, Mask } from './facts.ts'
import type { Formula } from './formula.ts'
import { Machine } from './machine.ts'
import type { Settled } from './machine.ts'
import type { Plan, PlannedClock, PlannedOutcome, PlannedStart, PlannedStep } from './plan.ts'
import { keyOf, openIn, WHOLE } from './state.ts'
import type { BranchPath, Place, State } from './state.ts'
import { begun, inOrder, struck } from './story.ts'
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

export interface Node {
  readonly state: State
  readonly parent: number
  readonly cause: Cause
  readonly labels: readonly Label[]
}

export interface Stuck {
  readonly node: number
  /** What is known of the ticket when nobody can do anything. */
  readonly state: State
}

export interface Exploration {
  readonly nodes: readonly Node[]
  readonly successors: readonly (readonly number[])[]
  readonly stuck: readonly Stuck[]
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

/** The states on the way to this one, from the beginning. */
export function wayTo({ nodes }: Exploration, node: number): Node[] {
  const way: Node[] = []
  for (let at = nodes[node]; at; at = nodes[at.parent]) way.push(at)
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
  readonly #machine: Machine
  readonly #followed: readonly boolean[]
  readonly #nodes: Node[] = []
  readonly #numbers = new Map<string, number>()
  readonly #successors: number[][] = []
  readonly #stuck: Stuck[] = []
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
    this.#machine = new Machine(plan, {
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
    return { nodes: this.#nodes, successors: this.#successors, stuck: this.#stuck, restless: this.#restless, complete: !this.#full && !this.#machine.gaveUp && !this.#machine.cut, tooMany: this.#full || this.#machine.gaveUp }
  }

  #start(start: PlannedStart): void {
    const { facts } = this.#plan
    const machine = this.#machine
    this.#from = -1
    this.#first = [begun(start)]
    this.#cause = { kind: 'start', channel: start.start.channel }
    const blank: Place = { at: { kind: 'under way' }, clocks: this.#plan.clocks.map(() => 'off'), facts: facts.all.map((fact) => (this.#followed[fact.index] ? fact.first : fact.any)) }
    let states: State[] = [{ whole: blank, end: -1 }]
    const either = (name: string, values: readonly boolean[]): void => {
      const fact = facts.named(name)
      if (fact && this.#followed[fact.index]) states = states.flatMap((state) => values.map((value) => machine.write(state, WHOLE, fact, fact.after(value))))
    }
    const { kind, open, anonymous, channel } = start.start
    either('anonymous', anonymous ? [false, true] : [false])
    either('originator', kind !== 'person' ? [false] : open ? [true, false] : [true])
    const from = facts.named('channel')
    if (from) states = states.map((state) => machine.write(state, WHOLE, from, from.after(channel)))
    states = states.map((state) => machine.assign(state, WHOLE, start.given)).flatMap((state) => machine.fill(state, WHOLE, start.form))
    for (const gate of start.needs) states = states.flatMap((state) => machine.cases(gate, state, WHOLE, undefined).flatMap((found) => (found.holds ? [found.state] : [])))
    for (const state of states) this.#add(machine.settle(state, before(undefined, { kind: 'begin', start })))
  }

  #visit(node: number): void {
    const state = this.#nodes[node]?.state
    if (!state || state.end >= 0) return
    this.#from = node
    const clocksMove = this.#strikes(state)
    const othersMove = this.#asides(node, state)
    let idle: State[] = [state]
    for (const { path, at } of openIn(state)) {
      const step = this.#plan.steps[at.step]
      if (!step) continue
      for (const { outcome, by } of actsOf(step)) idle = this.#act(state, { path, at, step, outcome, by }, idle)
    }
    const [stranded] = idle
    if (stranded && !clocksMove && !othersMove) this.#stuck.push({ node, state: stranded })
  }

  #strikes(state: State): boolean {
    const striking = this.#machine.clocks.striking(state)
    for (const { clock, path, run } of striking) {
      if (run === 'running' && this.#plan.awaited.has(`${clock.clock.key}.warn`) && clock.clock.warn) this.#strike(state, clock, path, 'warn')
      this.#strike(state, clock, path, 'late')
    }
    return striking.length > 0
  }

  #strike(state: State, clock: PlannedClock, path: BranchPath, moment: 'warn' | 'late'): void {
    this.#first = [struck(clock, moment)]
    this.#cause = { kind: 'clock', clock: clock.clock.key, moment }
    const { state: begun, agenda } = this.#machine.clocks.strike(state, clock, path, moment)
    this.#add(this.#machine.settle(begun, agenda))
  }

  /** A word to the reporter, a claim: they move no step, but clocks and rules may wait for them. */
  #asides(node: number, state: State): boolean {
    const before = this.#nodes.length
    const known = new Set(this.#successors[node])
    const moment = (name: string, path: BranchPath, cause: Cause, label: Label): void => {
      if (!this.#plan.awaited.has(name)) return
      this.#first = [label]
      this.#cause = cause
      this.#add(this.#machine.settle(state, { work: { kind: 'moment', name, path }, rest: undefined }))
    }
    moment('said', WHOLE, { kind: 'said' }, { zh: '向反馈人说明', en: 'a word to the reporter' })
    for (const { path, at } of openIn(state)) {
      const step = this.#plan.steps[at.step]?.step
      if (step && step.kind !== 'wait' && step.kind !== 'ticket') moment(`${step.key}.claimed`, path, { kind: 'claimed', step: step.key }, { zh: `${step.label.zh}：认领`, en: `${step.label.en}: claimed` })
    }
    return this.#nodes.length > before || (this.#successors[node] ?? []).some((next) => next !== node && !known.has(next))
  }

  /** Follows one outcome; answers the states among `idle` in which it cannot be taken. */
  #act(state: State, act: PossibleAct, idle: readonly State[]): State[] {
    const { path, at, step, outcome, by } = act
    const machine = this.#machine
    this.#first = []
    this.#cause = { kind: 'act', step: step.step.key, outcome: outcome.outcome.key }
    const byTicket = step.step.kind === 'ticket'
    const offered = machine.cases(byTicket ? undefined : outcome.when, state, path, undefined).flatMap((found) => (found.holds ? [found.state] : []))
    for (const one of offered) {
      let filled = byTicket ? [one] : machine.fill(one, path, outcome.form)
      // What the last voter wrote goes along only when it was for the result.
      if (step.step.vote?.otherwise === outcome.outcome.key && step.outcomes.length > 2) filled = [...filled, one]
      if (!byTicket) for (const gate of outcome.needs) filled = filled.flatMap((each) => machine.cases(gate, each, path, undefined).flatMap((found) => (found.holds ? [found.state] : [])))
      for (const each of filled) this.#add(machine.settle(each, { work: { kind: 'act', at, path, step, outcome, by, filled: true }, rest: undefined }))
    }
    if (byTicket || (!outcome.when && outcome.needs.length === 0)) return []
    return idle.flatMap((one) => this.#cannot(one, act))
  }

  /** The parts of a state in which an outcome is not offered, or in which no way to fill in its form opens its gates. */
  #cannot(state: State, { path, outcome }: PossibleAct): State[] {
    const needs: Formula = { kind: 'and', parts: outcome.needs.map((gate) => gate.formula) }
    const written = new Map(outcome.form.map(({ fact, required, when }) => [fact, (when ? 1 : 0) | fact.afterForm(required)]))
    const keys = outcome.form.map(({ fact }) => fact.nature.field?.key)
    const chosen = (fact: Fact): Mask | undefined => written.get(fact) ?? (fact.nature.fleeting || fact.nature.reads.some((read) => keys.includes(read)) ? fact.any : undefined)
    return this.#machine.cases(outcome.when, state, path, undefined)
      .flatMap((found) => (found.holds ? choices(needs, found.state, path, chosen).flatMap((one) => (one.holds ? [] : [one.state])) : [found.state]))
  }

  #add(settled: readonly Settled[]): void {
    const open = this.#from < 0 ? [] : openIn(this.#nodes[this.#from]?.state ?? EMPTY).map(({ at }) => at)
    for (const { state, told } of settled) {
      const fresh = openIn(state).flatMap(({ path, at }) => (open.includes(at) ? [] : [{ path, step: this.#plan.steps[at.step] }]))
        .flatMap(({ path, step }) => (step ? [{ path, step }] : []))
      this.#machine.see({ kind: 'settled', fresh }, state, WHOLE, told)
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

  /** What is not followed is forgotten between two acts. */
  #normal(state: State): State {
    const clean = (place: Place, isWhole: boolean): Place => ({
      ...place,
      facts: place.facts.map((mask, index) => (this.#followed[index] ? mask : isWhole ? (this.#plan.facts.all[index]?.any ?? mask) : 0)),
      at: place.at.kind === 'parted' ? { ...place.at, branches: place.at.branches.map((branch) => clean(branch, false)) } : place.at,
    })
    return { ...state, whole: clean(state.whole, true) }
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
