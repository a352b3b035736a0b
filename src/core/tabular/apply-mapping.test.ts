import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyMapping } from './apply-mapping.ts'
import { readCell } from './cell-value.ts'
import type { TableField, TableFieldType } from './fields.ts'
import { columnLetters, readTable, type Cell } from './table.ts'

const zone = 'Asia/Shanghai'
const field = (key: string, type: TableFieldType, more: Partial<TableField> = {}): TableField => ({ key, type, label: { zh: key, en: key }, required: false, ...more })
const choices = [{ key: 'urgent', label: { zh: '紧急', en: 'Urgent' } }, { key: 'normal', label: { zh: '一般', en: 'Normal' } }]

describe('reading a cell', () => {
  const longNumber: Cell = 430102199001011234
  test.each<[TableFieldType, Exclude<Cell, null>, unknown]>([
    ['text', ' 电梯\u200b坏了 ', '电梯坏了'],
    ['text', 13800138000, '13800138000'],
    ['text', true, 'true'],
    ['text', new Date('2019-04-25T09:32:09Z'), '2019-04-25 09:32:09'],
    ['text', new Date('2019-04-25T00:00:00Z'), '2019-04-25'],
    ['longText', '第一段\r\n\r\n第二段', '第一段\n\n第二段'],
    ['number', '1,234.5', 1234.5],
    ['number', '１２', 12],
    ['number', '(12)', -12],
    ['number', '-3', -3],
    ['money', '￥1,234.50', 1234.5],
    ['money', '12.345万元', 123450],
    ['money', '50元', 50],
    ['money', 'USD 12', 12],
    ['boolean', '是', true],
    ['boolean', '×', false],
    ['boolean', 'Yes', true],
    ['boolean', 0, false],
    ['choice', ' 紧急', 'urgent'],
    ['choice', 'NORMAL', 'normal'],
    ['date', '2019年4月25日', '2019-04-25'],
    ['date', 43580.5, '2019-04-25'],
    ['dateTime', '2019/4/25 9:32:09', '2019-04-25T01:32:09.000Z'],
    ['dateTime', new Date('2019-04-25T09:32:09Z'), '2019-04-25T01:32:09.000Z'],
    ['people', '甲、乙, 丙', ['甲', '乙', '丙']],
    ['unit', '客服部', '客服部'],
    ['contact', 13800138000, '13800138000'],
  ])('as %s, %j is %j', (type, cell, value) => {
    expect(readCell(cell, field('f', type, type === 'choice' ? { choices } : {}), { zone })).toEqual({ value })
  })

  test.each<[TableFieldType, Exclude<Cell, null>, string]>([
    ['text', '很长'.repeat(300), 'field.too_long'],
    ['text', '#REF!', 'field.spreadsheet_error'],
    ['text', longNumber, 'field.digits_lost'],
    ['contact', '4.30102E+17', 'field.digits_lost'],
    ['number', '3%', 'field.not_a_number'],
    ['number', '1.234,5', 'field.not_a_number'],
    ['number', '12,34', 'field.not_a_number'],
    ['number', '50元', 'field.not_a_number'],
    ['number', true, 'field.not_a_number'],
    ['number', 101, 'field.too_large'],
    ['money', '面议', 'field.not_a_number'],
    ['boolean', '也许', 'field.not_yes_or_no'],
    ['choice', '特急', 'field.unknown_choice'],
    ['date', '04/05/2019', 'date.ambiguous_order'],
    ['date', '2019-02-30', 'date.does_not_exist'],
    ['date', true, 'date.not_understood'],
    ['people', '甲、乙、丙', 'field.too_many'],
    ['files', 'a.png', 'field.not_importable'],
  ])('as %s, %j is refused: %s', (type, cell, code) => {
    const max = type === 'number' ? { max: 100 } : type === 'people' ? { max: 2 } : {}
    expect(readCell(cell, field('f', type, { choices, ...max }), { zone })).toMatchObject({ code })
  })
})

