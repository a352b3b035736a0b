import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldAnything, normaliseForSearch } from './normalise.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('Ａ', 'a', '，', ' ', '\u3000', '投', '诉', '“', '—', '1', '﹝', '…', 'Σ', 'İ', 'é', '\u0301', '\ud83d', '\u200b', '\n', 'ｶ', 'ﾞ') }),
)

describe('folding for search', () => {
  test('folding twice is folding once', () => {
    fc.assert(fc.property(anyText, (text) => {
      const once = normaliseForSearch(text)
      expect(normaliseForSearch(once)).toBe(once)
    }), { numRuns: 3_000 })
  })

  test('the quick way for ordinary texts and the way for all texts agree', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(normaliseForSearch(text)).toBe(foldAnything(text))
    }), { numRuns: 3_000 })
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = `a${String.fromCharCode(unit)}b诉`
      if (normaliseForSearch(text) !== foldAnything(text)) expect.fail(`U+${unit.toString(16)} folds in two ways`)
    }
  })

  test.each([
    ['Ａ座１２号', 'a座12号'],
    ['  多 \n\t 行　文本 ', '多 行 文本'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['㎏', 'kg'],
    ['投\u200b诉', '投诉'],
    ['CAFE\u0301', 'café'],
    ['', ''],
  ])('%j is looked for as %j', (given, expected) => {
    expect(normaliseForSearch(given)).toBe(expected)
  })

  test('a text longer than the quick way takes is folded all the same', () => {
    expect(normaliseForSearch('Ａ'.repeat(10_000))).toBe('a'.repeat(10_000))
  })
})
