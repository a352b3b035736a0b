/** Rows of a table as matters to be registered, or as problems with the place where they stand. */
import { createHash } from 'node:crypto'
import type { ContactInput } from '../../../contract/index.ts'
import type { Values, Value } from '../../../core/procedure/index.ts'
import { REPLIED_AT } from '../../../core/ticket/index.ts'
import { applyMapping, readCell } from '../../../core/tabular/index.ts'
import type { Cell, MappedRow, ReadingOptions, Table, TableField, TableValue } from '../../../core/tabular/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { FittingMapping } from './mapping.ts'
import type { FoundProblem } from '../../platform/sheets/index.ts'
import { CONTACT, KEY, KEY_TARGET, RECEIVED_AT } from './targets.ts'

/** One matter as a table tells it. */
export interface Matter {
  readonly row: number
  /** The source's own number, or a hash of the row: by it a matter is known again. */
  readonly key: string
  readonly values: Values
  readonly contact: ContactInput | undefined
  readonly receivedAt: number | undefined
}

export interface ReadMatters {
  readonly matters: readonly Matter[]
  readonly problems: readonly FoundProblem[]
}

/** Tabs inside a cell come from the layout of a page. */
const TABS = / *\t[\t ]*/g

/** A minute more than the clock here, for clocks that are not quite alike. */
const FUTURE = 60_000

/** Reads every row; a row with a problem is left out whole, the others are not touched by it. Throws `import.mapping_invalid` for a constant that is not of its field's kind. */
export function readMatters(table: Table, headers: readonly string[], targets: readonly TableField[], mapping: FittingMapping, now: number): ReadMatters {
  const { columns } = mapping
  const options: ReadingOptions = { zone: mapping.timeZone }
  const constants = readConstants(targets, mapping, options)
  const applied = applyMapping(
    // One column may fill two targets: the table is laid out anew, a column per target.
    { headerRow: table.headerRow, headers: columns.map(({ column }) => headers[column] ?? ''), rows: table.rows.map(({ row, cells }) => ({ row, cells: columns.map(({ column }) => cells[column] ?? null) })) },
    columns.map(({ target }) => ({ field: target.key })),
    columns.map(({ target }) => target), options,
  )
  const problems: FoundProblem[] = [...applied.problems]
  const rawRows = new Map(table.rows.map(({ row, cells }) => [row, cells]))
  const headerOf = (key: string): string => headers[columns.find(({ target }) => target.key === key)?.column ?? -1] ?? key
  const seen = new Map<string, { row: number; content: string }>()
  const matters = applied.ok.flatMap((mapped): Matter[] => {
    const matter = toMatter(mapped, constants, rawRows.get(mapped.row) ?? [])
    const problem = problemOf(matter, headerOf, now) ?? repeatOf(matter, headerOf, seen)
    if (problem) problems.push(problem)
    return problem ? [] : [matter]
  })
  return { matters, problems: problems.sort((a, b) => a.row - b.row) }
}

function readConstants(targets: readonly TableField[], { constants }: FittingMapping, options: ReadingOptions): Record<string, TableValue> {
  const values: Record<string, TableValue> = {}
  const problems: { field: string; code: string }[] = []
  const known = new Map([...targets, KEY_TARGET].map((target) => [target.key, target]))
  for (const [key, given] of Object.entries(constants)) {
    const target = known.get(key)
    const reading = target && given !== '' ? readCell(given, target, options) : undefined
    if (reading && 'value' in reading) values[key] = reading.value
    else if (reading) problems.push({ field: `constants.${key}`, code: reading.code })
  }
  if (problems.length > 0) throw new AppError('import.mapping_invalid', { problems })
  return values
}

function toMatter({ row, values: read }: MappedRow, constants: Readonly<Record<string, TableValue>>, cells: readonly Cell[]): Matter {
  const { [KEY]: key, [RECEIVED_AT]: receivedAt, ...rest } = { ...constants, ...read }
  const contact = Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith(CONTACT)).map(([name, value]) => [name.slice(CONTACT.length), String(value)])) as ContactInput // the contact targets are named after its entries
  const values = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith(CONTACT)).map(([name, value]): [string, Value] => [name, typeof value === 'string' ? value.replace(TABS, ' ') : value]))
  return {
    row, values, key: typeof key === 'string' && key !== '' ? key : hashRow(cells),
    contact: Object.keys(contact).length > 0 ? contact : undefined,
    receivedAt: typeof receivedAt === 'string' ? Date.parse(receivedAt) : undefined,
  }
}

/** The row as it stands in the file, so that another mapping does not bring it in twice. */
function hashRow(cells: readonly Cell[]): string {
  const last = cells.findLastIndex((cell) => cell !== null && cell !== '')
  return `sha256:${createHash('sha256').update(JSON.stringify(cells.slice(0, last + 1))).digest('hex')}`
}

function problemOf(matter: Matter, headerOf: (key: string) => string, now: number): FoundProblem | undefined {
  const { row, receivedAt } = matter
  const answered = matter.values[REPLIED_AT]
  const repliedAt = typeof answered === 'string' ? Date.parse(answered) : undefined
  if (receivedAt !== undefined && receivedAt > now + FUTURE) return { row, column: headerOf(RECEIVED_AT), code: 'field.in_future' }
  if (repliedAt === undefined) return undefined
  if (repliedAt > now + FUTURE) return { row, column: headerOf(REPLIED_AT), code: 'field.in_future' }
  return repliedAt < (receivedAt ?? now) ? { row, column: headerOf(REPLIED_AT), code: 'import.replied_before' } : undefined
}

/** The same number with the same content is the same matter; with other content one of the two is wrong. */
function repeatOf(matter: Matter, headerOf: (key: string) => string, seen: Map<string, { row: number; content: string }>): FoundProblem | undefined {
  const content = createHash('sha256').update(JSON.stringify([matter.values, matter.receivedAt, matter.contact])).digest('base64')
  const before = seen.get(matter.key)
  if (!before) seen.set(matter.key, { row: matter.row, content })
  return before && before.content !== content ? { row: matter.row, column: headerOf(KEY), code: 'import.key_twice', details: { given: matter.key, other: before.row } } : undefined
}
