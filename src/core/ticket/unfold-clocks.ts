/** Clocks of one decision: started and stopped by moments, held while their steps wait, given more time. */
import { countingRule } from '../procedure/index.ts'
import type { Clock, Limit, Moment, Procedure } from '../procedure/index.ts'
import { dueAt, momentBefore, nextMoment } from '../worktime/index.ts'
import type { CompiledCalendar, Duration, Instant, Pause } from '../worktime/index.ts'
import { oncePerProcedure } from './once-per-procedure.ts'
import { viewFrom, inBranch } from './state-branches.ts'
import { liveClocks } from './state.ts'
import type { ClockState } from './state.ts'
import { placed } from './unfold.ts'
import type { Unfolding } from './unfold.ts'

export interface Limits {
  readonly due: Instant
  readonly warnAt: Instant | null
}

export function startClock(unfolding: Unfolding, clock: Clock, name: Moment, branch: string): void {
  const { ticket, facts } = unfolding
  if (liveClocks(ticket).some((state) => state.clock === clock.key && state.branch === branch)) return
  const start = name === 'received' ? ticket.receivedAt : facts.now
  const limit = limitOfRun(unfolding, clock, { start, branch, pauses: [], extensions: [] })
  if (!limit) return
  const { within, due, warnAt } = limit
  const nr = ticket.clocks.filter((state) => state.clock === clock.key).length + 1
  unfolding.emit({ type: 'clockStarted', clock: clock.key, nr, start, ...(within ? { within } : {}), due, warnAt, ...placed(branch) })
}

/** A limit with the length it was counted by; null where it is a date or a place in the calendar. */
export interface LimitOfRun extends Limits {
  readonly within: Duration | null
}

/** The limit of one run of a clock, by the case that holds now; undefined when none does, or its date was never set. */
export function limitOfRun(unfolding: Unfolding, clock: Clock, run: Run): LimitOfRun | undefined {
  const limit = clock.limits.find((entry) => unfolding.holds(entry.when, run.branch))?.limit
  const limits = limit && limitsFrom(unfolding, clock, limit, run)
  return limits && { within: limit.kind === 'within' ? limit.within : null, ...limits }
}

interface Run {
  readonly start: Instant
  readonly branch: string
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Duration[]
}

/** When a run of a clock is due; undefined when its date was never set, or its series has ended. */
function limitsFrom(unfolding: Unfolding, clock: Clock, limit: Limit, run: Run): Limits | undefined {
  const calendar = unfolding.facts.calendar(unfolding.procedure.calendar)
  const base = baseDue(unfolding, calendar, clock, limit, run)
  return base === undefined ? undefined : withExtensions(calendar, clock, base, run.extensions)
}

function withExtensions(calendar: CompiledCalendar, clock: Clock, base: Instant, extensions: readonly Duration[]): Limits {
  const due = extensions.reduce((at, more) => dueAt(calendar, countingRule(clock, more), at, more), base)
  return { due, warnAt: clock.warn ? momentBefore(calendar, due, clock.warn) : null }
}

function baseDue(unfolding: Unfolding, calendar: CompiledCalendar, clock: Clock, limit: Limit, run: Run): Instant | undefined {
  const lasting = (within: Duration): Instant => dueAt(calendar, countingRule(clock, within), run.start, within, { pauses: run.pauses })
  switch (limit.kind) {
    case 'within': return lasting(limit.within)
    case 'calendar': return nextMoment(calendar, limit.moment, run.start)?.due
    case 'field':
    case 'column': {
      const view = viewFrom(unfolding.ticket, run.branch)
      const set = endOf(calendar, limit.kind === 'field' ? view.values[limit.field] : view.row?.[limit.column])
      if (set === undefined) return limit.atMost ? lasting(limit.atMost) : undefined
      return limit.atMost ? Math.min(set, lasting(limit.atMost)) : set
    }
  }
}

