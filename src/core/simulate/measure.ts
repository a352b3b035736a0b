/** What is counted while a procedure is played, over all replications. Only tickets that come in after the warm-up count. */
import { Histogram } from './histogram.ts'
import type { Model } from './model.ts'
import type { ClockRun, Task, Ticket } from './world.ts'

/** A length of time in open time of the procedure's calendar, and in all time. */
export class Lengths {
  readonly working = new Histogram()
  readonly natural = new Histogram()

  add(working: number, natural: number): void {
    this.working.add(working)
    this.natural.add(natural)
  }
}

export class StepCount {
  opened = 0
  skipped = 0
  /** Ended by a clock or a rule. */
  taken = 0
  readonly waiting = new Lengths()
  /** In somebody's hands. */
  readonly handling = new Lengths()
  /** With the outside, from opening to the answer. */
  readonly answering = new Lengths()
  readonly outcomes: Float64Array

  constructor(outcomes: number) {
    this.outcomes = new Float64Array(outcomes)
  }
}

export class ClockCount {
  inTime = 0
  late = 0
  /** Still running at the end, and not yet late. */
  undecided = 0
  /** By how much the limit was missed, by those that were late and have stopped. */
  readonly over = new Lengths()
}

export interface ClockTally {
  readonly inTime: number
  readonly late: number
}

export class Measure {
  arrived = 0
  closed = 0
  open = 0
  reopened = 0
  readonly byStart: Float64Array
  readonly byLevel: Float64Array
  readonly ends: Float64Array
  readonly lead = new Lengths()
  readonly steps: readonly StepCount[]
  readonly clocks: readonly ClockCount[]
  /** By replication, and in it by clock. */
  readonly tallies: (readonly ClockTally[])[] = []
  /** Mean lead time of each replication, in working time. */
  readonly leadMeans: number[] = []
  #before: readonly ClockTally[]
  #leadBefore = { count: 0, sum: 0 }

  constructor(model: Model) {
    this.byStart = new Float64Array(model.starts.length)
    this.byLevel = new Float64Array(Math.max(1, model.levels.length))
    this.ends = new Float64Array(model.steps.length)
    this.steps = model.steps.map(({ outcomes }) => new StepCount(outcomes.length))
    this.clocks = model.clocks.map(() => new ClockCount())
    this.#before = this.clocks.map(() => ({ inTime: 0, late: 0 }))
  }

  arrive(ticket: Ticket): void {
    this.arrived += 1
    this.byStart[ticket.start] = (this.byStart[ticket.start] ?? 0) + 1
    this.byLevel[ticket.level] = (this.byLevel[ticket.level] ?? 0) + 1
  }

  close(ticket: Ticket, end: number, now: number, open: number): void {
    this.closed += 1
    this.ends[end] = (this.ends[end] ?? 0) + 1
    if (ticket.reopened > 0) this.reopened += 1
    this.lead.add(open - ticket.receivedOpen, now - ticket.receivedAt)
  }

  stepOf(index: number): StepCount {
    const count = this.steps[index]
    if (!count) throw new Error(`there is no step ${index}`)
    return count
  }

  /** Somebody worked at it to the end. */
  work(task: Task, now: number, open: number): void {
    const count = this.stepOf(task.step.index)
    count.waiting.add(task.begunOpen - task.openedOpen, task.begunAt - task.openedAt)
    count.handling.add(open - task.begunOpen, now - task.begunAt)
  }

  /** The outside answered. */
  answer(task: Task, now: number, open: number): void {
    this.stepOf(task.step.index).answering.add(open - task.openedOpen, now - task.openedAt)
  }

  end(step: number, outcome: number): void {
    const { outcomes } = this.stepOf(step)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }

  stop(run: ClockRun, late: boolean, overWorking: number, overNatural: number): void {
    const count = this.clocks[run.model.index]
    if (!count) return
    if (late) {
      count.late += 1
      count.over.add(Math.max(0, overWorking), Math.max(0, overNatural))
    } else count.inTime += 1
  }

  /** A ticket that is still open when the run ends, with its clocks. */
  leaveOpen(ticket: Ticket, now: number): void {
    this.open += 1
    for (const run of ticket.clocks) {
      const count = this.clocks[run.model.index]
      if (!count) continue
      if (run.late || (run.pausedSince < 0 && now > run.due)) count.late += 1
      else count.undecided += 1
    }
  }

  endReplication(): void {
    const now = this.clocks.map(({ inTime, late }) => ({ inTime, late }))
    this.tallies.push(now.map(({ inTime, late }, index) => ({ inTime: inTime - (this.#before[index]?.inTime ?? 0), late: late - (this.#before[index]?.late ?? 0) })))
    this.#before = now
    const { count, sum } = this.lead.working
    if (count > this.#leadBefore.count) this.leadMeans.push((sum - this.#leadBefore.sum) / (count - this.#leadBefore.count))
    this.#leadBefore = { count, sum }
  }
}
