import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeProblemsCsv } from './problems-csv.ts'

const headings = { row: '行', column: '列', value: '值', message: '问题' }

test('the file of errors starts with a byte order mark and holds row, column, value and reason', () => {
  const csv = writeProblemsCsv([{ row: 7, column: '时间', code: 'date.not_understood', value: '昨天, 大概', message: { zh: '看不懂“昨天”', en: 'not a date' } }], headings, 'zh')
  expect(csv).toBe('\ufeff行,列,值,问题\r\n7,时间,"昨天, 大概",看不懂“昨天”\r\n')
})

test('a value that a spreadsheet would run as a formula arrives as text', () => {
  const csv = writeProblemsCsv([{ row: 1, column: 'a', code: 'x', value: '=cmd()', message: { zh: '', en: 'no' } }], headings, 'en')
  expect(csv).toContain("1,a,'=cmd(),no")
})

test('whatever the cells hold, a reader of CSV gets them back', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '办', ' ') }).map((value) => `x${value}x`)
  fc.assert(fc.property(fc.array(fc.tuple(text, text, text)), (rows) => {
    const csv = writeProblemsCsv(rows.map(([column, value, zh], row) => ({ row, column, value, code: '', message: { zh, en: '' } })), headings, 'zh')
    const read: unknown = parse(csv, { bom: true, record_delimiter: '\r\n' })
    expect(read).toEqual([['行', '列', '值', '问题'], ...rows.map(([column, value, zh], row) => [String(row), column, value, zh])])
  }))
})
