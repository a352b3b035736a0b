import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, hasControlCharacters } from './clean.ts'

const messy = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', '\t', ' ', '\u3000', '\u00a0', '\u200b', '\u200d', '\ufeff', '\u0000', '\u001b', '\u0085', '\u2028'),
      fc.constantFrom('\ud83d', '\udc69', '👩', '👧', '👍🏽', 'e', '\u0301', '投诉', '，', 'Ａ', '\ufffe', '\u00ad', '\f'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''))

describe('cleaning text', () => {
  test('cleaning what is clean changes nothing', () => {
    fc.assert(fc.property(messy, (text) => {
      const once = cleanText(text)
      expect(cleanText(once)).toBe(once)
    }), { numRuns: 2_000 })
  })

  test('clean text can be stored and shown: composed, well formed, no controls, no blank line at its ends', () => {
    fc.assert(fc.property(messy, (text) => {
      const clean = cleanText(text)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean.normalize('NFC')).toBe(clean)
      expect(hasControlCharacters(clean)).toBe(false)
      expect(clean).not.toMatch(/\r|\n{4}|^\s|\s$/)
    }), { numRuns: 2_000 })
  })

  test.each([
    ['a message scraped from a page loses the indentation and blank lines around it', '\n\t\t\t\t\t\n\t\t\t\t\t　　您好，路灯坏了。\n\t\t\t\t\t\n\t\t\t\t', '您好，路灯坏了。'],
    ['paragraphs stay apart', '第一段\r\n\r\n第二段\r第三段', '第一段\n\n第二段\n第三段'],
    ['more than two blank lines become two', 'a\n\n\n\n\n\nb', 'a\n\n\nb'],
    ['full-width punctuation and letters stay as written', '“Ａ座”，１号！', '“Ａ座”，１号！'],
    ['a letter typed with a separate accent becomes one letter', 'cafe\u0301', 'café'],
    ['a byte order mark, zero-width spaces and soft hyphens vanish', '\ufeff投\u200b诉 com\u00adplaint', '投诉 complaint'],
    ['a direction override cannot disguise a file name', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a family emoji keeps its joiners and a stray joiner goes', '👩‍👧 a\u200db', '👩‍👧 ab'],
    ['half an emoji becomes the replacement character', 'x\ud83d', 'x\ufffd'],
    ['a bell and an escape vanish, a form feed is a line break', 'a\u0007\u001bb\fc', 'ab\nc'],
    ['a no-break space inside a line is a space', '10\u00a0000', '10 000'],
    ['nothing stays nothing', '', ''],
    ['blanks only are nothing', ' \n\u3000\t', ''],
  ])('%s', (_name, given, expected) => {
    expect(cleanText(given)).toBe(expected)
  })

  test.each([' ', '\t', '\u3000', '\n', '\u200d', '\u200b', '👩\u200d'])('half a million times %j does not hold anybody up', (junk) => {
    const text = `a${junk.repeat(500_000)}b`
    expect(cleanText(text).startsWith('a')).toBe(true)
    expect(hasControlCharacters(text)).toBe(false)
  })

  test('line breaks and tabs are not control characters, a bell is', () => {
    expect(hasControlCharacters('a\r\n\tb')).toBe(false)
    expect(hasControlCharacters('a\u0007b')).toBe(true)
    expect(hasControlCharacters('a\u0085b')).toBe(true)
  })
})
