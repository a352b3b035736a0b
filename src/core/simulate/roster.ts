/**
 * Who is there, and what they have in hand. One person works on one step of one ticket at a time. Work stops at the end of a shift and goes on,
 * with the same person, when they are there again.
 */
import { mixWords } from './dice.ts'
import type { Dice } from './dice.ts'
import { FINISHED, SHIFT } from './events.ts'
import type { Events } from './events.ts'
import type { List } from './list.ts'
import type { Load } from './load.ts'
import type { GroupModel, Model } from './model.ts'
import { actorOf, HELD, NOBODY, WORKING } from './world.ts'
import type { Now, Task } from './world.ts'

/** Draws for absences are told apart from all other draws by this. */
const ABSENCE = 0x20000000

interface Group {
  readonly index: number
  readonly model: GroupModel
  readonly firstPerson: number
  /** The span they are in, or the next one. */
  span: number
  on: boolean
  shiftEnd: number
}

interface RosterParts {
  readonly model: Model
  readonly events: Events
  readonly load: Load
  readonly dice: Dice
  readonly now: Now
  /** By id. */
  readonly tasks: readonly Task[]
}

export class Roster {
  readonly people: number
  readonly #parts: RosterParts
  readonly #groups: readonly Group[]
  /** By party: who serves it. */
  readonly #serving: readonly Int32Array[]
  /** By person. */
  readonly #groupOf: Int32Array
  readonly #there: Uint8Array
  readonly #has: Int32Array
  /** By party: people who are there and free, and whose turn it is. */
  readonly #free: Int32Array
  readonly #turn: Int32Array
  #seed = 0

