/** Who may act: the procedure's "who" resolved on one ticket, and whether a person is among them. */
import type { Outcome, Procedure, Step, Who } from '../procedure/index.ts'
import type { Actor, RefusalCode } from './commands.ts'
import type { Party } from './events.ts'
import type { OpenStep, Ticket } from './state.ts'

/** The parties a "who" means on this ticket now; empty when the field it looks at is empty. */
export function resolveWho(procedure: Procedure, ticket: Ticket, whos: readonly Who[]): Party[] {
  return [...new Set(whos.flatMap((who) => resolveOne(procedure, ticket, who)))]
}

function resolveOne(procedure: Procedure, ticket: Ticket, who: Who): Party[] {
  switch (who.kind) {
    case 'unit': return [`unit:${who.unit}`]
    case 'post': return [`post:${who.post}`]
    case 'unitIn': return textIn(ticket, who.field).map((unit) => `unit:${unit}`)
    case 'headOf': return textIn(ticket, who.field).map((unit) => `head:${unit}`)
    case 'personIn': return textIn(ticket, who.field).map((person) => `person:${person}`)
    case 'role': return resolveWho(procedure, ticket, procedure.roles[who.role]?.who ?? [])
    case 'actorOf': return [ticket.actors[who.step]].filter((actor) => actor?.startsWith('person:')).map(String)
    case 'reporter': return ['reporter']
    case 'byLevel': return resolveWho(procedure, ticket, who.levels[ticket.level] ?? [])
  }
}

function textIn(ticket: Ticket, field: string): string[] {
  const value = ticket.values[field]
  if (typeof value === 'string' && value !== '') return [value]
  return Array.isArray(value) ? value.map(String) : []
}

export function isRecused(ticket: Ticket, actor: Actor): boolean {
  return ticket.recused.some((person) => actor.ref === `person:${person}`)
}

/** Why this actor may not act at this open step; undefined when they may. */
export function whyNot(procedure: Procedure, ticket: Ticket, open: OpenStep, step: Step, actor: Actor): RefusalCode | undefined {
  if (actor.ref === 'import') return whyNotImport(ticket, open)
  if (isRecused(ticket, actor)) return 'ticket.recused'
  if (!open.assignees.some((party) => actor.parties.includes(party))) return 'ticket.not_yours'
  if (open.claimedBy !== null && open.claimedBy !== actor.ref) return 'ticket.claimed_by_other'
  if (step.never.some((other) => ticket.actors[other] === actor.ref)) return 'ticket.did_it_before'
  return undefined
}

/** The outcomes this actor may choose: a reporter answers a survey by yes or no, never by what a clock does on its own. */
export function outcomesFor(step: Step, actor: Actor): readonly Outcome[] {
  return step.kind === 'survey' && actor.ref === 'reporter' ? step.outcomes.filter((outcome) => outcome.whenSolved !== undefined) : step.outcomes
}

/** The importer repeats what was done elsewhere, on tickets it brought in and nobody here has taken up. */
function whyNotImport(ticket: Ticket, open: OpenStep): RefusalCode | undefined {
  if (ticket.channel !== 'import') return 'ticket.not_yours'
  return open.claimedBy === null ? undefined : 'ticket.claimed_by_other'
}

/** Whether this actor handles the ticket, now or before: they may note, answer and attach. The reporter speaks by `ask` and is no handler. */
export function isInvolved(ticket: Ticket, actor: Actor): boolean {
  return actor.ref !== 'reporter' && !isRecused(ticket, actor) && ticket.involved.some((party) => actor.parties.includes(party))
}
