import { describe, expect, it } from 'vitest'
import { loadLibraryProcedure, officeCalendar, person } from '../../../test/support/procedures.ts'
import type { Field, FieldType, Procedure, Value } from '../procedure/index.ts'
import { checkValues } from './index.ts'
import type { Facts } from './index.ts'
import { scopeOfStart } from './scope.ts'
import type { CheckBasis } from './values.ts'

const base = loadLibraryProcedure('property/complaint')
const facts: Facts = {
  now: 0, actor: person('1'), calendar: () => officeCalendar, answers: {},
  directory: {
    hasUnit: (code) => code === 'gardens', hasPerson: (id) => id === '7' || id === '9', isStaffed: () => true, isOneOf: (id, parties) => id === '7' && parties.includes('post:head'),
    superiorOf: () => undefined, registerRow: (register, key) => (register === 'rooms' && key === '101' ? { owner: '7' } : undefined),
  },
}
const basis: CheckBasis = { facts, scope: scopeOfStart(base, {}, 'desk', false, facts), who: () => ['post:head'] }

function codeOf(type: FieldType, value: Value, more: Partial<Field> = {}): string {
  const field: Field = { key: 'x', type, label: { zh: '某', en: 'x' }, required: true, choices: [{ key: 'a', label: { zh: '甲', en: 'A' } }], isTitle: false, columns: [], items: [], among: [], seenBy: [], ...more }
  const procedure: Procedure = { ...base, fields: { x: field } }
  return checkValues(procedure, [{ field: 'x', required: true }], { x: value }, basis).problems[0]?.code ?? 'fine'
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
    ['units', ['gardens'], 'fine'], ['units', ['nowhere'], 'field.unknown_unit'], ['rating', 5, 'fine'], ['rating', 6, 'field.too_large'], ['rating', 0, 'field.too_small'],
    ['register', '101', 'field.unknown_row'], ['causes', [{ id: '1', parent: null, branch: 'occurrence', text: '虚焊' }], 'fine'], ['causes', [{ id: '2', parent: '1', branch: 'escape', text: 'x' }], 'field.unknown_choice'],
    ['files', ['1', '2'], 'fine'], ['files', Array.from({ length: 21 }, String), 'field.too_many'],
  ])('%s %j is %s', (type, value, code) => {
    expect(codeOf(type, value)).toBe(code)
  })

  it('a row of a table is checked cell by cell, and the problem names row and column', () => {
    const columns: Field['columns'] = [
      { key: 'what', type: 'text', label: { zh: '措施', en: 'Action' }, required: true, choices: [] }, { key: 'owner', type: 'person', label: { zh: '责任人', en: 'Owner' }, required: true, choices: [] },
      { key: 'due', type: 'date', label: { zh: '期限', en: 'Due' }, required: false, choices: [] },
    ]
    const procedure: Procedure = { ...base, fields: { x: { key: 'x', type: 'table', label: { zh: '措施', en: 'Actions' }, required: true, choices: [], columns, items: [], among: [], seenBy: [], isTitle: false } } }
    const check = (rows: Value): unknown => checkValues(procedure, [{ field: 'x', required: true }], { x: rows }, basis).problems
    expect(check([{ what: '换料', owner: '7', due: '2026-10-09' }])).toEqual([])
    expect(check([{ what: '换料', owner: '7' }, { what: '', owner: '8', due: '9 Oct', more: 'x' }])).toEqual([
      { field: 'x', code: 'field.required', row: 1, column: 'what' }, { field: 'x', code: 'field.unknown_person', row: 1, column: 'owner' },
      { field: 'x', code: 'field.not_a_date', row: 1, column: 'due' }, { field: 'x', code: 'field.unexpected', row: 1, column: 'more' },
    ])
  })

  it('every line of a checklist is answered once', () => {
    const items = [{ key: 'tidy', label: { zh: '整洁', en: 'Tidy' }, weight: 60 }, { key: 'green', label: { zh: '返青', en: 'Green' }, weight: 40 }]
    expect(codeOf('checklist', [{ item: 'tidy', passed: true }, { item: 'green', passed: false }], { items })).toBe('fine')
    expect(codeOf('checklist', [{ item: 'tidy', passed: true }], { items })).toBe('field.required')
    expect(codeOf('checklist', [{ item: 'tidy', passed: true }, { item: 'tidy', passed: true }, { item: 'green', passed: true }], { items })).toBe('field.unexpected')
  })

  it('a witness must be one of those the procedure names', () => {
    expect(codeOf('person', '7', { among: [{ kind: 'post', post: 'head' }] })).toBe('fine')
    expect(codeOf('person', '9', { among: [{ kind: 'post', post: 'head' }] })).toBe('field.not_among')
  })

  it('a register is asked for its own rows', () => {
    expect(codeOf('register', '101', { register: 'rooms' })).toBe('fine')
    expect(codeOf('register', '102', { register: 'rooms' })).toBe('field.unknown_row')
  })

  it('a bound of the procedure is told with the problem', () => {
    const problems = checkValues({ ...base, fields: { x: { key: 'x', type: 'number', label: { zh: '某', en: 'x' }, required: true, choices: [], columns: [], items: [], among: [], seenBy: [], isTitle: false, max: 10 } } }, [{ field: 'x', required: true }], { x: 11 }, basis).problems
    expect(problems).toEqual([{ field: 'x', code: 'field.too_large', max: 10 }])
  })

  it('all problems are reported, not the first', () => {
    const form = [{ field: 'subject', required: true }, { field: 'content', required: true }]
    expect(checkValues(base, form, { nonsense: 1 }, basis).problems.map((problem) => problem.field)).toEqual(['subject', 'content', 'nonsense'])
  })

  it('what is left out stays as it was, what is emptied is emptied', () => {
    const form = [{ field: 'room', required: false }, { field: 'demand', required: false }]
    expect(checkValues(base, form, { room: '' }, basis).values).toEqual({ room: null })
  })
})
