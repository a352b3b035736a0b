/** Open spans of a stretch of time, worked out once: how much open time has passed is then a look, not a computation. */
import { DAY } from '../worktime/civil.ts'
import { localOf, openSpansOfDay, startOfDay } from '../worktime/working-time.ts'
import type { CompiledCalendar, DayNumber, Instant, Milliseconds } from '../worktime/index.ts'

export interface Spans {
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** The local day each begins on. */
  readonly days: Int32Array
}

/**
 * The open spans between two instants. Spans that touch become one; with `byDay` only as long as that is one shift and not a second day, so that
 * a night shift belongs to the day it begins on.
 */
export function spansBetween(calendar: CompiledCalendar, from: Instant, until: Instant, byDay = false): Spans {
  const [starts, ends, days]: [number[], number[], DayNumber[]] = [[], [], []]
  for (let day = localOf(calendar, from).day; startOfDay(calendar, day) < until; day += 1) {
    for (const span of openSpansOfDay(calendar, day)) {
      const [start, end] = [Math.max(from, span.start), Math.min(until, span.end)]
      if (end <= start) continue
      const touches = ends[ends.length - 1] === start
      if (touches && (!byDay || end - (starts[starts.length - 1] ?? 0) <= DAY)) ends[ends.length - 1] = end
      else {
        starts.push(start)
        ends.push(end)
        days.push(day)
      }
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends), days: Int32Array.from(days) }
}

export class OpenTime {
  readonly #starts: Float64Array
  readonly #ends: Float64Array
  /** Open time before each span. */
  readonly #before: Float64Array
  readonly total: Milliseconds
  #at = 0

  constructor({ starts, ends }: Spans) {
    this.#starts = starts
    this.#ends = ends
    this.#before = new Float64Array(starts.length)
    let open = 0
    for (let index = 0; index < starts.length; index += 1) {
      this.#before[index] = open
      open += (ends[index] ?? 0) - (starts[index] ?? 0)
    }
    this.total = open
  }

  /** Back to the beginning, for another run. */
  rewind(): void {
    this.#at = 0
  }

  /** Open time that has passed by an instant. Instants are asked in order: it looks no further back. */
  openAt(at: Instant): Milliseconds {
    const starts = this.#starts
    while (this.#at + 1 < starts.length && (starts[this.#at + 1] ?? Infinity) <= at) this.#at += 1
    const start = starts[this.#at] ?? Infinity
    if (at < start) return 0
    return (this.#before[this.#at] ?? 0) + Math.min(at, this.#ends[this.#at] ?? at) - start
  }

  /** The same for any instant, by searching. */
  openBefore(at: Instant): Milliseconds {
    let [low, high] = [0, this.#starts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? Infinity) <= at) low = middle + 1
      else high = middle
    }
    if (low === 0) return 0
    const start = this.#starts[low - 1] ?? at
    return (this.#before[low - 1] ?? 0) + Math.min(at, this.#ends[low - 1] ?? at) - start
  }

  /** The first instant by which so much open time has passed; infinite when it never does. */
  instantAt(open: Milliseconds): Instant {
    if (open > this.total || this.#starts.length === 0) return Infinity
    let [low, high] = [0, this.#before.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#before[middle] ?? Infinity) < open) low = middle + 1
      else high = middle
    }
    const at = Math.max(0, low - 1)
    return (this.#starts[at] ?? 0) + open - (this.#before[at] ?? 0)
  }
}
