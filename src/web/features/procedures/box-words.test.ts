import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeBox } from './box-words.ts'

const label = (zh: string) => ({ zh, en: zh })

test('a box says what the step is, who acts and how long it may take', () => {
  const lines = composeBox({ label: label('调查处理'), who: label('被投诉部门'), limits: [label('3 个工作日')], width: 180, height: 72 }, 'zh')
  expect(lines.map(({ kind, text }) => [kind, text])).toEqual([['label', '调查处理'], ['who', '被投诉部门'], ['limit', '3 个工作日']])
})

test('a box that is too low keeps the name of the step', () => {
  const lines = composeBox({ label: label('调查处理'), who: label('被投诉部门'), limits: [label('3 个工作日'), label('5 日')], width: 180, height: 30 }, 'zh')
  expect(lines.map(({ text }) => text)).toEqual(['调查处理'])
})

test('no words stand outside their box', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.array(fc.string(), { maxLength: 4 }), fc.integer({ min: 30, max: 160 }), (name, limits, height) => {
    for (const { y } of composeBox({ label: label(name), who: label(name), limits: limits.map(label), width: 160, height }, 'en')) {
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(height)
    }
  }))
})
