import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCsvBytes } from './decode.ts'
import { sniffDelimiter } from './delimiter.ts'

const text = '编号,内容\r\n1,电梯坏了\r\n2,"路灯不亮，请尽快修理"\r\n'
const utf8 = new TextEncoder().encode(text)
const utf16 = (little: boolean, mark: boolean) => {
  const bytes = new Uint8Array(2 * text.length + (mark ? 2 : 0))
  const view = new DataView(bytes.buffer)
  Array.from((mark ? '\ufeff' : '') + text, (character) => character.charCodeAt(0)).forEach((unit, i) => view.setUint16(2 * i, unit, little))
  return bytes
}
/** 编号,内容 / 1,电梯坏了, as a Chinese spreadsheet program saves it. */
const gbk = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0d, 0x0a, 0x31, 0x2c, 0xb5, 0xe7, 0xcc, 0xdd, 0xbb, 0xb5, 0xc1, 0xcb])

describe('decoding a CSV file', () => {
  test.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16(true, true), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16(false, true), 'utf-16be'],
    ['UTF-16 little-endian without a mark', utf16(true, false), 'utf-16le'],
    ['UTF-16 big-endian without a mark', utf16(false, false), 'utf-16be'],
  ])('a file in %s reads the same', (_name, bytes, encoding) => {
    expect(decodeCsvBytes(bytes)).toEqual({ text, encoding, damaged: 0 })
  })

  test('a file of a Chinese spreadsheet program is read as GB 18030', () => {
    expect(decodeCsvBytes(gbk)).toEqual({ text: '编号,内容\r\n1,电梯坏了', encoding: 'gb18030', damaged: 0 })
  })

  test('a rare character in four bytes of GB 18030 is read', () => {
    expect(decodeCsvBytes(Uint8Array.from([...gbk, 0x81, 0x39, 0xee, 0x39])).text).toBe('编号,内容\r\n1,电梯坏了㐀')
  })

  test('one broken byte in a long UTF-8 file does not garble the rest and is told', () => {
    const bytes = new TextEncoder().encode(text.repeat(20))
    bytes[bytes.length - 8] = 0xff
    const { encoding, damaged, text: read } = decodeCsvBytes(bytes)
    expect(encoding).toBe('utf-8')
    expect(damaged).toBeGreaterThan(0)
    expect(read.startsWith(text.repeat(19))).toBe(true)
  })

  test('an empty file is an empty text', () => {
    expect(decodeCsvBytes(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', damaged: 0 })
  })

  test('any text that was saved as UTF-8 comes back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (written) => {
      fc.pre(!written.includes('\ufffd') && !written.startsWith('\ufeff') && !written.includes('\u0000'))
      expect(decodeCsvBytes(new TextEncoder().encode(written)).text).toBe(written)
    }))
  })
})

describe('finding the delimiter', () => {
  test.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3,5\n', ';'],
    ['a\tb\n"x,y,z,w"\tq\r\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['内容;时间\n"好;坏\n第二行;";今天\n', ';'],
    ['one column\nonly', ','],
    ['', ','],
    ['sep=;\na,b;c', ';'],
    ['编号,内容\n1,好|坏|中\n2,差', ','],
  ])('%j is cut at %j', (csv, delimiter) => {
    expect(sniffDelimiter(csv)).toBe(delimiter)
  })
})
