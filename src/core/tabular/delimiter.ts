/** Which character separates the cells of a CSV text. */

export const delimiters = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof delimiters)[number]

const sampledRecords = 20

/** Returns the delimiter that cuts the first 20 records most evenly into the most cells; comma when there is only one column. */
export function sniffDelimiter(text: string): Delimiter {
  const said = /^\ufeff?"?sep=([,\t;|])"?\r?\n/i.exec(text)?.[1]
  const bySaying = delimiters.find((delimiter) => delimiter === said)
  if (bySaying) return bySaying
  const counts = countPerRecord(text)
  const scores = delimiters.map((delimiter) => ({ delimiter, score: evenness(counts.map((record) => record.get(delimiter) ?? 0)) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

/** The most common number of delimiters in a record, times how many records have it; 0 when most records have none. */
function evenness(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let best = 0
  let bestTimes = 0
  for (const [count, seen] of times) if (seen > bestTimes || (seen === bestTimes && count > best)) [best, bestTimes] = [count, seen]
  // A second power, so that a delimiter found in every record beats one that stands often in a few texts.
  return best * (bestTimes / Math.max(1, counts.length)) ** 2
}

/** Counts the candidates outside quotes, per record. */
function countPerRecord(text: string): Map<string, number>[] {
  const records: Map<string, number>[] = []
  let counts = new Map<string, number>()
  let quoted = false
  let empty = true
  for (let i = 0; i <= text.length && records.length < sampledRecords; i++) {
    const character = text[i] ?? '\n'
    if (character === '"') quoted = !quoted
    if (quoted && i < text.length) continue
    if (character === '\n' || character === '\r') {
      if (!empty) records.push(counts)
      counts = new Map()
      empty = true
      continue
    }
    empty = false
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return records
}
