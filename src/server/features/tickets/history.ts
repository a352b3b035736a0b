/** A registration with what followed it: what happened elsewhere is repeated by the same engine and written in the same transaction. */
import type { Procedure } from '../../../core/procedure/index.ts'
import { decide, evolve, replay } from '../../../core/ticket/index.ts'
import type { Actor, Refusal, StartCommand, Ticket, TicketCommand, TicketEvent } from '../../../core/ticket/index.ts'
import { factsFor } from './facts.ts'
import type { FactsDeps, Known } from './facts.ts'

/** Something that happened to a ticket: who did what, and when (milliseconds, not before what came earlier). */
export interface FollowUp {
  readonly actor: Actor
  readonly command: TicketCommand
  readonly at: number
}

/** What happened next to this ticket after the moment `at`, undefined when nothing more did. Pure: a registration that is tried again asks it again. */
export type Then = (procedure: Procedure, ticket: Ticket, at: number) => FollowUp | undefined

export interface Beginning {
  readonly procedure: Procedure
  readonly command: StartCommand
  readonly actor: Actor
  readonly now: number
  readonly then?: Then | undefined
}

export interface History {
  readonly kind: 'accepted'
  readonly events: readonly TicketEvent[]
  readonly state: Ticket
}

/** No ticket has a longer past than this; a `then` that never ends is a bug. */
const MOST = 1000

/** The events of a registration and of everything that followed; the first refusal refuses it all. */
export function decideHistory(deps: FactsDeps, { procedure, command, actor, now, then }: Beginning, known: Known): History | Refusal {
  const first = decide(procedure, undefined, command, factsFor(deps, actor, now, known))
  if (first.kind === 'refused') return first
  const events = [...first.events]
  let state = replay(events)
  if (!state) throw new Error('a decided ticket has no state')
  let at = now
  for (let next = then?.(procedure, state, at), count = 0; next; next = then?.(procedure, state, at), count++) {
    if (next.at < at || count >= MOST) throw new RangeError(`the history of a ticket must go on in time and end: ${next.command.kind} at ${new Date(next.at).toISOString()}`)
    const decision = decide(procedure, state, next.command, factsFor(deps, next.actor, next.at, known))
    if (decision.kind === 'refused') return decision
    events.push(...decision.events)
    state = decision.events.reduce<Ticket>((ticket, event) => evolve(ticket, event), state)
    at = next.at
  }
  return { kind: 'accepted', events, state }
}
