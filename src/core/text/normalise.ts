/**
 * The one folding that search keys, search needles and the rechecked column share. What is stored for search and what is
 * looked for must both have gone through normaliseForSearch, or a substring is missed.
 */

const expands = 0
const capacity = 4096
const scratch = new Uint16Array(capacity)
const folds = buildFolds()

const ignorable = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g
const blanks = /[\s\u0085]+/g

/**
 * Returns the text in NFKC, lower case, without invisible characters, every run of blanks one space, trimmed. Idempotent, and
 * every substring at character borders that has no blank at its ends is its own normal form.
 */
export function normaliseForSearch(text: string): string {
  return foldOrdinary(text) ?? foldAnything(text)
}

/** Exported for the test that both ways agree. */
export function foldAnything(text: string): string {
  return text
    .toWellFormed()
    .replace(ignorable, '')
    .normalize('NFKC')
    .toLowerCase()
    // Lower-casing can undo composition; and a capital sigma turns into one of two small ones depending on what follows.
    .normalize('NFKC')
    .replaceAll('ς', 'σ')
    .replace(blanks, ' ')
    .trim()
}

/** One pass for texts of ASCII, Chinese characters and the usual punctuation, where each unit folds alone; else undefined. */
function foldOrdinary(text: string): string | undefined {
  const length = text.length
  if (length > capacity) return undefined
  let written = 0
  let afterBlank = true
  for (let i = 0; i < length; i++) {
    const folded = folds[text.charCodeAt(i)] ?? expands
    if (folded === expands) return undefined
    const blank = folded === 0x20
    if (blank && afterBlank) continue
    scratch[written++] = folded
    afterBlank = blank
  }
  if (afterBlank && written > 0) written--
  // The cast is for the typing of apply only: an array-like of numbers is what it takes.
  return String.fromCharCode.apply(null, scratch.subarray(0, written) as unknown as number[])
}

/** Only units that fold to one unit and never combine with a neighbour from the same set are listed. */
function buildFolds(): Uint16Array {
  const table = new Uint16Array(0x10000)
  const keep = (from: number, to: number, shift = 0) => {
    for (let unit = from; unit <= to; unit++) table[unit] = unit + shift
  }
  keep(0x20, 0x7e)
  keep(0x41, 0x5a, 0x20)
  keep(0x2013, 0x2014)
  keep(0x2018, 0x201b)
  keep(0x201c, 0x201f)
  keep(0x3001, 0x3029)
  keep(0x3400, 0x4dbf)
  keep(0x4e00, 0x9fff)
  keep(0xff01, 0xff5e, -0xfee0)
  keep(0xff21, 0xff3a, -0xfee0 + 0x20)
  for (const blank of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0xa0, 0x3000]) table[blank] = 0x20
  return table
}
