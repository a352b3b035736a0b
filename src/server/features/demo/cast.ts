/** The people of the demonstration, as actors. */
import type { Procedure, Step } from '../../../core/procedure/index.ts'
import { isRecused, mayStart } from '../../../core/ticket/index.ts'
import type { Actor, Facts, OpenStep, Ticket } from '../../../core/ticket/index.ts'
import type { Draws } from './seeded.ts'

export const REPORTER: Actor = { ref: 'reporter', parties: ['reporter'] }

export interface Cast {
  /** Somebody who may act at this open step; the same one every time it is asked. */
  readonly actorAt: (ticket: Ticket, open: OpenStep, step: Step, draws: Draws) => Actor | undefined
  /** Somebody who may register by this channel. */
  readonly starterOf: (procedure: Procedure, channel: string, draws: Draws) => Actor | undefined
  /** Ids of the people of a unit. */
  readonly membersOf: (unit: string) => readonly string[]
}

export function assembleCast(people: readonly Actor[], factsOf: (actor: Actor) => Facts): Cast {
  const pick = (fitting: readonly Actor[], draws: Draws): Actor | undefined => (fitting.length === 0 ? undefined : draws.pick(fitting))
  return {
    actorAt: (ticket, open, step, draws) => {
      if (open.assignees.includes('reporter')) return REPORTER
      if (open.claimedBy !== null) return people.find((person) => person.ref === open.claimedBy)
      return pick(people.filter((person) =>
        open.assignees.some((party) => person.parties.includes(party)) && !isRecused(ticket, person) && !step.never.some((other) => ticket.actors[other] === person.ref)), draws)
    },
    starterOf: (procedure, channel, draws) => {
      if (procedure.starts[channel]?.open === true) return REPORTER
      return pick(people.filter((actor) => mayStart(procedure, channel, factsOf(actor))), draws)
    },
    membersOf: (unit) => people.filter((person) => person.parties.includes(`unit:${unit}`)).map((person) => person.ref.replace('person:', '')),
  }
}
