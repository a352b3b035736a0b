/**
 * Cleaning of text as people paste it and as pages are scraped: what is stored is readable, composed (NFC) and harmless.
 * Full-width punctuation stays as written: it is correct Chinese. Folding for search is the business of normalise.ts.
 */

/** Everything else is left alone by cleanText, so a text made only of these needs no work beyond its line edges. */
const onlyOrdinary = /^[\n\x20-\x7e\u2013-\u201d\u2026\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/
const untidyLayout = /^[\n ]|[\n ]$| \n|\n |\n{4}/

const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** C0 and C1 controls and DEL, but not tab, line feed and carriage return. */
const controls = /[\x00-\x08\v\f\x0e-\x1f\x7f-\x9f]/
const controlsEverywhere = new RegExp(controls, 'g')
/** Soft hyphen, zero-width space and non-joiner, word joiner, BOM, direction overrides (they can disguise text), non-characters. */
const invisible = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff]/g
/** A zero-width joiner means something only inside an emoji sequence. */
const strayJoiner = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d+|\u200d+(?!\p{Extended_Pictographic})|\u200d(?=\u200d)/gu
const noBreakSpaces = /[\u00a0\u202f\u2007]/g
const manyBlankLines = /\n{4,}/g

/**
 * Returns the text in NFC with LF line ends and without control characters, invisible junk and layout left over from pages:
 * lines lose surrounding blanks, at most two blank lines stay together, paragraphs stay. Lone surrogates become U+FFFD.
 * Idempotent.
 */
export function cleanText(text: string): string {
  if (onlyOrdinary.test(text)) return untidyLayout.test(text) ? tidyLayout(text) : text
  const visible = text
    .toWellFormed()
    .replace(lineBreaks, '\n')
    .replace(controlsEverywhere, '')
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(noBreakSpaces, ' ')
  return tidyLayout(visible.normalize('NFC'))
}

/** Tells whether the text holds control characters (C0, DEL, C1) other than tab, line feed and carriage return. */
export function hasControlCharacters(text: string): boolean {
  return controls.test(text)
}

function tidyLayout(text: string): string {
  // Line by line and not by one expression: that would take quadratic time on a long run of blanks.
  const lines = text.split('\n').map((line) => line.trim())
  return lines.join('\n').replace(manyBlankLines, '\n\n\n').trim()
}
