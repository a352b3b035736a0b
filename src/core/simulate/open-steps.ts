/** Open steps: given to people and to the outside, taken away again, used again. */
import type { Assignees } from './assignees.ts'
import type { Draws } from './draws.ts'
import { ANSWERED } from './events.ts'
import type { Events } from './events.ts'
import type { Lines } from './lines.ts'
import { List, removeAt } from './list.ts'
import type { Model, StepModel } from './model.ts'
import type { Roster } from './roster.ts'
import { GONE, HELD, NOBODY, OUTSIDE, Task, WAITING, WORKING } from './world.ts'
import type { Branch, Now, Ticket } from './world.ts'

interface OpenStepParts {
  readonly model: Model
  readonly events: Events
  readonly draws: Draws
  readonly roster: Roster
  readonly lines: Lines
  readonly now: Now
  /** By id. */
  readonly tasks: Task[]
}

export class OpenSteps {
  /** Given out just now; nobody has looked at them yet. */
  readonly fresh = new List<Task>()
  /** People who may look for work. */
  readonly freed = new List<number>()
  readonly #parts: OpenStepParts
  readonly #free: Task[] = []
  /** Over, and used again only when the event is over too. */
  readonly #over = new List<Task>()

  constructor(parts: OpenStepParts) {
    this.#parts = parts
  }

  /** Everything that followed from one event has been done. */
  rest(): void {
    for (let task = this.#over.pop(); task; task = this.#over.pop()) this.#free.push(task)
  }

  /** A run of a step: one task, or one for each who votes - each party, or so many people of one when a field names them. */
  open(step: StepModel, ticket: Ticket, branch: Branch | undefined, assignees: Assignees): Task[] {
    if (!step.vote) return [this.#openOne(step, ticket, branch, assignees.parties, assignees.only)]
    const each = step.voters >= 0 ? Math.max(1, this.#parts.draws.items(step.voters, ticket)) : 1
    const voters = assignees.parties.flatMap((party) => Array.from({ length: each }, () => party))
    const ballot = { of: voters.length, cast: 0, inFavour: 0 }
    return voters.map((party, voter) => {
      const task = this.#openOne(step, ticket, branch, [party], NOBODY)
      task.ballot = ballot
      task.voter = voter
      return task
    })
  }

  #openOne(step: StepModel, ticket: Ticket, branch: Branch | undefined, parties: readonly number[], only: number): Task {
    const { now } = this.#parts
    const task = this.#free.pop() ?? this.#add(step, ticket)
    task.step = step
    task.ticket = ticket
    task.branch = branch
    task.ballot = undefined
    task.voter = 0
    task.nr = ticket.visits[step.index] ?? 0
    task.visit = (branch ?? ticket).visits[step.index] ?? 0
    task.parties = parties
    task.only = only
    task.person = NOBODY
    task.openedAt = now.at
    task.openedOpen = now.open
    task.outcome = -1
    task.state = OUTSIDE
    ticket.tasks.push(task)
    return task
  }

  #add(step: StepModel, ticket: Ticket): Task {
    const { tasks } = this.#parts
    const task = new Task(tasks.length, step, ticket)
    tasks.push(task)
    return task
  }

  /** Into the lines of whoever may do it; the outside answers when it does. */
  give(task: Task): void {
    const { model, lines } = this.#parts
    const { step } = task
    if (step.delay) {
      const people = task.parties.filter((party) => model.parties[party]?.staffed)
      if (people.length < task.parties.length || !step.handling) this.#expect(task)
      task.parties = people
    }
    if (!step.handling || (task.parties.length === 0 && task.only === NOBODY)) return
    lines.enter(task, this.#rank(task.ticket))
    this.fresh.add(task)
  }

  #expect(task: Task): void {
    const { model, events, draws, now } = this.#parts
    // Some steps end by a clock alone.
    if (!task.step.weights.some((weight) => weight > 0)) return
    const length = draws.answer(task)
    const at = task.step.delay?.working ? model.open.instantAt(now.open + length) : now.at + length
    if (at !== Infinity) events.plan(at, ANSWERED, task.id, task.stamp)
  }

  /** Whoever came first, or whatever is due first. */
  #rank(ticket: Ticket): number {
    if (this.#parts.model.plan.queue === 'fifo') return 0
    let due = Number.MAX_SAFE_INTEGER
    for (const run of ticket.clocks) if (run.pausedSince < 0 && run.due < due) due = run.due
    return due
  }

  /** Somebody else is to do it, from the beginning. */
  reassign(task: Task, assignees: Assignees): void {
    this.#leaveHands(task)
    task.stamp += 1
    task.state = OUTSIDE
    task.parties = assignees.parties
    task.only = assignees.only
    this.give(task)
  }

  /** A person begins. */
  begin(task: Task, person: number): void {
    const { draws, lines, roster } = this.#parts
    lines.leave(task)
    if (task.step.knownEarly) task.outcome = draws.outcome(task)
    task.left = draws.handling(task)
    roster.take(task, person)
  }

  /** Takes a run, with all its voters, off its ticket. */
  endRun(task: Task): void {
    const { tasks } = task.ticket
    for (let at = tasks.length - 1; at >= 0; at -= 1) {
      const other = tasks[at]
      if (other && (other === task || (task.ballot && other.ballot === task.ballot))) this.endAt(task.ticket, at)
    }
  }

  /** Takes one task off a ticket, by its place there. */
  endAt(ticket: Ticket, at: number): void {
    const task = removeAt(ticket.tasks, at)
    if (!task) return
    this.#leaveHands(task)
    task.state = GONE
    task.stamp += 1
    this.#over.add(task)
  }

  /** Out of the line, or out of somebody's hands. */
  #leaveHands(task: Task): void {
    const { lines, roster } = this.#parts
    if (task.state === WAITING) lines.leave(task)
    else if (task.state === WORKING || task.state === HELD) {
      this.freed.add(task.person)
      roster.letGo(task)
    }
  }
}
