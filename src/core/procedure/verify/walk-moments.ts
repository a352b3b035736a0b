/** Moments, and what hangs on them: papers, words, rules and their effects. */
import { isReporter } from './planned-who.ts'
import type { Plan, PlannedOutcome, PlannedStep } from './plan.ts'
import { known, openIn, WHOLE } from './state.ts'
import type { BranchPath, State } from './state.ts'
import { start, stop } from './walk-clocks.ts'
import type { Walk } from './walk.ts'
import { append, before } from './work.ts'
import type { Agenda, Follow, Told, Work } from './work.ts'

export function moment(walk: Walk, state: State, { name, path }: Extract<Work, { kind: 'moment' }>, rest: Agenda, told: Told): Follow[] {
  walk.see({ kind: 'moment', name }, state, path, told)
  if (!walk.plan.awaited.has(name)) return [{ state, agenda: rest }]
  const { until, from, papers, words, rules } = walk.plan.waiting(name)
  let states = [stop(state, until, path)]
  for (const clock of from) states = states.flatMap((one) => start(walk, one, clock, path, told))
  for (const paper of papers) {
    states = states.flatMap((one) => walk.cases(paper.when, one, path, told).map((found) => {
      if (found.holds) walk.see({ kind: 'issued', paper }, found.state, path, told)
      return found.state
    }))
  }
  for (const entry of words) states = states.flatMap((one) => walk.cases(entry.when, one, path, told).map((found) => (found.holds ? say(walk, found.state, entry, path, told, name) : found.state)))
  let follows: Follow[] = states.map((one) => ({ state: one, agenda: undefined }))
  for (const rule of rules) {
    follows = follows.flatMap(({ state: one, agenda }) => walk.cases(rule.when, one, path, told).map((found): Follow => ({
      state: found.state,
      agenda: found.holds ? append(agenda, rule.effects.map((effect): Work => ({ kind: 'effect', effect, path, by: 'rule' }))) : agenda,
    })))
  }
  return follows.map((follow) => ({ state: follow.state, agenda: append(follow.agenda, [], rest) }))
}

/** To say that something was received is no answer. */
function say(walk: Walk, state: State, words: Plan['words'][number], path: BranchPath, told: Told, moment: string): State {
  walk.see({ kind: 'said', words }, state, path, told)
  const answered = walk.plan.facts.named('answered')
  return answered && moment !== 'received' && words.to.some((who) => isReporter(who) || (who.kind === 'one' && who.identity === 'originator')) ? walk.write(state, WHOLE, answered, 2) : state
}

export function effect(walk: Walk, state: State, { effect: planned, path, by }: Extract<Work, { kind: 'effect' }>, rest: Agenda, told: Told): Follow[] {
  const { plan } = walk
  const { effect } = planned
  walk.see({ kind: 'effect', effect: planned }, state, path, told)
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
      return [{ state, agenda: step && outcome ? before(rest, ...runsOf(state, step, outcome, path, by)) : rest }]
    }
    case 'say': {
      const words = plan.words.find((entry) => entry.words.key === effect.words)
      if (!words) return [{ state, agenda: rest }]
      return walk.cases(words.when, state, path, told).map((found) => ({ state: found.holds ? say(walk, found.state, words, path, told, '') : found.state, agenda: rest }))
    }
    case 'paper': {
      const paper = plan.papers.find((entry) => entry.paper.key === effect.paper)
      if (!paper) return [{ state, agenda: rest }]
      return walk.cases(paper.when, state, path, told).map((found) => {
        if (found.holds) walk.see({ kind: 'issued', paper }, found.state, path, told)
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

export function stepNamed(plan: Plan, key: string): PlannedStep | undefined {
  const index = plan.stepNumbers.get(key)
  return index === undefined ? undefined : plan.steps[index]
}

/** Runs of a step that a clock or a rule may end from this branch. */
function runsOf(state: State, step: PlannedStep, outcome: PlannedOutcome, path: BranchPath, by: 'clock' | 'rule'): Work[] {
  return openIn(state, path).filter(({ at }) => at.step === step.index).map((run): Work => ({ kind: 'act', at: run.at, path: run.path, step, outcome, by, filled: false }))
}
