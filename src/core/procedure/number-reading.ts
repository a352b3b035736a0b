/** A ticket number read back: which counter it was drawn from, and its place there. */
import { counterKey } from './number.ts'
import type { NumberPattern } from './types.ts'

export interface NumberPlace {
  /** As `counterKey` names it. */
  readonly counter: string
  readonly sequence: number
}

/** Undefined when the number was not made by this pattern. Two-digit years are those of this century. */
export function readNumber(procedure: string, pattern: NumberPattern, number: string): NumberPlace | undefined {
  const found = new RegExp(`^${pattern.parts.map(expressionOf).join('')}$`, 'u').exec(number)?.groups
  if (!found) return undefined
  const year = found['yyyy'] ?? (found['yy'] === undefined ? undefined : `20${found['yy']}`)
  const day = { year: Number(year ?? 0), month: Number(found['MM'] ?? 0), day: Number(found['dd'] ?? 0) }
  return { counter: counterKey(procedure, pattern, day), sequence: Number(found['seq']) }
}

/** Parts that come twice are only read once. */
function expressionOf(part: NumberPattern['parts'][number], index: number, parts: NumberPattern['parts']): string {
  switch (part.kind) {
    // A pattern's text is letters, digits and _ . / - (see number.ts).
    case 'text': return part.text.replace(/[./]/g, '\\$&')
    case 'seq': return `(?<seq>\\d{${part.width},})`
    case 'date': {
      const isFirst = parts.findIndex((other) => other.kind === 'date' && other.format === part.format) === index
      return isFirst ? `(?<${part.format}>\\d{${part.format.length}})` : `\\d{${part.format.length}}`
    }
  }
}

/** Sequences as runs `[first, last]`, in order: short to write down, however many there are. */
export function runsOf(sequences: Iterable<number>): [number, number][] {
  const runs: [number, number][] = []
  for (const sequence of [...new Set(sequences)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === sequence) last[1] = sequence
    else runs.push([sequence, sequence])
  }
  return runs
}
