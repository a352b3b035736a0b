/** The types of the expression language: text, number, yes-or-no, lists and rows. There is one kind of number. */
import type { Column, ColumnType, Field, FieldType, Label } from './types.ts'
import { ExpressionFault } from './expression-fault.ts'
import type { Row, Scope } from './expression-scope.ts'

export type ValueType =
  | { readonly kind: 'bool' }
  | { readonly kind: 'number' }
  /** With `names`, the text is one of these or empty. */
  | { readonly kind: 'text'; readonly names?: readonly string[] }
  /** Of an unknown type when it is the empty list. */
  | { readonly kind: 'list'; readonly of: ValueType | undefined }
  | { readonly kind: 'row'; readonly columns: Readonly<Record<string, ValueType>> }

/** A part of an expression, ready to be worked out. `at` is its place in the source. */
export type Part = { readonly at: number } & (
  | { readonly kind: 'bool'; readonly run: (scope: Scope) => boolean }
  | { readonly kind: 'number'; readonly run: (scope: Scope) => number }
  | { readonly kind: 'text'; readonly names?: readonly string[]; readonly run: (scope: Scope) => string; readonly literal?: string }
  | { readonly kind: 'list'; readonly of: ValueType | undefined; readonly run: (scope: Scope) => readonly unknown[]; readonly literals?: readonly Part[] }
  | { readonly kind: 'row'; readonly columns: Readonly<Record<string, ValueType>>; readonly run: (scope: Scope) => Row }
)
export type PartOf<Kind extends Part['kind']> = Extract<Part, { readonly kind: Kind }>

/** What cannot be worked out: a division by zero, a place beyond a list. Thrown while working out, caught by the space. */
export class NoValue extends Error {
  readonly reason: Label
  readonly at: number

  constructor(reason: Label, at: number) {
    super(reason.en)
    this.reason = reason
    this.at = at
  }
}

const BOOL: ValueType = { kind: 'bool' }
const NUMBER: ValueType = { kind: 'number' }
const TEXT: ValueType = { kind: 'text' }
const TEXTS: ValueType = { kind: 'list', of: TEXT }

const OF_FIELD: Readonly<Record<Exclude<FieldType, 'table' | 'checklist' | 'causes' | 'choice' | 'level'>, ValueType>> = {
  text: TEXT, longText: TEXT, date: TEXT, dateTime: TEXT, contact: TEXT, signature: TEXT, unit: TEXT, person: TEXT, register: TEXT,
  number: NUMBER, money: NUMBER, rating: NUMBER, boolean: BOOL, units: TEXTS, people: TEXTS, files: TEXTS,
}
const OF_COLUMN: Readonly<Record<Exclude<ColumnType, 'choice'>, ValueType>> = {
  text: TEXT, date: TEXT, unit: TEXT, person: TEXT, number: NUMBER, money: NUMBER, boolean: BOOL, files: TEXTS,
}
const CAUSES = { id: TEXT, parent: TEXT, branch: { kind: 'text', names: ['occurrence', 'escape', 'system'] }, text: TEXT, evidence: TEXT, verified: BOOL } as const

export function typeOfColumn(column: Pick<Column, 'type' | 'choices'>): ValueType {
  return column.type === 'choice' ? { kind: 'text', names: column.choices.map((choice) => choice.key) } : OF_COLUMN[column.type]
}

export function rowType(columns: readonly Pick<Column, 'key' | 'type' | 'choices'>[]): Extract<ValueType, { kind: 'row' }> {
  return { kind: 'row', columns: Object.fromEntries(columns.map((column) => [column.key, typeOfColumn(column)])) }
}

/** What an expression sees of a field; `levels` are the keys a level may have. */
export function typeOfField(field: Pick<Field, 'type' | 'choices' | 'columns' | 'items'>, levels: readonly string[]): ValueType {
  switch (field.type) {
    case 'choice': return { kind: 'text', names: field.choices.map((choice) => choice.key) }
    case 'level': return { kind: 'text', names: levels }
    case 'table': return { kind: 'list', of: rowType(field.columns) }
    case 'checklist': return { kind: 'list', of: { kind: 'row', columns: { item: { kind: 'text', names: field.items.map((item) => item.key) }, passed: BOOL, note: TEXT } } }
    case 'causes': return { kind: 'list', of: { kind: 'row', columns: CAUSES } }
    default: return OF_FIELD[field.type]
  }
}

/** The type in the words of the language, for people. */
export function nameOfType(type: ValueType): Label {
  switch (type.kind) {
    case 'bool': return { zh: '是或否(bool)', en: 'a yes or no (bool)' }
    case 'number': return { zh: '数字(number)', en: 'a number' }
    case 'text': return { zh: '文字(text)', en: 'text' }
    case 'list': return { zh: '列表(list)', en: 'a list' }
    case 'row': return { zh: '表格的一行(row)', en: 'a row of a table' }
  }
}

export function isSameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'list' && b.kind === 'list') return a.of === undefined || b.of === undefined || isSameType(a.of, b.of)
  if (a.kind === 'row' && b.kind === 'row') return Object.keys(a.columns).every((key) => Object.hasOwn(b.columns, key))
  return a.kind === b.kind
}

/** A value of this type out of data: what is missing, or is not of the type, counts as empty, 0, no or an empty list. */
export function partFor(type: ValueType, at: number, get: (scope: Scope) => unknown): Part {
  switch (type.kind) {
    case 'bool': return { kind: 'bool', at, run: (scope) => get(scope) === true }
    case 'number': return { kind: 'number', at, run: (scope) => asNumber(get(scope)) }
    case 'text': return { kind: 'text', at, ...(type.names ? { names: type.names } : {}), run: (scope) => asText(get(scope)) }
    case 'list': return { kind: 'list', at, of: type.of, run: (scope) => asList(get(scope)) }
    case 'row': return { kind: 'row', at, columns: type.columns, run: (scope) => asRow(get(scope)) }
  }
}

export function asNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NOTHING
}
export function asRow(value: unknown): Row {
  // A row is any record; whoever reads a column of it checks the type of what stands there.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Row : NO_ROW
}
const NOTHING: readonly unknown[] = []
const NO_ROW: Row = {}

export function typeOf(part: Part): ValueType {
  switch (part.kind) {
    case 'bool':
    case 'number': return { kind: part.kind }
    case 'text': return part.names ? { kind: 'text', names: part.names } : { kind: 'text' }
    case 'list': return { kind: 'list', of: part.of }
    case 'row': return { kind: 'row', columns: part.columns }
  }
}

export function expectKind<Kind extends Part['kind']>(kind: Kind, part: Part): PartOf<Kind> {
  if (part.kind !== kind) {
    const wanted = nameOfType(kind === 'list' ? { kind, of: undefined } : kind === 'row' ? { kind, columns: {} } : { kind })
    throw new ExpressionFault({ zh: `应为${wanted.zh}，现为${nameOfType(part).zh}`, en: `expected ${wanted.en}, found ${nameOfType(part).en}` }, part.at)
  }
  // Its kind was compared just above; the compiler does not carry that over to the type parameter.
  return part as PartOf<Kind>
}
