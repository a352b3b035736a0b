import { expect, test } from 'vitest'
import type { RegisterColumn } from '../../../contract/registers.ts'
import { cellsOf, differences, formOf, KEY_FIELD, mergeCells, peopleIn, problemsInForm } from './row-values.ts'

const column = (key: string, type: RegisterColumn['type'] = 'text'): RegisterColumn => ({ key, type, label: { zh: key, en: key }, required: false, choices: [] })
const COLUMNS = [column('name'), column('pieces', 'number'), column('owner', 'person'), column('papers', 'files')]

test('a form sends what is filled in, trimmed, and keeps files as they are', () => {
  expect(formOf(COLUMNS).map(({ field }) => field)).toEqual(['name', 'pieces', 'owner'])
  expect(cellsOf(COLUMNS, { papers: ['f1'], old: 'x' }, { name: ' K9 ', pieces: 0, owner: null, [KEY_FIELD]: 'k9', old: 'x' })).toEqual({ name: 'K9', pieces: 0, papers: ['f1'] })
})

test('an emptied cell is not sent', () => {
  expect(cellsOf(COLUMNS, { name: 'K9' }, { name: '' })).toEqual({})
})

test('two rows differ where their cells do, columns first', () => {
  expect(differences(COLUMNS, { name: 'a', pieces: 1, old: 'x' }, { name: 'b', pieces: 1 })).toEqual(['name', 'old'])
})

test('what somebody else changed comes in, what I changed stays', () => {
  expect(mergeCells(COLUMNS, { name: 'a', pieces: 1 }, { name: 'mine', pieces: 1 }, { name: 'theirs', pieces: 2, owner: '7' })).toEqual({ name: 'mine', pieces: 2, owner: '7' })
  expect(mergeCells(COLUMNS, { name: 'a', pieces: 1 }, { pieces: 1 }, { name: 'a', pieces: 2 })).toEqual({ pieces: 2 })
})

test('a key that is taken is a problem of the key, a cell called key is one of its column', () => {
  const problem = { field: 'key', code: 'field.unexpected' }
  expect(problemsInForm([problem], 'register.row_taken')).toEqual([{ ...problem, field: KEY_FIELD }])
  expect(problemsInForm([problem], 'register.row_invalid')).toEqual([problem])
  expect(problemsInForm([{ field: 'body.cells.name', code: 'field.too_long' }], 'request.invalid')).toEqual([{ field: 'name', code: 'field.too_long' }])
})

test('people are looked up once each', () => {
  expect(peopleIn(COLUMNS, [{ owner: '7' }, { owner: '7', name: '8' }, { owner: '12' }, {}])).toEqual(['12', '7'])
})
