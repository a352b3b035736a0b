/** More time: asked before it runs out, decided by somebody else. */
import type { Clock, Procedure } from '../procedure/index.ts'
import type { Decision, Facts, Refusal, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { isStaffed, resolveWho } from './parties.ts'
import { liveClocks } from './state.ts'
import type { ClockState, Ticket } from './state.ts'
import { extended } from './unfold-clocks.ts'
import { Unfolding } from './unfold.ts'

type Asked = Extract<TicketCommand, { kind: 'askExtension' | 'decideExtension' }>

interface Found {
  readonly state: ClockState
  readonly clock: Clock
  readonly rule: NonNullable<Clock['extend']>
}

function find(procedure: Procedure, ticket: Ticket, command: Asked): Found | Refusal {
  const state = liveClocks(ticket).find((candidate) => candidate.clock === command.clock && candidate.nr === command.nr)
  const clock = procedure.clocks[command.clock]
  return state && clock?.extend ? { state, clock, rule: clock.extend } : refuse('ticket.no_extension')
}

export function askExtension(procedure: Procedure, ticket: Ticket, command: Extract<Asked, { kind: 'askExtension' }>, facts: Facts): Decision {
  const found = find(procedure, ticket, command)
  if ('kind' in found) return found
  const { state, clock, rule } = found
  if (!resolveWho(procedure, ticket, rule.by, facts, state.branch).some((party) => facts.actor.parties.includes(party))) return refuse('ticket.not_yours')
  if (command.reason.trim() === '') return refuse('ticket.text_needed')
  if (state.late || (state.state === 'running' && facts.now > state.due)) return refuse('ticket.extension_too_late')
  if (state.extensions.length >= rule.times) return refuse('ticket.extension_used_up')
  if (state.asked) return refuse('ticket.nothing_changed')
  const unfolding = new Unfolding(procedure, ticket, facts)
  if (extended(unfolding, clock, state, command.more).due > extended(unfolding, clock, state, rule.atMost).due) return refuse('ticket.extension_too_long')
  unfolding.emit({ type: 'extensionAsked', clock: state.clock, nr: state.nr, more: command.more, reason: command.reason })
  const to = resolveWho(procedure, ticket, rule.decide, facts, state.branch).filter((party) => isStaffed(ticket, party, facts))
  if (to.length > 0) unfolding.emit({ type: 'alerted', to, rule: `${state.clock}.extend` })
  return unfolding.accept()
}

export function decideExtension(procedure: Procedure, ticket: Ticket, command: Extract<Asked, { kind: 'decideExtension' }>, facts: Facts): Decision {
  const found = find(procedure, ticket, command)
  if ('kind' in found) return found
  const { state, clock, rule } = found
  if (!state.asked) return refuse('ticket.no_extension')
  if (state.asked.by === facts.actor.ref) return refuse('ticket.did_it_before')
  if (!resolveWho(procedure, ticket, rule.decide, facts, state.branch).some((party) => facts.actor.parties.includes(party))) return refuse('ticket.not_yours')
  const unfolding = new Unfolding(procedure, ticket, facts)
  const limits = command.granted ? extended(unfolding, clock, state, state.asked.more) : { due: state.due, warnAt: state.warnAt }
  unfolding.emit({ type: 'extensionDecided', clock: state.clock, nr: state.nr, granted: command.granted, reason: command.reason, ...limits })
  return unfolding.accept()
}
