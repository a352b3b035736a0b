/** What may be asked of a ticket, what the caller must know to ask it, and the answers. */
import type { Values } from '../procedure/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'
import type { ActorRef, Party, Survey, TicketEvent } from './events.ts'

export interface StartCommand {
  readonly kind: 'start'
  readonly channel: string
  readonly values: Values
  readonly number: string
  readonly anonymous: boolean
  /** When it reached the organisation, if not now: a letter of last week, an imported message. */
  readonly receivedAt?: Instant
}

export type TicketCommand =
  | { readonly kind: 'act'; readonly step: string; readonly nr: number; readonly outcome: string; readonly values: Values; readonly survey?: Survey }
  | { readonly kind: 'claim'; readonly step: string; readonly nr: number }
  | { readonly kind: 'release'; readonly step: string; readonly nr: number }
  | { readonly kind: 'note'; readonly text: string }
  /** A word to the reporter, from whoever handles the ticket. */
  | { readonly kind: 'say'; readonly text: string }
  /** A word from the reporter. */
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'correct'; readonly values: Values; readonly reason: string }
  | { readonly kind: 'attach'; readonly files: readonly string[]; readonly names: readonly string[] }
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
  /** Answers to the procedure's count questions, this ticket included, by `countKey`. */
  readonly counts: Readonly<Record<string, number>>
  readonly directory: DirectoryFacts
}

export interface DirectoryFacts {
  readonly hasUnit: (code: string) => boolean
  readonly hasPerson: (id: string) => boolean
}

export interface ValueProblem {
  readonly field: string
  readonly code:
    | 'field.required' | 'field.wrong_type' | 'field.too_long' | 'field.too_large' | 'field.too_many' | 'field.not_a_date'
    | 'field.unknown_choice' | 'field.unknown_unit' | 'field.unknown_person' | 'field.unexpected'
  /** The bound that was passed, where there is one. */
  readonly max?: number
}

export type RefusalCode =
  | 'ticket.unknown_channel' | 'ticket.start_not_allowed' | 'ticket.name_needed' | 'ticket.values_invalid' | 'ticket.closed'
  | 'ticket.step_not_open' | 'ticket.not_yours' | 'ticket.recused' | 'ticket.did_it_before' | 'ticket.claimed_by_other'
  | 'ticket.unknown_outcome' | 'ticket.survey_needed' | 'ticket.text_needed' | 'ticket.clock_not_due' | 'ticket.nothing_changed'

export interface Refusal {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly problems: readonly ValueProblem[]
}

export type Decision = { readonly kind: 'accepted'; readonly events: readonly TicketEvent[] } | Refusal

export function refuse(code: RefusalCode, problems: readonly ValueProblem[] = []): Refusal {
  return { kind: 'refused', code, problems }
}
