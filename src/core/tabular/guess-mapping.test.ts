import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableField } from './fields.ts'
import { guessMapping } from './guess-mapping.ts'

const field = (key: string, zh: string, en: string, more: Partial<TableField> = {}): TableField => ({ key, type: 'text', label: { zh, en }, required: false, ...more })
const fields = [
  field('number', '编号', 'Number'),
  field('title', '主题', 'Subject'),
  field('content', '投诉内容', 'Complaint'),
  field('reportedAt', '反馈时间', 'Reported at'),
  field('reporter', '反馈人', 'Reporter'),
  field('phone', '联系电话', 'Phone'),
  field('reply', '答复意见', 'Reply'),
  field('repliedAt', '答复时间', 'Replied at'),
  field('room', '房号', 'Room', { synonyms: ['门牌'] }),
]
const guess = (...headers: string[]) => guessMapping(headers, fields).map((column) => column.field)

describe('proposing which column is which field', () => {
  test.each([
    [['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'], ['number', 'reporter', 'title', 'reportedAt', 'content', 'reply', 'repliedAt']],
    [['No.', 'Customer', 'Topic', 'Complaint', 'Tel', 'Reply'], ['number', 'reporter', 'title', 'content', 'phone', 'reply']],
    [['手机号', '投诉人', '投诉的内容（必填）*'], ['phone', 'reporter', 'content']],
    [['Ｐｈｏｎｅ', 'reported_at', 'REPLIED AT'], ['phone', 'reportedAt', 'repliedAt']],
    [['门牌', '天气', ''], ['room', null, null]],
  ])('%j', (headers, expected) => {
    expect(guess(...headers)).toEqual(expected)
  })

  test('of two columns that could be a field the surer one gets it', () => {
    expect(guess('主题说明', '主题')).toEqual(expect.arrayContaining(['title']))
    expect(guess('主题说明', '主题')[1]).toBe('title')
  })

  test('no field is proposed twice and every header has its line', () => {
    const header = fc.constantFrom('编号', '时间', '反馈时间', '内容', '', 'x', '电话', '答复', 'Reply', '房号')
    fc.assert(fc.property(fc.array(header), (headers) => {
      const proposed = guessMapping(headers, fields)
      expect(proposed.map((column) => column.header)).toEqual(headers)
      const keys = proposed.flatMap((column) => column.field ?? [])
      expect(new Set(keys).size).toBe(keys.length)
      for (const column of proposed) expect(column.field === null ? 0 : column.confidence).toBe(column.confidence)
    }))
  })
})
