/** Which column fills which target: proposed from the headers, checked when it comes back from a person. */
import type { Mapping } from '../../../contract/index.ts'
import type { Start } from '../../../core/procedure/index.ts'
import { columnLetters, guessMapping } from '../../../core/tabular/index.ts'
import type { Table, TableField } from '../../../core/tabular/index.ts'
import { AppError } from '../../platform/http/index.ts'
import { KEY, KEY_TARGET, RECEIVED_AT } from './targets.ts'

/** Every column by a name of its own: its header, its letter when it has none, with its number when the name came before. */
export function nameColumns(table: Pick<Table, 'headers'>): string[] {
  const names: string[] = []
  for (const [column, header] of table.headers.entries()) {
    const name = header || columnLetters(column)
    names.push(names.includes(name) ? `${name} (${column + 1})` : name)
  }
  return names
}

/** A proposal for a person to confirm. The number of the source may at the same time fill a field of the form. */
export function proposeMapping(headers: readonly string[], targets: readonly TableField[], defaults: Start['defaults']): Mapping {
  const columns: Record<string, string> = {}
  for (const fields of [targets, [KEY_TARGET]]) {
    for (const { header, field } of guessMapping(headers, fields)) if (field !== null) columns[field] = header
  }
  const numberField = findNumberField(targets.filter(({ key }) => columns[key] === undefined))
  if (numberField && columns[KEY] !== undefined && !targets.some(({ key }) => columns[key] === columns[KEY])) columns[numberField.key] = columns[KEY]
  const constants = Object.fromEntries(Object.entries(defaults).filter(([key]) => columns[key] === undefined))
  return { columns, constants }
}

/** The one field of a form that holds a number given elsewhere: a slip number, a document number. */
function findNumberField(targets: readonly TableField[]): TableField | undefined {
  const [only, ...others] = targets.filter(({ type, label }) => type === 'text' && (/[编单文]号$/.test(label.zh) || /\bnumber$/i.test(label.en)))
  return others.length === 0 ? only : undefined
}

/** A mapping that fits the table: each column of `columns` goes to the target at the same place. */
export interface FittingMapping {
  readonly columns: readonly { readonly target: TableField; readonly column: number }[]
  readonly constants: Mapping['constants']
  readonly timeZone: string
}

/** All that is wrong is told at once. Throws `import.mapping_invalid`. */
export function fitMapping(headers: readonly string[], targets: readonly TableField[], mapping: Mapping, zone: string): FittingMapping {
  const all = new Map([...targets, KEY_TARGET].map((target) => [target.key, target]))
  const problems: { field: string; code: string }[] = []
  const columns = Object.entries(mapping.columns).flatMap(([key, header]) => {
    const target = all.get(key)
    const column = headers.indexOf(header)
    if (!target) problems.push({ field: `columns.${key}`, code: 'field.unexpected' })
    else if (column < 0) problems.push({ field: `columns.${key}`, code: 'field.unknown_choice' })
    // A row without its time would count as received today.
    else return [{ target: key === RECEIVED_AT ? { ...target, required: true } : target, column }]
    return []
  })
  for (const key of Object.keys(mapping.constants)) {
    if (!all.has(key) || key === KEY) problems.push({ field: `constants.${key}`, code: 'field.unexpected' })
  }
  for (const target of targets) {
    if (target.required && mapping.columns[target.key] === undefined && mapping.constants[target.key] === undefined) problems.push({ field: target.key, code: 'field.required' })
  }
  if (mapping.timeZone !== undefined && !isZone(mapping.timeZone)) problems.push({ field: 'timeZone', code: 'field.bad_format' })
  if (problems.length > 0) throw new AppError('import.mapping_invalid', { problems })
  return { columns, constants: mapping.constants, timeZone: mapping.timeZone ?? zone }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
