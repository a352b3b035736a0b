/** How an abstract ticket parts into branches and comes together again. */
import { MOST_BRANCHES } from './plan-make.ts'
import type { Plan, PlannedStep } from './plan.ts'
import { known, placeAt, standAt } from './state.ts'
import type { BranchPath, Place, Standing, State } from './state.ts'
import { before } from './work.ts'
import type { Agenda, Follow, Told, Work } from './work.ts'
import type { Walk } from './walk.ts'

interface Fork {
  readonly path: BranchPath
  /** The step whose `each` it is, or the route with several targets. */
  readonly by: number
  /** The first step of each branch. */
  readonly steps: readonly number[]
}

/** A branch that comes back to where it parted would part again inside itself, and again: that is told, and not followed. */
export function partHere(walk: Walk, state: State, fork: Fork, rest: Agenda, told: Told): Follow[] {
  if (!isInBranchOf(state, fork.path, fork.by)) return [part(walk, state, fork, rest)]
  walk.cut = true
  const [first] = fork.steps
  const step = walk.plan.steps[first ?? 0]
  if (step) walk.see({ kind: 'parts again', step }, state, fork.path, told)
  return []
}

function part(walk: Walk, state: State, { path, by, steps }: Fork, rest: Agenda): Follow {
  const item = walk.plan.facts.named('item')
  const at: Standing = { kind: 'under way' }
  const branch: Place = {
    at, clocks: walk.plan.clocks.map(() => 'off'),
    facts: walk.plan.facts.all.map((fact) => (fact === item && by >= 0 && walk.follows(fact) ? fact.any & ~1 : 0)),
  }
  const parted = standAt(state, path, { kind: 'parted', by, branches: steps.map(() => branch) })
  return { state: parted, agenda: before(rest, ...steps.map((step, index): Work => ({ kind: 'open', step, path: [...path, index], at }))) }
}

/** A step that comes back to itself inside its branch does not part again. */
export function isInBranchOf(state: State, path: BranchPath, by: number): boolean {
  return path.some((_, depth) => {
    const around = placeAt(state, path.slice(0, depth))?.at
    return around?.kind === 'parted' && around.by === by
  })
}

/** One branch for each entry of a list: none, one, two or as many as a join may wait for. */
export function forkEach(walk: Walk, state: State, step: PlannedStep, path: BranchPath, rest: Agenda, told: Told): Follow[] {
  const list = step.each
  if (list?.nature.field === undefined) return passOver(walk, state, step, path, rest, told)
  const mask = walk.follows(list) ? known(state, path, list) : list.any
  const counts = list.samples.map((sample, index) => ({ count: sample.filled ? Math.min(MOST_BRANCHES, Number(sample.value) || 1) : 0, bit: 1 << index }))
  return [...new Set(counts.filter(({ bit }) => (mask & bit) !== 0).map(({ count }) => count))].flatMap((count): Follow[] => {
    const bits = counts.filter((entry) => entry.count === count).reduce((sum, { bit }) => sum | bit, 0)
    const sure = walk.write(state, path, list, mask & bits)
    return count === 0 ? passOver(walk, sure, step, path, rest, told) : [part(walk, sure, { path, by: step.index, steps: Array.from({ length: count }, () => step.index) }, rest)]
  })
}

/** Nobody to do it for: the ticket goes on behind the next join. */
function passOver(walk: Walk, state: State, step: PlannedStep, path: BranchPath, rest: Agenda, told: Told): Follow[] {
  walk.see({ kind: 'nothing for each', step }, state, path, told)
  const join = joinAfter(walk.plan, step)
  return [{ state, agenda: join ? before(rest, { kind: 'follow', routes: join.next, path, at: placeAt(state, path)?.at ?? state.whole.at }) : rest }]
}

/** The nearest join that the ways out of a step lead to, as the engine finds it. */
export function joinAfter(plan: Plan, from: PlannedStep): PlannedStep | undefined {
  const seen = new Set([from.index])
  const queue = [from.index]
  for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
    const step = plan.steps[index]
    if (step?.step.kind === 'join') return step
    for (const to of step?.outcomes.flatMap((outcome) => outcome.next.flatMap((route) => route.to)) ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }
  return undefined
}

/** A branch is there; when enough are, the others end and the ticket goes on around them. */
export function arrive(walk: Walk, state: State, step: PlannedStep, path: BranchPath, rest: Agenda, told: Told): Follow {
  const { key, gathers } = step.step
  const parent = path.slice(0, -1)
  const around = path.length === 0 ? undefined : placeAt(state, parent)?.at
  if (around?.kind !== 'parted') {
    walk.see({ kind: 'at join', step, branches: 0, by: -1 }, state, path, told)
    return { state, agenda: before(rest, { kind: 'moment', name: key, path }, { kind: 'follow', routes: step.next, path, at: placeAt(state, path)?.at ?? state.whole.at }) }
  }
  const there: Standing = { kind: 'arrived', join: step.index }
  const arrived = standAt(state, path, there)
  walk.see({ kind: 'at join', step, branches: around.branches.length, by: around.by }, arrived, path, told)
  const all = around.branches.length
  const waiting = around.branches.filter((branch, index) => index === path.at(-1) || (branch.at.kind === 'arrived' && branch.at.join === step.index)).length
  const wanted = gathers === 'any' ? 1 : typeof gathers === 'number' ? Math.min(gathers, all) : all
  if (waiting < wanted) return { state: arrived, agenda: rest }
  const left: Standing = { kind: 'under way' }
  const together = standAt(arrived, parent, left)
  return { state: together, agenda: before(rest, { kind: 'moment', name: key, path: parent }, { kind: 'follow', routes: step.next, path: parent, at: left }) }
}
