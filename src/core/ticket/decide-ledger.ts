/** The way of a reward or penalty from proposal to final: hearing, decision, appeal. */
import type { LedgerRule, Procedure } from '../procedure/index.ts'
import { dueFor } from '../worktime/index.ts'
import type { Instant } from '../worktime/index.ts'
import type { Decision, Facts, LedgerMove, RefusalCode, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { resolveWho } from './parties.ts'
import type { LedgerEntry, LedgerState, Ticket } from './state.ts'
import { Unfolding } from './unfold.ts'

interface Turn {
  readonly from: readonly LedgerState[]
  readonly to: LedgerState
  readonly who: 'charged' | 'decides' | 'appeals'
}

const TURNS: Readonly<Record<LedgerMove, Turn>> = {
  hear: { from: ['proposed'], to: 'heard', who: 'charged' },
  confirm: { from: ['proposed', 'heard'], to: 'confirmed', who: 'decides' },
  waive: { from: ['proposed', 'heard'], to: 'waived', who: 'decides' },
  appeal: { from: ['confirmed'], to: 'appealed', who: 'charged' },
  uphold: { from: ['appealed'], to: 'upheld', who: 'appeals' },
  withdraw: { from: ['appealed'], to: 'withdrawn', who: 'appeals' },
}

export function moveLedger(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'ledger' }>, facts: Facts): Decision {
  const entry = ticket.ledger.find((candidate) => candidate.nr === command.nr)
  const rule = entry && procedure.ledger[entry.entry]
  if (!entry || !rule) return refuse('ticket.ledger_not_now')
  const turn = TURNS[command.move]
  const reason = whyNotNow(procedure, ticket, entry, rule, command.move, facts)
  if (reason) return refuse(reason)
  if (command.text.trim() === '' && command.move !== 'confirm') return refuse('ticket.text_needed')
  const unfolding = new Unfolding(procedure, ticket, facts)
  const appealUntil = turn.to === 'confirmed' && rule.appeal ? limit(procedure, facts, rule.appeal.within) : null
  unfolding.emit({ type: 'ledgerMoved', nr: entry.nr, state: turn.to, text: command.text, appealUntil })
  return unfolding.accept()
}

/** Why this move is not open to this actor now; undefined when it is. The buttons ask the same. */
export function whyNotNow(procedure: Procedure, ticket: Ticket, entry: LedgerEntry, rule: LedgerRule, move: LedgerMove, facts: Facts): RefusalCode | undefined {
  const turn = TURNS[move]
  const isCharged = entry.to.some((party) => facts.actor.parties.includes(party))
  const whos = { charged: [], decides: rule.approve, appeals: rule.appeal?.to ?? [] }[turn.who]
  const isTheirs = turn.who === 'charged' ? isCharged : resolveWho(procedure, ticket, whos, facts).some((party) => facts.actor.parties.includes(party))
  if (!isTheirs) return 'ticket.not_yours'
  // Nobody decides on their own money.
  if (turn.who !== 'charged' && isCharged) return 'ticket.did_it_before'
  if (!turn.from.includes(entry.state)) return 'ticket.ledger_not_now'
  if (move === 'hear') return entry.hearUntil !== null && facts.now > entry.hearUntil ? 'ticket.time_over' : undefined
  if (move === 'confirm' && entry.state === 'proposed' && entry.hearUntil !== null && facts.now <= entry.hearUntil) return 'ticket.hearing_runs'
  if (move === 'appeal') return entry.appealUntil === null || facts.now > entry.appealUntil ? 'ticket.time_over' : undefined
  return undefined
}

function limit(procedure: Procedure, facts: Facts, within: NonNullable<LedgerRule['hearing']>): Instant {
  return dueFor(facts.calendar(procedure.calendar), 'legal', facts.now, within).due
}
