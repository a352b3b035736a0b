/** How a ticket begins, and the places where somebody (or the clock, or another ticket) must act. */
import type { Assignment, Expression, Gate, Label, Route, Who } from './types-basics.ts'
import type { FormField } from './types-data.ts'
import type { GoodsMove } from './types-records.ts'

export interface Outcome {
  readonly key: string
  readonly label: Label
  readonly form: readonly FormField[]
  readonly next: readonly Route[]
  /** Offered only when this holds. */
  readonly when?: Expression
  /** All must hold, else the outcome is refused with the label of the first that does not. */
  readonly needs: readonly Gate[]
  /** Fields written by it, after what was filled in. */
  readonly set: readonly Assignment[]
  readonly moves: readonly GoodsMove[]
  /** Brings the ticket back into handling after a no; counted. */
  readonly reopens: boolean
  /** The answer the reporter gives in so many words: shown with weight on the portal. */
  readonly tone: 'primary' | 'plain' | 'refuse'
  /** Whether the survey answer "solved" leads here on its own. */
  readonly whenSolved?: boolean
  /** Of a `ticket` step: the ends of the other ticket that lead here; empty: every end not named elsewhere. */
  readonly ends: readonly string[]
}

/**
 * `task`: somebody acts. `survey`: the reporter answers. `meeting`: a chair records minutes, those present and what was decided.
 * `wait`: nobody here can act; a clock or the outside ends it. `ticket`: another ticket is opened and its end is waited for.
 * `join`: gathers branches by itself. `end`: the ticket is over.
 */
export type StepKind = 'task' | 'survey' | 'meeting' | 'wait' | 'ticket' | 'join' | 'end'

/** When several must say something: the step ends with `outcome` once so many of its parties chose it, else with `otherwise`. */
export interface Vote {
  readonly outcome: string
  readonly needs: 'all' | 'majority' | number
  readonly otherwise: string
}

export interface Skip {
  readonly when?: Expression
  /** Also when nobody stands behind `by`: the post is vacant, or everybody is recused. */
  readonly nobody: boolean
  readonly take: string
}

export interface SubTicket {
  readonly procedure: string
  /** Its start; the one of kind `ticket` when absent. */
  readonly start?: string
  readonly with: readonly Assignment[]
}

export interface Step {
  readonly key: string
  readonly kind: StepKind
  readonly label: Label
  readonly by: readonly Who[]
  /** Actors of these steps may not act here: no person can both do and verify. */
  readonly never: readonly string[]
  readonly form: readonly FormField[]
  readonly outcomes: readonly Outcome[]
  /** Guidance shown above the form. */
  readonly hint?: Label
  /** One branch of this step for each unit, person or row in this field. */
  readonly each?: string
  readonly vote?: Vote
  readonly skip: readonly Skip[]
  /** Of a `ticket` step. */
  readonly opens?: SubTicket
  /** Of a `join`: how many branches must arrive; those still open then are ended. */
  readonly gathers?: 'all' | 'any' | number
  /** Of a `join`: where it goes on. */
  readonly next: readonly Route[]
  /** Of a `meeting`: the fields of its minutes and of those present. */
  readonly minutes?: string
  readonly present?: string
}

/** A series of local moments: an iCalendar RRULE from a first local time (`2026-01-05T08:30`), in the calendar's zone. */
export interface Series {
  readonly rrule: string
  readonly from: string
  readonly shift: 'none' | 'next-working-day' | 'previous-working-day'
}

/** Draws at most so many rows; with `coverWithin`, every row at least once within so many rounds. The seed is recorded. */
export interface Sample {
  readonly size: number
  readonly coverWithin?: number
}

export interface Start {
  readonly channel: string
  readonly label: Label
  /** `person`: somebody speaks up. The others begin by themselves: on a schedule, on a row of a register, from another ticket. */
  readonly kind: 'person' | 'schedule' | 'watch' | 'ticket'
  readonly form: readonly FormField[]
  readonly next: readonly Route[]
  /** Intake conditions and exclusions. */
  readonly needs: readonly Gate[]
  /** Whether a reporter may leave no name here. */
  readonly anonymous: boolean
  /** Whether the public may start this way without an account. */
  readonly open: boolean
  /** Who of the staff may start this way; empty = everyone who is signed in. */
  readonly by: readonly Who[]
  /** What fields of the form hold when nothing is said about them: the importer fills them in where a table has no column. */
  readonly defaults: Readonly<Record<string, string | number | boolean>>
  readonly series?: Series
  /** One ticket for each row of this register (of a `schedule` or `watch`); the row's key goes into `rowInto`. */
  readonly register?: string
  readonly rowInto?: string
  /** Rows this holds for; reads the register's columns as `row.<column>` and `today`. */
  readonly rowWhen?: Expression
  readonly sample?: Sample
}
