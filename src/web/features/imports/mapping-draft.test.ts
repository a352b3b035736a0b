import { describe, expect, test } from 'vitest'
import { findSharedColumns, findUnfilled, findUnusedColumns, readProposal, sampleOf, writeMapping, type MappingDraft } from './mapping-draft.ts'

const label = { zh: '内容', en: 'Content' }
const upload = {
  headers: ['留言内容', '时间', ''],
  sample: [['电梯坏了', '2020-01-02'], [' 电梯坏了 ', ''], ['路灯不亮', '2020-01-03']],
  targets: [{ key: 'content', label, required: true }, { key: 'receivedAt', label, required: false }, { key: 'kind', label, required: true }],
  mapping: { columns: { content: '留言内容', receivedAt: '没有这一列' }, constants: { kind: 3 } },
}

describe('mapping columns', () => {
  test('what the server proposed is chosen already, except columns the file does not have', () => {
    expect(readProposal(upload)).toEqual({
      content: { kind: 'column', header: '留言内容' }, receivedAt: { kind: 'none' }, kind: { kind: 'constant', value: '3' },
    })
  })

  test('what is sent holds the chosen columns and the constants that say something', () => {
    const draft: MappingDraft = { a: { kind: 'column', header: '时间' }, b: { kind: 'constant', value: '  ' }, c: { kind: 'constant', value: ' 网站 ' }, d: { kind: 'none' } }
    expect(writeMapping(draft, 'Asia/Shanghai')).toEqual({ columns: { a: '时间' }, constants: { c: '网站' }, timeZone: 'Asia/Shanghai' })
    expect(writeMapping({})).toEqual({ columns: {}, constants: {} })
  })

  test('a required field that nothing fills is named, and so is a column used twice or not at all', () => {
    const draft: MappingDraft = { content: { kind: 'column', header: '时间' }, receivedAt: { kind: 'column', header: '时间' }, kind: { kind: 'constant', value: '' } }
    expect(findUnfilled(upload.targets, draft).map(({ key }) => key)).toEqual(['kind'])
    expect([...findSharedColumns(draft)]).toEqual(['时间'])
    expect(findUnusedColumns(upload.headers, draft)).toEqual(['留言内容'])
  })

  test('samples show different values, not the same one three times', () => {
    expect(sampleOf(upload, '留言内容')).toEqual(['电梯坏了', '路灯不亮'])
    expect(sampleOf(upload, '没有这一列')).toEqual([])
  })
})
