/** A running ticket goes on by another version of its procedure: planned first, then written down as events. */
import type { Procedure } from '../procedure/types.ts'
import type { Values } from '../procedure/index.ts'
import { evolve, viewFrom } from '../ticket/index.ts'
import type { ClockState, Facts, OpenStep, Ticket, TicketEvent } from '../ticket/index.ts'
import { recompute } from '../ticket/computed.ts'
import { scopeOf } from '../ticket/scope.ts'
import { pathUnder } from '../ticket/state-migrated.ts'
import { holdClocks, limitOfRun } from '../ticket/unfold-clocks.ts'
import { Unfolding } from '../ticket/unfold.ts'
import { collidingClocks, moveClocks, newClocks } from './migrate-clocks.ts'
import type { NewClock } from './migrate-clocks.ts'
import { lostRecords } from './migrate-records.ts'
import { refuseMove } from './migrate-refusals.ts'
import { collidingSteps, lostJoins, moveSteps } from './migrate-steps.ts'
import { collidingValues, invalidValues, moveValues, renameValues } from './migrate-values.ts'
import { namesOf } from './mapping.ts'
import type { Mapping } from './mapping.ts'
import type { ClockMove, MigrationDecision, MigrationPlan, MigrationRefusal, Move, StepMove } from './migration.ts'
import { nameOf } from './names.ts'
import { renameIn } from './rename.ts'

/** Works out what would happen to this ticket; nothing happens. Check the mapping first (`checkMapping`). */
export function planMigration(before: Procedure, after: Procedure, mapping: Mapping, ticket: Ticket, facts: Facts): MigrationPlan {
  return draft(before, after, mapping, ticket, facts).plan
}

/** The events that move this ticket to the new version: `migrated`, then what follows for claims, branches and clocks. Or why it stays. */
export function decideMigration(before: Procedure, after: Procedure, mapping: Mapping, ticket: Ticket, facts: Facts): MigrationDecision {
  const { plan, events } = draft(before, after, mapping, ticket, facts)
  return plan.refusals.length > 0 ? { kind: 'refused', refusals: plan.refusals } : { kind: 'accepted', events: events() }
}

interface Draft {
  readonly plan: MigrationPlan
  readonly events: () => readonly TicketEvent[]
}

const renamings = new WeakMap<Mapping, Map<Procedure, Procedure>>()

/** The old version in new names is the same for every ticket of a run. */
function renamedBy(before: Procedure, after: Procedure, mapping: Mapping): Procedure {
  const known = renamings.get(mapping) ?? new Map<Procedure, Procedure>()
  renamings.set(mapping, known)
  const there = known.get(after) ?? renameIn(before, namesOf(before, after, mapping))
  known.set(after, there)
  return there
}

function draft(before: Procedure, after: Procedure, given: Mapping, ticket: Ticket, facts: Facts): Draft {
  const mapping = { fields: {}, levels: {}, clocks: {}, ...given }
  const move: Move = { before, after, renamed: renamedBy(before, after, given), mapping, ticket, facts }
  const refusal = whyNotAtAll(move)
  if (refusal) return { plan: { steps: [], clocks: [], values: { kept: [], renamed: [], dropped: [], missing: [] }, level: { from: ticket.level, to: ticket.level }, refusals: [refusal] }, events: () => [] }
  const moved = evolve(ticket, { at: facts.now, actor: facts.actor.ref, ...migrated(move, renameValues(move, ticket.values), ticket.open.map((open) => open.assignees), renameClocks(move)) })
  const values = { ...moved.values, ...recompute(after, scopeOf(after, moved, facts)) }
  const settled: Ticket = { ...moved, values }
  const [steps, clocks, fresh] = [moveSteps(move, settled), moveClocks(move, settled), newClocks(move, settled)]
  const starts = fresh.map((entry) => ({ entry, run: entry.start === undefined ? undefined : runOf(move, settled, entry, entry.start) }))
  const plan: MigrationPlan = {
    steps: steps.map((entry) => entry.move),
    clocks: [...clocks.flatMap((entry) => entry.move ?? []), ...starts.flatMap(({ entry, run }) => tellStart(entry, run, facts.now))],
    values: moveValues(move), level: { from: ticket.level, to: settled.level },
    refusals: [...steps.flatMap((entry) => entry.refusals), ...collidingSteps(move), ...lostJoins(move), ...lostRecords(move), ...collidingValues(move), ...invalidValues(move, settled), ...collidingClocks(move)],
  }
  const start = starts.flatMap(({ run }) => run ?? [])
  return { plan, events: () => unfold(move, migrated(move, values, plan.steps.map((step) => step.after), clocks.map((entry) => entry.state)), plan.steps, start) }
}

