/** The shape of a migration: what would happen to one running ticket, and why it cannot. */
import type { Label, Procedure } from '../procedure/types.ts'
import type { BranchPath, Facts, Party, Ticket, TicketEvent } from '../ticket/index.ts'
import type { Instant } from '../worktime/index.ts'
import type { Mapping } from './mapping.ts'

export type MigrationRefusalCode =
  | 'ticket.closed' | 'ticket.other_version' | 'step.gone' | 'step.other_kind' | 'step.collides' | 'step.nobody' | 'step.field_empty' | 'step.child_waited_for' | 'step.votes_lost'
  | 'branch.no_fork' | 'branch.no_join' | 'branch.join_gone' | 'level.gone' | 'value.invalid' | 'value.collides' | 'goods.gone' | 'ledger.gone' | 'clock.collides'

/** Why this ticket stays on its version; `subject` is the key of the step, field, level, goods or clock meant. */
export interface MigrationRefusal extends Label {
  readonly code: MigrationRefusalCode
  readonly subject: string
}

export interface StepMove {
  readonly from: string
  /** Undefined when there is no counterpart. */
  readonly to: string | undefined
  readonly nr: number
  readonly branch: BranchPath
  readonly before: readonly Party[]
  readonly after: readonly Party[]
  /** Whether whoever took it up keeps it. */
  readonly claim: 'none' | 'kept' | 'released'
  /** Nobody stands behind any of these parties today. */
  readonly vacant: boolean
}

export interface ClockMove {
  /** Its key in the version where it is: the new one, unless it stops. */
  readonly clock: string
  readonly branch: BranchPath
  /** `unknown`: the new version has it, but it cannot be told from the ticket since when, or whether it is over; it is not started. */
  readonly what: 'kept' | 'moved' | 'stopped' | 'started' | 'unknown'
  readonly dueBefore: Instant | null
  readonly dueAfter: Instant | null
  /** The new limit is over already. */
  readonly lateAtOnce: boolean
}

export interface ValueMoves {
  readonly kept: readonly string[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  /** No longer in the ticket; they stay in its history. */
  readonly dropped: readonly string[]
  /** What the new version asks for at the beginning and the ticket does not have. */
  readonly missing: readonly string[]
}

export interface MigrationPlan {
  readonly steps: readonly StepMove[]
  readonly clocks: readonly ClockMove[]
  readonly values: ValueMoves
  readonly level: { readonly from: string; readonly to: string }
  /** Empty: it can move. */
  readonly refusals: readonly MigrationRefusal[]
}

export type MigrationDecision =
  | { readonly kind: 'accepted'; readonly events: readonly TicketEvent[] }
  | { readonly kind: 'refused'; readonly refusals: readonly MigrationRefusal[] }

/** Everything a migration is worked out from. */
export interface Move {
  readonly before: Procedure
  /** The old version in the new version's names: what differs between it and `after` is a change of the rule. */
  readonly renamed: Procedure
  readonly after: Procedure
  readonly mapping: Required<Mapping>
  readonly ticket: Ticket
  readonly facts: Facts
}
