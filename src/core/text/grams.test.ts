import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashWord, classOf, escapeLike, latin, packPair, queryGrams, searchGrams, wide } from './grams.ts'
import { normaliseForSearch } from './normalise.ts'

const mixed = fc.string({
  unit: fc.oneof(
    fc.constantFrom('投', '诉', '市', '的', 'a', 'B', '8', 'd', '1', '-', ' ', '，', '𠮷', '😡', 'é', 'я', '한', 'ｶ', 'ﾞ', '、', 'ä', '\u0301'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
  maxLength: 60,
})

/** A piece of the text cut at character borders: what a person may mark in it and paste into the search box. */
const textAndPiece = fc.tuple(mixed, fc.nat(), fc.nat()).map(([text, a, b]) => {
  const characters = Array.from(normaliseForSearch(text))
  const from = a % (characters.length + 1)
  return { text, piece: characters.slice(from, from + 1 + (b % 12)).join('') }
})

/** A needle is long enough when it has a wide character or three Latin letters or digits in a row. */
function isLongEnough(piece: string): boolean {
  let run = 0
  for (let i = 0; i < piece.length; i++) {
    const kind = classOf(piece.charCodeAt(i))
    if (kind === wide) return true
    run = kind === latin ? run + 1 : 0
    if (run === 3) return true
  }
  return false
}

function finds(text: string, query: string): boolean {
  const wanted = queryGrams(query)
  if (wanted.tooShort) return false
  const grams = new Set(searchGrams(text))
  const normalised = normaliseForSearch(text)
  return wanted.grams.every((gram) => grams.has(gram)) && wanted.needles.every((needle) => normalised.includes(needle))
}

describe('search keys', () => {
  test('whatever piece of a text is looked for, the text is found', () => {
    fc.assert(fc.property(textAndPiece, ({ text, piece }) => {
      fc.pre(isLongEnough(piece))
      expect(finds(text, piece)).toBe(true)
    }), { numRuns: 10_000 })
  })

  test('several pieces of a text in one query find the text', () => {
    fc.assert(fc.property(mixed, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 4 }), (text, cuts) => {
      const characters = Array.from(normaliseForSearch(text))
      const pieces = cuts.map(([a, b]) => {
        const from = a % (characters.length + 1)
        return characters.slice(from, from + 1 + (b % 6)).join('')
      })
      fc.pre(pieces.some(isLongEnough))
      expect(finds(text, pieces.join(' '))).toBe(true)
    }), { numRuns: 5_000 })
  })

  test('keys are sorted and distinct', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const grams = [...searchGrams(text)]
      expect(grams).toEqual([...new Set(grams)].sort((a, b) => a - b))
    }))
  })

  test('two neighbours pack into one number and no other pair gives it', () => {
    fc.assert(fc.property(fc.nat(0xffff), fc.nat(0xffff), (a, b) => {
      const packed = packPair(a, b)
      expect(packed).toBe(packed | 0)
      expect([packed >>> 16, packed & 0xffff]).toEqual([a, b])
    }))
  })

  test('a huge text keeps its first keys and the same ones every time', () => {
    const huge = Array.from({ length: 30_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join('')
    const grams = searchGrams(huge)
    expect(grams).toHaveLength(2_000)
    expect(searchGrams(huge)).toEqual(grams)
    expect(finds(huge, huge.slice(0, 20))).toBe(true)
    expect(searchGrams(huge, 10)).toHaveLength(10)
    expect(searchGrams(huge, 1_000_000)).toHaveLength(4_096)
  })
})

describe('looking for', () => {
  const text = '【A市】物业未提交8D报告，电话0731-8888，model XJ-2000 at 3栋12楼'
  test.each([
    ['物', true],
    ['物业', true],
    ['8D报告', true],
    ['d报', true],
    ['a市', true],
    ['交8', true],
    ['报告，电话', true],
    ['XJ-2000', true],
    ['xj', true],
    ['200', true],
    ['2000 物业', true],
    ['物业 at', true],
    ['3栋12楼', true],
    ['物业 没有', false],
    ['业物', false],
    ['mode1', false],
    ['8888', true],
    ['731-88', true],
  ])('%j in a mixed sentence: %j', (query, expected) => {
    expect(finds(text, query)).toBe(expected)
  })

  test('two Latin letters alone find the whole word only, with another key they are found inside a word', () => {
    expect(finds('model 3', 'mo')).toBe(false)
    expect(finds('型号 model 3', 'mo 型号')).toBe(true)
  })

  test('parts of one or two Latin letters or digits alone are whole words, also when a dash joins them', () => {
    expect(finds('tel 0731-8888', '31-88')).toBe(false)
    expect(finds('block 3-1 room 2', '3-1')).toBe(true)
    expect(finds('block 13-12', '3-1')).toBe(false)
  })

  test('a word between two others of a number is asked for whole, not by pieces that nearly every number has', () => {
    const query = queryGrams('ZW-20260417-367')
    expect(query.tooShort ? [] : query.grams).toHaveLength(2)
    expect(query.tooShort ? [] : query.grams).toContain(hashWord('20260417'))
    expect(finds('编号 ZW-20260417-367', 'W-20260417-36')).toBe(true)
    expect(finds('编号 ZW-20260417-367', 'ZW-0260417-367')).toBe(false)
  })

  test.each(['', '  ', '，。', '--', '%'])('%j has nothing to look for', (query) => {
    expect(queryGrams(query)).toEqual({ tooShort: true })
  })

  test('a very long query asks for no more than 64 keys', () => {
    const query = queryGrams(Array.from({ length: 500 }, (_, i) => String.fromCharCode(0x4e00 + i)).join(''))
    expect(query.tooShort ? [] : query.grams).toHaveLength(64)
  })

  test('wildcards of LIKE stand for themselves', () => {
    expect(escapeLike('100%_\\a')).toBe('100\\%\\_\\\\a')
  })
})