/** A date ends with that day's close of business, or at midnight when it is a day off; a date and time is that moment. */
function endOf(calendar: CompiledCalendar, value: unknown): Instant | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return localInstant(calendar, value)
  const midnight = localInstant(calendar, `${value}T00:00`)
  if (midnight === undefined) return undefined
  const end = nextMoment(calendar, { kind: 'time-of-day', time: '24:00' }, midnight)?.due ?? midnight
  const table = calendar.year(Number(value.slice(0, 4)))
  const close = table.closes.find((at) => at > midnight && at <= end)
  return close ?? end
}

/** Text without an offset is local to the calendar. */
function localInstant(calendar: CompiledCalendar, text: string): Instant | undefined {
  const hasOffset = /(Z|[+-]\d{2}:\d{2})$/.test(text)
  const parsed = Date.parse(hasOffset ? text : `${text}Z`)
  if (Number.isNaN(parsed)) return undefined
  return hasOffset ? parsed : calendar.zone.firstInstantOf(parsed)
}

export function stopClock(unfolding: Unfolding, state: ClockState): void {
  const late = state.late || (state.state === 'running' && unfolding.facts.now > state.due)
  unfolding.emit({ type: 'clockStopped', clock: state.clock, nr: state.nr, late })
}

/** What happens in a branch stops the clocks of that branch and of those around it. */
export function stopClocks(unfolding: Unfolding, clocks: readonly Clock[], branch: string): void {
  for (const clock of clocks) {
    for (const state of unfolding.ticket.clocks) if (state.state !== 'stopped' && state.clock === clock.key && inBranch(branch, state.branch)) stopClock(unfolding, state)
  }
}

const pausing = oncePerProcedure((procedure) => Object.values(procedure.clocks).filter((clock) => clock.pausedIn.length > 0))

/** Whether any clock of the procedure is held while one of its steps waits. */
export function canPause(procedure: Procedure): boolean {
  return pausing(procedure).length > 0
}

/** Pauses and resumes clocks by which steps are open now. */
export function holdClocks(unfolding: Unfolding): void {
  if (!canPause(unfolding.procedure)) return
  for (const state of liveClocks(unfolding.ticket)) {
    const clock = unfolding.procedure.clocks[state.clock]
    // What is over its limit stays over it, whether or not the clock has struck yet.
    if (!clock || clock.pausedIn.length === 0 || state.late || (state.state === 'running' && unfolding.facts.now > state.due)) continue
    const waits = unfolding.ticket.open.some((open) => clock.pausedIn.includes(open.step) && inBranch(open.branch, state.branch))
    if (waits && state.state === 'running') unfolding.emit({ type: 'clockPaused', clock: state.clock, nr: state.nr })
    if (!waits && state.state === 'paused') resumeClock(unfolding, clock, state)
  }
}

function resumeClock(unfolding: Unfolding, clock: Clock, state: ClockState): void {
  const pauses = [...state.pauses, { from: state.pausedSince ?? unfolding.facts.now, until: unfolding.facts.now }]
  const limits = limitsOfRun(unfolding, clock, { ...state, pauses })
  unfolding.emit({ type: 'clockResumed', clock: state.clock, nr: state.nr, pauses, ...limits })
}

/** A limit set by length moves with pauses; a date stands. */
function limitsOfRun(unfolding: Unfolding, clock: Clock, state: ClockState): Limits {
  if (!state.within) return { due: state.due, warnAt: state.warnAt }
  const calendar = unfolding.facts.calendar(unfolding.procedure.calendar)
  return withExtensions(calendar, clock, dueAt(calendar, countingRule(clock, state.within), state.start, state.within, { pauses: state.pauses }), state.extensions)
}

/** The limit of this run with so much more time on top. */
export function extended(unfolding: Unfolding, clock: Clock, state: ClockState, more: Duration): Limits {
  return withExtensions(unfolding.facts.calendar(unfolding.procedure.calendar), clock, state.due, [more])
}
