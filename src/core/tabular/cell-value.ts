/** One cell as the value of one field, or why not. */
import { parseDateTime, type DateOptions } from '../text/date-time.ts'
import { cleanText } from '../text/clean.ts'
import { normaliseForSearch } from '../text/normalise.ts'
import type { TableField } from './fields.ts'
import type { Cell } from './table.ts'

export type TableValue = string | number | boolean | readonly string[]
export type CellProblem = { readonly code: string; readonly details: Readonly<Record<string, string | number>> }
export type CellReading = { readonly value: TableValue } | CellProblem
export type ReadingOptions = DateOptions & { readonly zone: string }

const longest = { text: 500, longText: 20_000, contact: 200 } as const
const spreadsheetError = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/

/**
 * Reads a cell that is not blank. Dates become YYYY-MM-DD, moments ISO 8601 in UTC, choices their key, money a number in its
 * main unit; units, persons and levels stay text, to be looked up by whoever knows them.
 */
export function readCell(cell: Exclude<Cell, null>, field: TableField, options: ReadingOptions): CellReading {
  if (typeof cell === 'string' && spreadsheetError.test(cell.trim())) return refuse('field.spreadsheet_error', { given: cell.trim() })
  switch (field.type) {
    case 'text':
    case 'contact':
    case 'longText': return readText(cell, field.max ?? longest[field.type], field.type)
    case 'unit':
    case 'person':
    case 'level': return field.choices ? readChoice(cell, field) : readText(cell, longest.text, 'text')
    case 'people': return readList(cell, field.max ?? 50)
    case 'number':
    case 'money': return readNumber(cell, field)
    case 'boolean': return readBoolean(cell)
    case 'choice': return readChoice(cell, field)
    case 'date':
    case 'dateTime': return readDate(cell, field.type, options)
    case 'files': return refuse('field.not_importable')
  }
}

function refuse(code: string, details: CellProblem['details'] = {}): CellProblem {
  return { code, details }
}

/** A cell as a person reads it in the sheet. */
export function writeCell(cell: Cell): string {
  if (cell === null) return ''
  if (!(cell instanceof Date)) return cleanText(String(cell))
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace('T', ' ').replace(/(?: 00:00:00)?\.\d+Z$/, '')
}

/** Spreadsheets keep 15 digits: an identity or order number typed as a number has lost its end. */
function readText(cell: Exclude<Cell, null>, max: number, type: 'text' | 'longText' | 'contact'): CellReading {
  const text = writeCell(cell)
  const rounded = typeof cell === 'number' ? Math.abs(cell) >= 1e15 : type !== 'longText' && /^\d(?:\.\d+)?E\+\d+$/i.test(text)
  if (rounded) return refuse('field.digits_lost', { given: text })
  return text.length > max ? refuse('field.too_long', { max, length: text.length }) : { value: text }
}

function readList(cell: Exclude<Cell, null>, max: number): CellReading {
  const entries = writeCell(cell).split(/[、，,;；/|\n]+/).map((entry) => entry.trim()).filter((entry) => entry !== '')
  return entries.length > max ? refuse('field.too_many', { max }) : { value: entries }
}

const groupedNumber = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/
const moneyMarks = /^(?:rmb|cny|人民币|usd|eur|[¥$€£])\s*|\s*(?:rmb|cny|usd|eur|元整?|圆整?|块钱?)$/g

function readNumber(cell: Exclude<Cell, null>, field: TableField): CellReading {
  const number = typeof cell === 'number' ? cell : typeof cell === 'string' ? parseNumber(cell, field.type === 'money') : undefined
  if (number === undefined || !Number.isFinite(number)) return refuse('field.not_a_number', { given: writeCell(cell) })
  return field.max !== undefined && number > field.max ? refuse('field.too_large', { max: field.max }) : { value: number }
}

/** Accepts 1,234.5, full-width digits, (12) for -12, and for money a currency and 万; a percentage or 1.234,5 is refused. */
function parseNumber(written: string, money: boolean): number | undefined {
  const text = normaliseForSearch(written)
  const inBrackets = /^\((.*)\)$/.exec(text)
  const bare = money ? (inBrackets?.[1] ?? text).replace(moneyMarks, '') : (inBrackets?.[1] ?? text)
  const tenThousands = money && bare.endsWith('万')
  const digits = tenThousands ? bare.slice(0, -1).trim() : bare
  if (!groupedNumber.test(digits)) return undefined
  const number = Number(digits.replaceAll(',', '')) * (inBrackets ? -1 : 1)
  return tenThousands ? Math.round(number * 1_000_000) / 100 : number
}

const yes = new Set(['是', '有', '对', '真', '已', 'yes', 'y', 'true', 't', '1', '√', '✓', '✔'])
const no = new Set(['否', '无', '没有', '不是', '错', '假', '未', 'no', 'n', 'false', 'f', '0', '×', '✗', '✘'])

function readBoolean(cell: Exclude<Cell, null>): CellReading {
  if (typeof cell === 'boolean') return { value: cell }
  const text = normaliseForSearch(writeCell(cell))
  if (yes.has(text)) return { value: true }
  return no.has(text) ? { value: false } : refuse('field.not_yes_or_no', { given: writeCell(cell) })
}

function readChoice(cell: Exclude<Cell, null>, field: TableField): CellReading {
  const text = normaliseForSearch(writeCell(cell))
  const found = field.choices?.find(({ key, label }) => [key, label.zh, label.en].some((name) => normaliseForSearch(name) === text))
  return found ? { value: found.key } : refuse('field.unknown_choice', { given: writeCell(cell) })
}

function readDate(cell: Exclude<Cell, null>, type: 'date' | 'dateTime', options: ReadingOptions): CellReading {
  const parsed = typeof cell === 'boolean' ? undefined : parseDateTime(cell, options.zone, options)
  if (!parsed) return refuse('date.not_understood', { given: writeCell(cell) })
  if (!parsed.ok) return refuse(parsed.problem.code, { given: parsed.problem.text })
  return { value: type === 'date' ? parsed.localDate : new Date(parsed.epochMs).toISOString() }
}
