/** What may be asked of a ticket, what the caller must know to ask it, and the answers. */
import type { Label, Row, Values } from '../procedure/index.ts'
import type { CompiledCalendar, Duration, Instant } from '../worktime/index.ts'
import type { ActorRef, Party, Survey, TicketEvent } from './events.ts'
import type { Ticket } from './state-types.ts'

export interface StartCommand {
  readonly kind: 'start'
  readonly channel: string
  readonly values: Values
  readonly number: string
  readonly anonymous: boolean
  /** When it reached the organisation, if not now: a letter of last week, an imported message. */
  readonly receivedAt?: Instant
}

/** What may be done with a ledger entry: by whoever is charged, by whoever decides, by whoever hears appeals. */
export const LEDGER_MOVES = ['hear', 'confirm', 'waive', 'appeal', 'uphold', 'withdraw'] as const
export type LedgerMove = (typeof LEDGER_MOVES)[number]

export type TicketCommand =
  | { readonly kind: 'act'; readonly step: string; readonly nr: number; readonly outcome: string; readonly values: Values; readonly survey?: Survey }
  | { readonly kind: 'claim'; readonly step: string; readonly nr: number }
  | { readonly kind: 'release'; readonly step: string; readonly nr: number }
  | { readonly kind: 'note'; readonly text: string }
  /** A word to the reporter, from whoever handles the ticket. */
  | { readonly kind: 'say'; readonly text: string; readonly promisesNothing?: boolean }
  /** A word from the reporter. */
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'correct'; readonly values: Values; readonly reason: string }
  | { readonly kind: 'attach'; readonly files: readonly string[]; readonly names: readonly string[] }
  | { readonly kind: 'urge'; readonly text: string }
  | { readonly kind: 'askExtension'; readonly clock: string; readonly nr: number; readonly more: Duration; readonly reason: string }
  | { readonly kind: 'decideExtension'; readonly clock: string; readonly nr: number; readonly granted: boolean; readonly reason: string }
  | { readonly kind: 'ledger'; readonly nr: number; readonly move: LedgerMove; readonly text: string }
  /** The ticket that was asked for is there; and it has ended. Both by the actor `ticket`. */
  | { readonly kind: 'linked'; readonly step: string | null; readonly nr: number | null; readonly procedure: string; readonly number: string }
  | { readonly kind: 'otherEnded'; readonly step: string; readonly nr: number; readonly end: string }
  | { readonly kind: 'clock'; readonly clock: string; readonly nr: number; readonly moment: 'warn' | 'late' }

export type Command = StartCommand | TicketCommand

export interface Actor {
  readonly ref: ActorRef
  /** Everything this person may act as today: themselves, units, posts held or stood in for. */
  readonly parties: readonly Party[]
}

/** What core cannot know by itself. */
export interface Facts {
  readonly now: Instant
  readonly actor: Actor
  readonly calendar: (key: string) => CompiledCalendar
  /** Answers to the procedure's questions, this ticket included in counts, by `questionKey`. */
  readonly answers: Readonly<Record<string, number | string>>
  readonly directory: DirectoryFacts
}

export interface DirectoryFacts {
  readonly hasUnit: (code: string) => boolean
  readonly hasPerson: (id: string) => boolean
  /** Whether somebody can act as this party today who is none of these people. */
  readonly isStaffed: (party: Party, without: readonly string[]) => boolean
  /** Whether this person can act as one of these parties today. */
  readonly isOneOf: (person: string, parties: readonly Party[]) => boolean
  /** The head of the unit above a person, unit or post; undefined at the top. */
  readonly superiorOf: (party: Party) => Party | undefined
  /** A row of a register, by its key. */
  readonly registerRow: (register: string, key: string) => Row | undefined
}

export interface ValueProblem {
  readonly field: string
  readonly code:
    | 'field.required' | 'field.wrong_type' | 'field.too_long' | 'field.too_large' | 'field.too_small' | 'field.too_many' | 'field.too_few' | 'field.not_a_date'
    | 'field.unknown_choice' | 'field.unknown_unit' | 'field.unknown_person' | 'field.not_among' | 'field.unknown_row' | 'field.unexpected'
  /** The bound that was passed, where there is one. */
  readonly max?: number
  /** In a table: which row, from 0, and which column. */
  readonly row?: number
  readonly column?: string
}

export type RefusalCode =
  | 'ticket.unknown_channel' | 'ticket.start_not_allowed' | 'ticket.name_needed' | 'ticket.values_invalid' | 'ticket.closed'
  | 'ticket.step_not_open' | 'ticket.not_yours' | 'ticket.recused' | 'ticket.did_it_before' | 'ticket.claimed_by_other'
  | 'ticket.unknown_outcome' | 'ticket.survey_needed' | 'ticket.text_needed' | 'ticket.clock_not_due' | 'ticket.nothing_changed'
  | 'ticket.gate_closed' | 'ticket.goods_short' | 'ticket.voted_before' | 'ticket.promise_undeclared' | 'ticket.no_extension' | 'ticket.extension_too_late'
  | 'ticket.extension_too_long' | 'ticket.extension_used_up' | 'ticket.ledger_not_now' | 'ticket.hearing_runs' | 'ticket.time_over' | 'ticket.never_rests'

export interface Refusal {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly problems: readonly ValueProblem[]
  /** What is still missing, in the procedure's own words. */
  readonly gate?: Label
}

/** What happens, and the ticket as it is afterwards. */
export interface Accepted {
  readonly kind: 'accepted'
  readonly events: readonly TicketEvent[]
  readonly ticket: Ticket
}

export type Decision = Accepted | Refusal

export function refuse(code: RefusalCode, problems: readonly ValueProblem[] = [], gate?: Label): Refusal {
  return { kind: 'refused', code, problems, ...(gate ? { gate } : {}) }
}