describe('a sheet as a table', () => {
  test('a title above and blank rows between do not shift the row numbers', () => {
    const table = readTable([['投诉登记表', '投诉登记表', '投诉登记表'], [], ['编号', ' 投诉\n内容 ', null], [1, '电梯坏了'], [null, ' '], [2, '路灯不亮', '急', '多出来的']])
    expect(table.headerRow).toBe(3)
    expect(table.headers).toEqual(['编号', '投诉 内容', '', ''])
    expect(table.rows.map(({ row }) => row)).toEqual([4, 6])
  })

  test('a sheet of one column and an empty sheet are tables too', () => {
    expect(readTable([['内容'], ['坏了']])).toEqual({ headers: ['内容'], headerRow: 1, rows: [{ row: 2, cells: ['坏了'] }] })
    expect(readTable([])).toEqual({ headers: [], headerRow: 1, rows: [] })
  })

  test('columns are counted as spreadsheets do', () => {
    expect([0, 25, 26, 51, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA'])
  })
})

describe('taking over a table', () => {
  const fields = [field('content', 'longText', { required: true }), field('at', 'dateTime'), field('pay', 'money')]
  const mapping = [{ field: 'content' }, { field: 'at' }, { field: 'pay' }, { field: null }, { field: null }]
  const sheet = (...rows: Cell[][]) => readTable([['内容', '时间', '金额', '备注', '备注'], ...rows])

  test('good rows are taken although others have problems, and every problem is told by row and header', () => {
    const result = applyMapping(sheet(['电梯坏了', '2019/4/25 9:32', 5, '甲', '乙'], [null, '昨天', '很多', null, null], ['路灯', null, null, null, null]), mapping, fields, { zone })
    expect(result.ok).toEqual([
      { row: 2, values: { content: '电梯坏了', at: '2019-04-25T01:32:00.000Z', pay: 5 }, extra: { 备注: '甲', '备注 (5)': '乙' } },
      { row: 4, values: { content: '路灯' }, extra: {} },
    ])
    expect(result.problems).toEqual([
      { row: 3, column: '内容', code: 'field.required', details: {} },
      { row: 3, column: '时间', code: 'date.not_understood', details: { given: '昨天' } },
      { row: 3, column: '金额', code: 'field.not_a_number', details: { given: '很多' } },
    ])
    expect(result.rejected).toEqual([{ row: 3, cells: [null, '昨天', '很多', null, null] }])
  })

  test('a required field without a column is told once and no row is taken', () => {
    const result = applyMapping(sheet(['a'], ['b']), [{ field: null }], fields, { zone })
    expect(result.problems).toEqual([{ row: 1, column: 'content', code: 'table.column_missing', details: {} }])
    expect(result.ok).toEqual([])
    expect(result.rejected).toHaveLength(2)
  })

  test('a field chosen for two columns, an unknown field and an unknown column are told, and the cells are kept aside', () => {
    const twice = [{ field: 'content' }, { field: 'content' }, { field: 'colour' }, { field: null }, { field: null }, { field: 'pay' }]
    const result = applyMapping(sheet(['a', 'b', 'c']), twice, fields, { zone })
    expect(result.problems.map(({ column, code }) => [column, code])).toEqual([['时间', 'table.field_mapped_twice'], ['金额', 'table.unknown_field'], ['F', 'table.unknown_column']])
    expect(result.ok).toEqual([{ row: 2, values: { content: 'a' }, extra: { 时间: 'b', 金额: 'c' } }])
  })

  test('in a column of dates the ones that are certain tell the order of the others, unless they contradict each other', () => {
    const dates = (...texts: string[]) => applyMapping(readTable([['日期'], ...texts.map((text) => [text])]), [{ field: 'd' }], [field('d', 'date')], { zone })
    expect(dates('04/05/2019', '10/31/2019').ok.map(({ values }) => values['d'])).toEqual(['2019-04-05', '2019-10-31'])
    expect(dates('04/05/2019', '31/10/2019').ok.map(({ values }) => values['d'])).toEqual(['2019-05-04', '2019-10-31'])
    expect(dates('04/05/2019', '31/10/2019', '10/31/2019').problems).toMatchObject([{ row: 2, code: 'date.ambiguous_order' }])
    expect(dates('04/05/2019').problems).toMatchObject([{ row: 2, code: 'date.ambiguous_order' }])
  })

  test('every row that is not blank is either taken or handed back, and a row is handed back only with a problem of its own', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(fc.constantFrom<Cell[]>(null, '', '电梯', '2019/4/25', 12, true, '#N/A'), fc.string(), fc.double(), fc.date({ noInvalidDate: false }))
    fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 6 })), (rows) => {
      const table = sheet(...rows)
      const { ok, rejected, problems } = applyMapping(table, mapping, fields, { zone })
      expect([...ok, ...rejected].map(({ row }) => row).sort((a, b) => a - b)).toEqual(table.rows.map(({ row }) => row))
      expect(new Set(problems.map(({ row }) => row))).toEqual(new Set(rejected.map(({ row }) => row)))
    }))
  })
})
