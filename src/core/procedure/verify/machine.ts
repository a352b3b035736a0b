/**
 * The engine's rules over abstract states: what follows from an act, in the engine's own order (see unfold-flow.ts and unfold-moments.ts beside
 * the ticket). Where it depends on something not known, every way is followed.
 */
import type { Fact, Mask } from './facts.ts'
import { casesOf } from './conditions.ts'
import { MachineClocks } from './machine-clocks.ts'
import { arrive, forkEach, isInBranchOf, partHere } from './machine-branches.ts'
import { isReporter } from './planned-who.ts'
import type { Condition, Plan, PlannedField, PlannedOutcome, PlannedRoute, PlannedSet, PlannedStep } from './plan.ts'
import { keyOf, known, openIn, placeAt, standAt, WHOLE, write } from './state.ts'
import type { BranchPath, State } from './state.ts'
import { ownActs } from './story.ts'
import { before } from './work.ts'
import type { Agenda, Doer, See, Told, Work } from './work.ts'

export interface Follow {
  readonly state: State
  readonly agenda: Agenda
  readonly told?: Told
}

export interface Settled {
  readonly state: State
  readonly told: Told
}

/** More acts than this in one go: it chases its own tail, counting on. */
const MOST_ACTS = 80
/** More than this to follow up from one act is given up. */
const MOST_WORK = 20_000

interface Thread {
  readonly state: State
  readonly agenda: Agenda
  readonly told: Told
  readonly acts: Acts
}

/** Acts and openings of one go. Once there are many, the states they met are noted too: the same again, and it never comes to rest. */
type Acts = { readonly key: string; readonly count: number; readonly rest: Acts } | undefined
const MANY = 6

export class Machine {
  readonly plan: Plan
  readonly see: See
  /** Which facts are followed; of the others nothing is remembered. */
  readonly follows: (fact: Fact) => boolean
  readonly clocks: MachineClocks
  gaveUp = false
  /** Whether branches inside branches were not followed. */
  cut = false

  constructor(plan: Plan, options: { readonly see: See; readonly follows: (fact: Fact) => boolean; readonly runs: (clock: Plan['clocks'][number]) => boolean }) {
    this.plan = plan
    this.see = options.see
    this.follows = options.follows
    this.clocks = new MachineClocks(this, options.runs)
  }

  /** Everything that follows, once the agenda is worked off. */
  settle(state: State, agenda: Agenda, told: Told = undefined): Settled[] {
    const settled: Settled[] = []
    const threads: Thread[] = [{ state, agenda, told, acts: undefined }]
    let work = 0
    for (let thread = threads.pop(); thread; thread = threads.pop()) {
      const { agenda: now } = thread
      if (!now) {
        settled.push({ state: thread.state, told: thread.told })
        continue
      }
      work += 1
      if (work > MOST_WORK) {
        this.gaveUp = true
        break
      }
      const acts = now.work.kind === 'act' || now.work.kind === 'open' ? this.#with(thread, now.work) : thread.acts
      if (acts === 'again') {
        this.see({ kind: 'never rests', step: now.work.kind === 'act' ? now.work.step : now.work.kind === 'open' ? this.plan.steps[now.work.step] : undefined }, thread.state, WHOLE, thread.told)
        continue
      }
      const follows = this.#perform(thread.state, now.work, now.rest, thread.told)
      // The last is taken up first: turned round, so that the first way of a condition is followed first.
      for (const next of follows.reverse()) threads.push({ state: next.state, agenda: next.agenda, told: next.told ?? thread.told, acts })
    }
    return settled
  }

