/** What is remembered of a ticket on the way through its states, and what is seen. */
import { casesOf } from './conditions.ts'
import type { Case } from './conditions.ts'
import type { Fact, Mask } from './facts.ts'
import type { Condition } from './formula.ts'
import type { Plan, PlannedClock, PlannedField, PlannedSet } from './plan.ts'
import { known, placeAt, WHOLE, write } from './state.ts'
import type { BranchPath, State } from './state.ts'
import type { See, Told } from './work.ts'

export interface WalkOptions {
  readonly see: See
  /** Which facts are followed; of the others nothing is remembered. */
  readonly follows: (fact: Fact) => boolean
  /** Which clocks are followed; of the others it is only seen that they start. */
  readonly runs: (clock: PlannedClock) => boolean
}

export class Walk {
  readonly plan: Plan
  readonly see: See
  readonly follows: (fact: Fact) => boolean
  readonly runs: (clock: PlannedClock) => boolean
  /** Whether something had too many ways to follow them all. */
  gaveUp = false
  /** Whether branches inside branches were not followed. */
  cut = false

  constructor(plan: Plan, { see, follows, runs }: WalkOptions) {
    this.plan = plan
    this.see = see
    this.follows = follows
    this.runs = runs
  }

  cases(condition: Condition | undefined, state: State, path: BranchPath, told: Told): readonly Case[] {
    if (!condition) return [{ state, holds: true }]
    const cases = casesOf(condition.formula, state, path)
    for (const found of cases) this.see({ kind: 'condition', condition, holds: found.holds }, found.state, path, told)
    return cases
  }

  write(state: State, path: BranchPath, fact: Fact, mask: Mask): State {
    return this.follows(fact) ? write(state, path, fact, mask) : state
  }

  /** Writes fields of a form or an assignment; what is worked out of them is unknown again. */
  writeField(state: State, path: BranchPath, fact: Fact, mask: Mask): State {
    let next = this.write(state, path, fact, mask)
    const key = fact.nature.field?.key
    if (key === undefined) return next
    for (const other of this.plan.facts.all) if (other.nature.reads.includes(key) && this.follows(other)) next = this.write(next, path, other, other.any)
    return next
  }

  /** A form filled in by somebody: every way the conditions of its fields can turn out. */
  fill(state: State, path: BranchPath, form: readonly PlannedField[]): State[] {
    let states = [state]
    for (const { fact, required, when } of form) {
      states = states.flatMap((one) => (when ? casesOf(when, one, path) : [{ state: one, holds: true }])
        .map((found) => (found.holds ? this.writeField(found.state, path, fact, fact.afterForm(required)) : found.state)))
    }
    return states.map((one) => this.#noteSince(one, path, form))
  }

  assign(state: State, path: BranchPath, set: readonly PlannedSet[]): State {
    return set.reduce((next, { fact, value, filled }) => this.writeField(next, path, fact, value === undefined ? fact.afterForm(filled === true) : fact.after(value)), state)
  }

  /** Whoever fills in both at once names nobody whom they keep out. */
  #noteSince(state: State, path: BranchPath, form: readonly PlannedField[]): State {
    let next = state
    for (const fact of this.plan.facts.all) {
      const { since } = fact.nature
      if (!since || !this.follows(fact)) continue
      const [named, written] = [form.some((field) => field.fact.name === since.naming), form.filter((field) => since.fields.includes(field.fact.nature.field?.key ?? ''))]
      if (named) next = this.write(next, path, fact, 1)
      else if (written.length > 0) next = this.write(next, path, fact, written.some((field) => field.required) ? 2 : known(next, path, fact) | 2)
    }
    return next
  }

  /** One more; a branch counts for itself, from nothing. */
  count(state: State, where: BranchPath, fact: Fact | undefined): State {
    if (!fact || !this.follows(fact)) return state
    const own = placeAt(state, where)?.facts[fact.index] || 1
    const most = 1 << (fact.samples.length - 1)
    return this.write(state, where, fact, ((own << 1) & fact.any) | (own & most))
  }

  mark(state: State, name: string, value: boolean): State {
    const fact = this.plan.facts.named(name)
    return fact ? this.write(state, WHOLE, fact, fact.after(value)) : state
  }
}
