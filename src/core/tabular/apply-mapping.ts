/** A table with a confirmed mapping becomes rows of values. Every problem is reported, and what was not taken is handed back. */
import { tellDayMonthOrder } from '../text/date-spellings.ts'
import { readCell, writeCell, type CellProblem, type ReadingOptions, type TableValue } from './cell-value.ts'
import type { Mapping, TableField } from './fields.ts'
import { isBlank, nameColumn, type Cell, type SheetRow, type Table } from './table.ts'

export type TableProblem = CellProblem & {
  /** The row in the sheet, from 1; the header row when the problem is the whole column's. */
  readonly row: number
  /** The header, the letter of a column without header, or the key of a field without column. */
  readonly column: string
}

export type MappedRow = {
  readonly row: number
  readonly values: Readonly<Record<string, TableValue>>
  /** Cells of columns that go to no field, by header, as text. */
  readonly extra: Readonly<Record<string, string>>
}

export type MappedTable = {
  readonly ok: readonly MappedRow[]
  readonly problems: readonly TableProblem[]
  /** Rows with a problem, as they were, to be corrected and sent again. */
  readonly rejected: readonly { readonly row: number; readonly cells: SheetRow }[]
}

type Target = { readonly column: number; readonly field: TableField; readonly options: ReadingOptions }

/**
 * Reads every row; a row with any problem is rejected as a whole, the others are not touched by it. Where no order of day and month
 * is given, the dates of a column that can be read in one way only tell it for the column.
 */
export function applyMapping(table: Table, mapping: Mapping, fields: readonly TableField[], options: ReadingOptions): MappedTable {
  const { targets, problems } = chooseTargets(table, mapping, fields, options)
  const missing = fields.filter((field) => field.required && !targets.some((target) => target.field.key === field.key))
  for (const field of missing) {
    problems.push({ row: table.headerRow, column: field.key, code: 'table.column_missing', details: {} })
  }
  const extras = nameExtras(table, targets)
  const ok: MappedRow[] = []
  const rejected: { row: number; cells: SheetRow }[] = []
  for (const { row, cells } of table.rows) {
    const read = readRow(table, row, cells, targets)
    problems.push(...read.problems)
    if (read.problems.length > 0 || missing.length > 0) rejected.push({ row, cells })
    else ok.push({ row, values: read.values, extra: readExtras(cells, extras) })
  }
  return { ok, problems, rejected }
}

function chooseTargets(table: Table, mapping: Mapping, fields: readonly TableField[], options: ReadingOptions) {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const targets: Target[] = []
  const problems: TableProblem[] = []
  const report = (column: number, code: string, field: string) =>
    problems.push({ row: table.headerRow, column: nameColumn(table, column), code, details: { field } })
  for (const [column, { field: key }] of mapping.entries()) {
    if (key === null) continue
    const field = byKey.get(key)
    if (!field) report(column, 'table.unknown_field', key)
    else if (column >= table.headers.length) report(column, 'table.unknown_column', key)
    else if (targets.some((target) => target.field.key === key)) report(column, 'table.field_mapped_twice', key)
    else targets.push({ column, field, options: optionsFor(table, column, field, options) })
  }
  return { targets, problems }
}

function optionsFor(table: Table, column: number, field: TableField, options: ReadingOptions): ReadingOptions {
  if (options.order || (field.type !== 'date' && field.type !== 'dateTime')) return options
  const texts = table.rows.map(({ cells }) => cells[column]).filter((cell) => typeof cell === 'string')
  const order = tellDayMonthOrder(texts)
  return order ? { ...options, order } : options
}

function readRow(table: Table, row: number, cells: SheetRow, targets: readonly Target[]) {
  const values: Record<string, TableValue> = {}
  const problems: TableProblem[] = []
  for (const { column, field, options } of targets) {
    const cell: Cell = cells[column] ?? null
    const reading = cell === null || isBlank(cell) ? undefined : readCell(cell, field, options)
    if (reading && 'value' in reading) values[field.key] = reading.value
    else if (reading) problems.push({ row, column: nameColumn(table, column), ...reading })
    else if (field.required) problems.push({ row, column: nameColumn(table, column), code: 'field.required', details: {} })
  }
  return { values, problems }
}

type Extra = { readonly column: number; readonly name: string }

/** A header that comes twice gets the number of its column behind it, so that neither cell is lost. */
function nameExtras(table: Table, targets: readonly Target[]): Extra[] {
  const used = new Set(targets.map((target) => target.column))
  const names = new Set<string>()
  const extras: Extra[] = []
  for (const column of table.headers.keys()) {
    if (used.has(column)) continue
    let name = nameColumn(table, column)
    while (names.has(name)) name = `${name} (${column + 1})`
    names.add(name)
    extras.push({ column, name })
  }
  return extras
}

function readExtras(cells: SheetRow, extras: readonly Extra[]): Record<string, string> {
  const filled = extras.filter(({ column }) => !isBlank(cells[column]))
  return Object.fromEntries(filled.map(({ column, name }) => [name, writeCell(cells[column] ?? null)]))
}
