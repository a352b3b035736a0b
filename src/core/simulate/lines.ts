/** What waits, for each party and for single people. Whoever is free takes the first in line of what they may do. */
import { Heap } from './heap.ts'
import type { Load } from './load.ts'
import type { Model } from './model.ts'
import type { Roster } from './roster.ts'
import { NOBODY, WAITING } from './world.ts'
import type { Now, Task } from './world.ts'

interface LineParts {
  readonly model: Model
  readonly load: Load
  readonly now: Now
  readonly roster: Roster
  /** By id. */
  readonly tasks: readonly Task[]
}

export class Lines {
  readonly #parts: LineParts
  readonly #ofParties: readonly Heap[]
  /** What only one person may do. */
  readonly #ofPeople: readonly Heap[]
  readonly #aside: { readonly first: number; readonly second: number; readonly subject: number; readonly stamp: number }[] = []
  #order = 0

  constructor(parts: LineParts) {
    this.#parts = parts
    this.#ofParties = parts.model.parties.map(() => new Heap())
    this.#ofPeople = Array.from({ length: parts.roster.people }, () => new Heap())
  }

  begin(): void {
    this.#order = 0
    for (const line of [...this.#ofParties, ...this.#ofPeople]) line.clear()
  }

  /** Into the lines of its parties; lower ranks come first, and in one rank whoever came first. */
  enter(task: Task, rank: number): void {
    task.state = WAITING
    this.#order += 1
    if (task.only !== NOBODY) this.#ofPeople[task.only]?.add(rank, this.#order, task.id, task.stamp)
    for (const party of task.parties) {
      if (task.only === NOBODY) this.#ofParties[party]?.add(rank, this.#order, task.id, task.stamp)
      this.#count(party, 1)
    }
  }

  /** Out of the lines, whatever becomes of it; its entries are dropped when they come up. */
  leave(task: Task): void {
    for (const party of task.parties) this.#count(party, -1)
  }

  #count(party: number, change: number): void {
    const { load, now } = this.#parts
    const line = load.lines[party]
    line?.settle(now.at, now.open)
    if (line) line.level += change
  }

  /** The first in line for a person who is there and free; undefined when nothing waits for them. */
  nextFor(person: number): Task | undefined {
    const { roster } = this.#parts
    if (!roster.isFree(person)) return undefined
    let best = this.#firstIn(this.#ofPeople[person], person)
    let [rank, order] = best ? [this.#rank, this.#place] : [Infinity, Infinity]
    for (const party of roster.partiesOf(person)) {
      const task = this.#firstIn(this.#ofParties[party], person)
      if (!task || this.#rank > rank || (this.#rank === rank && this.#place >= order)) continue
      ;[best, rank, order] = [task, this.#rank, this.#place]
    }
    return best
  }

  /** Of the one found last. */
  #rank = 0
  #place = 0

  /** The first that still waits and that this person may do; what they may not do keeps its place. */
  #firstIn(line: Heap | undefined, person: number): Task | undefined {
    if (!line) return undefined
    let found: Task | undefined
    while (!found && line.peek()) {
      const task = this.#parts.tasks[line.subject]
      if (!task || task.stamp !== line.stamp || task.state !== WAITING) line.drop()
      else if (this.#parts.roster.mayDo(task, person)) {
        found = task
        this.#rank = line.first
        this.#place = line.second
      } else {
        this.#aside.push({ first: line.first, second: line.second, subject: line.subject, stamp: line.stamp })
        line.drop()
      }
    }
    for (let entry = this.#aside.pop(); entry; entry = this.#aside.pop()) line.add(entry.first, entry.second, entry.subject, entry.stamp)
    return found
  }
}
