/**
 * The engine's rules over abstract states: what follows from an act, in the engine's own order (see unfold-run.ts beside the ticket). Where it
 * depends on something not known, every way is followed.
 */
import { keyOf, placeAt, WHOLE } from './state.ts'
import type { BranchPath, Standing, State } from './state.ts'
import { begin, grade, takeEffect } from './walk-levels.ts'
import { effect, moment } from './walk-moments.ts'
import { act, close, follow, open, set } from './walk-steps.ts'
import type { Walk } from './walk.ts'
import type { Agenda, Follow, Told, Work } from './work.ts'

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

/** Everything that follows, once the agenda is worked off. */
export function settle(walk: Walk, state: State, agenda: Agenda): Settled[] {
  const settled: Settled[] = []
  const threads: Thread[] = [{ state, agenda, told: undefined, acts: undefined }]
  let work = 0
  for (let thread = threads.pop(); thread; thread = threads.pop()) {
    const { agenda: now } = thread
    if (!now) {
      settled.push({ state: thread.state, told: thread.told })
      continue
    }
    work += 1
    if (work > MOST_WORK) {
      walk.gaveUp = true
      break
    }
    const acts = now.work.kind === 'act' || now.work.kind === 'open' ? withWork(thread, now.work) : thread.acts
    if (acts === 'again') {
      walk.see({ kind: 'never rests', step: now.work.kind === 'act' ? now.work.step : now.work.kind === 'open' ? walk.plan.steps[now.work.step] : undefined }, thread.state, WHOLE, thread.told)
      continue
    }
    const follows = perform(walk, thread.state, now.work, now.rest, thread.told)
    // The last is taken up first: turned round, so that the first way of a condition is followed first.
    for (const next of follows.reverse()) threads.push({ state: next.state, agenda: next.agenda, told: next.told ?? thread.told, acts })
  }
  return settled
}

function withWork({ acts, state }: Thread, work: Extract<Work, { kind: 'act' | 'open' }>): Acts | 'again' {
  const count = (acts?.count ?? 0) + 1
  const key = count <= MANY ? '' : `${work.path.join('/')} ${work.kind === 'act' ? `${work.step.index}.${work.outcome.outcome.key}` : work.step} ${keyOf(state)}`
  for (let entry = acts; entry && key !== ''; entry = entry.rest) if (entry.key === key) return 'again'
  return count > MOST_ACTS ? 'again' : { key, count, rest: acts }
}

function perform(walk: Walk, state: State, work: Work, rest: Agenda, told: Told): Follow[] {
  switch (work.kind) {
    // What comes after the end of a ticket, or of a branch, comes to nothing.
    case 'act': return isThere(state, work) ? [act(walk, state, work, rest, told)] : [{ state, agenda: rest }]
    case 'follow': return isThere(state, work) ? follow(walk, state, work, rest, told) : [{ state, agenda: rest }]
    case 'open': return isThere(state, work) ? open(walk, state, work, rest, told) : [{ state, agenda: rest }]
    case 'begin': return begin(walk, state, work, rest, told)
    case 'takeEffect': return takeEffect(walk, state, work, rest, told)
    case 'grade': return [grade(walk, state, work, rest, told)]
    case 'set': return [set(walk, state, work, rest)]
    case 'moment': return moment(walk, state, work, rest, told)
    case 'effect': return effect(walk, state, work, rest, told)
    case 'close': return [close(walk, state, work, rest, told)]
  }
}

/** Whether a piece of work is still about what stands there. */
function isThere(state: State, { path, at }: { readonly path: BranchPath; readonly at: Standing }): boolean {
  return state.end < 0 && placeAt(state, path)?.at === at
}
