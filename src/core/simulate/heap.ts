/**
 * A binary heap in typed arrays: entries by a first and then a second number, smallest on top, each with a subject and the stamp that the
 * subject carried when it was put in. Entries are never searched for: whoever takes one compares the stamps and drops what is out of date.
 */
export class Heap {
  size = 0
  /** The entry on top, after `peek`. */
  first = 0
  second = 0
  subject = 0
  stamp = 0
  #firsts = new Float64Array(64)
  #seconds = new Float64Array(64)
  #subjects = new Int32Array(64)
  #stamps = new Int32Array(64)

  clear(): void {
    this.size = 0
  }

  add(first: number, second: number, subject: number, stamp: number): void {
    if (this.size === this.#firsts.length) this.#grow()
    let hole = this.size
    this.size += 1
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if (!this.#isBefore(first, second, parent)) break
      this.#move(parent, hole)
      hole = parent
    }
    this.#put(hole, first, second, subject, stamp)
  }

  /** Reads the entry on top into `first`, `second`, `subject` and `stamp`; false when there is none. */
  peek(): boolean {
    if (this.size === 0) return false
    this.first = this.#firsts[0] ?? 0
    this.second = this.#seconds[0] ?? 0
    this.subject = this.#subjects[0] ?? 0
    this.stamp = this.#stamps[0] ?? 0
    return true
  }

  /** Takes the entry on top away: the last takes its place and sinks. */
  drop(): void {
    if (this.size === 0) return
    this.size -= 1
    const last = this.size
    const [first, second] = [this.#firsts[last] ?? 0, this.#seconds[last] ?? 0]
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      if (child >= last) break
      if (child + 1 < last && this.#isBefore(this.#firsts[child + 1] ?? 0, this.#seconds[child + 1] ?? 0, child)) child += 1
      if (this.#isBefore(first, second, child)) break
      this.#move(child, hole)
      hole = child
    }
    this.#put(hole, first, second, this.#subjects[last] ?? 0, this.#stamps[last] ?? 0)
  }

  #isBefore(first: number, second: number, other: number): boolean {
    const there = this.#firsts[other] ?? 0
    return first < there || (first === there && second < (this.#seconds[other] ?? 0))
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#firsts[from] ?? 0, this.#seconds[from] ?? 0, this.#subjects[from] ?? 0, this.#stamps[from] ?? 0)
  }

  #put(place: number, first: number, second: number, subject: number, stamp: number): void {
    this.#firsts[place] = first
    this.#seconds[place] = second
    this.#subjects[place] = subject
    this.#stamps[place] = stamp
  }

  #grow(): void {
    const length = this.#firsts.length * 2
    const [firsts, seconds, subjects, stamps] = [new Float64Array(length), new Float64Array(length), new Int32Array(length), new Int32Array(length)]
    firsts.set(this.#firsts)
    seconds.set(this.#seconds)
    subjects.set(this.#subjects)
    stamps.set(this.#stamps)
    this.#firsts = firsts
    this.#seconds = seconds
    this.#subjects = subjects
    this.#stamps = stamps
  }
}
