/**
 * The compiled procedure: immutable plain data, made once from YAML by `compileProcedure`.
 * The engine, the forms, the verifier, the simulator, the diagram and the description all read this one definition.
 */
import type { Clock, Rule, Words } from './types-effects.ts'
import type { Field, RegisterNeed, Table } from './types-data.ts'
import type { Label, Level, Moment, NeededPost, NeededUnit, Question, Role, Who } from './types-basics.ts'
import type { Goods, LedgerRule, Paper } from './types-records.ts'
import type { Start, Step } from './types-steps.ts'

export * from './types-basics.ts'
export * from './types-data.ts'
export * from './types-effects.ts'
export * from './types-records.ts'
export * from './types-steps.ts'

export interface NumberPattern {
  readonly parts: readonly NumberPart[]
  readonly resets: 'never' | 'year' | 'month' | 'day'
}
export type NumberPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly format: 'yyyy' | 'yy' | 'MM' | 'dd' }
  | { readonly kind: 'seq'; readonly width: number }

export interface Procedure {
  readonly id: string
  readonly version: number
  readonly catalogue: string
  readonly title: Label
  readonly summary: Label
  /** The header of the controlled document: code, edition, effective date, prepared, reviewed, approved, distribution. */
  readonly document: Readonly<Record<string, string>>
  readonly number: NumberPattern
  readonly calendar: string
  readonly needs: { readonly units: readonly NeededUnit[]; readonly posts: readonly NeededPost[]; readonly registers: Readonly<Record<string, RegisterNeed>> }
  readonly fields: Readonly<Record<string, Field>>
  readonly tables: Readonly<Record<string, Table>>
  /** Written from low to high. */
  readonly levels: readonly Level[]
  readonly roles: Readonly<Record<string, Role>>
  readonly starts: Readonly<Record<string, Start>>
  readonly steps: Readonly<Record<string, Step>>
  readonly clocks: Readonly<Record<string, Clock>>
  readonly words: readonly Words[]
  readonly rules: readonly Rule[]
  readonly ledger: Readonly<Record<string, LedgerRule>>
  readonly goods: Readonly<Record<string, Goods>>
  readonly papers: readonly Paper[]
  /** Who sees every ticket of this procedure and may urge, and owns nothing by it. */
  readonly watchers: readonly Who[]
  /** Before one of these moments, a word in a person's own writing must be declared to promise nothing; empty: no such guard. */
  readonly noPromiseBefore: readonly Moment[]
  /** How long a closed ticket is kept, in whole years; absent: for ever. */
  readonly keepYears?: number
  /** Everything its conditions ask that core cannot know; the caller answers by `questionKey`. */
  readonly questions: readonly Question[]
}
