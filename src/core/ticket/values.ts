/** Values a person filled in, checked against the fields of a form. All problems are reported, not the first. */
import type { Field, FormField, Procedure, Value, Values } from '../procedure/index.ts'
import type { DirectoryFacts, ValueProblem } from './commands.ts'

export interface CheckedValues {
  readonly values: Values
  readonly problems: readonly ValueProblem[]
}

const LONGEST: Readonly<Record<string, number>> = { text: 500, longText: 20_000 }
const MOST_FILES = 20
const DATE = /^\d{4}-\d{2}-\d{2}$/
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/

/** Keeps what the form asks for; an empty text counts as not filled in. */
export function checkValues(procedure: Procedure, form: readonly FormField[], given: Values, directory: DirectoryFacts): CheckedValues {
  const values: Record<string, Value> = {}
  const problems: ValueProblem[] = []
  for (const { field: key, required } of form) {
    const field = procedure.fields[key]
    if (!field) continue
    const value = given[key] ?? null
    if (isEmpty(value)) {
      if (required) problems.push({ field: key, code: 'field.required' })
      else if (key in given) values[key] = null
      continue
    }
    const problem = problemOf(procedure, field, value, directory)
    if (problem) problems.push({ field: key, ...problem })
    else values[key] = value
  }
  const asked = new Set(form.map((entry) => entry.field))
  for (const key of Object.keys(given)) {
    if (!asked.has(key)) problems.push({ field: key, code: 'field.unexpected' })
  }
  return { values, problems }
}

export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
}

type Problem = Omit<ValueProblem, 'field'>

function problemOf(procedure: Procedure, field: Field, value: Value, directory: DirectoryFacts): Problem | undefined {
  switch (field.type) {
    case 'text':
    case 'longText': return textProblem(value, field.max ?? LONGEST[field.type] ?? 500)
    case 'number':
    case 'money': return numberProblem(value, field.max)
    case 'boolean': return typeof value === 'boolean' ? undefined : { code: 'field.wrong_type' }
    case 'date': return dateProblem(value, DATE)
    case 'dateTime': return dateProblem(value, DATE_TIME)
    case 'choice': return field.choices.some((choice) => choice.key === value) ? undefined : { code: 'field.unknown_choice' }
    case 'level': return procedure.levels.some((level) => level.key === value) ? undefined : { code: 'field.unknown_choice' }
    case 'unit': return typeof value === 'string' && directory.hasUnit(value) ? undefined : { code: 'field.unknown_unit' }
    case 'person': return typeof value === 'string' && directory.hasPerson(value) ? undefined : { code: 'field.unknown_person' }
    case 'people': return listProblem(value, field.max ?? 50) ?? (isListOf(value, directory.hasPerson) ? undefined : { code: 'field.unknown_person' })
    case 'files': return listProblem(value, field.max ?? MOST_FILES) ?? (isListOf(value, () => true) ? undefined : { code: 'field.wrong_type' })
  }
}

function textProblem(value: Value, max: number): Problem | undefined {
  if (typeof value !== 'string') return { code: 'field.wrong_type' }
  return value.length > max ? { code: 'field.too_long', max } : undefined
}

function numberProblem(value: Value, max: number | undefined): Problem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'field.wrong_type' }
  return max !== undefined && value > max ? { code: 'field.too_large', max } : undefined
}

function dateProblem(value: Value, pattern: RegExp): Problem | undefined {
  if (typeof value !== 'string' || !pattern.test(value)) return { code: 'field.not_a_date' }
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value.slice(0, 10) ? { code: 'field.not_a_date' } : undefined
}

function listProblem(value: Value, max: number): Problem | undefined {
  if (!Array.isArray(value)) return { code: 'field.wrong_type' }
  return value.length > max ? { code: 'field.too_many', max } : undefined
}

function isListOf(value: Value, has: (entry: string) => boolean): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && has(entry))
}
