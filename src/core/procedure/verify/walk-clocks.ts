/** Clocks: started and stopped by moments, held by open steps, striking. */
import type { Fact } from './facts.ts'
import type { Plan, PlannedClock } from './plan.ts'
import { changePlace, isInside, known, openIn, placeAt, placesIn, withEntry } from './state.ts'
import type { BranchPath, ClockRun, State } from './state.ts'
import type { Walk } from './walk.ts'
import { before } from './work.ts'
import type { Follow, Told, Work } from './work.ts'

/** What happens in a branch stops the clocks of that branch and of those around it. */
export function stop(state: State, clocks: readonly PlannedClock[], path: BranchPath): State {
  let next = state
  for (const clock of clocks) {
    for (let depth = 0; depth <= path.length; depth += 1) next = setClock(next, path.slice(0, depth), clock, 'off')
  }
  return next
}

export function start(walk: Walk, state: State, clock: PlannedClock, path: BranchPath, told: Told): State[] {
  if (placeAt(state, path)?.clocks[clock.index] !== 'off') return [state]
  const found: State[] = []
  let undecided: State[] = [state]
  for (const limit of clock.limits) {
    const cases = undecided.flatMap((one) => walk.cases(limit.when, one, path, told))
    for (const one of cases.filter((entry) => entry.holds)) {
      const starting = limit.date ? dated(one.state, limit.date, path) : limit.maybe ? [true, false] : [true]
      for (const starts of starting) {
        walk.see(starts ? { kind: 'started', clock } : { kind: 'undated', clock }, one.state, path, told)
        found.push(starts && walk.runs(clock) ? setClock(one.state, path, clock, 'running') : one.state)
      }
    }
    undecided = cases.flatMap((one) => (one.holds ? [] : [one.state]))
  }
  return [...found, ...undecided]
}

function dated(state: State, date: Fact, path: BranchPath): boolean[] {
  const mask = known(state, path, date)
  const filled = date.where((sample) => sample.filled)
  return [...((mask & filled) !== 0 ? [true] : []), ...((mask & ~filled) !== 0 ? [false] : [])]
}

/** Clocks that may strike now: running, not held by an open step. */
export function striking(walk: Walk, state: State): { readonly clock: PlannedClock; readonly path: BranchPath; readonly run: ClockRun }[] {
  return placesIn(state).flatMap(({ path, place }) => walk.plan.clocks.flatMap((clock) => {
    const run = place.clocks[clock.index] ?? 'off'
    if (!clock.steers || run === 'off' || run === 'late' || isHeld(state, clock, path)) return []
    return [{ clock, path, run }]
  }))
}

/** A clock reaches its warning or its limit. */
export function strike(state: State, clock: PlannedClock, path: BranchPath, moment: 'warn' | 'late'): Follow {
  const struck = setClock(state, path, clock, moment === 'late' ? 'late' : 'warned')
  const effects = moment === 'late' ? clock.late.map((effect): Work => ({ kind: 'effect', effect, path, by: 'clock' })) : []
  return { state: struck, agenda: before(undefined, ...effects, { kind: 'moment', name: `${clock.clock.key}.${moment}`, path }) }
}

function setClock(state: State, path: BranchPath, clock: PlannedClock, run: ClockRun): State {
  return changePlace(state, path, (place) => (place.clocks[clock.index] === run ? place : { ...place, clocks: withEntry(place.clocks, clock.index, run) }))
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
