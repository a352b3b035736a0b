/** From a procedure to its flow graph, in one language. */
import { conditionInWords } from '../describe/expression-words.ts'
import { tellStart } from '../describe/describe-starts.ts'
import { tellStep } from '../describe/describe-steps.ts'
import { numberedTeller } from '../describe/description.ts'
import type { DescriptionPoint } from '../describe/description.ts'
import { Teller } from '../describe/teller.ts'
import type { DescriptionLanguage } from '../describe/teller.ts'
import { sayWho } from '../describe/who-words.ts'
import { isByClockAlone } from '../draw/graph.ts'
import { eachInWords } from '../draw/labels.ts'
import type { Clock, Outcome, Procedure, Route, Start, Step } from '../types.ts'
import { addClocksAtSteps, addClocksBeside } from './clocks.ts'
import { DrawingBoard } from './drawing-board.ts'
import type { Of } from './drawing-board.ts'
import { xmlName } from './model.ts'
import type { FlowGraph, FlowNode } from './model.ts'
import { eachRegion, gatheringOf, routesOf, stepsReached } from './reach.ts'
import type { EachRegion } from './reach.ts'
import { cycleOf, timerOf } from './timers.ts'

export interface Built {
  readonly graph: FlowGraph
  /** Who acts, by the id of a node; the lanes. */
  readonly owners: ReadonlyMap<string, string>
}

/** What is written on the picture, and, with the numbers of its clauses, what is written behind it. */
interface Telling {
  readonly t: Teller
  readonly behind: Teller
}

type Regions = ReadonlyMap<string, EachRegion>

export function buildFlow(procedure: Procedure, lang: DescriptionLanguage): Built {
  const telling = { t: new Teller(procedure, lang), behind: numberedTeller(procedure, lang) }
  const reached = stepsReached(procedure)
  const regions: Regions = new Map(reached.filter(({ each }) => each !== undefined).map((step) => [step.key, eachRegion(procedure, step)]))
  const inside = new Set([...regions].flatMap(([head, region]) => (region.kind === 'part' ? region.steps.filter((key) => key !== head) : [])))
  const steps = reached.filter(({ key }) => !inside.has(key))
  const board = new DrawingBoard()
  const flow = new Flow(telling, board, regions, (key) => key)
  flow.starts(Object.values(procedure.starts))
  for (const step of steps) flow.step(step)
  flow.clocks(steps.filter(({ key }) => regions.get(key)?.kind !== 'part'))
  flow.gather(steps)
  addClocksBeside(telling.behind, telling.t, board)
  return { graph: board.finish(), owners: board.owners }
}

const stepId = (key: string): string => xmlName('Step', key)

/** The lines of a clause, as the documentation of a node. */
function documentation(points: readonly DescriptionPoint[], depth = 0): string {
  return points.map(({ text, points: inner }) => [`${'  '.repeat(depth)}${text}`, ...(inner.length > 0 ? [documentation(inner, depth + 1)] : [])].join('\n')).join('\n')
}

class Flow {
  readonly #t: Teller
  readonly #telling: Telling
  readonly #board: DrawingBoard
  readonly #regions: Regions
  /** Within a part the join and the ends are ends of the part. */
  readonly #enter: (key: string) => string

  constructor(telling: Telling, board: DrawingBoard, regions: Regions, enter: (key: string) => string) {
    this.#t = telling.t
    this.#telling = telling
    this.#board = board
    this.#regions = regions
    this.#enter = enter
  }

