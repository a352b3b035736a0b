/** A row as a form holds it. Pure. */
import type { FieldView, FormFieldView } from '../../../contract/procedures.ts'
import type { RegisterColumn, RegisterRow } from '../../../contract/registers.ts'
import type { FieldProblem } from '../../client/problem-error.ts'
import { isEmptyValue, type Value, type Values } from '../tickets/index.ts'

export type Cells = RegisterRow['cells']
type Cell = Cells[string]

/** The row's own key among the fields of the form; no column may be called so. */
export const KEY_FIELD = 'row-key'

/** The longest text of a cell. */
const LONGEST_TEXT = 500

/** A column as a form asks for it. */
export function fieldOf({ key, type, label, choices }: RegisterColumn): FieldView {
  return { key, type, label, choices, isTitle: false, ...(type === 'text' ? { max: LONGEST_TEXT } : {}) }
}

/** The columns that a form can fill; files are kept as they are. */
export function formOf(columns: readonly RegisterColumn[]): readonly FormFieldView[] {
  return columns.filter(({ type }) => type !== 'files').map(({ key, required }) => ({ field: key, required }))
}

function asCell(value: Value | undefined): Cell {
  if (value === undefined || isEmptyValue(value)) return null
  if (typeof value === 'string') return value.trim()
  // A form of columns holds no tables: a list is one of keys.
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : value
}

/** What the form says now, over the columns that are there: a column that went would be refused. */
export function cellsOf(columns: readonly RegisterColumn[], before: Cells, values: Values): Cells {
  return Object.fromEntries(columns.flatMap(({ key, type }): [string, Cell][] => {
    const cell = type === 'files' ? before[key] ?? null : asCell(values[key])
    return cell === null ? [] : [[key, cell]]
  }))
}

const isSame = (one: Cell | undefined, other: Cell | undefined): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** The columns in which two rows differ, in their order; what neither names any more comes last. */
export function differences(columns: readonly RegisterColumn[], before: Cells, after: Cells): readonly string[] {
  const keys = new Set([...columns.map(({ key }) => key), ...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => !isSame(before[key], after[key]))
}

/** The newest row with the cells that this person changed laid over it. */
export function mergeCells(columns: readonly RegisterColumn[], base: Cells, mine: Cells, latest: Cells): Cells {
  const changed = differences(columns, base, mine)
  return Object.fromEntries(Object.entries({ ...latest, ...Object.fromEntries(changed.map((key) => [key, mine[key] ?? null])) }).filter(([, cell]) => cell !== null))
}

/** Server's problems at the fields of the form: a taken key is one of the row's own key. */
export function problemsInForm(problems: readonly FieldProblem[], code: string): readonly FieldProblem[] {
  return problems.map((problem) => {
    const field = problem.field.replace(/^\/?(?:body|params|cells)[./]/, '').replace(/^cells[./]/, '')
    return { ...problem, field: field === 'key' && code !== 'register.row_invalid' ? KEY_FIELD : field }
  })
}

/** The people named in these rows, each once. */
export function peopleIn(columns: readonly RegisterColumn[], rows: readonly Cells[]): readonly string[] {
  const named = columns.filter(({ type }) => type === 'person').map(({ key }) => key)
  return [...new Set(rows.flatMap((cells) => named.map((key) => cells[key]).filter((cell): cell is string => typeof cell === 'string' && /^\d+$/.test(cell))))].sort()
}
