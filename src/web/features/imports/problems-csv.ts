/** Row errors as a file that a spreadsheet opens, made in the browser. */
import type { ImportProblem } from '../../../contract/index.ts'

export interface ProblemHeadings {
  readonly row: string
  readonly column: string
  readonly value: string
  readonly message: string
}

/** A CSV (RFC 4180) with a byte order mark, so that spreadsheets read Chinese, one line per error. */
export function writeProblemsCsv(problems: readonly ImportProblem[], headings: ProblemHeadings, language: 'zh' | 'en'): string {
  const lines = problems.map(({ row, column, value, message }) => [String(row), column, value ?? '', message[language]])
  return `\ufeff${[[headings.row, headings.column, headings.value, headings.message], ...lines].map((line) => line.map(writeCell).join(',')).join('\r\n')}\r\n`
}

/** A cell that a spreadsheet would take for a formula is made text by an apostrophe: the values come from strangers. */
function writeCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
