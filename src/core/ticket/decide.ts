/** Decisions are data: a command on a ticket becomes accepted events or a refusal. Nothing here throws for what a person may do. */
import type { Procedure } from '../procedure/index.ts'
import type { Command, Decision, Facts } from './commands.ts'
import { refuse } from './commands.ts'
import { act, claim, otherEnded } from './decide-act.ts'
import { decideClock } from './decide-clock.ts'
import { askExtension, decideExtension } from './decide-extension.ts'
import { moveLedger } from './decide-ledger.ts'
import { correct, speak, urge } from './decide-speak.ts'
import { start } from './decide-start.ts'
import { isRecused } from './parties.ts'
import type { Ticket } from './state.ts'
import { Unfolding } from './unfold.ts'

export function decide(procedure: Procedure, ticket: Ticket | undefined, command: Command, facts: Facts): Decision {
  if (command.kind === 'start') return start(procedure, command, facts)
  if (!ticket) return refuse('ticket.step_not_open')
  if (command.kind === 'clock') return decideClock(procedure, ticket, command, facts)
  if (isRecused(ticket, facts.actor)) return refuse('ticket.recused')
  switch (command.kind) {
    case 'act': return act(procedure, ticket, command, facts)
    case 'claim':
    case 'release': return claim(procedure, ticket, command, facts)
    case 'otherEnded': return otherEnded(procedure, ticket, command, facts)
    case 'correct': return correct(procedure, ticket, command, facts)
    case 'urge': return urge(procedure, ticket, command, facts)
    case 'askExtension': return askExtension(procedure, ticket, command, facts)
    case 'decideExtension': return decideExtension(procedure, ticket, command, facts)
    case 'ledger': return moveLedger(procedure, ticket, command, facts)
    case 'linked': {
      if (facts.actor.ref !== 'ticket') return refuse('ticket.not_yours')
      const unfolding = new Unfolding(procedure, ticket, facts)
      unfolding.emit({ type: 'ticketLinked', step: command.step, nr: command.nr, procedure: command.procedure, number: command.number })
      return unfolding.accept()
    }
    case 'note':
    case 'say':
    case 'ask':
    case 'attach': return speak(procedure, ticket, command, facts)
  }
}
