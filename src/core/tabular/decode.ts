/** From the bytes of a CSV file to text: spreadsheets here write UTF-8 with and without mark, UTF-16 and GB 18030. */

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
export type DecodedCsv = {
  readonly text: string
  readonly encoding: CsvEncoding
  /** Characters that could not be read and stand as U+FFFD in the text. */
  readonly damaged: number
}

// Node and browsers both have it; the core's library declares neither.
declare const TextDecoder: new (label: CsvEncoding, options?: { readonly fatal?: boolean }) => { decode(bytes: Uint8Array): string }

/** Above this share of unreadable characters a file is not taken for UTF-8 with a damaged place. */
const mostDamage = 0.02

/** Decodes by byte order mark, else as UTF-8 when nearly all of it is UTF-8, else as GB 18030 (which contains GBK and GB 2312). */
export function decodeCsvBytes(bytes: Uint8Array): DecodedCsv {
  const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes)
  if (marked) return decode(bytes, marked)
  const utf8 = decode(bytes, 'utf-8')
  if (utf8.damaged === 0 || utf8.damaged <= mostDamage * countBeyondAscii(utf8.text)) return utf8
  return decode(bytes, 'gb18030')
}

function decode(bytes: Uint8Array, encoding: CsvEncoding): DecodedCsv {
  // The decoder drops the byte order mark itself.
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, damaged: text.split('\ufffd').length - 1 }
}

function markedEncoding([first, second, third]: Uint8Array): CsvEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** A table holds ASCII (digits, separators, line ends); in UTF-16 each brings a zero byte, which no other encoding here has. */
function unmarkedUtf16(bytes: Uint8Array): CsvEncoding | undefined {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0 || bytes.length % 2 === 1 || (even + odd) * 20 < sample.length) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function countBeyondAscii(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) count++
  return count
}
