/** How a ticket moves: a step ends, routes lead on, steps open, branches part and come together again. */
import type { Route, Step } from '../procedure/index.ts'
import { effectsIn, recompute } from './computed.ts'
import { isStaffed } from './parties.ts'
import { assign } from './scope.ts'
import { canPause } from './unfold-clocks.ts'
import { parentOf, pathOf, siblingsOf, viewFrom } from './state-branches.ts'
import { joinAfter } from './routes.ts'
import type { NewBranch } from './events.ts'
import { placed } from './unfold.ts'
import type { Act, Unfolding, Work } from './unfold.ts'
import { moveGoods } from './unfold-records.ts'

/** A step ends with an outcome: what was filled in takes effect, clocks and words follow, the next step opens. */
export function act(unfolding: Unfolding, { step, nr, branch, outcome, values, survey, actor }: Act): void {
  unfolding.emit({ type: 'acted', step: step.key, nr, outcome: outcome.key, values, reopens: outcome.reopens, ...(survey ? { survey } : {}), ...placed(branch) }, actor)
  moveGoods(unfolding, outcome, branch)
  // Last things first: an agenda is worked off from its end.
  unfolding.then({ kind: 'follow', routes: outcome.next, branch })
  if (canPause(unfolding.procedure)) unfolding.then({ kind: 'holdClocks' })
  if (outcome.reopens) unfolding.then({ kind: 'moment', name: 'reopened', branch })
  unfolding.then({ kind: 'takeEffect', values, branch }, { kind: 'moment', name: `${step.key}.${outcome.key}`, branch })
  if (outcome.set.length > 0) unfolding.then({ kind: 'set', set: outcome.set, branch, cause: 'outcome' })
}

/** Fields written by an outcome or a rule. */
export function set(unfolding: Unfolding, work: Extract<Work, { kind: 'set' }>): void {
  const values = assign(unfolding.procedure, work.set, unfolding.scope(work.branch))
  unfolding.emit({ type: 'valuesSet', values, cause: work.cause, ...placed(work.branch) })
  if (work.cause === 'rule') unfolding.then({ kind: 'takeEffect', values, branch: work.branch })
}

/** What follows from filled-in values: who is kept out, what is computed, and the level. */
export function takeEffect(unfolding: Unfolding, { values, branch }: Extract<Work, { kind: 'takeEffect' }>): void {
  const { procedure } = unfolding
  const { recusing, levels, computed } = effectsIn(procedure)
  if (recusing.length > 0) {
    const named = recusing.flatMap((key) => namesIn(values[key])).filter((person) => !unfolding.ticket.recused.includes(person))
    if (named.length > 0) unfolding.emit({ type: 'recused', people: named })
  }
  if (computed.length > 0) {
    const fresh = recompute(procedure, unfolding.scope(branch))
    if (Object.keys(fresh).length > 0) unfolding.emit({ type: 'valuesSet', values: fresh, cause: 'computed', ...placed(branch) })
  }
  if (levels.length === 0) return
  const [level] = levels.flatMap((key) => namesIn(values[key]))
  if (level !== undefined) unfolding.then({ kind: 'grade', to: level, reason: 'person', branch })
}

function namesIn(value: unknown): string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  return entries.filter((entry) => typeof entry === 'string' && entry !== '').map(String)
}

/** Follows the first route that holds. */
export function follow(unfolding: Unfolding, routes: readonly Route[], branch: string): void {
  const route = routes.find((candidate) => unfolding.holds(candidate.when, branch))
  if (!route) return
  const [only] = route.to
  if (route.to.length === 1 && only !== undefined) {
    const step = unfolding.procedure.steps[only]
    if (step) unfolding.then({ kind: 'open', step, branch })
    return
  }
  const steps = route.to.flatMap((key) => unfolding.procedure.steps[key] ?? [])
  const nr = forkNumber(unfolding, '', branch)
  const parts = steps.map((step) => ({ step, path: pathOf(branch, '', nr, step.key) }))
  unfolding.emit({ type: 'branched', step: '', nr, parent: branch, branches: parts.map(({ path }) => ({ path, item: null })) })
  unfolding.then(...parts.map(({ step, path }): Work => ({ kind: 'open', step, branch: path })))
}

/** Forks of a step at one place are counted, so that the paths of their branches differ. */
function forkNumber(unfolding: Unfolding, step: string, parent: string): number {
  const head = `${parent === '' ? '' : `${parent}/`}${step}#`
  const numbers = unfolding.ticket.branches.filter((branch) => branch.path.startsWith(head)).map((branch) => Number.parseInt(branch.path.slice(head.length), 10))
  return Math.max(0, ...numbers) + 1
}

