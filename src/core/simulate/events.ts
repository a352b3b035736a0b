/** What is going to happen, earliest first. */
import { Heap } from './heap.ts'

/**
 * The order within one moment: what people finish comes before what arrives, that before a limit that strikes, and that before the end of a
 * shift. Who acts at the very moment of a limit is in time.
 */
export const FINISHED = 0
export const ANSWERED = 1
export const ARRIVAL = 2
export const LIMIT = 3
export const WARNING = 4
export const SHIFT = 5
export const TICK = 6
export type Happening = typeof FINISHED | typeof ANSWERED | typeof ARRIVAL | typeof LIMIT | typeof WARNING | typeof SHIFT | typeof TICK

/** Kinds lie this far apart; fewer events than this are planned in one run. Within one kind, first planned is first done. */
const KIND_STEP = 2 ** 46

export class Events {
  /** The one taken last. */
  at = 0
  kind: Happening = TICK
  subject = 0
  stamp = 0
  #planned = 0
  readonly #heap = new Heap()

  clear(): void {
    this.#heap.clear()
    this.#planned = 0
  }

  plan(at: number, kind: Happening, subject: number, stamp = 0): void {
    this.#heap.add(at, kind * KIND_STEP + this.#planned, subject, stamp)
    this.#planned += 1
  }

  /** Takes the earliest into `at`, `kind`, `subject` and `stamp`; false when nothing is planned any more. */
  take(): boolean {
    const heap = this.#heap
    if (!heap.peek()) return false
    this.at = heap.first
    this.kind = Math.floor(heap.second / KIND_STEP) as Happening // the second number was made of a kind and less than a step
    this.subject = heap.subject
    this.stamp = heap.stamp
    heap.drop()
    return true
  }
}
