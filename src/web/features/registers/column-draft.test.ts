import { expect, test } from 'vitest'
import type { RegisterColumn } from '../../../contract/registers.ts'
import { columnsOf, draftsOf, emptyColumn, moveUp, problemsFromServer, problemsIn, proposeKey, type ColumnDraft } from './column-draft.ts'

const NAME: RegisterColumn = { key: 'name', type: 'text', label: { zh: '名称', en: 'Name' }, required: false, choices: [] }
const GRADE: RegisterColumn = { key: 'grade', type: 'choice', label: { zh: '等级', en: 'Grade' }, required: true, choices: [{ key: 'a', label: { zh: '甲', en: 'A' } }] }
const drafts = draftsOf([NAME, GRADE])
const added = (change: Partial<ColumnDraft>): ColumnDraft => ({ ...emptyColumn(drafts), ...change })

test('columns that nobody touched are sent as they are', () => {
  expect(columnsOf(drafts)).toEqual([NAME, GRADE])
})

test.each([['Shipped on', 'shippedOn'], ['2nd name', 'ndName'], ['Café', 'cafe'], ['发货', 'fallback'], ['', 'fallback']])('a column called %j gets the code %j', (english, key) => {
  expect(proposeKey(english, 'fallback')).toBe(key)
})

test('a column without a code gets a free one, and one name serves both languages', () => {
  expect(columnsOf([...drafts, added({ en: 'Name', zh: '' })]).at(-1)).toMatchObject({ key: 'name2', label: { zh: 'Name', en: 'Name' } })
  expect(columnsOf([...drafts, added({ zh: '单价', type: 'money' })]).at(-1)).toMatchObject({ key: 'column3', type: 'money' })
})

test('what goes is left out, and moved columns come in their new order', () => {
  expect(columnsOf(drafts.map((draft) => ({ ...draft, removed: draft.key === 'name' })))).toEqual([GRADE])
  expect(columnsOf(moveUp(drafts, 1)).map(({ key }) => key)).toEqual(['grade', 'name'])
  expect(moveUp(drafts, 0)).toEqual(drafts)
})

test('choices keep their keys; new ones get their own, empty ones go', () => {
  const more = drafts.map((draft) => (draft.key === 'grade' ? { ...draft, choices: [...draft.choices, { id: 1, key: undefined, zh: '乙', en: 'A' }, { id: 2, key: undefined, zh: ' ', en: '' }] } : draft))
  expect(columnsOf(more)[1]?.choices).toEqual([{ key: 'a', label: { zh: '甲', en: 'A' } }, { key: 'a2', label: { zh: '乙', en: 'A' } }])
})

test('what is wrong is said at its column', () => {
  expect([...problemsIn([...drafts, added({})])]).toEqual([[2, 'needName']])
  expect([...problemsIn([...drafts, added({ zh: '价', key: 'Price!' })])]).toEqual([[2, 'badKey']])
  expect([...problemsIn([...drafts, added({ zh: '名', key: 'name' })])]).toEqual([[2, 'keyTwice']])
  expect([...problemsIn([...drafts, added({ zh: '级', type: 'choice' })])]).toEqual([[2, 'needChoices']])
  expect([...problemsIn(drafts)]).toEqual([])
})

test('a column that a procedure needs is named where it was to go', () => {
  const going = drafts.map((draft) => ({ ...draft, removed: draft.key === 'name' }))
  expect([...problemsFromServer(going, [{ field: 'name', code: 'field.required' }], 'register.column_needed')]).toEqual([[0, 'needed']])
})
