/** Makes the plan of a procedure: every expression is read, and every fact that anything looks at is made, before the first state is. */
import { ownEntry } from '../own-entry.ts'
import type { Clock, Effect, FormField, Moment, Outcome, Procedure, Route, Start, Step, Who, Words } from '../types.ts'
import type { Path } from '../yaml-source.ts'
import { Facts } from './facts.ts'
import { factsIn } from './formula.ts'
import type { Formula } from './formula.ts'
import { ExpressionPlanner, given } from './plan-expressions.ts'
import type {
  Plan, PlannedClock, PlannedEffect, PlannedField, PlannedLimit, PlannedOutcome, PlannedPaper, PlannedRead, PlannedRoute, PlannedRule, PlannedStart, PlannedStep,
  PlannedWords, Waiting,
} from './plan.ts'
import { WhoPlanner } from './planned-who.ts'
import type { PlannedWho } from './planned-who.ts'

/** More branches than this at once are not told apart. */
export const MOST_BRANCHES = 4

export function makePlan(procedure: Procedure): Plan {
  return new PlanMaker(procedure).make()
}

class PlanMaker {
  readonly #procedure: Procedure
  readonly #facts: Facts
  readonly #expressions: ExpressionPlanner
  readonly #numbers: ReadonlyMap<string, number>
  readonly #awaited: ReadonlySet<Moment>
  #routesMade = 0

  constructor(procedure: Procedure) {
    this.#procedure = procedure
    this.#facts = new Facts(procedure)
    this.#expressions = new ExpressionPlanner(procedure, this.#facts)
    this.#numbers = new Map(Object.keys(procedure.steps).map((key, index) => [key, index]))
    this.#awaited = new Set(momentsAwaited(procedure))
  }

