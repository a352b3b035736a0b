// Runs in a thread of its own: the bytes of a workbook in, rows of cells out.
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJs from 'exceljs'
import type { CellValue, Row, Worksheet } from 'exceljs'
import type { Cell, SheetRow } from '../../../core/tabular/index.ts'
import type { WorkbookAnswer } from './sheet-workbook.ts'
import { MOST_COLUMNS, MOST_ROWS } from './unreadable.ts'

/** Parts of a sheet that hold no cells. */
const UNREAD = ['dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'tableParts', 'extLst', 'pageSetup', 'headerFooter', 'rowBreaks', 'autoFilter']

function plainCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object' || value instanceof Date) return value
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('error' in value) return value.error
  if ('result' in value) return plainCell(value.result)
  if ('text' in value) return typeof value.text === 'string' ? value.text : plainCell(value.text)
  return null
}

function readRow(row: Row): SheetRow {
  // `values` begins with an unused place, and is read once: each call builds it anew.
  const values = row.values
  return Array.isArray(values) ? Array.from(values.slice(1, MOST_COLUMNS + 1), plainCell) : []
}

function readRows(sheet: Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (number > MOST_ROWS + 100) return
    while (rows.length < number - 1) rows.push([])
    rows.push(readRow(row))
  })
  return rows
}

async function read(bytes: Uint8Array): Promise<WorkbookAnswer> {
  try {
    const book = new ExcelJs.Workbook()
    // The library's Buffer type is an older one; it takes any bytes.
    await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0], { ignoreNodes: UNREAD })
    const sheet = book.worksheets.find((candidate) => candidate.state === 'visible' && candidate.actualRowCount > 0)
    return { rows: sheet ? readRows(sheet) : [] }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

// The thread is started with the bytes of an upload.
parentPort?.postMessage(await read(workerData as Uint8Array))
