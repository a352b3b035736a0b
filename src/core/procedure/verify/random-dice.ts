/** Chance by a seed: the same seed gives the same throws everywhere. */
export class Dice {
  #state: number

  constructor(seed: number) {
    // Seeds that lie close together are to give throws that do not.
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
    this.#next()
  }

  /** A whole number from 0, below `bound`. */
  below(bound: number): number {
    return Math.floor(this.#next() * bound)
  }

  chance(probability: number): boolean {
    return this.#next() < probability
  }

  pick<const T>(from: readonly [T, ...T[]]): T
  pick<T>(from: readonly T[]): T | undefined
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)]
  }

  /** Mulberry32: small, and good enough for making up examples. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
