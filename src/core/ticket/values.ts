/** Values a person filled in, checked against the fields of a form. All problems are reported, not the first. */
import { holds } from './scope.ts'
import type { Column, Field, FormField, Procedure, Row, Scope, Value, Values, Who } from '../procedure/index.ts'
import type { DirectoryFacts, Facts, ValueProblem } from './commands.ts'
import type { Party } from './events.ts'
import { causeProblems, checklistProblems, isRow } from './values-rows.ts'
import type { Problem } from './values-rows.ts'

export interface CheckedValues {
  readonly values: Values
  readonly problems: readonly ValueProblem[]
}

/** What the check of a form stands on. */
export interface CheckBasis {
  readonly facts: Facts
  /** What is known before the form is filled in. */
  readonly scope: Scope
  readonly who: (whos: readonly Who[]) => readonly Party[]
}

const LONGEST: Readonly<Record<string, number>> = { text: 500, longText: 20_000, contact: 200, signature: 200 }
const MOST_FILES = 20
const MOST_ROWS = 200
const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/

const NOTHING: CheckedValues = { values: {}, problems: [] }

/** Keeps what the form asks for; an empty text counts as not filled in, and what does not apply is not asked for. */
export function checkValues(procedure: Procedure, form: readonly FormField[], given: Values, basis: CheckBasis): CheckedValues {
  if (form.length === 0 && Object.keys(given).length === 0) return NOTHING
  const values: Record<string, Value> = {}
  const problems: ValueProblem[] = []
  const scope = { ...basis.scope, values: { ...basis.scope.values, ...given } }
  const asked = new Set<string>()
  const checking: Checking = { levels: procedure.levels.map((level) => level.key), directory: basis.facts.directory, notAmong: (field, people) => notAmong(field, people, basis) }
  for (const { field: key, required } of form) {
    const field = procedure.fields[key]
    if (!field || field.value || (field.when && !holds(procedure, field.when, scope))) continue
    asked.add(key)
    const value = given[key] ?? null
    if (isEmpty(value)) {
      if (required) problems.push({ field: key, code: 'field.required' })
      else if (key in given) values[key] = null
      continue
    }
    const found = problemsOf(field, value, checking)
    problems.push(...found.map((problem) => ({ field: key, ...problem })))
    if (found.length === 0) values[key] = value
  }
  for (const key of Object.keys(given)) {
    // A form may send what does not apply as empty; what does not belong to it at all is refused whatever it holds.
    const belongs = form.some((entry) => entry.field === key)
    if (!asked.has(key) && !(belongs && isEmpty(given[key] ?? null))) problems.push({ field: key, code: 'field.unexpected' })
  }
  return { values, problems }
}

export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
}

function one(problem: Problem | undefined): Problem[] {
  return problem ? [problem] : []
}

/** What the value of a field is checked against. */
interface Checking {
  readonly levels: readonly string[]
  readonly directory: Pick<DirectoryFacts, 'hasUnit' | 'hasPerson' | 'registerRow'>
  readonly notAmong: (field: Field, people: readonly string[]) => Problem | undefined
}

function problemsOf(field: Field, value: Value, checking: Checking): Problem[] {
  const { directory } = checking
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'contact':
    case 'signature': return one(textProblem(value, field.max ?? LONGEST[field.type] ?? 500))
    case 'number':
    case 'money': return one(numberProblem(value, field.min, field.max))
    case 'rating': return one(numberProblem(value, field.min ?? 1, field.max ?? 5))
    case 'boolean': return typeof value === 'boolean' ? [] : [{ code: 'field.wrong_type' }]
    case 'date': return one(dateProblem(value, DATE))
    case 'dateTime': return one(dateProblem(value, DATE_TIME))
    case 'choice': return field.choices.some((choice) => choice.key === value) ? [] : [{ code: 'field.unknown_choice' }]
    case 'level': return typeof value === 'string' && checking.levels.includes(value) ? [] : [{ code: 'field.unknown_choice' }]
    case 'unit': return typeof value === 'string' && directory.hasUnit(value) ? [] : [{ code: 'field.unknown_unit' }]
    case 'units': return listProblems(value, field, 50, directory.hasUnit, 'field.unknown_unit')
    case 'person': return typeof value === 'string' && directory.hasPerson(value) ? one(checking.notAmong(field, [value])) : [{ code: 'field.unknown_person' }]
    case 'people': {
      const wrong = listProblems(value, field, 50, directory.hasPerson, 'field.unknown_person')
      return wrong.length > 0 ? wrong : one(checking.notAmong(field, namesIn(value)))
    }
    case 'files': return listProblems(value, field, MOST_FILES, () => true, 'field.wrong_type')
    case 'register': return typeof value === 'string' && directory.registerRow(field.register ?? '', value) !== undefined ? [] : [{ code: 'field.unknown_row' }]
    case 'table': return tableProblems(field, value, checking)
    case 'checklist': return checklistProblems(field, value)
    case 'causes': return causeProblems(value)
  }
}

