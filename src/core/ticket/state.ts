/** A ticket is its events replayed; this is the replaying. */
import type { Values } from '../procedure/index.ts'
import type { Duration, Instant, Pause } from '../worktime/index.ts'
import type { ActorRef, EventOf, Party, Survey, TicketEvent } from './events.ts'

export interface OpenStep {
  readonly step: string
  /** How often this step has been opened, this time included. */
  readonly nr: number
  readonly openedAt: Instant
  readonly assignees: readonly Party[]
  readonly claimedBy: ActorRef | null
}

export interface ClockState {
  readonly clock: string
  readonly nr: number
  readonly start: Instant
  readonly within: Duration
  readonly due: Instant
  readonly warnAt: Instant | null
  readonly state: 'running' | 'paused' | 'stopped'
  readonly pauses: readonly Pause[]
  readonly pausedSince: Instant | null
  readonly warned: boolean
  readonly late: boolean
  readonly stoppedAt: Instant | null
}

export interface Ticket {
  readonly procedure: string
  readonly procedureVersion: number
  readonly number: string
  readonly channel: string
  readonly anonymous: boolean
  readonly receivedAt: Instant
  readonly registeredAt: Instant
  readonly status: 'open' | 'closed'
  readonly level: string
  readonly values: Values
  readonly open: readonly OpenStep[]
  readonly visits: Readonly<Record<string, number>>
  /** Who last ended each step. */
  readonly actors: Readonly<Record<string, ActorRef>>
  /** Everybody who was ever given work here, or registered it; they may read it. */
  readonly involved: readonly Party[]
  readonly recused: readonly string[]
  readonly clocks: readonly ClockState[]
  readonly reopened: number
  readonly survey: Survey | null
  readonly closedAt: Instant | null
  readonly closedAs: string | null
  /** How many events made this state. */
  readonly revision: number
}

export function evolve(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.type === 'registered') return begin(event)
  if (!ticket) throw new Error('a ticket begins with its registration')
  return { ...ticket, ...change(ticket, event), revision: ticket.revision + 1 }
}

/** The state after all events; undefined for none. */
export function replay(events: Iterable<TicketEvent>): Ticket | undefined {
  let ticket: Ticket | undefined
  for (const event of events) ticket = evolve(ticket, event)
  return ticket
}

function begin(event: EventOf<'registered'>): Ticket {
  return {
    procedure: event.procedure, procedureVersion: event.procedureVersion, number: event.number, channel: event.channel,
    anonymous: event.anonymous, receivedAt: event.receivedAt, registeredAt: event.at, status: 'open', level: event.level, values: event.values,
    open: [], visits: {}, actors: {}, involved: event.actor.startsWith('person:') ? [event.actor] : [], recused: [], clocks: [],
    reopened: 0, survey: null, closedAt: null, closedAs: null, revision: 1,
  }
}

function change(ticket: Ticket, event: Exclude<TicketEvent, EventOf<'registered'>>): Partial<Ticket> {
  switch (event.type) {
    case 'stepOpened':
      return {
        open: [...ticket.open, { step: event.step, nr: event.nr, openedAt: event.at, assignees: event.assignees, claimedBy: null }],
        visits: { ...ticket.visits, [event.step]: event.nr },
        involved: union(ticket.involved, event.assignees),
      }
    case 'claimed':
      return { open: ticket.open.map((open) => (isStep(open, event) ? { ...open, claimedBy: event.by } : open)) }
    case 'acted':
      return {
        open: ticket.open.filter((open) => !isStep(open, event)),
        values: { ...ticket.values, ...event.values },
        actors: { ...ticket.actors, [event.step]: event.actor },
        involved: event.actor.startsWith('person:') ? union(ticket.involved, [event.actor]) : ticket.involved,
        reopened: ticket.reopened + (event.reopens ? 1 : 0),
        ...(event.survey ? { survey: event.survey } : {}),
      }
    case 'corrected': return { values: { ...ticket.values, ...event.after } }
    case 'graded': return { level: event.to }
    case 'recused':
      return {
        recused: union(ticket.recused, event.people),
        // Whoever is kept out keeps nothing in hand; otherwise nobody else could go on.
        open: ticket.open.map((open) => (event.people.some((person) => open.claimedBy === `person:${person}`) ? { ...open, claimedBy: null } : open)),
      }
    case 'notified': return { involved: union(ticket.involved, event.to) }
    case 'said': return { involved: union(ticket.involved, event.to) }
    case 'closed': return { status: 'closed', closedAt: event.at, closedAs: event.end, open: [] }
    case 'noted':
    case 'asked':
    case 'attached': return {}
    case 'clockStarted':
    case 'clockWarned':
    case 'clockLate':
    case 'clockPaused':
    case 'clockResumed':
    case 'clockStopped': return { clocks: moveClock(ticket.clocks, event) }
  }
}

type ClockEvent = Extract<TicketEvent, { clock: string; type: `clock${string}` }>

function moveClock(clocks: readonly ClockState[], event: ClockEvent): readonly ClockState[] {
  if (event.type === 'clockStarted') {
    const { clock, nr, start, within, due, warnAt } = event
    return [...clocks, { clock, nr, start, within, due, warnAt, state: 'running', pauses: [], pausedSince: null, warned: false, late: false, stoppedAt: null }]
  }
  return clocks.map((state) => (state.clock === event.clock && state.nr === event.nr ? { ...state, ...clockChange(event) } : state))
}

function clockChange(event: Exclude<ClockEvent, EventOf<'clockStarted'>>): Partial<ClockState> {
  switch (event.type) {
    case 'clockWarned': return { warned: true }
    case 'clockLate': return { late: true, warned: true }
    case 'clockPaused': return { state: 'paused', pausedSince: event.at }
    case 'clockResumed': return { state: 'running', pausedSince: null, pauses: event.pauses, due: event.due, warnAt: event.warnAt }
    case 'clockStopped': return { state: 'stopped', pausedSince: null, stoppedAt: event.at, late: event.late }
  }
}

function isStep(open: OpenStep, event: { readonly step: string; readonly nr: number }): boolean {
  return open.step === event.step && open.nr === event.nr
}

function union<T>(known: readonly T[], more: readonly T[]): readonly T[] {
  const added = more.filter((entry) => !known.includes(entry))
  return added.length === 0 ? known : [...known, ...new Set(added)]
}

/** When a running clock next needs attention: its warning, then its limit; never after that. */
export function nextMomentOf(clock: ClockState): { readonly at: Instant; readonly moment: 'warn' | 'late' } | undefined {
  if (clock.state !== 'running' || clock.late) return undefined
  if (!clock.warned && clock.warnAt !== null && clock.warnAt < clock.due) return { at: clock.warnAt, moment: 'warn' }
  return { at: clock.due, moment: 'late' }
}

/** Clocks that have begun and not ended. */
export function liveClocks(ticket: Ticket): readonly ClockState[] {
  return ticket.clocks.filter((clock) => clock.state !== 'stopped')
}
