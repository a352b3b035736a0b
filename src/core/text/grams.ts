/**
 * Search keys of a text as 32-bit integers, for a GIN index on an `int4[]` column: a phrase is found by asking for the texts
 * that contain all of the query's grams, and rechecking those with LIKE on the normalised text.
 *
 * What is indexed, on text that went through normaliseForSearch:
 * - each Chinese (or other non-Latin) character, and each pair of neighbours of which at least one is such a character, so
 *   that "8D报告" is joined across the border; packed without loss;
 * - in words of Latin letters and digits each run of three, and the whole word; hashed, so a rare false candidate is possible
 *   and the recheck removes it;
 * - nothing for blanks, punctuation and symbols. A character outside the basic plane counts as its two surrogates.
 *
 * A part of one or two Latin letters or digits is found as a whole word, or inside a word when the query has other grams.
 */
import { addGram, mostGrams, startGrams, takeGrams } from './gram-set.ts'
import { normaliseForSearch } from './normalise.ts'

/** Grams kept per text unless told otherwise: about 1,000 Chinese characters that say something new. */
export const defaultMaxGrams = 2_000
const mostQueryGrams = 64

export type QueryGrams =
  | { readonly tooShort?: never; readonly grams: readonly number[]; readonly needles: readonly string[] }
  | { readonly tooShort: true }

export type CharacterClass = 1 | 2 | 3
export const separator = 1
export const latin = 2
export const wide = 3

/**
 * Returns the sorted distinct search keys of any text. At most `maxGrams` (no more than 4,096), the first ones in reading
 * order: what a huge text says after that is not indexed.
 */
export function searchGrams(text: string, maxGrams: number = defaultMaxGrams): Int32Array {
  return gramsOfNormalised(normaliseForSearch(text), maxGrams)
}

/** The same as searchGrams for a caller that has the normalised text already. */
export function gramsOfNormalised(normalised: string, maxGrams: number = defaultMaxGrams): Int32Array {
  startGrams()
  const limit = Math.min(maxGrams, mostGrams)
  let found = 0
  let beforeBefore = 0
  let before = 0
  let classBefore: CharacterClass = separator
  let wordLength = 0
  let word = wordSeed
  for (let i = 0; i <= normalised.length && found < limit; i++) {
    // One step past the end closes the last word.
    const unit = i < normalised.length ? normalised.charCodeAt(i) : 0x20
    const kind = classOf(unit)
    if (kind === latin) {
      if (classBefore === wide) found = addGram(packPair(before, unit))
      if (++wordLength >= 3) found = addGram(hashTriple(beforeBefore, before, unit))
      word = hashOn(word, unit)
    } else {
      if (classBefore === latin) found = addGram(word)
      if (kind === wide) {
        if (!isSurrogate(unit)) found = addGram(unit)
        if (classBefore !== separator) found = addGram(packPair(before, unit))
      }
      wordLength = 0
      word = wordSeed
    }
    beforeBefore = before
    before = unit
    classBefore = kind
  }
  return takeGrams(limit)
}

/**
 * Returns the grams that a text must all contain to hold the query's needles (its parts between blanks, all of which must
 * occur), or tooShort when the query has no letter or digit at all. No text that holds the needles is missed, except that a query of
 * nothing but one- and two-character Latin parts finds whole words only.
 */
export function queryGrams(query: string): QueryGrams {
  const needles = [...new Set(normaliseForSearch(query).split(' ').filter((needle) => needle !== ''))]
  const certain = new Set(needles.flatMap(certainGrams))
  const grams = certain.size > 0 ? certain : new Set(needles.flatMap((needle) => latinWords(needle).map(hashWord)))
  if (grams.size === 0) return { tooShort: true }
  return { grams: [...grams].slice(0, mostQueryGrams), needles }
}

/** Escapes the wildcards of SQL LIKE (with backslash, PostgreSQL's default) so that the text stands for itself. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Packs two adjacent UTF-16 units into one signed 32-bit integer without loss. */
export function packPair(first: number, second: number): number {
  return (first << 16) | second
}

/** Grams that every text with this needle has, wherever the needle begins and ends in it. */
function certainGrams(needle: string): number[] {
  const grams: number[] = []
  const kindAt = (i: number) => (i < 0 || i >= needle.length ? separator : classOf(needle.charCodeAt(i)))
  const inner = innerPart(needle)
  for (let i = 0; i < needle.length; i++) {
    const unit = needle.charCodeAt(i)
    const kind = kindAt(i)
    const next = kindAt(i + 1)
    if (kind === separator) continue
    if (next !== separator && (kind === wide || next === wide)) grams.push(packPair(unit, needle.charCodeAt(i + 1)))
    else if (kind === wide && kindAt(i - 1) === separator && !isSurrogate(unit)) grams.push(unit)
    else if (kind === latin && next === latin && kindAt(i + 2) === latin && !(i >= inner.from && i < inner.to)) {
      grams.push(hashTriple(unit, needle.charCodeAt(i + 1), needle.charCodeAt(i + 2)))
    }
  }
  return grams.concat(wordsWithin(needle, inner.from, inner.to).map(hashWord))
}

function latinWords(needle: string): string[] {
  return wordsWithin(needle, 0, needle.length)
}

/**
 * Words that do not touch the needle's ends are whole in the text too. Their own key says more than their triples: the day within a
 * ticket's number is a word of few tickets, and its triples are in nearly all of them.
 */
function innerPart(needle: string): { readonly from: number; readonly to: number } {
  let from = 0
  while (from < needle.length && classOf(needle.charCodeAt(from)) === latin) from++
  let to = needle.length
  while (to > from && classOf(needle.charCodeAt(to - 1)) === latin) to--
  return { from, to }
}

function wordsWithin(needle: string, from: number, to: number): string[] {
  const words: string[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    if (i < to && classOf(needle.charCodeAt(i)) === latin) continue
    if (i > start) words.push(needle.slice(start, i))
    start = i + 1
  }
  return words
}

// FNV-1a, 32 bits, over UTF-16 units; the seeds keep triples and words apart.
const prime = 0x01000193
const offset = 0x811c9dc5 | 0
const tripleSeed = Math.imul(offset ^ 3, prime)
const wordSeed = Math.imul(offset ^ 7, prime)
const hashOn = (hash: number, unit: number) => Math.imul(hash ^ unit, prime)
const hashTriple = (a: number, b: number, c: number) => hashOn(hashOn(hashOn(tripleSeed, a), b), c)

/** The key of a whole word of Latin letters and digits, normalised. */
export function hashWord(word: string): number {
  let hash = wordSeed
  for (let i = 0; i < word.length; i++) hash = hashOn(hash, word.charCodeAt(i))
  return hash
}

const isSurrogate = (unit: number) => (unit & 0xf800) === 0xd800

// Filled as characters are met: asking the regular expressions for all 65,536 units at start would cost every process 10 ms.
const classes = new Uint8Array(0x10000)
const latinOrDigit = /[\p{Script=Latin}\p{Nd}]/u
const letterMarkOrNumber = /[\p{L}\p{M}\p{N}]/u

/** Tells blanks and punctuation, Latin letters and digits, and all other letters (with surrogates) apart. */
export function classOf(unit: number): CharacterClass {
  const known = classes[unit]
  // Only the three classes are ever written, so the cast is safe.
  return known ? (known as CharacterClass) : (classes[unit] = classify(unit))
}

function classify(unit: number): CharacterClass {
  if (isSurrogate(unit)) return wide
  const character = String.fromCharCode(unit)
  if (latinOrDigit.test(character)) return latin
  return letterMarkOrNumber.test(character) ? wide : separator
}
