import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markYaml, type YamlPart } from './yaml-marks.ts'

test.each<[string, readonly (readonly [YamlPart, string])[]]>([
  ['title: 投诉处理', [['key', 'title'], ['plain', ': 投诉处理']]],
  ['# 说明', [['comment', '# 说明']]],
  ["  when: 'level == 1' # why", [['plain', '  '], ['key', 'when'], ['plain', ': '], ['text', "'level == 1'"], ['plain', ' '], ['comment', '# why']]],
  ['- { zh: 答复, en: "Answer" }', [['plain', '- { '], ['key', 'zh'], ['plain', ': 答复, '], ['key', 'en'], ['plain', ': '], ['text', '"Answer"'], ['plain', ' }']]],
  ['at: 08:30', [['key', 'at'], ['plain', ': 08:30']]],
  ['a: b#c', [['key', 'a'], ['plain', ': b#c']]],
])('%j is read as written', (line, marks) => {
  expect(markYaml(line)[0]?.map(({ part, text }) => [part, text])).toEqual(marks)
})

test('whatever the file holds, every line is shown letter by letter', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '办', ':', ' ', '#', '"', "'", '{', '-', '\n', ',', '\\') }), (source) => {
    const shown = markYaml(source).map((marks) => marks.map(({ text }) => text).join('')).join('\n')
    expect(shown).toBe(source.replace(/\n$/, ''))
  }))
})
