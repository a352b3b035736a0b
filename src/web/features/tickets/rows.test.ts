import { describe, expect, it } from 'vitest'
import type { FieldView } from '../../../contract/procedures.ts'
import { columnsOf, freshRow, rowsIn, rowText, withCell } from './rows.ts'

const label = (text: string) => ({ zh: text, en: text })
const base = { key: 'x', label: label('x'), choices: [], isTitle: false }
const table: FieldView = { ...base, type: 'table', columns: [{ key: 'what', label: label('措施'), type: 'text', required: true, choices: [] }, { key: 'owner', label: label('责任人'), type: 'person', required: true, choices: [] }] }
const checklist: FieldView = { ...base, type: 'checklist', items: [{ key: 'tidy', label: label('整洁'), weight: 60 }, { key: 'green', label: label('返青'), weight: 40 }] }
const causes: FieldView = { ...base, type: 'causes' }

describe('rows of a form', () => {
  it('a checklist shows every line in its own order, answered or not', () => {
    expect(rowsIn(checklist, [{ item: 'green', passed: false }])).toEqual([{ item: 'tidy', passed: null }, { item: 'green', passed: false }])
  })

  it('what is no row is left out', () => {
    expect(rowsIn(table, ['a', 'b'])).toEqual([])
    expect(rowsIn(table, '3')).toEqual([])
  })

  it('a new cause gets the next id and may hang on the causes above it only', () => {
    const rows = [{ id: '1', text: '虚焊' }, { id: '4', text: '温度低' }]
    expect(freshRow(causes, rows)).toMatchObject({ id: '5', branch: 'occurrence' })
    expect(columnsOf(causes, rows, 1).find((column) => column.key === 'parent')?.choices.map((choice) => choice.key)).toEqual(['1'])
  })

  it('changing a cell leaves the other rows as they were', () => {
    expect(withCell([{ what: 'a' }, { what: 'b' }], 1, 'what', 'c')).toEqual([{ what: 'a' }, { what: 'c' }])
  })

  it('a row reads as one line, with names for keys', () => {
    expect(rowText(table, { what: '换料', owner: '7' }, (column, cell) => (column.type === 'person' ? '王工' : cell), '是', '否')).toBe('换料 · 王工')
    expect(rowText(checklist, { item: 'tidy', passed: true, note: '好' }, (_, cell) => cell, '是', '否')).toBe('整洁 · 是 · 好')
  })
})
