/** Clocks of a ticket on the new version: elapsed time is kept, the limit is counted anew from the same start. */
import { ownEntry } from '../procedure/own-entry.ts'
import type { Clock, Moment, Procedure } from '../procedure/types.ts'
import { Unfolding } from '../ticket/unfold.ts'
import { limitOfRun } from '../ticket/unfold-clocks.ts'
import type { LimitOfRun } from '../ticket/unfold-clocks.ts'
import { liveClocks } from '../ticket/index.ts'
import type { ClockState, Ticket } from '../ticket/index.ts'
import type { Instant } from '../worktime/index.ts'
import { same } from './change.ts'
import { nameOf } from './names.ts'
import { refuseMove } from './migrate-refusals.ts'
import type { ClockMove, MigrationRefusal, Move } from './migration.ts'
import { sayClock } from './say.ts'

export interface MovedClock {
  readonly state: ClockState
  readonly move: ClockMove | undefined
}

/** Every clock there was, in order: those that run are moved or stopped, those that ended stay as they ended. `moved` is the ticket under its new names. */
export function moveClocks(move: Move, moved: Ticket): MovedClock[] {
  return moved.clocks.map((state) => (state.state === 'stopped' ? { state, move: undefined } : moveClock(move, moved, state)))
}

function moveClock(move: Move, moved: Ticket, state: ClockState): MovedClock {
  const { after, renamed, facts } = move
  const clock = ownEntry(after.clocks, state.clock)
  const now = clock && limitIn(after, moved, move, clock, state)
  if (!clock || !now) return stopped(state, facts.now)
  const asBefore = limitIn(renamed, moved, move, renamed.clocks[state.clock], state)
  const tell = (what: ClockMove['what'], due: Instant): ClockMove => ({ clock: state.clock, branch: state.branch, what, dueBefore: state.due, dueAfter: due, lateAtOnce: what === 'moved' && state.state === 'running' && due <= facts.now })
  // What was late stays late, by the limit that was broken; what the new version says the same way stays as it was reckoned then.
  if (state.late || same(now, asBefore)) return { state: { ...state, asked: clock.extend ? state.asked : null }, move: tell('kept', state.due) }
  const warned = state.warned && (now.warnAt === null || now.warnAt <= facts.now)
  const next: ClockState = { ...state, within: now.within, due: now.due, warnAt: now.warnAt, warned, asked: clock.extend ? state.asked : null }
  return { state: next, move: tell(now.due === state.due ? 'kept' : 'moved', now.due) }
}

function limitIn(procedure: Procedure, moved: Ticket, { facts }: Move, clock: Clock | undefined, state: ClockState): LimitOfRun | undefined {
  return clock && limitOfRun(new Unfolding(procedure, moved, facts), clock, state)
}

function stopped(state: ClockState, now: Instant): MovedClock {
  const late = state.late || (state.state === 'running' && now > state.due)
  return {
    state: { ...state, state: 'stopped', pausedSince: null, stoppedAt: now, late, asked: null },
    move: { clock: state.clock, branch: state.branch, what: 'stopped', dueBefore: state.due, dueAfter: null, lateAtOnce: false },
  }
}

export interface NewClock {
  readonly clock: Clock
  /** Undefined when the ticket does not tell whether it runs, or since when. */
  readonly start: Instant | undefined
}

/** Clocks that the old version did not have and that this ticket would have had, as far as its state tells. In branches they start with the next moment. */
export function newClocks({ after, renamed }: Move, moved: Ticket): NewClock[] {
  const fresh = Object.values(after.clocks).filter((clock) => !ownEntry(renamed.clocks, clock.key))
  return fresh.flatMap((clock) => {
    const begun = clock.from.flatMap((from) => beginnings(after, moved, clock, from))
    if (begun.length === 0) return []
    const known = begun.flatMap((start) => start ?? [])
    return [{ clock, start: known.length === begun.length ? Math.min(...known) : undefined }]
  })
}

/** When a clock would have begun by this moment: nothing when it did not; undefined when that, or whether it ended since, is not known. */
function beginnings(procedure: Procedure, ticket: Ticket, clock: Clock, from: Moment): (Instant | undefined)[] {
  const open = ticket.open.find((candidate) => candidate.step === from && candidate.branch === '')
  const start = from === 'received' ? ticket.receivedAt : open?.openedAt
  const happened = start === undefined ? hasHappened(procedure, ticket, from) : true
  if (happened === false) return []
  const ends = clock.until.map((until) => (open && until.startsWith(`${open.step}.`) && !until.endsWith('.claimed') ? false : hasHappened(procedure, ticket, until)))
  // Ended for certain: a clock that runs from receipt runs once.
  if (from === 'received' && ends.includes(true)) return []
  return [ends.every((ended) => ended === false) ? start : undefined]
}

/** Whether a moment has been, as far as the state tells. */
function hasHappened(procedure: Procedure, ticket: Ticket, moment: Moment): boolean | undefined {
  const [head = '', tail] = moment.split('.')
  if (moment === 'received') return true
  if (moment === 'closed') return ticket.status === 'closed'
  if (moment === 'reopened') return ticket.reopened > 0
  if (moment === 'said') return ticket.involved.includes('reporter') ? undefined : false
  if (tail === undefined) return ticket.visits[head] !== undefined
  if (head === 'level') return ticket.level === tail ? true : undefined
  if (Object.hasOwn(procedure.clocks, head)) {
    const runs = ticket.clocks.filter((state) => state.clock === head)
    return runs.some((state) => (tail === 'late' ? state.late : state.warned))
  }
  if (tail === 'claimed') return ticket.visits[head] === undefined ? false : undefined
  return ticket.endings.includes(moment)
}

/** Running clocks of one place that would become one. */
export function collidingClocks({ after, mapping, ticket }: Move): MigrationRefusal[] {
  const targets = liveClocks(ticket).map((state) => `${nameOf(mapping.clocks, state.clock)}|${state.branch}`)
  const twice = targets.filter((to, index) => targets.indexOf(to) !== index).map((to) => to.slice(0, to.indexOf('|')))
  return [...new Set(twice)].map((clock) => refuseMove('clock.collides', clock, sayClock(after, clock)))
}
