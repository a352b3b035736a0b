/** Steps: acted on, routes followed, opened, skipped, closed. */
import { casesOf } from './conditions.ts'
import type { PlannedRoute, PlannedStep } from './plan.ts'
import { placeAt, standAt, WHOLE } from './state.ts'
import type { BranchPath, Standing, State } from './state.ts'
import { ownActs } from './story.ts'
import { arrive, forkEach, isInBranchOf, partHere } from './walk-branches.ts'
import type { Walk } from './walk.ts'
import { before } from './work.ts'
import type { Agenda, Doer, Follow, Told, Work } from './work.ts'

export function act(walk: Walk, state: State, work: Extract<Work, { kind: 'act' }>, rest: Agenda, told: Told): Follow {
  const { step, outcome, path, by } = work
  walk.see({ kind: 'acted', step, outcome, by }, state, path, told)
  const left: Standing = { kind: 'under way' }
  let next = standAt(state, path, left)
  for (const where of path.length === 0 ? [WHOLE] : [WHOLE, path]) {
    if (step.last) next = walk.write(next, where, step.last, step.last.after(outcome.outcome.key))
    if (step.doer) next = walk.write(next, where, step.doer, by === 'person' ? 2 : 1)
    for (const fact of walk.plan.facts.all) if (step.doer && fact.nature.since?.naming === step.doer.name) next = walk.write(next, where, fact, 1)
  }
  const { reopens, key } = outcome.outcome
  if (reopens) next = walk.count(next, WHOLE, walk.plan.facts.named('reopened'))
  next = answered(walk, next, step, by, reopens)
  for (const move of outcome.outcome.moves) if (move.to !== undefined) next = walk.mark(next, `goods ${move.goods}.${move.to}`, true)
  const level = work.filled ? outcome.form.find((field) => field.isLevel)?.fact : undefined
  return {
    state: next, told: { label: ownActs(step, outcome, by), rest: told },
    agenda: before(rest,
      outcome.set.length > 0 ? { kind: 'set', set: outcome.set, path, byRule: false } : undefined,
      { kind: 'takeEffect', level, path },
      { kind: 'moment', name: `${step.step.key}.${key}`, path },
      reopens ? { kind: 'moment', name: 'reopened', path } : undefined,
      { kind: 'follow', routes: outcome.next, path, at: left }),
  }
}

/** Who asks the reporter speaks with them; who opens the matter again owes a new answer. */
function answered(walk: Walk, state: State, { step }: PlannedStep, by: Doer, reopens: boolean): State {
  if (reopens) return walk.mark(state, 'answered', false)
  return step.kind === 'survey' && (by === 'person' || by === 'reporter') ? walk.mark(state, 'answered', true) : state
}

export function set(walk: Walk, state: State, { set, path, byRule }: Extract<Work, { kind: 'set' }>, rest: Agenda): Follow {
  const next = walk.assign(state, path, set)
  const level = set.find((entry) => entry.isLevel)?.fact
  return { state: next, agenda: byRule ? before(rest, { kind: 'takeEffect', level, path }) : rest }
}

export function follow(walk: Walk, state: State, { routes, path }: Extract<Work, { kind: 'follow' }>, rest: Agenda, told: Told): Follow[] {
  const found: Follow[] = []
  let undecided: State[] = [state]
  for (const route of routes) {
    const cases = undecided.flatMap((one) => walk.cases(route.when, one, path, told))
    for (const one of cases) if (one.holds) found.push(...goTo(walk, one.state, route, path, rest, told))
    undecided = cases.flatMap((one) => (one.holds ? [] : [one.state]))
  }
  return [...found, ...undecided.map((one) => ({ state: one, agenda: rest }))]
}

function goTo(walk: Walk, state: State, route: PlannedRoute, path: BranchPath, rest: Agenda, told: Told): Follow[] {
  walk.see({ kind: 'routed', route }, state, path, told)
  const [only] = route.to
  if (route.to.length < 2) return [{ state, agenda: only === undefined ? rest : before(rest, { kind: 'open', step: only, path, at: placeAt(state, path)?.at ?? state.whole.at }) }]
  return partHere(walk, state, { path, by: route.id, steps: route.to }, rest, told)
}

export function open(walk: Walk, state: State, { step: index, path }: Extract<Work, { kind: 'open' }>, rest: Agenda, told: Told): Follow[] {
  const step = walk.plan.steps[index]
  if (!step) return [{ state, agenda: rest }]
  if (step.step.kind === 'end') {
    return [{ state, agenda: before(rest, { kind: 'moment', name: step.step.key, path }, { kind: 'moment', name: 'closed', path: WHOLE }, { kind: 'close', end: index, path }) }]
  }
  if (step.step.kind === 'join') return [arrive(walk, state, step, path, rest, told)]
  if (step.step.each !== undefined && !isInBranchOf(state, path, index)) return forkEach(walk, state, step, path, rest, told)
  return openHere(walk, state, step, path, rest, told)
}

function openHere(walk: Walk, state: State, step: PlannedStep, path: BranchPath, rest: Agenda, told: Told): Follow[] {
  const at = { kind: 'open' as const, step: step.index }
  let opened = standAt(state, path, at)
  if (step.times) for (const where of path.length === 0 ? [WHOLE] : [WHOLE, path]) opened = walk.count(opened, where, step.times)
  walk.see({ kind: 'opened', step }, opened, path, told)
  const found: Follow[] = []
  const moment: Work = { kind: 'moment', name: step.step.key, path }
  let undecided: State[] = [opened]
  for (const skip of step.skip) {
    const cases = undecided.flatMap((one) => (skip.nobody ? casesOf(skip.nobody, one, path) : walk.cases(skip.when, one, path, told)))
    for (const one of cases) if (one.holds) found.push({ state: one.state, agenda: before(rest, moment, skip.take && { kind: 'act', at, path, step, outcome: skip.take, by: 'rule', filled: false }) })
    undecided = cases.flatMap((one) => (one.holds ? [] : [one.state]))
  }
  return [...undecided.map((one) => ({ state: one, agenda: before(rest, moment) })), ...found]
}

export function close(walk: Walk, state: State, { end, path }: Extract<Work, { kind: 'close' }>, rest: Agenda, told: Told): Follow {
  const step = walk.plan.steps[end]
  if (state.end >= 0 || !step) return { state, agenda: rest }
  walk.see({ kind: 'closing', end: step }, state, path, told)
  return { state: { ...state, end }, agenda: rest }
}
