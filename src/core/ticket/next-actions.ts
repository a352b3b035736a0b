/** What may this person do next? The same definition that decides answers it, so the buttons are never a second opinion. */
import type { FormField, Label, Outcome, Procedure, StepKind } from '../procedure/index.ts'
import { LEDGER_MOVES } from './commands.ts'
import type { Facts, LedgerMove } from './commands.ts'
import { whyNotNow } from './decide-ledger.ts'
import { isWatcher, mustNotPromise } from './decide-speak.ts'
import type { BranchPath } from './events.ts'
import { isInvolved, isRecused, outcomesFor, resolveWho, whyNot } from './parties.ts'
import { closedGate, holds, scopeOf } from './scope.ts'
import { holders } from './unfold-effects.ts'
import { liveClocks } from './state.ts'
import type { Ticket } from './state.ts'

export interface NextAction {
  readonly step: string
  readonly nr: number
  readonly branch: BranchPath
  /** The unit, person or row this branch is for. */
  readonly item: string | undefined
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
  /** A word to the reporter must be declared to promise nothing. */
  readonly sayPromisesNothing: boolean
  readonly correct: boolean
  readonly attach: boolean
  readonly urge: boolean
  /** Clocks for which more time may be asked, and those where this person decides on a request. */
  readonly askExtension: readonly string[]
  readonly decideExtension: readonly string[]
  readonly ledger: readonly { readonly nr: number; readonly moves: readonly LedgerMove[] }[]
}

export function nextActions(procedure: Procedure, ticket: Ticket, facts: Facts): NextAction[] {
  if (ticket.status === 'closed') return []
  return ticket.open.flatMap((open) => {
    const step = procedure.steps[open.step]
    if (!step || step.kind === 'wait' || step.kind === 'ticket' || whyNot(ticket, open, step, facts.actor)) return []
    const branch = ticket.branches.find((candidate) => candidate.path === open.branch)
    return [{
      step: step.key, nr: open.nr, branch: open.branch, item: branch?.item ?? undefined, kind: step.kind, label: step.label, hint: step.hint, claimedBy: open.claimedBy,
      form: shownForm(procedure, ticket, step.form, open.branch, facts),
      outcomes: outcomesFor(procedure, ticket, open, step, facts.actor, facts),
    }]
  })
}

/** Fields that hang on something this very form fills in stay in it; the rest is decided already. */
function shownForm(procedure: Procedure, ticket: Ticket, form: readonly FormField[], branch: BranchPath, facts: Facts): readonly FormField[] {
  const asked = new Set(form.map((entry) => entry.field))
  if (form.every((entry) => !procedure.fields[entry.field]?.when)) return form
  const scope = scopeOf(procedure, ticket, facts, branch)
  return form.filter((entry) => {
    const when = procedure.fields[entry.field]?.when
    return !when || when.reads.some((read) => asked.has(read)) || holds(procedure, when, scope)
  })
}

export function permissionsOf(procedure: Procedure, ticket: Ticket, facts: Facts): Permissions {
  const { actor } = facts
  const involved = isInvolved(ticket, actor)
  const reporter = actor.ref === 'reporter' && !isRecused(ticket, actor)
  const open = ticket.status === 'open' && !isRecused(ticket, actor)
  const isOne = (whos: Parameters<typeof resolveWho>[2], branch: BranchPath): boolean => resolveWho(procedure, ticket, whos, facts, branch).some((party) => actor.parties.includes(party))
  const extendable = open ? liveClocks(ticket).flatMap((state) => {
    const rule = procedure.clocks[state.clock]?.extend
    return rule ? [{ state, rule }] : []
  }) : []
  return {
    note: involved, say: involved, sayPromisesNothing: involved && mustNotPromise(procedure, ticket), correct: involved, attach: involved || reporter,
    urge: open && actor.ref !== 'reporter' && holders(ticket, '').length > 0 && (involved || isWatcher(procedure, ticket, facts)),
    askExtension: extendable.filter(({ state, rule }) => !state.asked && !state.late && facts.now <= state.due && state.extensions.length < rule.times && isOne(rule.by, state.branch)).map(({ state }) => state.clock),
    decideExtension: extendable.filter(({ state, rule }) => state.asked && state.asked.by !== actor.ref && isOne(rule.decide, state.branch)).map(({ state }) => state.clock),
    ledger: isRecused(ticket, actor) ? [] : ticket.ledger.flatMap((entry) => {
      const rule = procedure.ledger[entry.entry]
      const moves = rule ? LEDGER_MOVES.filter((move) => !whyNotNow(procedure, ticket, entry, rule, move, facts)) : []
      return moves.length > 0 ? [{ nr: entry.nr, moves }] : []
    }),
  }
}

/** What still closes an outcome as the ticket stands, before anything is filled in; for a hint beside the button. */
export function missingFor(procedure: Procedure, ticket: Ticket, action: NextAction, outcome: Outcome, facts: Facts): Label | undefined {
  return closedGate(procedure, outcome.needs, scopeOf(procedure, ticket, facts, action.branch))
}
