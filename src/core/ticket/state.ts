/** A ticket is its events replayed; this is the replaying. */
import type { EventOf, TicketEvent } from './events.ts'
import { changeBranches, closeBranches, homeOf, inBranch, openBranches } from './state-branches.ts'
import { isClockEvent, moveClock } from './state-clocks.ts'
import type { ClockEvent } from './state-clocks.ts'
import { migrate } from './state-migrated.ts'
import { changeRecords } from './state-records.ts'
import type { OpenStep, Ticket } from './state-types.ts'
import type { Values } from '../procedure/index.ts'

export type { Branch, ClockState, LedgerEntry, LedgerState, OpenStep, Ticket } from './state-types.ts'
export { liveClocks, nextMomentOf } from './state-clocks.ts'

export function evolve(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.type === 'registered') return begin(event)
  if (!ticket) throw new Error('a ticket begins with its registration')
  return change({ ...ticket }, event)
}

/** Changes a ticket in place: only for one that nobody else holds. What it is made of is never changed, only exchanged. */
export function change(ticket: Own<Ticket>, event: Exclude<TicketEvent, EventOf<'registered'>>): Own<Ticket> {
  ticket.revision += 1
  // The most frequent ones are written straight into the ticket.
  switch (event.type) {
    case 'stepOpened': openStep(ticket, event); break
    case 'acted': endStep(ticket, event); break
    case 'notified':
    case 'alerted':
    case 'said': ticket.involved = union(ticket.involved, event.to); break
    default: if (isClockEvent(event)) ticket.clocks = moveClock(ticket.clocks, event)
    else Object.assign(ticket, changeOf(ticket, event))
  }
  return ticket
}

/** Somebody's own copy. */
export type Own<T> = { -readonly [K in keyof T]: T[K] }

/** The state after all events; undefined for none. */
export function replay(events: Iterable<TicketEvent>): Ticket | undefined {
  let ticket: Own<Ticket> | undefined
  for (const event of events) ticket = event.type === 'registered' || !ticket ? evolve(ticket, event) : change(ticket, event)
  return ticket
}

function begin(event: EventOf<'registered'>): Ticket {
  return {
    procedure: event.procedure, procedureVersion: event.procedureVersion, number: event.number, channel: event.channel,
    anonymous: event.anonymous, receivedAt: event.receivedAt, registeredAt: event.at, registeredBy: event.actor,
    status: 'open', level: event.level, values: event.values,
    open: [], branches: [], visits: {}, outcomes: {}, endings: [], actors: {}, involved: isPerson(event.actor) ? [event.actor] : [], recused: [],
    clocks: [], ledger: [], goods: {}, papers: {}, reopened: 0, urged: 0, survey: null, closedAt: null, closedAs: null, revision: 1,
  }
}

type Straight = 'registered' | 'stepOpened' | 'acted' | 'notified' | 'alerted' | 'said' | ClockEvent['type']

