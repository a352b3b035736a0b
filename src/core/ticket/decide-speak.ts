/** What people say, attach and correct beside the steps. */
import { ownEntry } from '../procedure/index.ts'
import type { Moment, Procedure } from '../procedure/index.ts'
import type { Decision, Facts, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { isInvolved, resolveWho } from './parties.ts'
import { scopeOf } from './scope.ts'
import type { Ticket } from './state.ts'
import { holders } from './unfold-effects.ts'
import { settle } from './unfold-run.ts'
import { Unfolding } from './unfold.ts'
import { checkValues, isEmpty } from './values.ts'

export function speak(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'note' | 'say' | 'ask' | 'attach' }>, facts: Facts): Decision {
  const isReporter = facts.actor.ref === 'reporter'
  if (command.kind === 'ask' ? !isReporter : !(isReporter && command.kind === 'attach') && !isInvolved(ticket, facts.actor)) return refuse('ticket.not_yours')
  if (command.kind !== 'attach' && command.text.trim() === '') return refuse('ticket.text_needed')
  if (command.kind === 'attach' && command.files.length === 0) return refuse('ticket.nothing_changed')
  if (command.kind === 'say' && command.promisesNothing !== true && mustNotPromise(procedure, ticket)) return refuse('ticket.promise_undeclared')
  const unfolding = new Unfolding(procedure, ticket, facts)
  switch (command.kind) {
    case 'note': unfolding.emit({ type: 'noted', text: command.text }); break
    case 'ask': unfolding.emit({ type: 'asked', text: command.text }); break
    case 'attach': unfolding.emit({ type: 'attached', files: command.files, names: command.names }); break
    case 'say':
      unfolding.emit({
        type: 'said', to: ['reporter'], words: null, text: { zh: command.text, en: command.text }, mode: 'individual',
        ...(command.promisesNothing === true ? { promisesNothing: true as const } : {}),
      })
      unfolding.then({ kind: 'moment', name: 'said', branch: '' })
  }
  return settle(unfolding)
}

/** Nothing is promised before it is decided: whether one of the deciding moments is still to come. */
export function mustNotPromise(procedure: Procedure, ticket: Ticket): boolean {
  return procedure.noPromiseBefore.length > 0 && !procedure.noPromiseBefore.some((moment) => hasHappened(ticket, moment))
}

function hasHappened(ticket: Ticket, moment: Moment): boolean {
  return ticket.visits[moment] !== undefined || ticket.endings.includes(moment) || ticket.closedAs === moment
}

/** A reminder on record, from whoever watches or handles the ticket, to whoever has it in hand. */
export function urge(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'urge' }>, facts: Facts): Decision {
  if (ticket.status === 'closed') return refuse('ticket.closed')
  if (!isInvolved(ticket, facts.actor) && !isWatcher(procedure, ticket, facts)) return refuse('ticket.not_yours')
  const unfolding = new Unfolding(procedure, ticket, facts)
  const to = [...new Set(holders(ticket, ''))]
  if (to.length === 0) return refuse('ticket.nothing_changed')
  unfolding.emit({ type: 'urged', to, text: command.text })
  return settle(unfolding)
}

export function isWatcher(procedure: Procedure, ticket: Ticket, facts: Facts): boolean {
  return resolveWho(procedure, ticket, procedure.watchers, facts).some((party) => facts.actor.parties.includes(party))
}

/** What some form asks for and somebody filled in is corrected, not emptied: later steps may stand on it. */
function mustStay(procedure: Procedure, ticket: Ticket, key: string): boolean {
  const forms = [...Object.values(procedure.starts), ...Object.values(procedure.steps), ...Object.values(procedure.steps).flatMap((step) => step.outcomes)]
  const asked = procedure.fields[key]?.required === true || forms.some(({ form }) => form.some((entry) => entry.field === key && entry.required))
  return asked && !isEmpty(ticket.values[key] ?? null)
}

export function correct(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'correct' }>, facts: Facts): Decision {
  if (!isInvolved(ticket, facts.actor)) return refuse('ticket.not_yours')
  if (command.reason.trim() === '') return refuse('ticket.text_needed')
  const form = Object.keys(command.values).flatMap((key) => {
    const field = ownEntry(procedure.fields, key)
    return field && !field.value && Object.hasOwn(ticket.values, key) ? [{ field: key, required: mustStay(procedure, ticket, key) }] : []
  })
  const scope = scopeOf(procedure, ticket, facts)
  const { values, problems } = checkValues(procedure, form, command.values, { facts, scope, who: (whos) => resolveWho(procedure, ticket, whos, facts) })
  if (problems.length > 0) return refuse('ticket.values_invalid', problems)
  const changed = Object.keys(values).filter((key) => JSON.stringify(values[key] ?? null) !== JSON.stringify(ticket.values[key] ?? null))
  if (changed.length === 0) return refuse('ticket.nothing_changed')
  const pick = (from: typeof values): typeof values => Object.fromEntries(changed.map((key) => [key, from[key] ?? null]))
  const unfolding = new Unfolding(procedure, ticket, facts)
  unfolding.emit({ type: 'corrected', before: pick(ticket.values), after: pick(values), reason: command.reason })
  unfolding.then({ kind: 'takeEffect', values: pick(values), branch: '' })
  return settle(unfolding)
}
