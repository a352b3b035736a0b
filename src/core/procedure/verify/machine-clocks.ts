/** Moments, and what hangs on them: clocks, papers, words, rules and their effects. */
import type { Plan, PlannedClock, PlannedStep } from './plan.ts'
import { changePlace, isInside, known, openIn, placeAt, placesIn, withEntry, WHOLE } from './state.ts'
import type { BranchPath, ClockRun, State } from './state.ts'
import { isReporter } from './planned-who.ts'
import { before } from './work.ts'
import type { Agenda, Told, Work } from './work.ts'
import type { Follow, Machine } from './machine.ts'

export class MachineClocks {
  readonly #machine: Machine
  /** Which clocks are followed; of the others it is only seen that they start. */
  readonly #runs: (clock: PlannedClock) => boolean

  constructor(machine: Machine, runs: (clock: Plan['clocks'][number]) => boolean) {
    this.#machine = machine
    this.#runs = runs
  }

  moment(state: State, { name, path }: Extract<Work, { kind: 'moment' }>, rest: Agenda, told: Told): Follow[] {
    const machine = this.#machine
    machine.see({ kind: 'moment', name }, state, path, told)
    if (!machine.plan.awaited.has(name)) return [{ state, agenda: rest }]
    const { until, from, papers, words, rules } = machine.plan.waiting(name)
    let states = [this.#stop(state, until, path)]
    for (const clock of from) states = states.flatMap((one) => this.#start(one, clock, path, told))
    for (const paper of papers) {
      states = states.flatMap((one) => machine.cases(paper.when, one, path, told).map((found) => {
        if (found.holds) machine.see({ kind: 'issued', paper }, found.state, path, told)
        return found.state
      }))
    }
    for (const entry of words) states = states.flatMap((one) => machine.cases(entry.when, one, path, told).map((found) => (found.holds ? this.#say(found.state, entry, path, told, name) : found.state)))
    let follows: Follow[] = states.map((one) => ({ state: one, agenda: undefined }))
    for (const rule of rules) {
      follows = follows.flatMap(({ state: one, agenda }) => machine.cases(rule.when, one, path, told).map((found): Follow => ({
        state: found.state,
        agenda: found.holds ? append(agenda, rule.effects.map((effect): Work => ({ kind: 'effect', effect, path, by: 'rule' }))) : agenda,
      })))
    }
    return follows.map((follow) => ({ state: follow.state, agenda: append(follow.agenda, [], rest) }))
  }

  /** To say that something was received is no answer. */
  #say(state: State, words: Plan['words'][number], path: BranchPath, told: Told, moment: string): State {
    const machine = this.#machine
    machine.see({ kind: 'said', words }, state, path, told)
    const answered = machine.plan.facts.named('answered')
    return answered && moment !== 'received' && words.to.some((who) => isReporter(who) || (who.kind === 'one' && who.identity === 'originator')) ? machine.write(state, WHOLE, answered, 2) : state
  }

  /** What happens in a branch stops the clocks of that branch and of those around it. */
  #stop(state: State, clocks: readonly PlannedClock[], path: BranchPath): State {
    let next = state
    for (const clock of clocks) {
      for (let depth = 0; depth <= path.length; depth += 1) next = setClock(next, path.slice(0, depth), clock, 'off')
    }
    return next
  }

  #start(state: State, clock: PlannedClock, path: BranchPath, told: Told): State[] {
    const machine = this.#machine
    if (placeAt(state, path)?.clocks[clock.index] !== 'off') return [state]
    const found: State[] = []
    let open: State[] = [state]
    for (const limit of clock.limits) {
      const cases = open.flatMap((one) => machine.cases(limit.when, one, path, told))
      for (const one of cases.filter((entry) => entry.holds)) {
        const dated = limit.date ? this.#dated(one.state, limit.date, path) : limit.maybe ? [true, false] : [true]
        for (const starts of dated) {
          machine.see(starts ? { kind: 'started', clock } : { kind: 'undated', clock }, one.state, path, told)
          found.push(starts && this.#runs(clock) ? setClock(one.state, path, clock, 'running') : one.state)
        }
      }
      open = cases.flatMap((one) => (one.holds ? [] : [one.state]))
    }
    return [...found, ...open]
  }

  #dated(state: State, date: NonNullable<PlannedClock['limits'][number]['date']>, path: BranchPath): boolean[] {
    const mask = known(state, path, date)
    const filled = date.where((sample) => sample.filled)
    return [...((mask & filled) !== 0 ? [true] : []), ...((mask & ~filled) !== 0 ? [false] : [])]
  }

  /** Clocks that may strike now: running, not held by an open step. */
  striking(state: State): { readonly clock: PlannedClock; readonly path: BranchPath; readonly run: ClockRun }[] {
    return placesIn(state).flatMap(({ path, place }) => this.#machine.plan.clocks.flatMap((clock) => {
      const run = place.clocks[clock.index] ?? 'off'
      if (!clock.steers || run === 'off' || run === 'late' || isHeld(state, clock, path)) return []
      return [{ clock, path, run }]
    }))
  }