  make(): Plan {
    const procedure = this.#procedure
    const levels = procedure.levels.map((level) => ({ key: level.key, ...this.#expressions.when(level.when, ['levels', level.key, 'when']) }))
    if (levels.length > 1) this.#facts.level()
    const steps = Object.values(procedure.steps).map((step, index) => this.#step(step, index))
    const starts = Object.values(procedure.starts).map((start) => this.#start(start))
    const clocks = Object.values(procedure.clocks).map((clock, index) => this.#clock(clock, index))
    const words = procedure.words.map((entry) => this.#words(entry))
    const papers = procedure.papers.map((paper): PlannedPaper => {
      const path = ['papers', paper.key]
      return { paper, path, reads: this.#expressions.fields(paper.fields, [...path, 'fields']), ...this.#expressions.when(paper.when, [...path, 'when']) }
    })
    const rules = procedure.rules.map((rule): PlannedRule => {
      const path = ['rules', rule.key]
      return { rule, path, effects: this.#effects(rule.do, [...path, 'do']), ...this.#expressions.when(rule.when, [...path, 'when']) }
    })
    for (const key of Object.values(procedure.steps).flatMap((step) => step.never)) this.#facts.markInBranch(`doer ${key}`)
    const { conditions } = this.#expressions
    const asked = [...starts, ...steps.flatMap((step) => step.outcomes)].flatMap(({ form }) => form.flatMap(({ when }) => (when ? factsIn(when) : [])))
    const lists = steps.flatMap((step) => step.each ?? [])
    const dates = clocks.filter((clock) => clock.steers).flatMap((clock) => clock.limits.flatMap((limit) => limit.date ?? []))
    return {
      procedure, facts: this.#facts, stepNumbers: this.#numbers, starts, clocks, words, papers, rules, levels, conditions, awaited: this.#awaited,
      steps: steps.map((step) => ({ ...step, ...this.#traces(step.step) })),
      steering: [...new Set([...conditions.filter(({ path }) => !path.includes('cases')).flatMap(({ formula }) => factsIn(formula)), ...asked, ...lists, ...dates])].filter((fact) => !fact.nature.fleeting),
      waiting: waitingBy(clocks, papers, words, rules),
    }
  }

  #who(whos: readonly Who[], path: Path): PlannedWho[] {
    return new WhoPlanner(this.#procedure, this.#facts, (when, index) => this.#expressions.condition(when, [...path, 'cases', index, 'when'])).plan(whos)
  }

  #start(start: Start): PlannedStart {
    const path = ['starts', start.channel]
    const byItself = start.kind === 'schedule' || start.kind === 'watch'
    const row = start.rowInto === undefined ? undefined : this.#facts.field(start.rowInto)
    const given = byItself ? [...this.#expressions.values(start.defaults), ...(row ? [{ fact: row, filled: true, isLevel: false }] : [])] : []
    return { start, path, given, form: byItself ? [] : this.#form(start.form), needs: this.#expressions.gates(start.needs, path), next: this.#routes(start.next, path) }
  }

  #step(step: Step, index: number): PlannedStep {
    const path = ['steps', step.key]
    const outcomes = step.outcomes.map((outcome) => this.#outcome(step, outcome))
    const each = step.each === undefined ? undefined : this.#facts.field(step.each)
    each?.comparedWith(gathersIn(this.#procedure))
    return {
      index, step, path, outcomes, by: this.#who(step.by, [...path, 'by']), next: this.#routes(step.next, path), ...given('each', each),
      reads: this.#expressions.assigned(step.opens?.with ?? [], [...path, 'opens', 'with']),
      skip: step.skip.map((skip, at) => ({
        take: outcomes.find(({ outcome }) => outcome.key === skip.take),
        ...(skip.nobody ? { nobody: this.#nobodyBehind(step) } : this.#expressions.when(skip.when, [...path, 'skip', at, 'when'])),
      })),
    }
  }

  #nobodyBehind(step: Step): Formula {
    if (step.by.some((who) => who.kind === 'reporter')) return { kind: 'sure', holds: false }
    return { kind: 'atom', fact: this.#facts.nobodyBehind(JSON.stringify(step.by)), test: (sample) => sample.value === true }
  }

  #outcome(step: Step, outcome: Outcome): PlannedOutcome {
    const path = ['steps', step.key, 'outcomes', outcome.key]
    return {
      outcome, path, form: this.#form([...step.form, ...outcome.form]), needs: this.#expressions.gates(outcome.needs, path), set: this.#expressions.set(outcome.set),
      reads: [...this.#expressions.assigned(outcome.set, [...path, 'set']), ...outcome.moves.flatMap((move, index) => this.#expressions.reads(move.count, [...path, 'moves', index, 'count']))],
      next: this.#routes(outcome.next, path), ...this.#expressions.when(outcome.when, [...path, 'when']),
    }
  }

  /** Facts about a step that something asks for: all of them have been made by now. */
  #traces({ key }: Step): Pick<PlannedStep, 'times' | 'last' | 'doer'> {
    return { ...given('times', this.#facts.named(`times ${key}`)), ...given('last', this.#facts.named(`outcome ${key}`)), ...given('doer', this.#facts.named(`doer ${key}`)) }
  }

  /** What is asked for only under a condition comes last: the condition may look at the rest of the form. */
  #form(form: readonly FormField[]): PlannedField[] {
    const fields = form.flatMap(({ field: key, required }): PlannedField[] => {
      const field = ownEntry(this.#procedure.fields, key)
      const fact = field?.value ? undefined : this.#facts.field(key)
      if (!field || !fact) return []
      return [{ fact, required, isLevel: field.type === 'level', ...given('when', field.when ? this.#expressions.formula(field.when) : undefined) }]
    })
    return [...fields.filter((field) => !field.when), ...fields.filter((field) => field.when)]
  }

  #routes(routes: readonly Route[], path: Path): PlannedRoute[] {
    return routes.map((route, index) => ({
      id: (this.#routesMade -= 1), to: route.to.flatMap((key) => this.#numbers.get(key) ?? []), path: [...path, 'next', index], ...this.#expressions.when(route.when, [...path, 'next', index, 'when']),
    }))
  }

  #effects(effects: readonly Effect[], path: Path): PlannedEffect[] {
    return effects.map((effect, index) => this.#effect(effect, [...path, index]))
  }

  #effect(effect: Effect, path: Path): PlannedEffect {
    const nothing = { effect, path, who: [], set: [], reads: [] }
    switch (effect.kind) {
      case 'notify': return { ...nothing, who: this.#who(effect.who, [...path, 'notify']) }
      case 'assign': return { ...nothing, who: this.#who(effect.who, [...path, 'to']) }
      case 'urge': return { ...nothing, who: this.#who(effect.who, [...path, 'urge']) }
      case 'set': return { ...nothing, set: this.#expressions.set(effect.set), reads: this.#expressions.assigned(effect.set, [...path, 'set']) }
      case 'open': return { ...nothing, reads: this.#expressions.assigned(effect.ticket.with, [...path, 'open', 'with']) }
      case 'ledger': {
        const rule = ownEntry(this.#procedure.ledger, effect.entry)
        const at = ['ledger', effect.entry]
        return { ...nothing, who: this.#who(rule?.to ?? [], [...at, 'to']), reads: rule?.amount ? this.#expressions.reads(rule.amount, [...at, 'amount']) : [] }
      }
      case 'raise':
      case 'take':
      case 'say':
      case 'paper': return nothing
    }
  }

  #clock(clock: Clock, index: number): PlannedClock {
    const path = ['clocks', clock.key]
    const limits = clock.limits.map((entry, at): PlannedLimit => {
      const { limit } = entry
      const date = limit.kind === 'field' && limit.atMost === undefined ? this.#facts.field(limit.field) : undefined
      const isAlone = clock.limits.length === 1
      return { maybe: limit.kind === 'column' && limit.atMost === undefined, ...this.#expressions.when(entry.when, isAlone ? [...path, 'when'] : [...path, 'within', at, 'when']), ...given('date', date) }
    })
    const steers = clock.late.some((effect) => ['take', 'raise', 'set', 'say'].includes(effect.kind)) || this.#awaited.has(`${clock.key}.late`) || this.#awaited.has(`${clock.key}.warn`)
    return { index, clock, path, limits, steers, late: this.#effects(clock.late, [...path, 'late']), pausedIn: clock.pausedIn.flatMap((key) => this.#numbers.get(key) ?? []) }
  }

  #words(words: Words): PlannedWords {
    const path = ['words', words.key]
    const holes = [...`${words.text.zh}${words.text.en}`.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
    const reads: PlannedRead[] = this.#expressions.fields([...new Set(holes)].filter((name) => name !== 'number' && name !== 'title'), path)
    return { words, path, to: this.#who(words.to, [...path, 'to']), reads, ...this.#expressions.when(words.when, [...path, 'when']) }
  }
}

function gathersIn(procedure: Procedure): number[] {
  return Object.values(procedure.steps).flatMap((step) => (typeof step.gathers === 'number' ? [Math.min(step.gathers, MOST_BRANCHES)] : []))
}

function momentsAwaited(procedure: Procedure): Moment[] {
  return [
    ...Object.values(procedure.clocks).flatMap((clock) => [...clock.from, ...clock.until]), ...procedure.words.flatMap((words) => words.at),
    ...procedure.rules.flatMap((rule) => rule.at), ...procedure.papers.flatMap((paper) => paper.at), ...procedure.noPromiseBefore,
  ]
}

function waitingBy(clocks: readonly PlannedClock[], papers: readonly PlannedPaper[], words: readonly PlannedWords[], rules: readonly PlannedRule[]): (moment: string) => Waiting {
  const found = new Map<string, Waiting>()
  return (moment) => {
    const there = found.get(moment)
    if (there) return there
    const made: Waiting = {
      until: clocks.filter(({ clock }) => clock.until.includes(moment)), from: clocks.filter(({ clock }) => clock.from.includes(moment)),
      papers: papers.filter(({ paper }) => paper.at.includes(moment)), words: words.filter((entry) => entry.words.at.includes(moment)),
      rules: rules.filter(({ rule }) => rule.at.includes(moment)),
    }
    found.set(moment, made)
    return made
  }
}
