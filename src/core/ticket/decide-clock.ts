/** A clock reached its warning or its limit. */
import type { LateAction, Procedure } from '../procedure/index.ts'
import type { Decision, Facts, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { resolveWho } from './parties.ts'
import { nextMomentOf } from './state.ts'
import type { Ticket } from './state.ts'
import { Unfolding } from './unfold.ts'

/** Fires only what is really due: asked twice, or too early, it refuses and nothing happens twice. */
export function decideClock(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'clock' }>, facts: Facts): Decision {
  const state = ticket.clocks.find((clock) => clock.clock === command.clock && clock.nr === command.nr)
  const clock = procedure.clocks[command.clock]
  const next = state ? nextMomentOf(state) : undefined
  if (!state || !clock || !next || next.moment !== command.moment || next.at > facts.now) return refuse('ticket.clock_not_due')
  const unfolding = new Unfolding(procedure, ticket, facts)
  const handlers = ticket.open.flatMap((open) => (open.claimedBy === null ? open.assignees : [open.claimedBy])).filter((party) => party !== 'reporter')
  const tell = (about: 'clockWarned' | 'clockLate', more: readonly string[]): void => {
    const to = [...new Set([...handlers, ...more])]
    if (clock.shown && to.length > 0) unfolding.emit({ type: 'notified', to, about, clock: clock.key, nr: state.nr })
  }
  if (command.moment === 'warn') {
    unfolding.emit({ type: 'clockWarned', clock: clock.key, nr: state.nr })
    tell('clockWarned', resolveWho(procedure, unfolding.ticket, clock.warnWho))
  } else {
    unfolding.emit({ type: 'clockLate', clock: clock.key, nr: state.nr, due: state.due })
    const notified = clock.late.flatMap((action) => (action.kind === 'notify' ? resolveWho(procedure, unfolding.ticket, action.who) : []))
    tell('clockLate', notified)
    for (const action of clock.late) takeLateAction(unfolding, action)
  }
  return { kind: 'accepted', events: unfolding.events }
}

function takeLateAction(unfolding: Unfolding, action: LateAction): void {
  switch (action.kind) {
    case 'notify': return
    case 'raise': {
      const from = unfolding.ticket.level
      const to = unfolding.higher(action.level)
      if (to !== from) unfolding.emit({ type: 'graded', from, to, reason: 'late' })
      return
    }
    case 'take': {
      const open = unfolding.ticket.open.find((candidate) => candidate.step === action.step)
      const step = unfolding.procedure.steps[action.step]
      const outcome = step?.outcomes.find((candidate) => candidate.key === action.outcome)
      if (open && step && outcome) unfolding.act(step, open.nr, outcome, {}, undefined)
    }
  }
}
