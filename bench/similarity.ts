/**
 * How well similarity tells "the same question in other words" from a different one, on public pairs of bank and payment
 * customers' questions. The pairs may not be redistributed: without them beside the repository this bench is skipped.
 * Run: node bench/similarity.ts. The last line is one JSON object; auc is 0.5 for guessing and 1 for perfect.
 */
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { gramsOfNormalised } from '../src/core/text/grams.ts'
import { normaliseForSearch } from '../src/core/text/normalise.ts'
import { plainWeight, similarity, similarityGrams, similarityKeys, similarityOfTexts, weighByFrequency } from '../src/core/text/similarity.ts'

type Pair = readonly [a: string, b: string, same: boolean]

const folder = new URL('../../shared/data/zh/pairs/', import.meta.url)
const sets = [
  { name: 'bank', file: 'bank-questions-dev.csv', delimiter: ',' },
  { name: 'finance', file: 'finance-questions-dev.tsv', delimiter: '\t' },
] as const

function readPairs(file: string, delimiter: string): Pair[] {
  const rows: string[][] = parse(readFileSync(new URL(file, folder)), { bom: true, delimiter, relax_column_count: true, quote: delimiter === ',' })
  return rows.slice(1).map(([a = '', b = '', label = '']) => [a, b, label.trim() === '1'])
}

/** The chance that a pair with the same sense scores higher than one without (ties count half). */
function areaUnderCurve(pairs: readonly Pair[], score: (a: string, b: string) => number): number {
  const scored = pairs.map(([a, b, same]) => ({ score: score(a, b), same })).sort((x, y) => x.score - y.score)
  let rankSum = 0
  for (let i = 0; i < scored.length; ) {
    let end = i
    while (end < scored.length && scored[end]?.score === scored[i]?.score) end++
    rankSum += scored.slice(i, end).filter((pair) => pair.same).length * ((i + 1 + end) / 2)
    i = end
  }
  const same = scored.filter((pair) => pair.same).length
  return Number(((rankSum - (same * (same + 1)) / 2) / (same * (scored.length - same))).toFixed(4))
}

function plainPairs(text: string): Int32Array {
  return gramsOfNormalised(normaliseForSearch(text)).filter((gram) => gram >>> 16 !== 0)
}

/** How many texts hold each gram; what a running system would count over its own tickets. */
function countGrams(pairs: readonly Pair[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [a, b] of pairs) {
    for (const text of [a, b]) for (const gram of similarityGrams(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

function shareAKey([a, b]: Pair): boolean {
  const keys = new Set(similarityKeys(a))
  return similarityKeys(b).some((gram) => keys.has(gram))
}

function measure(pairs: readonly Pair[]) {
  const counts = countGrams(pairs)
  const byFrequency = weighByFrequency((gram) => counts.get(gram) ?? 0, pairs.length * 2)
  const grams = (weigh = plainWeight) => (a: string, b: string) => similarity(similarityGrams(a), similarityGrams(b), weigh)
  const started = performance.now()
  const texts = areaUnderCurve(pairs, similarityOfTexts)
  const microsecondsPerPair = Math.round(((performance.now() - started) / pairs.length) * 1000)
  const found = (wanted: boolean) => pairs.filter((pair) => pair[2] === wanted && shareAKey(pair)).length / pairs.filter((pair) => pair[2] === wanted).length
  return {
    pairs: pairs.length,
    auc: {
      baseline: areaUnderCurve(pairs, (a, b) => similarity(plainPairs(a), plainPairs(b), () => 1)),
      grams: areaUnderCurve(pairs, grams()),
      texts,
      gramsByFrequency: areaUnderCurve(pairs, grams(byFrequency)),
      textsByFrequency: areaUnderCurve(pairs, (a, b) => similarityOfTexts(a, b, byFrequency)),
    },
    microsecondsPerPair,
    shareAKey: { same: Number(found(true).toFixed(3)), different: Number(found(false).toFixed(3)) },
  }
}

const present = sets.filter(({ file }) => existsSync(new URL(file, folder)))
const results = Object.fromEntries(present.map(({ name, file, delimiter }) => [name, measure(readPairs(file, delimiter))]))
process.stdout.write(`${JSON.stringify({ bench: 'similarity', ...(present.length > 0 ? results : { skipped: 'no pairs beside the repository' }) })}\n`)
