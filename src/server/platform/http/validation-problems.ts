/** What zod found wrong, as problems by field with codes that have texts in both languages. */
import type { z } from 'zod'
import type { FieldProblem } from './unreadable-text.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** All problems, not the first. `input` is what was parsed: it tells a missing field from a wrong one. */
export function problemsOf(error: z.core.$ZodError, input: unknown): FieldProblem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, [], input))
}

function problemsOfIssue(issue: Issue, above: Path, input: unknown): FieldProblem[] {
  const path = [...above, ...issue.path]
  const field = path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type': return [{ field, code: valueAt(input, path) === undefined ? 'field.required' : 'field.wrong_type' }]
    case 'too_big': return [{ field, code: tooBig(issue.origin), max: Number(issue.maximum) }]
    case 'too_small': return [tooSmall(field, issue.origin, Number(issue.minimum))]
    case 'invalid_value': return [{ field, code: valueAt(input, path) === undefined ? 'field.required' : 'field.unknown_choice' }]
    case 'invalid_format': return [{ field, code: issue.format.startsWith('date') ? 'field.not_a_date' : 'field.bad_format' }]
    case 'unrecognized_keys': return issue.keys.map((key) => ({ field: [...path, key].map(String).join('.'), code: 'field.unexpected' }))
    case 'invalid_union': return problemsOfUnion(issue, path, input)
    case 'invalid_key': return [{ field, code: 'field.unexpected' }]
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom': return [{ field, code: 'field.wrong_type' }]
  }
}

/** The branch that took the value's type but not its content says what is wrong; if there is none, the type is. */
function problemsOfUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, input: unknown): FieldProblem[] {
  const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0))
  if (meant) return meant.flatMap((inner) => problemsOfIssue(inner, path, input))
  return [{ field: path.map(String).join('.'), code: valueAt(input, path) === undefined ? 'field.required' : 'field.wrong_type' }]
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce((value: unknown, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), input) // any object may be read by any key
}

function tooBig(origin: string): string {
  return origin === 'string' ? 'field.too_long' : origin === 'array' || origin === 'set' ? 'field.too_many' : 'field.too_large'
}

function tooSmall(field: string, origin: string, minimum: number): FieldProblem {
  if (origin === 'string') return minimum === 1 ? { field, code: 'field.required' } : { field, code: 'field.too_short', max: minimum }
  return { field, code: origin === 'array' || origin === 'set' ? 'field.too_few' : 'field.too_small', max: minimum }
}
