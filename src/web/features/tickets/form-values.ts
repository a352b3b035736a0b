/** What a person has filled in so far, before the server has seen it. Pure. */
import type { z } from 'zod'
import type { FieldView, FormFieldView } from '../../../contract/procedures.ts'
import type { valuesShape } from '../../../contract/shared.ts'
import type { FieldProblem } from '../../client/problem-error.ts'

export type Values = z.infer<typeof valuesShape>
export type Value = Values[string]

export function isEmptyValue(value: Value | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
}

/** What the server would refuse and the browser can see: only missing and too long. Everything else is the server's word. */
export function checkForm(fields: readonly FieldView[], form: readonly FormFieldView[], values: Values): readonly FieldProblem[] {
  return form.flatMap(({ field: key, required }): FieldProblem[] => {
    const field = fields.find((each) => each.key === key)
    const value = values[key]
    if (isEmptyValue(value)) return required ? [{ field: key, code: 'field.required' }] : []
    if (typeof value === 'string' && field?.max !== undefined && (field.type === 'text' || field.type === 'longText') && value.length > field.max) {
      return [{ field: key, code: 'field.too_long', max: field.max }]
    }
    return []
  })
}

/** Only what the form asks for and was filled in; what stood there before and was emptied is sent as null. */
export function valuesToSend(form: readonly FormFieldView[], values: Values, before: Values = {}): Values {
  return Object.fromEntries(form.flatMap(({ field }) => {
    const value = values[field]
    if (value === undefined || isEmptyValue(value)) return isEmptyValue(before[field]) || value === undefined ? [] : [[field, null]]
    return [[field, typeof value === 'string' ? value.trim() : value]]
  }))
}

/** The forms of a step and of an outcome as one: a field asked twice is asked once, and required if either requires it. */
export function joinForms(...forms: readonly (readonly FormFieldView[])[]): readonly FormFieldView[] {
  const joined = new Map<string, FormFieldView>()
  for (const entry of forms.flat()) joined.set(entry.field, { field: entry.field, required: entry.required || joined.get(entry.field)?.required === true })
  return [...joined.values()]
}

/** The field a server's problem is about: `values.cause` and `cause` are the same to a form. */
export function fieldOfProblem(problem: FieldProblem): string {
  return problem.field.replace(/^(body[./])?values[./]/, '')
}
