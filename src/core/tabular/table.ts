/** A sheet of cells as a table: one row of headers, the rows below, and where they stood, so that problems can be shown there. */
import { cleanText } from '../text/clean.ts'

/** What a cell may hold. A Date is one of exceljs: its UTC fields are the wall time. */
export type Cell = string | number | boolean | Date | null
export type SheetRow = readonly Cell[]

export type Table = {
  /** As written, cleaned; "" where the cell is empty. */
  readonly headers: readonly string[]
  /** The number of the header row in the sheet, from 1. */
  readonly headerRow: number
  /** Rows that are not blank. */
  readonly rows: readonly { readonly row: number; readonly cells: SheetRow }[]
}

const searchedRows = 10

/** Finds the header row (titles and notes may stand above it) and numbers the rows as the sheet does, from 1. */
export function readTable(sheet: readonly SheetRow[]): Table {
  const at = findHeaderRow(sheet)
  const rows = sheet
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(at + 1)
    .filter(({ cells }) => !cells.every(isBlank))
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), sheet[at]?.length ?? 0)
  const headers = Array.from({ length: width }, (_, column) => writeHeader(sheet[at]?.[column] ?? null))
  return { headers, headerRow: at + 1, rows }
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** Names a column by its header, or by its letter ("C") when it has none. */
export function nameColumn(table: Table, column: number): string {
  return table.headers[column] || columnLetters(column)
}

/** Column 0 is A, 26 is AA, as spreadsheets count. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26)
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** The first row that is as full as rows are here and whose cells are different texts: a merged title repeats one text. */
function findHeaderRow(sheet: readonly SheetRow[]): number {
  const top = sheet.slice(0, searchedRows)
  const filled = top.map((cells) => cells.filter((cell) => !isBlank(cell)).length)
  const fullest = Math.max(0, ...filled)
  const found = top.findIndex((cells, index) => {
    const texts = cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '')
    const count = filled[index] ?? 0
    return count > 0 && count * 2 >= fullest && texts.length === count && new Set(texts).size * 2 > count && !(count === 1 && fullest > 1)
  })
  return Math.max(0, found)
}

function writeHeader(cell: Cell): string {
  return cleanText(cell instanceof Date ? cell.toISOString() : String(cell ?? '')).replace(/\s+/g, ' ')
}
