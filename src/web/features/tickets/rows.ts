/** Rows of a table, of a checklist and of a tree of causes, as a form holds them. Pure. */
import type { FieldView } from '../../../contract/procedures.ts'
import type { Label } from '../../../contract/shared.ts'
import type { Value } from './form-values.ts'
import { ROW_LABELS } from './rows-texts.ts'

export type Row = Readonly<Record<string, string | number | boolean | string[] | null>>
type Cell = FieldView & { readonly required: boolean }

export function isRow(entry: unknown): entry is Row {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry)
}

/** What is filled in so far; a checklist always shows all its lines, in its own order. */
export function rowsIn(field: FieldView, value: Value | undefined): Record<string, Row[string]>[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const rows = entries.filter(isRow).map((row) => ({ ...row }))
  if (field.type !== 'checklist') return rows
  return (field.items ?? []).map((item) => rows.find((row) => row['item'] === item.key) ?? { item: item.key, passed: null })
}

/** An empty row; a cause gets the next free id. */
export function freshRow(field: FieldView, rows: readonly Row[]): Record<string, Row[string]> {
  if (field.type !== 'causes') return {}
  const ids = rows.map((row) => Number(row['id'])).filter(Number.isFinite)
  return { id: String(Math.max(0, ...ids) + 1), parent: null, branch: 'occurrence', text: '' }
}

export function withCell(rows: readonly Row[], index: number, key: string, cell: Row[string]): Record<string, Row[string]>[] {
  return rows.map((row, at) => (at === index ? { ...row, [key]: cell } : { ...row }))
}

const NONE: Label = { zh: '', en: '' }

function cell(key: string, type: FieldView['type'], required: boolean, choices: FieldView['choices'] = []): Cell {
  return { key, type, label: ROW_LABELS[key] ?? NONE, required, choices, isTitle: false }
}

/** The cells of a row. A cause may hang on any cause above it. */
export function columnsOf(field: FieldView, rows: readonly Row[], index: number): Cell[] {
  switch (field.type) {
    case 'checklist': return [cell('passed', 'boolean', true), cell('note', 'text', false)]
    case 'causes': return [
      cell('branch', 'choice', true, ['occurrence', 'escape', 'system'].map((key) => ({ key, label: ROW_LABELS[key] ?? NONE }))),
      cell('text', 'text', true),
      cell('parent', 'choice', false, rows.slice(0, index).map((row) => ({ key: String(row['id']), label: { zh: String(row['text'] ?? ''), en: String(row['text'] ?? '') } }))),
      cell('evidence', 'text', false),
    ]
    default: return (field.columns ?? []).map((column) => ({ ...column, isTitle: false }))
  }
}

/** A row in one line, for reading: its cells in the order of the columns. */
export function rowText(field: FieldView, row: Row, nameOf: (column: FieldView, cell: string) => string, yes: string, no: string): string {
  const item = field.items?.find((candidate) => candidate.key === row['item'])
  const cells = columnsOf(field, [], 0).flatMap((column) => {
    const value = row[column.key]
    if (value === undefined || value === null || value === '') return []
    if (typeof value === 'boolean') return [value ? yes : no]
    return [Array.isArray(value) ? value.map((entry) => nameOf(column, entry)).join(' ') : typeof value === 'string' ? nameOf(column, value) : String(value)]
  })
  return [...(item ? [item.label.zh === item.label.en ? item.label.zh : nameOf({ ...field, choices: (field.items ?? []).map(({ key, label }) => ({ key, label })) }, item.key)] : []), ...cells].join(' · ')
}