  /** A clock reaches its warning or its limit. */
  strike(state: State, clock: PlannedClock, path: BranchPath, moment: 'warn' | 'late'): Follow {
    const struck = setClock(state, path, clock, moment === 'late' ? 'late' : 'warned')
    const effects = moment === 'late' ? clock.late.map((effect): Work => ({ kind: 'effect', effect, path, by: 'clock' })) : []
    return { state: struck, agenda: before(undefined, ...effects, { kind: 'moment', name: `${clock.clock.key}.${moment}`, path }) }
  }

  effect(state: State, { effect: planned, path, by }: Extract<Work, { kind: 'effect' }>, rest: Agenda, told: Told): Follow[] {
    const machine = this.#machine
    const { plan } = machine
    const { effect } = planned
    machine.see({ kind: 'effect', effect: planned }, state, path, told)
    switch (effect.kind) {
      case 'raise': {
        const level = plan.facts.named('level')
        const now = level ? known(state, WHOLE, level) : 1
        const to = level?.after(effect.level) ?? 0
        return [{ state, agenda: to > now ? before(rest, { kind: 'grade', to: effect.level, path }) : rest }]
      }
      case 'take': {
        const step = stepNamed(plan, effect.step)
        const outcome = step?.outcomes.find((candidate) => candidate.outcome.key === effect.outcome)
        return [{ state, agenda: step && outcome ? before(rest, ...machine.runsOf(state, step, outcome, path, by)) : rest }]
      }
      case 'say': {
        const words = plan.words.find((entry) => entry.words.key === effect.words)
        if (!words) return [{ state, agenda: rest }]
        return machine.cases(words.when, state, path, told).map((found) => ({ state: found.holds ? this.#say(found.state, words, path, told, '') : found.state, agenda: rest }))
      }
      case 'paper': {
        const paper = plan.papers.find((entry) => entry.paper.key === effect.paper)
        if (!paper) return [{ state, agenda: rest }]
        return machine.cases(paper.when, state, path, told).map((found) => {
          if (found.holds) machine.see({ kind: 'issued', paper }, found.state, path, told)
          return { state: found.state, agenda: rest }
        })
      }
      case 'set': return [{ state, agenda: before(rest, { kind: 'set', set: planned.set, path, byRule: true }) }]
      case 'notify':
      case 'assign':
      case 'urge':
      case 'ledger':
      case 'open': return [{ state, agenda: rest }]
    }
  }
}

export function stepNamed(plan: Plan, key: string): PlannedStep | undefined {
  const index = plan.stepNumbers.get(key)
  return index === undefined ? undefined : plan.steps[index]
}

function setClock(state: State, path: BranchPath, clock: PlannedClock, run: ClockRun): State {
  return changePlace(state, path, (place) => (place.clocks[clock.index] === run ? place : { ...place, clocks: withEntry(place.clocks, clock.index, run) }))
}

/** One list behind another. */
function append(agenda: Agenda, more: readonly Work[], rest: Agenda = undefined): Agenda {
  return agenda ? { work: agenda.work, rest: append(agenda.rest, more, rest) } : before(rest, ...more)
}

/** A clock stands still while one of its steps is open in its branch. */
function isHeld(state: State, clock: PlannedClock, path: BranchPath): boolean {
  return clock.pausedIn.length > 0 && openIn(state, path).some(({ at }) => clock.pausedIn.includes(at.step))
}

/** Clocks of this branch and those around it whose limit is still to come. */
export function runningAround(plan: Plan, state: State, path: BranchPath): PlannedClock[] {
  return placesIn(state).filter((entry) => isInside(path, entry.path)).flatMap((entry) => plan.clocks.filter((clock) => {
    const run = entry.place.clocks[clock.index]
    return (run === 'running' || run === 'warned') && !isHeld(state, clock, entry.path)
  }))
}
