/** The procedure as boxes and arrows, before they have places. */
import { Teller } from '../describe/teller.ts'
import type { Clock, Label, Outcome, Procedure, Route, Start, Step, StepKind } from '../types.ts'
import { choiceLabel, eachLabel, limitLabel, overLabel, startLabel } from './labels.ts'
import type { Tellers } from './labels.ts'

/** `fork`: several steps begin at once. `choice`: the way depends on conditions. */
export type NodeKind = 'start' | StepKind | 'fork' | 'choice'

export interface GraphNode {
  /** The key of a step; `start` and `start:channel` for beginnings, `fork:...` and `choice:...` for what stands between. */
  readonly key: string
  readonly kind: NodeKind
  readonly label: Label
  readonly who?: Label
  /** Clocks that stop when this step ends, with their length. */
  readonly limits: readonly Label[]
  /** A step that opens once for each of these. */
  readonly each?: Label
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** The outcome; of a way out of a `choice`, its condition. */
  readonly label: Label
  /** Of a way that a clock takes: the clock and its length. */
  readonly clock?: Label
  readonly tone: Outcome['tone']
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

export const START = 'start'
const NOTHING: Label = { zh: '', en: '' }

/** `who` answers who acts at a step. */
export function graphOf(procedure: Procedure, who: (step: Step) => Label | undefined): Graph {
  const tellers = { zh: new Teller(procedure, 'zh'), en: new Teller(procedure, 'en') }
  const made = new Making(procedure, tellers)
  made.starts()
  for (const step of Object.values(procedure.steps)) made.step(step, who(step))
  return { nodes: made.nodes, edges: made.edges }
}

class Making {
  readonly nodes: GraphNode[] = []
  readonly edges: GraphEdge[] = []
  readonly #procedure: Procedure
  readonly #tellers: Tellers

  constructor(procedure: Procedure, tellers: Tellers) {
    this.#procedure = procedure
    this.#tellers = tellers
  }

  /** People's ways in are one beginning; each that begins by itself is one of its own. */
  starts(): void {
    const starts = Object.values(this.#procedure.starts)
    const byPeople = starts.filter(({ kind }) => kind === 'person')
    if (byPeople.length > 0) this.#node({ key: START, kind: 'start', label: { zh: '收到', en: 'Received' }, limits: [] })
    const groups = Map.groupBy(byPeople, (start) => JSON.stringify(start.next.map(({ when, to }) => [when?.source, to])))
    for (const group of groups.values()) this.#leads(START, `${START}.${group[0]?.channel ?? ''}`, channels(group, groups.size), group[0]?.next ?? [], 'plain')
    for (const start of starts.filter(({ kind }) => kind !== 'person')) {
      const key = `${START}:${start.channel}`
      this.#node({ key, kind: 'start', label: start.label, limits: [], who: startLabel(this.#tellers, start) })
      this.#leads(key, key, NOTHING, start.next, 'plain')
    }
  }

  step(step: Step, who: Label | undefined): void {
    const limits = clocksOf(this.#procedure, step).map((clock) => limitLabel(this.#tellers, clock))
    const each = step.each === undefined ? {} : { each: eachLabel(this.#tellers, step.each) }
    this.#node({ key: step.key, kind: step.kind, label: step.label, limits, ...each, ...(who && step.kind !== 'end' ? { who } : {}) })
    if (step.kind === 'join') this.#leads(step.key, step.key, NOTHING, step.next, 'plain')
    for (const outcome of step.outcomes) this.#outcome(step, outcome)
  }

  /** An outcome that only clocks take is drawn once, as theirs; one that people may choose too is drawn for both. */
  #outcome(step: Step, outcome: Outcome): void {
    const clocks = Object.values(this.#procedure.clocks).filter(({ late }) => late.some((effect) => effect.kind === 'take' && effect.step === step.key && effect.outcome === outcome.key))
    const name = `${step.key}.${outcome.key}`
    if (clocks.length === 0 || !isByClockAlone(step, outcome)) this.#leads(step.key, name, outcome.label, outcome.next, outcome.tone)
    for (const clock of clocks) this.#leads(step.key, `${name}.${clock.key}`, outcome.label, outcome.next, outcome.tone, overLabel(this.#tellers, clock))
  }

  /** From a box along its routes: straight, over a choice, over a fork. */
  #leads(from: string, name: string, label: Label, routes: readonly Route[], tone: Outcome['tone'], clock?: Label): void {
    const along = clock ? { label, tone, clock } : { label, tone }
    const [only] = routes
    if (routes.length === 1 && only) {
      this.#to(from, name, only, along)
      return
    }
    const choice = `choice:${name}`
    this.#node({ key: choice, kind: 'choice', label: NOTHING, limits: [] })
    this.edges.push({ from, to: choice, ...along })
    routes.forEach((route, index) => this.#to(choice, `${name}.${index}`, route, { label: choiceLabel(this.#tellers, route, index), tone: 'plain' }))
  }

  #to(from: string, name: string, { to }: Route, along: Omit<GraphEdge, 'from' | 'to'>): void {
    const [only] = to
    if (to.length === 1 && only !== undefined) {
      this.edges.push({ from, to: only, ...along })
      return
    }
    const fork = `fork:${name}`
    this.#node({ key: fork, kind: 'fork', label: NOTHING, limits: [] })
    this.edges.push({ from, to: fork, ...along })
    for (const target of to) this.edges.push({ from: fork, to: target, label: NOTHING, tone: 'plain' })
  }

  #node(node: GraphNode): void {
    this.nodes.push(node)
  }
}

function channels(group: readonly Start[], groups: number): Label {
  if (groups === 1 && group.length > 3) return { zh: `${group.length}种途径`, en: `${group.length} ways in` }
  const named = group.slice(0, 3)
  const more = group.length - named.length
  return { zh: named.map(({ label }) => label.zh).join('、') + (more > 0 ? `等${group.length}种` : ''), en: named.map(({ label }) => label.en).join(', ') + (more > 0 ? ` and ${more} more` : '') }
}

/** Visible clocks that stop when a step ends. */
export function clocksOf(procedure: Procedure, step: Step): Clock[] {
  const moments = step.outcomes.map((outcome) => `${step.key}.${outcome.key}`)
  return Object.values(procedure.clocks).filter((clock) => clock.shown && clock.until.some((moment) => moments.includes(moment)))
}

/** Nobody can choose it: nobody acts at the step, the reporter's answer leads elsewhere, or it is offered to nobody. */
export function isByClockAlone(step: Step, outcome: Outcome): boolean {
  if (outcome.when?.source.trim() === 'false') return true
  if (step.kind === 'wait') return step.by.length === 0
  return step.kind === 'survey' && outcome.whenSolved === undefined
}