  /** Ways in that go on alike share what follows. */
  starts(starts: readonly Start[]): void {
    for (const group of Map.groupBy(starts, ({ next }) => JSON.stringify(next.map(({ when, to }) => [when?.source, to]))).values()) {
      const [first] = group
      const ids = group.map((start) => this.#start(start))
      if (!first) continue
      const [id = ''] = ids
      const of = { owner: this.#who(this.#t.stepOf(first.next[0]?.to[0] ?? '')) }
      const merge = ids.length === 1 ? id : this.#board.add({ id: `Merge_${id}`, kind: 'exclusiveGateway', name: '', documentation: '' }, of)
      if (merge !== id) for (const from of ids) this.#board.flow(from, merge)
      if (merge !== id) this.#board.gathers(merge)
      this.#leads({ from: merge, name: id, of }, first.next)
    }
  }

  #start(start: Start): string {
    const id = xmlName('Start', start.channel)
    const base = { id, name: this.#t.label(start.label), documentation: documentation(tellStart(this.#telling.behind, start).points) }
    const of = { owner: this.#who(this.#t.stepOf(start.next[0]?.to[0] ?? '')) }
    const event: FlowNode = start.kind === 'schedule' && start.series ? { ...base, kind: 'startEvent', trigger: 'timer', timer: cycleOf(start.series) }
      : start.kind === 'watch' ? { ...base, kind: 'startEvent', trigger: 'conditional', condition: start.rowWhen?.source ?? 'true' }
        : { ...base, kind: 'startEvent', trigger: 'message' }
    return this.#board.add(event, of)
  }

  step(step: Step): void {
    const { key } = step
    const region = this.#regions.get(key)
    const of = { owner: this.#who(step), step: key }
    if (region?.kind === 'part') return this.#part(step, region, of)
    if (step.kind === 'join') this.#board.addJoin(this.#node(step), of)
    else this.#board.add(this.#node(step), of)
    if (step.kind === 'join') return this.#leads({ from: stepId(key), name: key, of }, step.next)
    if (region?.kind === 'task') return this.#board.flow(stepId(key), stepId(this.#enter(region.join)))
    return this.#exits(step, of)
  }

  clocks(steps: readonly Step[]): void {
    const standing = steps.filter((step) => !onlyTimer(this.#t.procedure, step))
    addClocksAtSteps(this.#telling.behind, this.#t, this.#board, standing, (from, step, name, routes) => this.#leads({ from, name, of: { owner: this.#who(step), step: step.key } }, routes))
  }

  /** Joins learn what they gather once all arrows are there. */
  gather(steps: readonly Step[]): void {
    for (const join of steps.filter(({ kind }) => kind === 'join')) {
      const id = stepId(join.key)
      const arriving = this.#board.into(id)
      const sourceOf = (from: string): string => this.#board.origins.get(from) ?? ''
      const gathering = gatheringOf(this.#t.procedure, join, [...new Set(arriving.map(({ from }) => sourceOf(from)))].filter((key) => key !== ''))
      this.#board.replace(id, ({ name, documentation: behind }) => ({ id, name, documentation: behind, kind: `${gathering.kind}Gateway` }))
      if (gathering.kind !== 'parallel') continue
      // Arrows of one branch are alternatives: they merge before they count as its arrival.
      for (const [branch, flows] of Map.groupBy(arriving, ({ from }) => gathering.branchOf(sourceOf(from)))) {
        if (flows.length < 2) continue
        const merge = this.#board.add({ id: xmlName('Merge', `${join.key}.${branch}`), kind: 'exclusiveGateway', name: '', documentation: '' }, { owner: this.#who(join) })
        this.#board.gathers(merge)
        this.#board.redirect(flows, merge)
        this.#board.flow(merge, id)
      }
    }
  }

  #node(step: Step): FlowNode {
    const base = { id: stepId(step.key), name: this.#t.label(step.label), documentation: documentation(tellStep(this.#telling.behind, step).points) }
    const many = step.each !== undefined
    switch (step.kind) {
      case 'task': case 'survey': case 'meeting': return { ...base, kind: 'userTask', many }
      case 'wait': return this.#waiting(step, base)
      case 'ticket': return { ...base, kind: 'callActivity', many, called: xmlName('Process', step.opens?.procedure ?? '') }
      case 'join': return { ...base, kind: 'exclusiveGateway' }
      case 'end': return { ...base, kind: 'endEvent', trigger: 'none' }
    }
  }

  /** Where only one clock ends a waiting, it is the timer itself. */
  #waiting(step: Step, base: Pick<FlowNode, 'id' | 'name' | 'documentation'>): FlowNode {
    const clock = onlyTimer(this.#t.procedure, step)
    return clock ? { ...base, kind: 'timerCatch', timer: timerOf(this.#t, clock) } : { ...base, kind: 'receiveTask', many: step.each !== undefined }
  }

  /** A part of its own that is repeated: it begins, runs to the join or to ends, and the process goes on when all are through. */
  #part(head: Step, region: Extract<EachRegion, { kind: 'part' }>, of: Of): void {
    const board = new DrawingBoard()
    const flow = new Flow(this.#telling, board, new Map(), (key) => (region.steps.includes(key) ? key : `${head.key}.${key}`))
    const begin = board.add({ id: xmlName('Begin', head.key), kind: 'startEvent', trigger: 'none', name: this.#t.say('一支开始', 'a branch begins'), documentation: '' })
    board.flow(begin, stepId(head.key))
    const steps = region.steps.map((key) => this.#t.stepOf(key)).filter((inner): inner is Step => inner !== undefined)
    for (const inner of steps) {
      const node = flow.#node(inner)
      board.add({ ...node, name: `${node.name}${this.#t.aside(this.#who(inner))}`, ...('many' in node ? { many: false } : {}) }, { step: inner.key })
      flow.#exits(inner, { step: inner.key })
    }
    const leaves = new Set(steps.flatMap(routesOf).flatMap(({ to }) => to).filter((key) => !region.steps.includes(key)))
    for (const key of leaves) board.add({ id: stepId(`${head.key}.${key}`), kind: 'endEvent', trigger: 'none', name: this.#t.label(this.#t.stepOf(key)?.label, key), documentation: '' })
    flow.clocks(steps)
    const id = stepId(`each.${head.key}`)
    this.#board.add({ id, kind: 'subProcess', many: true, onEvent: false, name: eachInWords(this.#t, head.each ?? ''), documentation: '', inner: board.finish() }, of)
    if (region.join !== undefined) return this.#board.flow(id, stepId(this.#enter(region.join)))
    const over = this.#board.add({ id: `${id}_end`, kind: 'endEvent', trigger: 'none', name: this.#t.say('各支均已结束', 'all branches have ended'), documentation: '' }, of)
    return this.#board.flow(id, over)
  }

  /** The outcomes people choose; those that clocks take leave from their timers. */
  #exits(step: Step, of: Of): void {
    const untimed = step.outcomes.filter((outcome) => takersOf(this.#t.procedure, step, outcome).length === 0)
    const chosen = untimed.length > 0 ? untimed : step.outcomes
    const [only] = chosen
    const id = stepId(step.key)
    if (!only) return undefined
    if (chosen.length === 1) return this.#leads({ from: id, name: `${step.key}.${only.key}`, of }, only.next)
    const name = this.#t.say(`${this.#t.label(step.label)}的结果`, `Outcome of ${this.#t.label(step.label)}`)
    const gateway = this.#board.add({ id: xmlName('Outcome', step.key), kind: 'exclusiveGateway', name, documentation: '' }, of)
    this.#board.flow(id, gateway)
    for (const { key, label, next } of chosen) {
      this.#leads({ from: gateway, name: `${step.key}.${key}`, of, along: { name: this.#t.label(label), condition: `outcome("${step.key}") == "${key}"` } }, next)
    }
  }

  /** Along routes: straight, over a choice by conditions, over a fork. */
  #leads({ from, name, of, along }: Leaving, routes: readonly Route[]): void {
    const [only] = routes
    if (routes.length === 1 && only) return this.#board.flow(from, this.#target(only, name, of), along)
    const choice = this.#board.add({ id: xmlName('Choice', name), kind: 'exclusiveGateway', name: this.#t.say('按条件', 'By condition'), documentation: '' }, of)
    this.#board.flow(from, choice, along)
    routes.forEach((route, index) => {
      const to = this.#target(route, `${name}.${index}`, of)
      if (route.when) this.#board.flow(choice, to, { name: conditionInWords(this.#t, route.when), condition: route.when.source })
      else this.#board.flow(choice, to, { name: this.#t.say('其他情况', 'otherwise'), isDefault: true })
    })
  }

  #target({ to }: Route, name: string, of: Of): string {
    const enter = (key: string): string => (this.#regions.get(key)?.kind === 'part' ? stepId(`each.${key}`) : stepId(this.#enter(key)))
    const [only] = to
    if (to.length === 1 && only !== undefined) return enter(only)
    const fork = this.#board.add({ id: xmlName('Fork', name), kind: 'parallelGateway', name: '', documentation: '' }, of)
    for (const key of to) this.#board.flow(fork, enter(key))
    return fork
  }

  #who(step: Step | undefined): string {
    return step && step.by.length > 0 ? sayWho(this.#t, step.by, 'or') : ''
  }
}

/** What leaves where: the name makes ids of gateways, `along` stands on the arrow. */
interface Leaving {
  readonly from: string
  readonly name: string
  readonly of: Of
  readonly along?: { readonly name: string; readonly condition: string } | undefined
}

/** The clocks that take an outcome which nobody chooses. */
function takersOf(procedure: Procedure, step: Step, outcome: Outcome): readonly Clock[] {
  if (!isByClockAlone(step, outcome)) return []
  return Object.values(procedure.clocks).filter(({ late }) => late.some((effect) => effect.kind === 'take' && effect.step === step.key && effect.outcome === outcome.key))
}

/** The clock of a waiting that has one outcome, which only this clock takes. */
export function onlyTimer(procedure: Procedure, step: Step): Clock | undefined {
  const [outcome] = step.outcomes
  const takers = outcome && step.kind === 'wait' && step.outcomes.length === 1 && step.each === undefined ? takersOf(procedure, step, outcome) : []
  return takers.length === 1 ? takers[0] : undefined
}
