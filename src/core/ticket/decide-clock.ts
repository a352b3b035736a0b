/** A clock reached its warning or its limit. */
import type { Procedure } from '../procedure/index.ts'
import type { Decision, Facts, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { nextMomentOf } from './state.ts'
import type { Ticket } from './state.ts'
import { holders } from './unfold-effects.ts'
import { settle } from './unfold-run.ts'
import { Unfolding } from './unfold.ts'
import type { Work } from './unfold.ts'

/** Fires only what is really due: asked twice, or too early, it refuses and nothing happens twice. */
export function decideClock(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'clock' }>, facts: Facts): Decision {
  const state = ticket.clocks.find((clock) => clock.clock === command.clock && clock.nr === command.nr)
  const clock = procedure.clocks[command.clock]
  const next = state ? nextMomentOf(state) : undefined
  if (!state || !clock || !next || next.moment !== command.moment || next.at > facts.now) return refuse('ticket.clock_not_due')
  const unfolding = new Unfolding(procedure, ticket, facts)
  const { branch } = state
  const atWork = holders(ticket, branch)
  const tell = (about: 'clockWarned' | 'clockLate', more: readonly string[]): void => {
    const to = [...new Set([...atWork, ...more])]
    if (clock.shown && to.length > 0) unfolding.emit({ type: 'notified', to, about, clock: clock.key, nr: state.nr })
  }
  const moment = (name: string): Work => ({ kind: 'moment', name: `${clock.key}.${name}`, branch })
  if (command.moment === 'warn') {
    unfolding.emit({ type: 'clockWarned', clock: clock.key, nr: state.nr })
    tell('clockWarned', unfolding.who(clock.warnWho, branch))
    unfolding.then(moment('warn'))
  } else {
    unfolding.emit({ type: 'clockLate', clock: clock.key, nr: state.nr, due: state.due })
    tell('clockLate', clock.late.flatMap((effect) => (effect.kind === 'notify' ? unfolding.who(effect.who, branch) : [])))
    unfolding.then(...clock.late.map((effect): Work => ({ kind: 'effect', effect, branch, because: '', moment: `${clock.key}.late` })), moment('late'))
  }
  return settle(unfolding)
}