  #with({ acts, state }: Thread, work: Extract<Work, { kind: 'act' | 'open' }>): Acts | 'again' {
    const count = (acts?.count ?? 0) + 1
    const key = count <= MANY ? '' : `${work.path.join('/')} ${work.kind === 'act' ? `${work.step.index}.${work.outcome.outcome.key}` : work.step} ${keyOf(state)}`
    for (let entry = acts; entry && key !== ''; entry = entry.rest) if (entry.key === key) return 'again'
    return count > MOST_ACTS ? 'again' : { key, count, rest: acts }
  }

  cases(condition: Condition | undefined, state: State, path: BranchPath, told: Told): readonly { readonly state: State; readonly holds: boolean }[] {
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

  #perform(state: State, work: Work, rest: Agenda, told: Told): Follow[] {
    switch (work.kind) {
      case 'act': return this.#act(state, work, rest, told)
      case 'begin': return this.#begin(state, work, rest, told)
      case 'takeEffect': return this.#takeEffect(state, work, rest, told)
      case 'set': return [this.#set(state, work, rest)]
      case 'moment': return this.clocks.moment(state, work, rest, told)
      case 'effect': return this.clocks.effect(state, work, rest, told)
      case 'grade': return [this.#grade(state, work, rest, told)]
      // What comes after the end of a ticket comes to nothing.
      case 'follow': return state.end >= 0 ? [{ state, agenda: rest }] : this.#follow(state, work.routes, work.path, rest, told)
      case 'open': return state.end >= 0 ? [{ state, agenda: rest }] : this.#open(state, work.step, work.path, rest, told)
      case 'close': return [this.#close(state, work, rest, told)]
    }
  }

  #act(state: State, work: Extract<Work, { kind: 'act' }>, rest: Agenda, told: Told): Follow[] {
    const { step, outcome, path, by } = work
    if (state.end >= 0 || placeAt(state, path)?.at !== work.at) return [{ state, agenda: rest }]
    this.see({ kind: 'acted', step, outcome, by }, state, path, told)
    let next = standAt(state, path, { kind: 'under way' })
    for (const where of path.length === 0 ? [WHOLE] : [WHOLE, path]) {
      if (step.last) next = this.write(next, where, step.last, step.last.after(outcome.outcome.key))
      if (step.doer) next = this.write(next, where, step.doer, by === 'person' ? 2 : 1)
      for (const fact of this.plan.facts.all) if (step.doer && fact.nature.since?.naming === step.doer.name) next = this.write(next, where, fact, 1)
    }
    const { reopens, key } = outcome.outcome
    if (reopens) next = this.#count(next, WHOLE, this.plan.facts.named('reopened'))
    next = this.#answered(next, step, by, reopens)
    for (const move of outcome.outcome.moves) if (move.to !== undefined) next = this.#mark(next, `goods ${move.goods}.${move.to}`, true)
    const level = work.filled ? outcome.form.find((field) => field.isLevel)?.fact : undefined
    return [{
      state: next, told: { label: ownActs(step, outcome, by), rest: told },
      agenda: before(rest,
        outcome.set.length > 0 ? { kind: 'set', set: outcome.set, path, byRule: false } : undefined,
        { kind: 'takeEffect', level, path },
        { kind: 'moment', name: `${step.step.key}.${key}`, path },
        reopens ? { kind: 'moment', name: 'reopened', path } : undefined,
        { kind: 'follow', routes: outcome.next, path }),
    }]
  }

  /** Who asks the reporter speaks with them; who opens the matter again owes a new answer. */
  #answered(state: State, { step }: PlannedStep, by: Doer, reopens: boolean): State {
    if (reopens) return this.#mark(state, 'answered', false)
    return step.kind === 'survey' && (by === 'person' || by === 'reporter') ? this.#mark(state, 'answered', true) : state
  }

  #mark(state: State, name: string, value: boolean): State {
    const fact = this.plan.facts.named(name)
    return fact ? this.write(state, WHOLE, fact, fact.after(value)) : state
  }

  #set(state: State, { set, path, byRule }: Extract<Work, { kind: 'set' }>, rest: Agenda): Follow {
    const next = this.assign(state, path, set)
    const level = set.find((entry) => entry.isLevel)?.fact
    return { state: next, agenda: byRule ? before(rest, { kind: 'takeEffect', level, path }) : rest }
  }

  /** The engine grades before anything else; the moment of that level comes once the ticket is received. */
  #begin(state: State, { start }: Extract<Work, { kind: 'begin' }>, rest: Agenda, told: Told): Follow[] {
    const level = start.form.find((field) => field.isLevel)?.fact
    const fact = this.plan.facts.named('level')
    return this.#byCriteria(state, WHOLE, told).map((found): Follow => {
      const graded = fact && found.to !== undefined ? this.write(found.state, WHOLE, fact, fact.after(found.to)) : found.state
      if (found.to !== undefined) this.see({ kind: 'level', key: found.to }, graded, WHOLE, told)
      return {
        state: graded,
        agenda: before(rest,
          { kind: 'takeEffect', level, path: WHOLE },
          { kind: 'moment', name: 'received', path: WHOLE },
          found.to === undefined ? undefined : { kind: 'moment', name: `level.${found.to}`, path: WHOLE },
          { kind: 'follow', routes: start.next, path: WHOLE }),
      }
    })
  }

  /** A level that a person chose, else the highest whose criteria hold, when it is higher than now. */
  #takeEffect(state: State, { level, path }: Extract<Work, { kind: 'takeEffect' }>, rest: Agenda, told: Told): Follow[] {
    if (this.plan.levels.length === 0) return [{ state, agenda: rest }]
    const grade = (found: { readonly state: State; readonly to?: string }): Follow => ({ state: found.state, agenda: found.to === undefined ? rest : before(rest, { kind: 'grade', to: found.to, path }) })
    if (!level) return this.#byCriteria(state, path, told).map(grade)
    const mask = known(state, path, level)
    return level.samples.flatMap((sample, index): Follow[] => {
      if ((mask & (1 << index)) === 0) return []
      const sure = this.write(state, path, level, 1 << index)
      return sample.filled ? [grade({ state: sure, to: String(sample.value) })] : this.#byCriteria(sure, path, told).map(grade)
    })
  }

  /** The highest level above the present one whose criteria hold, in every way they can turn out. */
  #byCriteria(state: State, path: BranchPath, told: Told): { readonly state: State; readonly to?: string }[] {
    const found: { state: State; to?: string }[] = []
    const now = this.#levelNow(state)
    let open: State[] = [state]
    for (let index = this.plan.levels.length - 1; index > now; index -= 1) {
      const level = this.plan.levels[index]
      if (!level?.when) continue
      const cases = open.flatMap((one) => this.cases(level.when, one, path, told))
      for (const one of cases) if (one.holds) found.push({ state: one.state, to: level.key })
      open = cases.flatMap((one) => (one.holds ? [] : [one.state]))
    }
    return [...open.map((one) => ({ state: one })), ...found]
  }

  #levelNow(state: State): number {
    const fact = this.plan.facts.named('level')
    return fact && this.follows(fact) ? Math.log2(known(state, WHOLE, fact)) : 0
  }

  #grade(state: State, { to, path }: Extract<Work, { kind: 'grade' }>, rest: Agenda, told: Told): Follow {
    const fact = this.plan.facts.named('level')
    const mask = fact?.after(to)
    if (!fact || mask === undefined || known(state, WHOLE, fact) === mask) return { state, agenda: rest }
    this.see({ kind: 'level', key: to }, state, path, told)
    return { state: this.write(state, WHOLE, fact, mask), agenda: before(rest, { kind: 'moment', name: `level.${to}`, path }) }
  }

  #follow(state: State, routes: readonly PlannedRoute[], path: BranchPath, rest: Agenda, told: Told): Follow[] {
    const found: Follow[] = []
    let open: State[] = [state]
    for (const route of routes) {
      const cases = open.flatMap((one) => this.cases(route.when, one, path, told))
      for (const one of cases) if (one.holds) found.push(...this.#goTo(one.state, route, path, rest, told))
      open = cases.flatMap((one) => (one.holds ? [] : [one.state]))
    }
    return [...found, ...open.map((one) => ({ state: one, agenda: rest }))]
  }

  #goTo(state: State, route: PlannedRoute, path: BranchPath, rest: Agenda, told: Told): Follow[] {
    this.see({ kind: 'routed', route }, state, path, told)
    const [only] = route.to
    if (route.to.length < 2) return [{ state, agenda: only === undefined ? rest : before(rest, { kind: 'open', step: only, path }) }]
    return partHere(this, state, { path, by: route.id, steps: route.to }, rest, told)
  }

  #open(state: State, index: number, path: BranchPath, rest: Agenda, told: Told): Follow[] {
    const step = this.plan.steps[index]
    if (!step) return [{ state, agenda: rest }]
    if (step.step.kind === 'end') {
      return [{ state, agenda: before(rest, { kind: 'moment', name: step.step.key, path }, { kind: 'moment', name: 'closed', path: WHOLE }, { kind: 'close', end: index, path }) }]
    }
    if (step.step.kind === 'join') return [arrive(this, state, step, path, rest, told)]
    if (step.step.each !== undefined && !isInBranchOf(state, path, index)) return forkEach(this, state, step, path, rest, told)
    return this.#openHere(state, step, path, rest, told)
  }

  #openHere(state: State, step: PlannedStep, path: BranchPath, rest: Agenda, told: Told): Follow[] {
    const at = { kind: 'open' as const, step: step.index }
    let opened = standAt(state, path, at)
    if (step.times) for (const where of path.length === 0 ? [WHOLE] : [WHOLE, path]) opened = this.#count(opened, where, step.times)
    this.see({ kind: 'opened', step }, opened, path, told)
    const found: Follow[] = []
    const moment: Work = { kind: 'moment', name: step.step.key, path }
    let open: State[] = [opened]
    for (const skip of step.skip) {
      const cases = open.flatMap((one) => (skip.nobody ? this.#nobody(one, step) : this.cases(skip.when, one, path, told)))
      for (const one of cases) if (one.holds) found.push({ state: one.state, agenda: before(rest, moment, skip.take && { kind: 'act', at, path, step, outcome: skip.take, by: 'rule', filled: false }) })
      open = cases.flatMap((one) => (one.holds ? [] : [one.state]))
    }
    return [...open.map((one) => ({ state: one, agenda: before(rest, moment) })), ...found]
  }

  /** Whether nobody stands behind a step is the organisation's matter: either may be, unless it is somebody from outside. */
  #nobody(state: State, step: PlannedStep): { readonly state: State; readonly holds: boolean }[] {
    const always = step.by.some(isReporter)
    return always ? [{ state, holds: false }] : [{ state, holds: true }, { state, holds: false }]
  }

  #count(state: State, where: BranchPath, fact: Fact | undefined): State {
    if (!fact || !this.follows(fact)) return state
    // A branch counts for itself, from nothing.
    const own = placeAt(state, where)?.facts[fact.index] || 1
    const most = 1 << (fact.samples.length - 1)
    return this.write(state, where, fact, ((own << 1) & fact.any) | (own & most))
  }

  #close(state: State, { end, path }: Extract<Work, { kind: 'close' }>, rest: Agenda, told: Told): Follow {
    const step = this.plan.steps[end]
    if (state.end >= 0 || !step) return { state, agenda: rest }
    this.see({ kind: 'closing', end: step }, state, path, told)
    return { state: { ...state, end }, agenda: rest }
  }

  /** Runs of a step that a clock or a rule may end from this branch. */
  runsOf(state: State, step: PlannedStep, outcome: PlannedOutcome, path: BranchPath, by: 'clock' | 'rule'): Work[] {
    return openIn(state, path).filter(({ at }) => at.step === step.index).map((run): Work => ({ kind: 'act', at: run.at, path: run.path, step, outcome, by, filled: false }))
  }
}