function namesIn(value: Value): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

function notAmong(field: Field, people: readonly string[], basis: CheckBasis): Problem | undefined {
  if (field.among.length === 0) return undefined
  const parties = basis.who(field.among)
  return people.every((person) => basis.facts.directory.isOneOf(person, parties)) ? undefined : { code: 'field.not_among' }
}

function textProblem(value: Value, max: number): Problem | undefined {
  if (typeof value !== 'string') return { code: 'field.wrong_type' }
  return value.length > max ? { code: 'field.too_long', max } : undefined
}

function numberProblem(value: Value | undefined, min: number | undefined, max: number | undefined): Problem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'field.wrong_type' }
  if (min !== undefined && value < min) return { code: 'field.too_small', max: min }
  return max !== undefined && value > max ? { code: 'field.too_large', max } : undefined
}

function dateProblem(value: Value, pattern: RegExp): Problem | undefined {
  if (typeof value !== 'string' || !pattern.test(value)) return { code: 'field.not_a_date' }
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value.slice(0, 10) ? { code: 'field.not_a_date' } : undefined
}

function listProblems(value: Value, field: Field, most: number, has: (entry: string) => boolean, code: Problem['code']): Problem[] {
  if (!Array.isArray(value)) return [{ code: 'field.wrong_type' }]
  const max = field.max ?? most
  if (value.length > max) return [{ code: 'field.too_many', max }]
  if (value.length < (field.min ?? 0)) return [{ code: 'field.too_few', max: field.min ?? 0 }]
  return value.every((entry: unknown) => typeof entry === 'string' && has(entry)) ? [] : [{ code }]
}

function tableProblems(field: Field, value: Value, checking: Checking): Problem[] {
  if (!Array.isArray(value) || !value.every(isRow)) return [{ code: 'field.wrong_type' }]
  const max = field.max ?? MOST_ROWS
  if (value.length > max) return [{ code: 'field.too_many', max }]
  if (value.length < (field.min ?? 0)) return [{ code: 'field.too_few', max: field.min ?? 0 }]
  return value.flatMap((row: Row, index) => cellsOf(field.columns, row, checking).map((problem) => ({ ...problem, row: index })))
}

/** What one row of a register is checked by: its columns, and who and what there is. */
export function rowProblems(columns: readonly Column[], row: Row, directory: Pick<DirectoryFacts, 'hasUnit' | 'hasPerson'>): Problem[] {
  const checking: Checking = { levels: [], directory: { ...directory, registerRow: () => undefined }, notAmong: () => undefined }
  return cellsOf(columns, row, checking)
}

function cellsOf(columns: readonly Column[], row: Row, checking: Checking): Problem[] {
  return [
    ...columns.flatMap((column) => cellProblems(column, row, checking).map((problem) => ({ ...problem, column: column.key }))),
    ...Object.keys(row).filter((key) => !columns.some((column) => column.key === key)).map((key): Problem => ({ code: 'field.unexpected', column: key })),
  ]
}

/** A cell is checked as a field of its type. */
function cellProblems(column: Column, row: Row, checking: Checking): Problem[] {
  const value = row[column.key] ?? null
  if (isEmpty(value)) return column.required ? [{ code: 'field.required' }] : []
  const field: Field = { ...column, isTitle: false, columns: [], items: [], among: [], seenBy: [] }
  return problemsOf(field, value, checking)
}
