/** A CSV or TSV text as a sheet, in whatever encoding a spreadsheet program wrote it. */
import { CsvError, parse } from 'csv-parse/sync'
import { decodeCsvBytes, sniffDelimiter } from '../../../core/tabular/index.ts'
import type { SheetRow } from '../../../core/tabular/index.ts'
import { MOST_COLUMNS, unreadable } from './unreadable.ts'

/** A text of more than this share of unreadable or control characters is none. */
const MOST_NOISE = 0.02

export function readCsv(bytes: Buffer): { rows: SheetRow[]; encoding: string } {
  const { text, encoding, damaged } = decodeCsvBytes(bytes)
  const controls = countControls(text)
  if (controls > MOST_NOISE * text.length) throw unreadable('binary')
  if (damaged > MOST_NOISE * text.length) throw unreadable('damagedText', { damaged })
  const delimiter = sniffDelimiter(text)
  const body = text.replace(/^"?sep=[,\t;|]"?\r?\n/i, '')
  return { rows: parseRecords(body, delimiter), encoding }
}

/** NUL and its kind, which no table holds; tab and line ends are none of them. */
function countControls(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 9 || (code > 13 && code < 32)) count++
  }
  return count
}

function parseRecords(text: string, delimiter: string): SheetRow[] {
  try {
    // Quotes inside a cell are taken as they stand; a short or long row is a row.
    const records: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true, to: 250_000 })
    return records.map((record) => record.slice(0, MOST_COLUMNS).map((cell) => (cell === '' ? null : cell)))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw unreadable('openQuote', { line: 'lines' in error ? Number(error.lines) : '?' })
  }
}
