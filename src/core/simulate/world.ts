/** What is there while a procedure is played: tickets with their branches, open steps and running clocks. Used again when they are over. */
import type { Instant, Milliseconds, Pause } from '../worktime/index.ts'
import type { ClockModel, Model, StepModel } from './model.ts'

/** The moment that is being played. */
export class Now {
  at: Instant = 0
  /** Open time of the procedure's calendar that has passed by then. */
  open: Milliseconds = 0
}

/** Nobody of the staff: somebody outside did it. */
export const NOBODY = -1
/** It has not been done. */
export const NEVER_DONE = -2
/** A clock or a rule did it. */
export const BY_ITSELF = -3

const NO_PARTIES: readonly number[] = []

export const GONE = 0
export const WAITING = 1
export const WORKING = 2
/** In somebody's hands who is off duty. */
export const HELD = 3
/** Waiting for the outside alone. */
export const OUTSIDE = 4
export type TaskState = typeof GONE | typeof WAITING | typeof WORKING | typeof HELD | typeof OUTSIDE

/** How often each step was opened, how it last ended and by whom: of a ticket, and of what happened in one branch. */
class History {
  readonly visits: Int32Array
  readonly outcomes: Int32Array
  readonly actors: Int32Array

  constructor(steps: number) {
    this.visits = new Int32Array(steps)
    this.outcomes = new Int32Array(steps).fill(-1)
    this.actors = new Int32Array(steps).fill(NEVER_DONE)
  }

  forget(): void {
    // A loop is quicker than `fill` on the few steps of a procedure.
    for (let step = 0; step < this.visits.length; step += 1) {
      this.visits[step] = 0
      this.outcomes[step] = -1
      this.actors[step] = NEVER_DONE
    }
  }
}

export class Ticket extends History {
  /** Counted through all replications. */
  number = 0
  /** What its draws are seeded with: the same ticket has the same luck whoever works on it. */
  key = 0
  start = 0
  level = 0
  receivedAt: Instant = 0
  receivedOpen: Milliseconds = 0
  counted = false
  closed = false
  reopened = 0
  /** Its place among those that are open. */
  place = 0
  /** How many steps were opened, all in all. */
  opened = 0
  /** How often each field was written. */
  readonly writes: Int32Array
  readonly tasks: Task[] = []
  readonly clocks: ClockRun[] = []
  readonly branches: Branch[] = []
  forks = 0

  constructor(model: Model) {
    super(model.steps.length)
    this.writes = new Int32Array(model.fields.length)
  }

  begin(key: number, start: number, level: number): void {
    this.forget()
    for (let field = 0; field < this.writes.length; field += 1) this.writes[field] = 0
    this.key = key
    this.start = start
    this.level = level
    this.closed = false
    this.reopened = 0
    this.opened = 0
    this.forks = 0
  }
}

export class Branch extends History {
  key = 0
  parent: Branch | undefined
  /** The step that parted; -1 when several steps were opened at once. */
  step = -1
  siblings: readonly Branch[] = []
  /** The join where it waits for the others. */
  arrivedAt = -1
  over = false

  begin(parent: Branch | undefined, step: number, key: number): void {
    this.forget()
    this.parent = parent
    this.step = step
    this.key = key
    this.arrivedAt = -1
    this.over = false
  }
}

/** Whether a branch is another one or lies inside it; everything lies in the whole ticket. */
export function isInside(branch: Branch | undefined, outer: Branch | undefined): boolean {
  if (outer === undefined) return true
  for (let at = branch; at; at = at.parent) if (at === outer) return true
  return false
}

/** Several who must choose. */
export interface Ballot {
  readonly of: number
  cast: number
  inFavour: number
}

/** An open step; of a vote, one voter's part of it. */
export class Task {
  readonly id: number
  /** Counted up when it is over, so that what was planned for it comes to nothing. */
  stamp = 0
  state: TaskState = GONE
  step: StepModel
  ticket: Ticket
  branch: Branch | undefined
  ballot: Ballot | undefined
  /** Counts the voters of a ballot, for their draws. */
  voter = 0
  /** How often the step was opened on the ticket. */
  nr = 0
  /** How often in its branch, for its draws. */
  visit = 0
  parties: readonly number[] = NO_PARTIES
  /** The very person who must do it; NOBODY: whoever is there. */
  only = NOBODY
  person = NOBODY
  openedAt: Instant = 0
  openedOpen: Milliseconds = 0
  begunAt: Instant = 0
  begunOpen: Milliseconds = 0
  /** Time at work still to come, while nobody works at it. */
  left: Milliseconds = 0
  /** When it will be done, while somebody does. */
  until: Instant = 0
  /** How it will end, when that is known from the beginning. */
  outcome = -1

  constructor(id: number, step: StepModel, ticket: Ticket) {
    this.id = id
    this.step = step
    this.ticket = ticket
  }
}

export class ClockRun {
  readonly id: number
  stamp = 0
  model: ClockModel
  ticket: Ticket
  branch: Branch | undefined
  start: Instant = 0
  due: Instant = 0
  /** Which case of its limits. */
  limit = 0
  extensions = 0
  warned = false
  late = false
  pausedSince = -1
  readonly pauses: Pause[] = []

  constructor(id: number, model: ClockModel, ticket: Ticket) {
    this.id = id
    this.model = model
    this.ticket = ticket
  }
}

export function timesOf(ticket: Ticket, branch: Branch | undefined, step: number): number {
  for (let at = branch; at; at = at.parent) if ((at.visits[step] ?? 0) > 0) return at.visits[step] ?? 0
  return ticket.visits[step] ?? 0
}

/** The index of the outcome a step last ended with; -1 when it has not. */
export function outcomeOf(ticket: Ticket, branch: Branch | undefined, step: number): number {
  for (let at = branch; at; at = at.parent) if ((at.outcomes[step] ?? -1) >= 0) return at.outcomes[step] ?? -1
  return ticket.outcomes[step] ?? -1
}

/** Who last ended a step. */
export function actorOf(ticket: Ticket, branch: Branch | undefined, step: number): number {
  for (let at = branch; at; at = at.parent) if ((at.actors[step] ?? NEVER_DONE) !== NEVER_DONE) return at.actors[step] ?? NEVER_DONE
  return ticket.actors[step] ?? NEVER_DONE
}

/** How a step ended in the branches of its latest fork, as indexes of outcomes. */
export function partsOf(ticket: Ticket, step: number): number[] {
  for (let index = ticket.branches.length - 1; index >= 0; index -= 1) {
    const branch = ticket.branches[index]
    if (branch && (branch.outcomes[step] ?? -1) >= 0) return branch.siblings.map((sibling) => sibling.outcomes[step] ?? -1).filter((outcome) => outcome >= 0)
  }
  return []
}
