/**
 * Which facts may still be looked at from where a ticket stands. What nobody will look at before it is written again is forgotten, so that tickets
 * which differ in nothing that matters are one state.
 */
import type { Fact } from './facts.ts'
import { factsIn } from './formula.ts'
import { everyParty, factsOfWho } from './parties.ts'
import type { Condition } from './formula.ts'
import type { Plan, PlannedEffect, PlannedOutcome, PlannedStep } from './plan.ts'
import { placesIn } from './state.ts'
import type { Place, State } from './state.ts'

type FactSet = ReadonlySet<Fact>

export class Liveness {
  readonly #plan: Plan
  /** Looked at from when a step opens, by its number. */
  readonly #from: readonly Set<Fact>[]
  /** Looked at behind the joins that the ways out of a step lead to: around its branch, whatever is written inside. */
  readonly #behind: readonly Set<Fact>[]
  /** Looked at by what may happen at any time. */
  readonly #always: FactSet

  constructor(plan: Plan) {
    this.#plan = plan
    this.#always = new Set(this.#atAnyTime())
    this.#from = this.#spread()
    this.#behind = plan.steps.map((step) => new Set(this.#joinsBehind(step).flatMap((join) => [...(this.#from[join.index] ?? [])])))
  }

  /** What matters in the ticket as a whole. */
  inWhole(state: State): FactSet {
    const live = new Set(this.#always)
    for (const { path, place } of placesIn(state)) {
      this.#addAt(place, live)
      if (path.length > 0) this.#addBehind(place, live)
    }
    return live
  }

  /** What matters in one branch. */
  inBranch(branch: Place): FactSet {
    const live = new Set(this.#always)
    for (const { path, place } of placesIn({ whole: branch, end: -1 })) {
      this.#addAt(place, live)
      if (path.length > 0) this.#addBehind(place, live)
    }
    return live
  }

  #addAt({ at }: Place, live: Set<Fact>): void {
    const step = at.kind === 'open' ? at.step : at.kind === 'arrived' ? at.join : undefined
    if (step !== undefined) for (const fact of this.#from[step] ?? []) live.add(fact)
  }

  #addBehind({ at }: Place, live: Set<Fact>): void {
    if (at.kind === 'open') for (const fact of this.#behind[at.step] ?? []) live.add(fact)
  }

  /** Backwards over the ways: what a step looks at, and what those behind it do, less what is surely written in between. */
  #spread(): Set<Fact>[] {
    const { steps } = this.#plan
    const own = steps.map((step) => new Set(this.#lookedAt(step)))
    const outcomes = steps.map((step) => step.outcomes.map((outcome) => ({ outcome, after: this.#lookedAtAfter(step, outcome), written: writtenBy(step, outcome) })))
    for (let changed = true; changed;) {
      changed = false
      for (const step of steps) {
        const live = own[step.index] ?? new Set<Fact>()
        const size = live.size
        for (const { outcome, after, written } of outcomes[step.index] ?? []) {
          for (const fact of [...after, ...this.#behindRoutes(outcome.next, own)]) if (!written.has(fact)) live.add(fact)
        }
        for (const fact of this.#behindRoutes(step.next, own)) live.add(fact)
        // Passed over when there is nobody to do it for.
        if (step.each) for (const join of this.#joinsBehind(step)) for (const fact of own[join.index] ?? []) live.add(fact)
        changed ||= live.size > size
      }
    }
    return own
  }

  #behindRoutes(routes: PlannedOutcome['next'], own: readonly Set<Fact>[]): Fact[] {
    return routes.flatMap((route) => [...factsOf(route.when), ...route.to.flatMap((to) => [...(own[to] ?? [])])])
  }

  /** When a step opens, while it is open, and before a form is filled in. */
  #lookedAt(step: PlannedStep): Fact[] {
    const { facts } = this.#plan
    const single = everyParty(step.by).some((party) => party.kind === 'one')
    return [
      ...factsOfWho(step.by), ...step.reads.map((read) => read.fact), ...(step.each ? [step.each] : []), ...step.skip.flatMap((skip) => factsOf(skip.when)),
      ...step.outcomes.flatMap(({ when, form }) => [...factsOf(when), ...form.flatMap((field) => (field.when ? factsIn(field.when) : []))]),
      ...step.step.never.flatMap((key) => facts.named(`doer ${key}`) ?? []),
      ...(single ? facts.all.filter((fact) => fact.nature.field?.effect === 'recuse' || fact.nature.since) : []),
      ...this.#atMoment(step.step.key), ...this.#atMoment(`${step.step.key}.claimed`),
      ...(step.step.kind === 'end' ? [...this.#atMoment('closed'), ...[facts.named('answered'), facts.named('channel')].flatMap((fact) => fact ?? [])] : []),
    ]
  }

  /** Once its form is filled in. */
  #lookedAtAfter(step: PlannedStep, { outcome, needs, reads }: PlannedOutcome): Fact[] {
    const { facts } = this.#plan
    return [
      ...needs.flatMap(factsOf), ...reads.map((read) => read.fact), ...outcome.moves.flatMap((move) => facts.named(`goods ${move.goods}.${move.from ?? ''}`) ?? []),
      ...this.#atMoment(`${step.step.key}.${outcome.key}`), ...(outcome.reopens ? this.#atMoment('reopened') : []),
    ]
  }

  #atMoment(moment: string): Fact[] {
    const { from, words, papers, rules } = this.#plan.waiting(moment)
    return [
      ...from.flatMap((clock) => clock.limits.flatMap((limit) => [...factsOf(limit.when), ...(limit.date ? [limit.date] : [])])),
      ...words.flatMap((entry) => [...factsOf(entry.when), ...factsOfWho(entry.to), ...entry.reads.map((read) => read.fact)]),
      ...papers.flatMap((paper) => [...factsOf(paper.when), ...paper.reads.map((read) => read.fact)]),
      ...rules.flatMap((rule) => [...factsOf(rule.when), ...rule.effects.flatMap((effect) => this.#inEffect(effect))]),
    ]
  }

  /** Levels are worked out at every act; a clock may strike, a person speak, at any time. */
  #atAnyTime(): Fact[] {
    const { levels, clocks, facts } = this.#plan
    return [
      ...[facts.named('level') ?? []].flat(), ...levels.flatMap((level) => [...factsOf(level.when), ...this.#atMoment(`level.${level.key}`)]),
      ...clocks.flatMap((clock) => [...clock.late.flatMap((effect) => this.#inEffect(effect)), ...this.#atMoment(`${clock.clock.key}.late`), ...this.#atMoment(`${clock.clock.key}.warn`)]),
      ...this.#atMoment('said'),
    ]
  }

  #inEffect({ effect, who, reads }: PlannedEffect): Fact[] {
    const said = effect.kind === 'say' ? this.#plan.words.filter(({ words }) => words.key === effect.words) : []
    const issued = effect.kind === 'paper' ? this.#plan.papers.filter(({ paper }) => paper.key === effect.paper) : []
    return [
      ...factsOfWho(who), ...reads.map((read) => read.fact), ...said.flatMap((entry) => [...factsOf(entry.when), ...factsOfWho(entry.to), ...entry.reads.map((read) => read.fact)]),
      ...issued.flatMap((entry) => [...factsOf(entry.when), ...entry.reads.map((read) => read.fact)]),
    ]
  }

  #joinsBehind(from: PlannedStep): PlannedStep[] {
    const seen = new Set([from])
    const queue = [from]
    for (let step = queue.pop(); step; step = queue.pop()) {
      for (const to of [...step.outcomes.flatMap((outcome) => outcome.next), ...step.next].flatMap((route) => route.to)) {
        const next = this.#plan.steps[to]
        if (!next || seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
    return [...seen].filter((step) => step.step.kind === 'join')
  }
}

function factsOf(condition: Condition | undefined): Fact[] {
  return condition ? factsIn(condition.formula) : []
}

/** Facts that a person surely writes by this outcome: what is required has no other way to come about. */
function writtenBy(step: PlannedStep, outcome: PlannedOutcome): FactSet {
  if (step.step.vote || step.step.kind === 'ticket') return new Set()
  return new Set(outcome.form.filter((field) => field.required && !field.when).map((field) => field.fact))
}
