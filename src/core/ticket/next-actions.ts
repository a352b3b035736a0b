/** What may this person do next? The same definition that decides answers it, so the buttons are never a second opinion. */
import type { FormField, Label, Outcome, Procedure, StepKind } from '../procedure/index.ts'
import type { Actor } from './commands.ts'
import { isInvolved, isRecused, outcomesFor, whyNot } from './parties.ts'
import type { Ticket } from './state.ts'

export interface NextAction {
  readonly step: string
  readonly nr: number
  readonly kind: StepKind
  readonly label: Label
  readonly hint: Label | undefined
  readonly claimedBy: string | null
  readonly form: readonly FormField[]
  readonly outcomes: readonly Outcome[]
}

export interface Permissions {
  readonly note: boolean
  readonly say: boolean
  readonly correct: boolean
  readonly attach: boolean
}

export function nextActions(procedure: Procedure, ticket: Ticket, actor: Actor): NextAction[] {
  if (ticket.status === 'closed') return []
  return ticket.open.flatMap((open) => {
    const step = procedure.steps[open.step]
    if (!step || whyNot(procedure, ticket, open, step, actor)) return []
    return [{ step: step.key, nr: open.nr, kind: step.kind, label: step.label, hint: step.hint, claimedBy: open.claimedBy, form: step.form, outcomes: outcomesFor(step, actor) }]
  })
}

export function permissionsOf(ticket: Ticket, actor: Actor): Permissions {
  const involved = isInvolved(ticket, actor)
  const reporter = actor.ref === 'reporter' && !isRecused(ticket, actor)
  return { note: involved, say: involved, correct: involved, attach: involved || reporter }
}
