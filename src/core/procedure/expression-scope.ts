/** What an expression is worked out over: the values of a ticket, and what the engine knows beside them. */
import type { Question } from './types.ts'

/** A row of a table by column; of a checklist `item`, `passed`, `note`; of causes `id`, `parent`, `branch`, `text`, `evidence`, `verified`. */
export type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>
export type Value = string | number | boolean | readonly string[] | readonly Row[] | null
/** Values a person filled in, by field key. */
export type Values = Readonly<Record<string, Value>>

export interface Scope {
  readonly values: Values
  readonly level: string
  readonly channel: string
  readonly reopened: number
  readonly anonymous: boolean
  /** How often each step was opened. */
  readonly times: Readonly<Record<string, number>>
  /** The last outcome of each step. */
  readonly outcomes: Readonly<Record<string, string>>
  /** The outcomes of a step's branches. */
  readonly parts: Readonly<Record<string, readonly string[]>>
  /** Pieces in custody, by `goods.holder`. */
  readonly held: Readonly<Record<string, number>>
  /** Answers to the procedure's questions, by `questionKey`. */
  readonly answers: Readonly<Record<string, number | string>>
  /** In a branch: the unit, the person or the key of the row it is for. */
  readonly item?: string
  /** In a watch: the row of the register. */
  readonly row?: Row
  /** In a watch: the local date, `2026-09-18`. */
  readonly today?: string
}

/** A ticket on which nobody has filled in anything: every expression must have a value here. */
export const BLANK: Scope = { values: {}, level: '', channel: '', reopened: 0, anonymous: false, times: {}, outcomes: {}, parts: {}, held: {}, answers: {}, item: '', row: {}, today: '' }

/** The name a question is answered under; the same question asked twice has one name. */
export function questionKey(question: Question): string {
  switch (question.kind) {
    case 'count': return `count|${question.same}|${question.window}`
    case 'similar': return `similar|${question.window}`
    case 'total': return `total|${question.register}|${question.column}|${question.same}|${question.window}`
    case 'cell': return `cell|${question.field}|${question.column}|${question.type}`
  }
}
