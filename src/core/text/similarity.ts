/**
 * A first cut at "the same matter said again": quick enough to run over some hundred candidates while a clerk types, and good
 * enough to put likely ones on top for a person to judge. It compares words, not sense.
 */
import { classOf, gramsOfNormalised, hashWord, packPair, separator, wide } from './grams.ts'
import { normaliseForSearch } from './normalise.ts'
import { everydayPairs, everydayWords, foldSameMeaning, functionCharacters } from './telling-words.ts'

/** How much a gram says about the matter; 0 or more. */
export type Weigh = (gram: number) => number

const functionUnits = new Set([...functionCharacters].map((character) => character.charCodeAt(0)))
const everyday = new Set([
  ...everydayPairs.map((pair) => packPair(pair.charCodeAt(0), pair.charCodeAt(1))),
  ...everydayWords.map(hashWord),
])

/** The built-in weight, without knowledge of what else has been written: from 0.2 (tells nothing) to 1. */
export const plainWeight: Weigh = (gram) => {
  const first = functionUnits.has(gram >>> 16)
  const second = functionUnits.has(gram & 0xffff)
  if (gram >>> 16 === 0) return second ? 0.3 : 1
  if (first && second) return 0.2
  return first || second ? 0.5 : everyday.has(gram) ? 0.5 : 1
}

/** The weight when it is known in how many of `total` texts each gram occurs: rare grams count more (inverse frequency). */
export function weighByFrequency(frequency: (gram: number) => number, total: number): Weigh {
  return (gram) => Math.log(1 + total / Math.max(1, frequency(gram))) ** 1.5
}

/** Returns the grams to compare a text by: its search keys after ways of asking and courtesies have been made one. */
export function similarityGrams(text: string): Int32Array {
  return gramsOfNormalised(foldSameMeaning(normaliseForSearch(text)))
}

/** Weighted Jaccard of two sorted gram lists: from 0, nothing in common, to 1, the same. Empty lists resemble nothing. */
export function similarity(a: Int32Array, b: Int32Array, weigh: Weigh = plainWeight): number {
  let shared = 0
  let all = 0
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Infinity
    const right = b[j] ?? Infinity
    const weight = weigh(Math.min(left, right))
    all += weight
    if (left === right) shared += weight
    if (left <= right) i++
    if (right <= left) j++
  }
  return all > 0 ? shared / all : 0
}

const shortText = 60
const orderShare = 0.3

/** Similarity of two texts, 0 to 1; on short ones (60 characters) the order of characters counts for 30 percent. */
export function similarityOfTexts(a: string, b: string, weigh: Weigh = plainWeight): number {
  const [left, right] = [a, b].map((text) => foldSameMeaning(normaliseForSearch(text)).replace(/[^\p{L}\p{N}]+/gu, ''))
  const shared = similarity(similarityGrams(a), similarityGrams(b), weigh)
  if (!left || !right || Math.max(left.length, right.length) > shortText) return shared
  const kept = 1 - editDistance(left, right) / Math.max(left.length, right.length)
  return (1 - orderShare) * shared + orderShare * kept
}

/** Counts insertions, deletions and replacements of UTF-16 units that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/**
 * Returns up to `n` search keys of the text by which similar tickets can be looked up in the index (overlap, `&&`), most telling
 * first: pairs without function words and everyday words of complaints, and Latin words; said more often, then said earlier,
 * comes first. With a weight by frequency, the weightier comes first.
 */
export function similarityKeys(text: string, n = 24, weigh?: Weigh): number[] {
  const candidates = new Map<number, { times: number; at: number }>()
  const indexed = normaliseForSearch(text)
  for (const { gram, at } of tellingGrams(indexed)) {
    const known = candidates.get(gram)
    if (known) known.times++
    else candidates.set(gram, { times: 1, at })
  }
  const grams = new Set(gramsOfNormalised(indexed))
  return [...candidates]
    .filter(([gram]) => grams.has(gram))
    .map(([gram, { times, at }]) => ({ gram, at, score: (1 + Math.log(times)) * (weigh?.(gram) ?? 1) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, n)
    .map(({ gram }) => gram)
}

function* tellingGrams(normalised: string): Generator<{ gram: number; at: number }> {
  for (const { 0: run, index } of normalised.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    for (let i = 0; i + 1 < run.length; i++) {
      const [first, second] = [run.charCodeAt(i), run.charCodeAt(i + 1)]
      const joined = classOf(first) === wide || classOf(second) === wide
      const gram = packPair(first, second)
      if (joined && !functionUnits.has(first) && !functionUnits.has(second) && !everyday.has(gram)) yield { gram, at: index + i }
    }
  }
  for (const { word, at } of latinWordsOf(normalised)) {
    const gram = hashWord(word)
    if (word.length > 1 && !everyday.has(gram)) yield { gram, at }
  }
}

function* latinWordsOf(normalised: string): Generator<{ word: string; at: number }> {
  let start = 0
  for (let i = 0; i <= normalised.length; i++) {
    const kind = i < normalised.length ? classOf(normalised.charCodeAt(i)) : separator
    if (kind !== separator && kind !== wide) continue
    if (i > start) yield { word: normalised.slice(start, i), at: start }
    start = i + 1
  }
}
