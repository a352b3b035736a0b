/** How long the lines are and how busy people are, over time: areas under curves that jump. */
import { DAY } from '../worktime/civil.ts'
import type { Instant } from '../worktime/index.ts'
import type { Model } from './model.ts'

/** Points of a drawing; more than these cannot be seen. */
const MOST_BUCKETS = 200

/** One curve: how many, integrated over all time and over open time. */
export class Curve {
  level = 0
  max = 0
  natural = 0
  working = 0
  #at = 0
  #open = 0

  /** Up to now, at the level it had. */
  settle(now: number, open: number): void {
    const passed = now - this.#at
    if (passed <= 0) return
    if (this.level > 0) {
      this.natural += this.level * passed
      this.working += this.level * (open - this.#open)
      // What begins and ends in one moment was never seen.
      if (this.level > this.max) this.max = this.level
    }
    this.#at = now
    this.#open = open
  }

  /** Forgets what was, not what is. */
  restart(now: number, open: number): void {
    this.natural = 0
    this.working = 0
    this.max = 0
    this.#at = now
    this.#open = open
  }

  clear(now: number): void {
    this.level = 0
    this.restart(now, 0)
  }
}

export interface PartyTotals {
  readonly natural: Float64Array
  readonly working: Float64Array
  readonly max: Float64Array
}

/** The curves of all lines and groups, cut into buckets and added up over the replications. */
export class Load {
  readonly lines: readonly Curve[]
  readonly busy: readonly Curve[]
  readonly present: readonly Curve[]
  /** Whole days in each bucket. */
  readonly bucketDays: number
  readonly buckets: number
  /** By bucket, then by party or group. */
  readonly lineTotals: readonly PartyTotals[]
  readonly busyTotals: readonly Float64Array[]
  readonly presentTotals: readonly Float64Array[]
  /** Open time in each bucket. */
  readonly openTotals: Float64Array
  readonly #from: Instant
  #bucket = -1
  #openBefore = 0

  constructor(model: Model) {
    this.lines = model.parties.map(() => new Curve())
    this.busy = model.groups.map(() => new Curve())
    this.present = model.groups.map(() => new Curve())
    const days = Math.round((model.until - model.countFrom) / DAY)
    this.bucketDays = [1, 7, 28, 91].find((length) => days / length <= MOST_BUCKETS) ?? 364
    this.buckets = Math.ceil(days / this.bucketDays)
    this.#from = model.countFrom
    const perBucket = <T>(make: () => T): T[] => Array.from({ length: this.buckets }, make)
    const parties = (): Float64Array => new Float64Array(model.parties.length)
    this.lineTotals = perBucket(() => ({ natural: parties(), working: parties(), max: parties() }))
    this.busyTotals = perBucket(() => new Float64Array(model.groups.length))
    this.presentTotals = perBucket(() => new Float64Array(model.groups.length))
    this.openTotals = new Float64Array(this.buckets)
  }

  begin(now: Instant): void {
    this.#bucket = -1
    for (const curve of [...this.lines, ...this.busy, ...this.present]) curve.clear(now)
  }

  /** When the next bucket begins; the first at the end of the warm-up. Infinite after the last. */
  nextTick(): Instant {
    const next = this.#bucket + 1
    return next > this.buckets ? Infinity : this.#from + next * this.bucketDays * DAY
  }

  /** Puts what was into its bucket and begins the next. */
  tick(now: Instant, open: number): void {
    for (const curves of [this.lines, this.busy, this.present]) for (const curve of curves) curve.settle(now, open)
    const line = this.lineTotals[this.#bucket]
    if (line) {
      add(line.natural, this.lines, 'natural')
      add(line.working, this.lines, 'working')
      this.lines.forEach((curve, index) => { line.max[index] = Math.max(line.max[index] ?? 0, curve.max) })
      add(this.busyTotals[this.#bucket], this.busy, 'natural')
      add(this.presentTotals[this.#bucket], this.present, 'natural')
      this.openTotals[this.#bucket] = open - this.#openBefore
    }
    for (const curves of [this.lines, this.busy, this.present]) for (const curve of curves) curve.restart(now, open)
    this.#bucket += 1
    this.#openBefore = open
  }
}

function add(totals: Float64Array | undefined, curves: readonly Curve[], of: 'natural' | 'working'): void {
  if (totals) curves.forEach((curve, index) => { totals[index] = (totals[index] ?? 0) + curve[of] })
}