export function open(unfolding: Unfolding, step: Step, branch: string): void {
  if (step.kind === 'end') {
    unfolding.then({ kind: 'moment', name: step.key, branch }, { kind: 'moment', name: 'closed', branch: '' }, { kind: 'close', end: step.key })
    return
  }
  if (step.kind === 'join') {
    arrive(unfolding, step, branch)
    return
  }
  const forks = step.each !== undefined && !isBranchOf(step, branch)
  if (forks) fork(unfolding, step, step.each ?? '', branch)
  else openHere(unfolding, step, branch)
}

/** A step that loops back to itself inside its branch does not part again. */
function isBranchOf(step: Step, branch: string): boolean {
  const last = branch.slice(branch.lastIndexOf('/') + 1)
  return last.startsWith(`${step.key}#`) || branch.split('/').some((part) => part.startsWith(`${step.key}#`))
}

function fork(unfolding: Unfolding, step: Step, field: string, parent: string): void {
  const value: unknown = viewFrom(unfolding.ticket, parent).values[field]
  const nr = forkNumber(unfolding, step.key, parent)
  const branches = (Array.isArray(value) ? value : []).map((entry: unknown, index): NewBranch => {
    if (typeof entry === 'string') return { path: pathOf(parent, step.key, nr, entry), item: entry }
    // Entries of a list that are not names are rows of a table.
    return { path: pathOf(parent, step.key, nr, String(index + 1)), item: String(index + 1), row: entry as NonNullable<NewBranch['row']> }
  })
  if (branches.length === 0) {
    const join = joinAfter(unfolding.procedure, step.key)
    if (join) unfolding.then({ kind: 'follow', routes: join.next, branch: parent })
    return
  }
  unfolding.emit({ type: 'branched', step: step.key, nr, parent, branches })
  unfolding.then(...branches.map(({ path }): Work => ({ kind: 'open', step, branch: path })))
}

function openHere(unfolding: Unfolding, step: Step, branch: string): void {
  const { ticket, facts } = unfolding
  const nr = (ticket.visits[step.key] ?? 0) + 1
  const assignees = unfolding.who(step.by, branch)
  unfolding.emit({ type: 'stepOpened', step: step.key, nr, assignees, ...placed(branch) })
  if (step.opens) {
    const values = assign(unfolding.procedure, step.opens.with, unfolding.scope(branch))
    unfolding.emit({ type: 'ticketAsked', procedure: step.opens.procedure, start: step.opens.start ?? '', values, step: step.key, nr, ...placed(branch) })
  }
  if (step.skip.length > 0) {
    const nobody = !assignees.some((party) => isStaffed(ticket, party, facts))
    const skip = step.skip.find((candidate) => (candidate.nobody ? nobody : unfolding.holds(candidate.when, branch)))
    const outcome = skip && step.outcomes.find((candidate) => candidate.key === skip.take)
    if (outcome) unfolding.then({ kind: 'act', act: { step, nr, branch, outcome, values: {}, actor: 'rule' } })
  }
  if (canPause(unfolding.procedure)) unfolding.then({ kind: 'holdClocks' })
  unfolding.then({ kind: 'moment', name: step.key, branch })
}

/** A branch is there; when enough are, the others end and the ticket goes on around them. */
function arrive(unfolding: Unfolding, step: Step, branch: string): void {
  if (branch === '') {
    unfolding.then({ kind: 'moment', name: step.key, branch }, { kind: 'follow', routes: step.next, branch })
    return
  }
  unfolding.emit({ type: 'arrived', branch, step: step.key })
  const all = siblingsOf(unfolding.ticket, branch)
  const there = all.filter((sibling) => sibling.arrivedAt === step.key && !sibling.over)
  const wanted = { all: all.length, any: 1 }[String(step.gathers)] ?? Math.min(Number(step.gathers ?? all.length), all.length)
  if (there.length < wanted) return
  const parent = parentOf(branch)
  unfolding.emit({ type: 'gathered', step: step.key, parent, branches: all.map((sibling) => sibling.path) })
  for (const clock of unfolding.ticket.clocks) {
    if (clock.state !== 'stopped' && all.some((sibling) => clock.branch === sibling.path || clock.branch.startsWith(`${sibling.path}/`))) {
      unfolding.emit({ type: 'clockStopped', clock: clock.clock, nr: clock.nr, late: clock.late || (clock.state === 'running' && unfolding.facts.now > clock.due) })
    }
  }
  unfolding.then({ kind: 'moment', name: step.key, branch: parent }, { kind: 'holdClocks' }, { kind: 'follow', routes: step.next, branch: parent })
}
