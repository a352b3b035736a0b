/**
 * Chance for the simulator: the generator sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand 0.93, public domain), 128 bits of
 * state, seeded by three words and twelve rounds as its author does. It is seeded anew for every draw that stands for itself (this ticket,
 * this step, this visit), so that two runs that differ in one thing meet the same chance in all others: common random numbers.
 */
const ROUNDS = 12
const SCALE = 1 / 4_294_967_296

export class Dice {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1

  seed(a: number, b: number, c: number): this {
    this.#a = a | 0
    this.#b = b | 0
    this.#c = c | 0
    this.#counter = 1
    for (let round = 0; round < ROUNDS; round += 1) this.#next()
    return this
  }

  /** Strictly between 0 and 1, in steps of 2^-32. */
  uniform(): number {
    return ((this.#next() >>> 0) + 0.5) * SCALE
  }

  /** Mean 1. */
  exponential(): number {
    return -Math.log(this.uniform())
  }

  /** Mean 0, standard deviation 1 (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(2 * this.exponential()) * Math.cos(2 * Math.PI * this.uniform())
  }

  /** An index, each as likely as its weight; -1 when all weights are 0. */
  pick(weights: ArrayLike<number>): number {
    let total = 0
    for (let index = 0; index < weights.length; index += 1) total += weights[index] ?? 0
    if (!(total > 0)) return -1
    let left = this.uniform() * total
    let last = -1
    for (let index = 0; index < weights.length; index += 1) {
      const weight = weights[index] ?? 0
      if (weight <= 0) continue
      last = index
      left -= weight
      if (left < 0) return index
    }
    return last
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum
  }
}

/** One word out of several: what a draw is for (FNV-1a over the words, then the finaliser of MurmurHash3; both public domain). */
export function mixWords(...words: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