function changeOf(ticket: Ticket, event: Exclude<TicketEvent, { readonly type: Straight }>): Partial<Ticket> {
  switch (event.type) {
    case 'claimed': return { open: ticket.open.map((open) => (isStep(open, event) ? { ...open, claimedBy: event.by } : open)) }
    case 'reassigned': return {
      open: ticket.open.map((open) => (isStep(open, event) ? { ...open, assignees: event.assignees, claimedBy: null } : open)),
      involved: union(ticket.involved, event.assignees),
    }
    case 'voted': return {
      open: ticket.open.map((open) => (isStep(open, event) ? { ...open, votes: [...open.votes, { party: event.party, by: event.actor, outcome: event.outcome }] } : open)),
      involved: isPerson(event.actor) ? union(ticket.involved, [event.actor]) : ticket.involved,
    }
    case 'valuesSet': return addValues(ticket, event.branch ?? '', event.values)
    case 'branched': return { branches: openBranches(ticket.branches, event) }
    case 'arrived': return { branches: changeBranches(ticket.branches, event.branch, () => ({ arrivedAt: event.step })) }
    case 'gathered': return {
      branches: closeBranches(ticket.branches, event.branches),
      open: ticket.open.filter((open) => !event.branches.some((path) => inBranch(open.branch, path))),
    }
    case 'corrected': return { values: { ...ticket.values, ...event.after } }
    case 'graded': return { level: event.to }
    case 'recused': return {
      recused: union(ticket.recused, event.people),
      // Whoever is kept out keeps nothing in hand; otherwise nobody else could go on.
      open: ticket.open.map((open) => (event.people.some((person) => open.claimedBy === `person:${person}`) ? { ...open, claimedBy: null } : open)),
    }
    case 'urged': return { involved: union(ticket.involved, event.to), urged: ticket.urged + 1 }
    case 'closed': return { status: 'closed', closedAt: event.at, closedAs: event.end, open: [] }
    case 'migrated': return migrate(ticket, event)
    case 'ticketLinked': return { open: ticket.open.map((open) => (open.step === event.step && open.nr === event.nr ? { ...open, waitsFor: event.number } : open)) }
    case 'ledgerProposed':
    case 'ledgerMoved':
    case 'goodsMoved':
    case 'paperIssued': return changeRecords(ticket, event)
    case 'noted':
    case 'asked':
    case 'attached':
    case 'ticketAsked': return {}
  }
}

function openStep(ticket: Own<Ticket>, event: EventOf<'stepOpened'>): void {
  const { step, nr, assignees, branch = '' } = event
  ticket.open = [...ticket.open, { step, nr, branch, openedAt: event.at, assignees, claimedBy: null, votes: [], waitsFor: null }]
  ticket.visits = { ...ticket.visits, [step]: nr }
  ticket.involved = union(ticket.involved, assignees)
  if (branch !== '') ticket.branches = changeBranches(ticket.branches, branch, (there) => ({ visits: { ...there.visits, [step]: (there.visits[step] ?? 0) + 1 } }))
}

function endStep(ticket: Own<Ticket>, event: EventOf<'acted'>): void {
  const { step, outcome, actor, branch = '' } = event
  const ending = `${step}.${outcome}`
  ticket.open = ticket.open.filter((open) => !isStep(open, event))
  ticket.actors = { ...ticket.actors, [step]: actor }
  ticket.outcomes = { ...ticket.outcomes, [step]: outcome }
  if (!ticket.endings.includes(ending)) ticket.endings = [...ticket.endings, ending]
  if (isPerson(actor)) ticket.involved = union(ticket.involved, [actor])
  if (event.reopens) ticket.reopened += 1
  if (event.survey) ticket.survey = event.survey
  if (!isNothing(event.values)) Object.assign(ticket, addValues(ticket, branch, event.values))
  // In a branch it also counts how the step ended there and who ended it.
  if (branch !== '') ticket.branches = changeBranches(ticket.branches, branch, (there) => ({ outcomes: { ...there.outcomes, [step]: outcome }, actors: { ...there.actors, [step]: actor } }))
}

/** Values where they belong. */
function addValues(ticket: Ticket, branch: string, values: Values): Partial<Ticket> {
  if (isNothing(values)) return {}
  const home = branch === '' ? '' : homeOf(ticket, branch)
  if (home === '') return { values: { ...ticket.values, ...values } }
  return { branches: changeBranches(ticket.branches, home, (there) => ({ values: { ...there.values, ...values } })) }
}

function isNothing(values: Values): boolean {
  for (const _ in values) return false
  return true
}

function isPerson(actor: string): boolean {
  return actor.startsWith('person:')
}

function isStep(open: OpenStep, event: { readonly step: string; readonly nr: number }): boolean {
  return open.step === event.step && open.nr === event.nr
}

function union<T>(known: readonly T[], more: readonly T[]): readonly T[] {
  if (more.every((entry) => known.includes(entry))) return known
  const added = more.filter((entry) => !known.includes(entry))
  return [...known, ...new Set(added)]
}
