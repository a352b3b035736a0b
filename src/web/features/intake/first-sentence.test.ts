import { expect, test } from 'vitest'
import { saysSomething, searchText, wordsOf } from './first-sentence.ts'

test.each([
  ['', false],
  ['电梯', false],
  ['电梯坏了', false],
  ['电梯坏了。', true],
  ['三号楼电梯又坏了没人修', true],
  ['The lift is broken', false],
  ['The lift is broken.', true],
  ['The lift in building three', true],
  ['。。。。。。。。。。', false],
])('as soon as a first sentence stands there the desk looks for the same thing: %j -> %j', (text, expected) => {
  expect(saysSomething(text)).toBe(expected)
})

test('what is looked for has no line breaks and is never endless', () => {
  expect(searchText('  电梯\n坏了  ')).toBe('电梯 坏了')
  expect(Array.from(searchText('😀'.repeat(2000)))).toHaveLength(1000)
})

test('the title comes first and only words are looked for', () => {
  const fields = [{ key: 'content', type: 'longText', isTitle: false }, { key: 'room', type: 'number', isTitle: false }, { key: 'subject', type: 'text', isTitle: true }] as const
  const form = [{ field: 'content' }, { field: 'room' }, { field: 'subject' }]
  expect(wordsOf(fields, form, { content: '三天没修', room: 12, subject: '电梯坏了', other: '不问的' })).toBe('电梯坏了\n三天没修')
  expect(wordsOf(fields, form, { content: '  ' })).toBe('')
})