  constructor(parts: RosterParts) {
    const { model } = parts
    this.#parts = parts
    let people = 0
    this.#groups = model.groups.map((group, index) => {
      const made: Group = { index, model: group, firstPerson: people, span: 0, on: false, shiftEnd: 0 }
      people += group.people
      return made
    })
    this.people = people
    this.#groupOf = new Int32Array(people)
    for (const group of this.#groups) this.#groupOf.fill(group.index, group.firstPerson, group.firstPerson + group.model.people)
    this.#serving = model.parties.map((_, party) => Int32Array.from(
      this.#groups.filter((group) => group.model.parties.includes(party)).flatMap((group) => Array.from({ length: group.model.people }, (_, place) => group.firstPerson + place)),
    ))
    this.#there = new Uint8Array(people)
    this.#has = new Int32Array(people)
    this.#free = new Int32Array(model.parties.length)
    this.#turn = new Int32Array(model.parties.length)
  }

  begin(seed: number): void {
    this.#seed = seed
    this.#there.fill(0)
    this.#has.fill(NOBODY)
    this.#free.fill(0)
    this.#turn.fill(0)
    for (const group of this.#groups) {
      group.span = 0
      group.on = false
      const start = group.model.spans.starts[0]
      if (group.model.people > 0 && start !== undefined) this.#parts.events.plan(start, SHIFT, group.index)
    }
  }

  /** People of a party, there or not. */
  crowd(party: number): number {
    return this.#serving[party]?.length ?? 0
  }

  partiesOf(person: number): readonly number[] {
    return this.#groupAt(person)?.model.parties ?? []
  }

  #groupAt(person: number): Group | undefined {
    return this.#groups[this.#groupOf[person] ?? -1]
  }

  isFree(person: number): boolean {
    return this.#there[person] === 1 && this.#has[person] === NOBODY
  }

  /** Nobody verifies what they did, unless there is nobody else: then the ticket would stand still for ever. */
  mayDo(task: Task, person: number): boolean {
    const { never } = task.step
    if (never.length === 0) return true
    let crowd = 0
    for (const party of task.parties) crowd += this.crowd(party)
    if (crowd < 2) return true
    for (const step of never) if (actorOf(task.ticket, task.branch, step) === person) return false
    return true
  }

  /** Somebody who is there, free and may do it; NOBODY when there is nobody. */
  findFree(task: Task): number {
    if (task.only !== NOBODY) return this.isFree(task.only) ? task.only : NOBODY
    for (const party of task.parties) {
      if ((this.#free[party] ?? 0) === 0) continue
      const found = this.#search(party, task)
      if (found !== NOBODY) return found
    }
    return NOBODY
  }

  /** Each in turn, so that work is shared out. */
  #search(party: number, task: Task): number {
    const people = this.#serving[party]
    if (!people) return NOBODY
    const begin = this.#turn[party] ?? 0
    for (let step = 0; step < people.length; step += 1) {
      const place = begin + step < people.length ? begin + step : begin + step - people.length
      const person = people[place] ?? NOBODY
      if (!this.isFree(person) || !this.mayDo(task, person)) continue
      this.#turn[party] = place + 1 < people.length ? place + 1 : 0
      return person
    }
    return NOBODY
  }

  /** A person takes up an open step; `task.left` is what it takes. */
  take(task: Task, person: number): void {
    const { now } = this.#parts
    task.person = person
    task.begunAt = now.at
    task.begunOpen = now.open
    this.#has[person] = task.id
    this.#changeFree(person, -1)
    this.#workOn(task)
  }

  #workOn(task: Task): void {
    const { events, now } = this.#parts
    const group = this.#groupAt(task.person)
    if (!group) return
    task.state = WORKING
    task.until = now.at + task.left
    this.#busy(group, 1)
    if (task.until <= group.shiftEnd) events.plan(task.until, FINISHED, task.id, task.stamp)
  }

  /** The person has nothing in hand any more. */
  letGo(task: Task): void {
    const { person } = task
    const group = this.#groupAt(person)
    if (!group || this.#has[person] !== task.id) return
    if (task.state === WORKING) this.#busy(group, -1)
    this.#has[person] = NOBODY
    if (this.#there[person] === 1) this.#changeFree(person, 1)
    task.person = NOBODY
  }

  #busy(group: Group, change: number): void {
    const { load, now } = this.#parts
    const curve = load.busy[group.index]
    curve?.settle(now.at, now.open)
    if (curve) curve.level += change
  }

  #changeFree(person: number, change: number): void {
    for (const party of this.partiesOf(person)) this.#free[party] = (this.#free[party] ?? 0) + change
  }

  /** A shift begins or ends; `free` collects who may look for work. */
  shift(index: number, free: List<number>): void {
    const group = this.#groups[index]
    if (!group) return
    if (group.on) this.#endShift(group)
    else this.#beginShift(group, free)
  }

  #endShift(group: Group): void {
    const { events, now, tasks } = this.#parts
    group.on = false
    for (let person = group.firstPerson; person < group.firstPerson + group.model.people; person += 1) {
      if (this.#there[person] !== 1) continue
      this.#there[person] = 0
      const task = tasks[this.#has[person] ?? NOBODY]
      if (task) {
        task.left = task.until - now.at
        task.state = HELD
        this.#busy(group, -1)
      } else this.#changeFree(person, -1)
    }
    this.#present(group, 0)
    group.span += 1
    const start = group.model.spans.starts[group.span]
    if (start !== undefined) events.plan(start, SHIFT, group.index)
  }

  #beginShift(group: Group, free: List<number>): void {
    const { events, tasks } = this.#parts
    group.on = true
    group.shiftEnd = group.model.spans.ends[group.span] ?? 0
    const day = group.model.spans.days[group.span] ?? 0
    let present = 0
    for (let person = group.firstPerson; person < group.firstPerson + group.model.people; person += 1) {
      if (this.#isAway(group, person - group.firstPerson, day)) continue
      present += 1
      this.#there[person] = 1
      const task = tasks[this.#has[person] ?? NOBODY]
      if (task) this.#workOn(task)
      else {
        this.#changeFree(person, 1)
        free.add(person)
      }
    }
    this.#present(group, present)
    events.plan(group.shiftEnd, SHIFT, group.index)
  }

  #present(group: Group, people: number): void {
    const { load, now } = this.#parts
    const curve = load.present[group.index]
    curve?.settle(now.at, now.open)
    if (curve) curve.level = people
  }

  /** The same people are away on the same days, however many others there are. */
  #isAway(group: Group, place: number, day: number): boolean {
    const { absence } = group.model
    return absence > 0 && this.#parts.dice.seed(mixWords(this.#seed, ABSENCE, group.index), place, day).uniform() < absence
  }
}
