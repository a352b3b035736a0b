/**
 * The compiled procedure: immutable plain data, made once from YAML by `compileProcedure`.
 * The engine, the forms, the diagram and the description all read this one definition.
 */
import type { CountingRule, Duration } from '../worktime/index.ts'

export interface Label {
  readonly zh: string
  readonly en: string
}

export const FIELD_TYPES = [
  'text', 'longText', 'number', 'money', 'date', 'dateTime', 'choice', 'boolean',
  'unit', 'person', 'people', 'files', 'level',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export interface Choice {
  readonly key: string
  readonly label: Label
}

export interface Field {
  readonly key: string
  readonly type: FieldType
  readonly label: Label
  readonly hint?: Label
  readonly required: boolean
  /** Longest text in characters, largest number, or most files. */
  readonly max?: number
  readonly choices: readonly Choice[]
  /** `recuse` keeps the named people out of the ticket, everywhere. */
  readonly effect?: 'recuse'
  /** The field the ticket is listed under; exactly one field of a procedure has it. */
  readonly isTitle: boolean
}

/** A field as one form uses it: the form may require what is optional elsewhere. */
export interface FormField {
  readonly field: string
  readonly required: boolean
}

/** Who may act. Resolved to parties when a step opens. */
export type Who =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'unitIn'; readonly field: string }
  | { readonly kind: 'headOf'; readonly field: string }
  | { readonly kind: 'personIn'; readonly field: string }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'actorOf'; readonly step: string }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'byLevel'; readonly levels: Readonly<Record<string, readonly Who[]>> }

export interface Role {
  readonly key: string
  readonly label: Label
  readonly who: readonly Who[]
}

export interface Level {
  readonly key: string
  readonly label: Label
  /** Absent on the lowest level: it needs no reason. */
  readonly when?: Expression
}

/** The first route whose condition holds is taken; the last one has none. */
export interface Route {
  readonly when?: Expression
  readonly to: string
}

export interface Outcome {
  readonly key: string
  readonly label: Label
  readonly form: readonly FormField[]
  readonly next: readonly Route[]
  /** Brings the ticket back into handling after a no; counted. */
  readonly reopens: boolean
  /** The answer the reporter gives in so many words: shown with weight on the portal. */
  readonly tone: 'primary' | 'plain' | 'refuse'
  /** Whether the survey answer "solved" leads here on its own. */
  readonly whenSolved?: boolean
}

export type StepKind = 'task' | 'survey' | 'end'

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
}

export interface Start {
  readonly channel: string
  readonly label: Label
  readonly form: readonly FormField[]
  readonly next: readonly Route[]
  /** Whether a reporter may leave no name here. */
  readonly anonymous: boolean
  /** Whether the public may start this way without an account. */
  readonly open: boolean
  /** Who of the staff may start this way; empty = everyone who is signed in. */
  readonly by: readonly Who[]
  /** What fields of the form hold when nothing is said about them: the importer fills them in where a table has no column. */
  readonly defaults: Readonly<Record<string, string | number | boolean>>
}

/** `received`, `said`, `closed`, `<step>` (opened) or `<step>.<outcome>`. */
export type Moment = string

export type LateAction =
  | { readonly kind: 'notify'; readonly who: readonly Who[] }
  | { readonly kind: 'raise'; readonly level: string }
  | { readonly kind: 'take'; readonly step: string; readonly outcome: string }

export interface Clock {
  readonly key: string
  readonly label: Label
  readonly from: readonly Moment[]
  readonly until: readonly Moment[]
  readonly within: Duration
  readonly rule: CountingRule
  /** A warning this long before the limit, counted the same way. */
  readonly warn?: Duration
  readonly warnWho: readonly Who[]
  readonly late: readonly LateAction[]
  /** Stands still while one of these steps is open. */
  readonly pausedIn: readonly string[]
  /** Whether people see it as a limit; a silent clock only drives an automatic outcome. */
  readonly shown: boolean
}

export interface Words {
  readonly key: string
  readonly at: readonly Moment[]
  readonly to: readonly Who[]
  /** `{{field}}`, `{{number}}` and `{{title}}` are filled in. */
  readonly text: Label
  readonly mode: WordsMode | { readonly field: string }
}
export type WordsMode = 'individual' | 'public' | 'notice'

export interface NumberPattern {
  readonly parts: readonly NumberPart[]
  readonly resets: 'never' | 'year' | 'month' | 'day'
}
export type NumberPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly format: 'yyyy' | 'yy' | 'MM' | 'dd' }
  | { readonly kind: 'seq'; readonly width: number }

/** A unit or post the procedure counts on; created empty when the procedure is taken into use. */
export interface NeededUnit {
  readonly code: string
  readonly label: Label
  readonly parent?: string
}
export interface NeededPost {
  readonly code: string
  readonly label: Label
  readonly unit: string
  /** Whether the holder is the head of that unit. */
  readonly head: boolean
}

/** A condition in CEL, compiled once per procedure by `ExpressionSpace`. */
export interface Expression {
  readonly source: string
  readonly counts: readonly CountQuestion[]
}

/** A question to the directory or the store that core cannot answer itself. */
export interface CountQuestion {
  readonly same: string
  /** Look-back window in milliseconds. */
  readonly window: number
}

export interface Procedure {
  readonly id: string
  readonly version: number
  readonly catalogue: string
  readonly title: Label
  readonly summary: Label
  readonly document: Readonly<Record<string, string>>
  readonly number: NumberPattern
  readonly calendar: string
  readonly starts: Readonly<Record<string, Start>>
  readonly fields: Readonly<Record<string, Field>>
  readonly levels: readonly Level[]
  readonly needs: { readonly units: readonly NeededUnit[]; readonly posts: readonly NeededPost[] }
  readonly roles: Readonly<Record<string, Role>>
  readonly steps: Readonly<Record<string, Step>>
  readonly clocks: Readonly<Record<string, Clock>>
  readonly words: readonly Words[]
  readonly counts: readonly CountQuestion[]
}