function whyNotAtAll({ before, ticket }: Move): MigrationRefusal | undefined {
  if (ticket.status === 'closed') return refuseMove('ticket.closed', ticket.number)
  const version = String(ticket.procedureVersion)
  return ticket.procedureVersion === before.version ? undefined : refuseMove('ticket.other_version', ticket.number, undefined, { zh: version, en: version })
}

type Migrated = Omit<Extract<TicketEvent, { type: 'migrated' }>, 'at' | 'actor'>

function migrated({ before, after, mapping, ticket }: Move, values: Values, assignees: readonly OpenStep['assignees'][], clocks: readonly ClockState[]): Migrated {
  return {
    type: 'migrated', fromVersion: before.version, toVersion: after.version, steps: mapping.steps,
    open: ticket.open.map((open, index) => ({ from: open.step, to: nameOf(mapping.steps, open.step), nr: open.nr, assignees: assignees[index] ?? open.assignees })),
    values, level: nameOf(mapping.levels, ticket.level), clocks,
  }
}

/** Runs of clocks under their new names; where two become one, the later runs are counted on. */
function renameClocks({ mapping, ticket }: Move): ClockState[] {
  const taken = new Set<string>()
  return ticket.clocks.map((state) => {
    const clock = nameOf(mapping.clocks, state.clock)
    let nr = state.nr
    while (taken.has(`${clock}#${nr}`)) nr += 1
    taken.add(`${clock}#${nr}`)
    return { ...state, clock, nr, branch: pathUnder(state.branch, mapping.steps) }
  })
}

type Started = Omit<Extract<TicketEvent, { type: 'clockStarted' }>, 'at' | 'actor'>

function runOf({ after, facts }: Move, moved: Ticket, { clock }: NewClock, start: number): Started | undefined {
  const limits = limitOfRun(new Unfolding(after, moved, facts), clock, { start, branch: '', pauses: [], extensions: [] })
  const nr = moved.clocks.filter((state) => state.clock === clock.key).length + 1
  return limits && { type: 'clockStarted', clock: clock.key, nr, start, due: limits.due, warnAt: limits.warnAt, ...(limits.within ? { within: limits.within } : {}) }
}

function tellStart({ clock, start }: NewClock, run: Started | undefined, now: number): ClockMove[] {
  if (start === undefined) return [{ clock: clock.key, branch: '', what: 'unknown', dueBefore: null, dueAfter: null, lateAtOnce: false }]
  return run ? [{ clock: clock.key, branch: '', what: 'started', dueBefore: null, dueAfter: run.due, lateAtOnce: run.due <= now }] : []
}

/** The events, each applied before the next. */
function unfold(move: Move, event: Migrated, steps: readonly StepMove[], starts: readonly Started[]): readonly TicketEvent[] {
  const unfolding = new Unfolding(move.after, move.ticket, move.facts)
  unfolding.emit(event)
  for (const step of steps) if (step.claim === 'released' && step.to !== undefined) unfolding.emit({ type: 'claimed', step: step.to, nr: step.nr, by: null })
  for (const branch of unfolding.ticket.branches) {
    const values = branch.over ? {} : renamedIn(move, branch.values)
    if (Object.keys(values).length > 0) unfolding.emit({ type: 'valuesSet', values, cause: 'rule', branch: branch.path })
    const computed = branch.over || viewFrom(unfolding.ticket, branch.path).item === undefined ? {} : recompute(move.after, unfolding.scope(branch.path))
    if (Object.keys(computed).length > 0) unfolding.emit({ type: 'valuesSet', values: computed, cause: 'computed', branch: branch.path })
  }
  for (const start of starts) unfolding.emit(start)
  holdClocks(unfolding)
  return unfolding.events
}

/** Values of a branch whose field has another name: written under the new one, emptied under the old. */
function renamedIn({ mapping }: Move, values: Values): Values {
  const moves = Object.entries(values).filter(([key]) => nameOf(mapping.fields, key) !== key)
  return Object.fromEntries([...moves.map(([key]): [string, null] => [key, null]), ...moves.map(([key, value]): [string, Values[string]] => [nameOf(mapping.fields, key), value])])
}
