/** A file of rows as a table: whatever kind of file it is. */
import { readTable } from '../../../core/tabular/index.ts'
import type { Table } from '../../../core/tabular/index.ts'
import { AppError } from '../http/app-error.ts'
import { readSheet } from './sheet.ts'
import { MOST_COLUMNS, MOST_ROWS, unreadable } from './unreadable.ts'

export interface ReadFile {
  readonly table: Table
  readonly encoding?: string
}

/** From the bytes to a table with rows. Throws `import.unreadable`, `import.empty`. */
export async function readFile(bytes: Buffer): Promise<ReadFile> {
  const { rows, encoding } = await readSheet(bytes)
  const table = readTable(rows)
  if (table.rows.length === 0) throw new AppError('import.empty')
  if (table.rows.length > MOST_ROWS) throw unreadable('tooManyRows')
  return { table: { ...table, headers: table.headers.slice(0, MOST_COLUMNS) }, ...(encoding === undefined ? {} : { encoding }) }
}
