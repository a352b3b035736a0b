/** What time and moments do: clocks, rules, effects, words. */
import type { CountingRule, Duration, Moment as CalendarMoment } from '../worktime/index.ts'
import type { Assignment, Expression, Label, Moment, Who } from './types-basics.ts'
import type { SubTicket } from './types-steps.ts'

/** How far away a limit is: a length, a place in the calendar, or a date that somebody set (with an optional cap counted from the start). */
export type Limit =
  | { readonly kind: 'within'; readonly within: Duration }
  | { readonly kind: 'calendar'; readonly moment: CalendarMoment }
  /** The date or date and time in a field; in a branch over rows, `column` of its row. A date means the close of that working day. */
  | { readonly kind: 'field'; readonly field: string; readonly atMost?: Duration }
  | { readonly kind: 'column'; readonly column: string; readonly atMost?: Duration }

/** The first case that holds; when none does the clock does not start. */
export interface LimitCase {
  readonly when?: Expression
  readonly limit: Limit
}

/** More time, asked before the limit and decided by somebody else. */
export interface Extension {
  readonly by: readonly Who[]
  readonly decide: readonly Who[]
  /** Longest in one go, counted like the clock. */
  readonly atMost: Duration
  readonly times: number
}

export type Effect =
  | { readonly kind: 'notify'; readonly who: readonly Who[] }
  | { readonly kind: 'raise'; readonly level: string }
  | { readonly kind: 'take'; readonly step: string; readonly outcome: string }
  /** Hands an open step to somebody else. */
  | { readonly kind: 'assign'; readonly step: string; readonly who: readonly Who[] }
  /** A reminder on record to whoever holds the open steps; with `who`, to these too. */
  | { readonly kind: 'urge'; readonly who: readonly Who[] }
  | { readonly kind: 'ledger'; readonly entry: string }
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'paper'; readonly paper: string }
  | { readonly kind: 'open'; readonly ticket: SubTicket }
  | { readonly kind: 'set'; readonly set: readonly Assignment[] }
/** What a clock does when it is late. */
export type LateAction = Effect

export interface Clock {
  readonly key: string
  readonly label: Label
  readonly from: readonly Moment[]
  readonly until: readonly Moment[]
  readonly limits: readonly LimitCase[]
  /** As the procedure says; absent: each of its lengths as its own unit is counted, see `countingRule`. */
  readonly rule?: CountingRule
  /** A warning this long before the limit, counted the same way. */
  readonly warn?: Duration
  readonly warnWho: readonly Who[]
  readonly late: readonly Effect[]
  /** Stands still while one of these steps is open. */
  readonly pausedIn: readonly string[]
  readonly extend?: Extension
  /** Whether people see it as a limit; a silent clock only drives an automatic outcome. */
  readonly shown: boolean
}

/** At these moments, when it holds, in this order. */
export interface Rule {
  readonly key: string
  readonly label: Label
  readonly at: readonly Moment[]
  readonly when?: Expression
  readonly do: readonly Effect[]
}

export interface Words {
  readonly key: string
  /** Empty: said only by an effect. */
  readonly at: readonly Moment[]
  readonly when?: Expression
  readonly to: readonly Who[]
  /** `{{field}}`, `{{number}}` and `{{title}}` are filled in. */
  readonly text: Label
  readonly mode: WordsMode | { readonly field: string }
}
export type WordsMode = 'individual' | 'public' | 'notice'
