/** What a ticket holds: fields, tables, and the registers it looks into. */
import type { Expression, Label, Who } from './types-basics.ts'

export const FIELD_TYPES = [
  'text', 'longText', 'number', 'money', 'date', 'dateTime', 'choice', 'boolean', 'rating', 'contact', 'signature',
  'unit', 'units', 'person', 'people', 'files', 'level', 'register', 'table', 'checklist', 'causes',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export const COLUMN_TYPES = ['text', 'number', 'money', 'date', 'choice', 'boolean', 'unit', 'person', 'files'] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

export interface Choice {
  readonly key: string
  readonly label: Label
  /** The choice above it in a tree of categories. */
  readonly under?: string
}

export interface Column {
  readonly key: string
  readonly type: ColumnType
  readonly label: Label
  readonly required: boolean
  readonly choices: readonly Choice[]
}

/** A line of a checklist; weights are points of the whole. */
export interface CheckItem {
  readonly key: string
  readonly label: Label
  readonly weight: number
}

export interface Field {
  readonly key: string
  readonly type: FieldType
  readonly label: Label
  readonly hint?: Label
  readonly required: boolean
  /** Longest text in characters, largest number, most files, most rows. */
  readonly max?: number
  /** Smallest number, fewest files or rows. */
  readonly min?: number
  readonly choices: readonly Choice[]
  /** Rows of a table: what each holds. */
  readonly columns: readonly Column[]
  /** Lines of a checklist. */
  readonly items: readonly CheckItem[]
  /** The register a `register` field points into. */
  readonly register?: string
  /** Unit of a number, such as pieces or hours. */
  readonly unit?: Label
  /** Asked for only when this holds; else neither needed nor accepted. */
  readonly when?: Expression
  /** Never filled in: worked out again after every act. */
  readonly value?: Expression
  /** A person must be one of these. */
  readonly among: readonly Who[]
  /** Who sees the value; empty: whoever sees the ticket. */
  readonly seenBy: readonly Who[]
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

/** A fixed matrix of the procedure: row key -> column -> a unit, post, role or text. */
export interface Table {
  readonly key: string
  readonly columns: Readonly<Record<string, 'unit' | 'post' | 'text'>>
  readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A register the procedure counts on, with the columns it looks at. */
export interface RegisterNeed {
  readonly key: string
  readonly label: Label
  readonly columns: readonly Column[]
}
