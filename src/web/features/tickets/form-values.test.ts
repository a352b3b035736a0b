import { describe, expect, it } from 'vitest'
import type { FieldView } from '../../../contract/procedures.ts'
import { checkForm, fieldOfProblem, joinForms, valuesToSend } from './form-values.ts'

const field = (key: string, type: FieldView['type'], max?: number): FieldView => ({ key, type, label: { zh: key, en: key }, choices: [], isTitle: false, ...(max === undefined ? {} : { max }) })

describe('the form of a step', () => {
  it('asks for what is required and empty, also when it holds only blanks', () => {
    const form = [{ field: 'a', required: true }, { field: 'b', required: true }, { field: 'c', required: false }, { field: 'd', required: true }]
    expect(checkForm([field('a', 'text'), field('b', 'files'), field('d', 'boolean')], form, { a: '  ', b: [], d: false })).toEqual([{ field: 'a', code: 'field.required' }, { field: 'b', code: 'field.required' }])
  })
  it('says how long a text may be', () => {
    expect(checkForm([field('a', 'text', 3)], [{ field: 'a', required: false }], { a: '四个字啊' })).toEqual([{ field: 'a', code: 'field.too_long', max: 3 }])
  })
  it('asks once for a field that the step and the outcome both ask for', () => {
    expect(joinForms([{ field: 'a', required: false }, { field: 'b', required: false }], [{ field: 'a', required: true }])).toEqual([{ field: 'a', required: true }, { field: 'b', required: false }])
  })
  it('sends only what the form asks for, and an emptied value as nothing', () => {
    const form = ['a', 'b', 'c', 'd'].map((key) => ({ field: key, required: false }))
    expect(valuesToSend(form, { a: ' x ', b: '', c: '', d: 0, other: 'y' }, { b: 'before' })).toEqual({ a: 'x', b: null, d: 0 })
  })
  it('finds the field that the server complains about', () => {
    expect(['cause', 'values.cause', 'body.values.cause'].map((name) => fieldOfProblem({ field: name, code: 'field.required' }))).toEqual(['cause', 'cause', 'cause'])
  })
})
