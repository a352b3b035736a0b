import { describe, expect, it } from 'vitest'
import { loadLibraryProcedure } from '../../../test/support/procedures.ts'
import type { Field, FieldType, Procedure, Value } from '../procedure/index.ts'
import { checkValues } from './index.ts'

const base = loadLibraryProcedure('property/complaint')
const directory = { hasUnit: (code: string) => code === 'gardens', hasPerson: (id: string) => id === '7' }

function codeOf(type: FieldType, value: Value, more: Partial<Field> = {}): string {
  const field: Field = { key: 'x', type, label: { zh: '某', en: 'x' }, required: true, choices: [{ key: 'a', label: { zh: '甲', en: 'A' } }], isTitle: false, ...more }
  const procedure: Procedure = { ...base, fields: { x: field } }
  return checkValues(procedure, [{ field: 'x', required: true }], { x: value }, directory).problems[0]?.code ?? 'fine'
}

describe('what a person filled in', () => {
  it.each<[FieldType, Value, string]>([
    ['text', '水管', 'fine'], ['text', '', 'field.required'], ['text', '  ', 'field.required'], ['text', null, 'field.required'], ['text', 5, 'field.wrong_type'], ['text', 'x'.repeat(501), 'field.too_long'],
    ['longText', 'x'.repeat(20_000), 'fine'], ['longText', 'x'.repeat(20_001), 'field.too_long'],
    ['number', 0, 'fine'], ['number', Number.NaN, 'field.wrong_type'], ['number', Infinity, 'field.wrong_type'], ['number', '5', 'field.wrong_type'],
    ['boolean', false, 'fine'], ['boolean', 'true', 'field.wrong_type'],
    ['date', '2026-02-28', 'fine'], ['date', '2026-02-29', 'field.not_a_date'], ['date', '28.2.2026', 'field.not_a_date'], ['date', '2026-02-28T10:00', 'field.not_a_date'],
    ['dateTime', '2026-09-18T10:00', 'fine'], ['dateTime', '2026-09-18T10:00:30.5+08:00', 'fine'], ['dateTime', '2026-09-18T25:00', 'field.not_a_date'], ['dateTime', '2026-09-18T10:61', 'field.not_a_date'], ['dateTime', '2026-09-18', 'field.not_a_date'],
    ['choice', 'a', 'fine'], ['choice', 'b', 'field.unknown_choice'], ['choice', 'constructor', 'field.unknown_choice'],
    ['level', 'major', 'fine'], ['level', 'huge', 'field.unknown_choice'],
    ['unit', 'gardens', 'fine'], ['unit', 'nowhere', 'field.unknown_unit'], ['unit', ['gardens'], 'field.unknown_unit'],
    ['person', '7', 'fine'], ['person', '8', 'field.unknown_person'],
    ['people', ['7'], 'fine'], ['people', ['7', '8'], 'field.unknown_person'], ['people', '7', 'field.wrong_type'], ['people', [], 'field.required'],
    ['files', ['1', '2'], 'fine'], ['files', Array.from({ length: 21 }, String), 'field.too_many'],
  ])('%s %j is %s', (type, value, code) => {
    expect(codeOf(type, value)).toBe(code)
  })

  it('a bound of the procedure is told with the problem', () => {
    const problems = checkValues({ ...base, fields: { x: { key: 'x', type: 'number', label: { zh: '某', en: 'x' }, required: true, choices: [], isTitle: false, max: 10 } } }, [{ field: 'x', required: true }], { x: 11 }, directory).problems
    expect(problems).toEqual([{ field: 'x', code: 'field.too_large', max: 10 }])
  })

  it('all problems are reported, not the first', () => {
    const form = [{ field: 'subject', required: true }, { field: 'content', required: true }]
    expect(checkValues(base, form, { nonsense: 1 }, directory).problems.map((problem) => problem.field)).toEqual(['subject', 'content', 'nonsense'])
  })

  it('what is left out stays as it was, what is emptied is emptied', () => {
    const form = [{ field: 'room', required: false }, { field: 'demand', required: false }]
    expect(checkValues(base, form, { room: '' }, directory).values).toEqual({ room: null })
  })
})
