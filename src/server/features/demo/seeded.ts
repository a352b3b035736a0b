/** Chance that is the same for the same seed: a demonstration can be made again as it was. */

export interface Draws {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly chance: (part: number) => boolean
}

/** A stream of its own for every list of words: what is drawn in one place does not shift what is drawn in another. */
export function drawsFor(...words: readonly (string | number)[]): Draws {
  let state = hashWords(words)
  // SplitMix32: a counter through a mixer; every state is a good start.
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next, below, chance: (part) => next() < part,
    pick: (list) => {
      const entry = list[below(list.length)]
      if (entry === undefined) throw new RangeError('nothing to pick from')
      return entry
    },
  }
}

/** FNV-1a over all words. */
function hashWords(words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const letter of words.join('\u0000')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
