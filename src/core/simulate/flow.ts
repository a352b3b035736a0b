/**
 * How a ticket moves: a step ends, routes lead on, steps open, branches part and come together again, clocks and rules do what they do.
 * The order of things is the engine's (core/ticket/unfold-*.ts): whatever one thing brings about is done before what stands behind it.
 */
import type { Assignees } from './assignees.ts'
import type { ClockRuns } from './clock-runs.ts'
import type { Draws } from './draws.ts'
import type { Measure } from './measure.ts'
import type { EffectModel, Model, MomentModel, OutcomeModel, RoutesModel, StepModel } from './model.ts'
import type { OpenSteps } from './open-steps.ts'
import { keyOfBranch } from './sight.ts'
import type { TicketSight } from './sight.ts'
import type { Watch } from './watch.ts'
import { Branch, BY_ITSELF, GONE, isInside } from './world.ts'
import type { ClockRun, Now, Task, Ticket } from './world.ts'

/** A procedure that chases its own tail in no time, one step behind the other or more and more side by side; its ticket is left where it is. */
const MOST_BEHIND = 150
const MOST_AT_ONCE = 5_000

interface FlowParts {
  readonly model: Model
  readonly draws: Draws
  readonly sight: TicketSight
  readonly measure: Measure
  readonly clocks: ClockRuns
  readonly steps: OpenSteps
  readonly assignees: Assignees
  readonly now: Now
  readonly watch: Watch | undefined
  readonly closed: (ticket: Ticket) => void
}

export class Flow {
  readonly #parts: FlowParts
  readonly #freeBranches: Branch[] = []
  #atOnce = 0
  #behind = 0

  constructor(parts: FlowParts) {
    this.#parts = parts
  }

  /** Everything that followed from one event has been done. */
  rest(): void {
    this.#atOnce = 0
    this.#parts.steps.rest()
  }

  /** Gives back what a ticket used. */
  release(ticket: Ticket): void {
    while (ticket.tasks.length > 0) this.#parts.steps.endAt(ticket, ticket.tasks.length - 1)
    for (let branch = ticket.branches.pop(); branch; branch = ticket.branches.pop()) this.#freeBranches.push(branch)
    this.#parts.clocks.forget(ticket)
  }

  start(ticket: Ticket, next: RoutesModel): void {
    const { measure, model, now, watch } = this.#parts
    const { levels, received, starts } = model
    const reached = this.#criteria(ticket, undefined)
    if (reached > ticket.level) ticket.level = reached
    if (ticket.counted) measure.arrive(ticket)
    watch?.({ kind: 'received', ticket: ticket.number, at: now.at, channel: starts[ticket.start]?.channel ?? '', level: levels[ticket.level]?.key ?? '', counted: ticket.counted })
    this.moment(received, ticket, undefined)
    if (ticket.level > 0) this.moment(levels[ticket.level]?.reached, ticket, undefined)
    this.#follow(next, ticket, undefined)
  }

  moment(moment: MomentModel | undefined, ticket: Ticket, branch: Branch | undefined): void {
    if (!moment) return
    this.#parts.clocks.moment(moment, ticket, branch)
    if (moment.rules.length === 0) return
    const holding = moment.rules.filter(({ test }) => test(this.#parts.sight.from(ticket, branch)))
    for (const rule of holding) this.#effects(rule.effects, ticket, branch)
  }

  /** A clock has reached its limit. */
  strike(run: ClockRun): void {
    run.late = true
    const { ticket, branch, model } = run
    this.#effects(model.effects, ticket, branch)
    this.moment(model.late, ticket, branch)
  }

  #effects(effects: readonly EffectModel[], ticket: Ticket, branch: Branch | undefined): void {
    for (const effect of effects) {
      if (ticket.closed) return
      switch (effect.kind) {
        case 'raise': if (effect.level > ticket.level) this.#grade(ticket, effect.level, branch); break
        case 'take': this.#take(effect.step, effect.outcome, ticket, branch); break
        case 'assign':
          this.#parts.assignees.find(effect.hands, ticket, branch)
          if (this.#parts.assignees.parties.length > 0) this.#reassign(effect.step, ticket, branch)
          break
        case 'write':
          write(ticket, effect.fields)
          this.#regrade(ticket, branch)
      }
    }
  }

  #grade(ticket: Ticket, level: number, branch: Branch | undefined): void {
    ticket.level = level
    this.moment(this.#parts.model.levels[level]?.reached, ticket, branch)
  }

  /** The highest level whose criteria hold, as far as they are known; 0 for none. */
  #criteria(ticket: Ticket, branch: Branch | undefined): number {
    const { levels, regrades } = this.#parts.model
    if (!regrades) return 0
    const sight = this.#parts.sight.from(ticket, branch)
    return Math.max(0, levels.findLastIndex(({ test }, level) => level > 0 && test(sight)))
  }

  /** Criteria only raise a level. */
  #regrade(ticket: Ticket, branch: Branch | undefined): void {
    const level = this.#criteria(ticket, branch)
    if (level > ticket.level) this.#grade(ticket, level, branch)
  }

  /** Every open run of the step in this branch and inside it ends, without anybody. */
  #take(step: number, outcome: number, ticket: Ticket, branch: Branch | undefined): void {
    const open = ticket.tasks.filter((task) => task.step.index === step && isInside(task.branch, branch)).map((task) => ({ task, stamp: task.stamp }))
    for (const { task, stamp } of open) {
      if (task.stamp !== stamp || task.state === GONE || ticket.closed) continue
      if (ticket.counted) this.#parts.measure.stepOf(step).taken += 1
      this.act(task, outcome, BY_ITSELF)
    }
  }

  #reassign(step: number, ticket: Ticket, branch: Branch | undefined): void {
    const { steps, assignees } = this.#parts
    for (const task of ticket.tasks) if (task.step.index === step && !task.ballot && isInside(task.branch, branch)) steps.reassign(task, assignees)
  }

  /** Somebody has come to the end of their work, or the outside has answered; a vote may go on. */
  finish(task: Task, person: number): void {
    const { draws, now, steps, watch } = this.#parts
    const { ticket, ballot, step } = task
    const chosen = task.outcome >= 0 && draws.isOpen(task, task.outcome) ? task.outcome : draws.outcome(task)
    if (!ballot || !step.vote) {
      this.act(task, chosen, person)
      return
    }
    const { vote } = step
    watch?.({ kind: 'voted', ticket: ticket.number, at: now.at, step: step.key, nr: task.nr, outcome: step.outcomes[chosen]?.key ?? '', person })
    ballot.cast += 1
    if (chosen === vote.outcome) ballot.inFavour += 1
    const wanted = vote.needs === 'all' ? ballot.of : vote.needs === 'majority' ? Math.floor(ballot.of / 2) + 1 : Math.min(vote.needs, ballot.of)
    if (ballot.inFavour >= wanted) this.act(task, vote.outcome, person)
    else if (ballot.inFavour + ballot.of - ballot.cast < wanted) this.act(task, vote.otherwise, person)
    else steps.endAt(ticket, ticket.tasks.indexOf(task))
  }

  /** A step ends with an outcome: what was filled in takes effect, clocks and words follow, the next step opens. */
  act(task: Task, index: number, person: number): void {
    const { ticket, branch, step } = task
    const outcome = step.outcomes[index]
    if (!outcome) return
    const { measure, now, steps, watch } = this.#parts
    steps.endRun(task)
    ticket.outcomes[step.index] = index
    ticket.actors[step.index] = person
    if (branch) {
      branch.outcomes[step.index] = index
      branch.actors[step.index] = person
    }
    if (ticket.counted) measure.end(step.index, index)
    watch?.({ kind: 'ended', ticket: ticket.number, at: now.at, step: step.key, nr: task.nr, outcome: outcome.key, person })
    this.#goOn(outcome, ticket, branch)
  }

  #goOn(outcome: OutcomeModel, ticket: Ticket, branch: Branch | undefined): void {
    const { model, clocks } = this.#parts
    if (outcome.reopens) ticket.reopened += 1
    write(ticket, outcome.writes)
    this.#regrade(ticket, branch)
    this.moment(outcome.ended, ticket, branch)
    if (outcome.reopens) this.moment(model.reopened, ticket, branch)
    if (ticket.closed) return
    clocks.hold(ticket)
    this.#follow(outcome.next, ticket, branch)
  }

  #follow(next: RoutesModel, ticket: Ticket, branch: Branch | undefined): void {
    if (ticket.closed || this.#behind >= MOST_BEHIND || this.#atOnce >= MOST_AT_ONCE) return
    this.#behind += 1
    this.#atOnce += 1
    const to = next.routes[this.#parts.draws.route(next, ticket, branch)]?.to ?? []
    const [first] = to
    if (to.length > 1) this.#part(to, -1, ticket, branch)
    else if (first !== undefined) this.#open(first, ticket, branch)
    this.#behind -= 1
  }

  /** One branch for each of these steps. */
  #part(steps: readonly number[], step: number, ticket: Ticket, parent: Branch | undefined): void {
    ticket.forks += 1
    const key = (parent ?? ticket).key
    const branches = steps.map((_, place) => {
      const branch = this.#freeBranches.pop() ?? new Branch(this.#parts.model.steps.length)
      branch.begin(parent, step, keyOfBranch(key, ticket.forks, place))
      ticket.branches.push(branch)
      return branch
    })
    for (const branch of branches) branch.siblings = branches
    branches.forEach((branch, place) => {
      const opened = steps[place]
      if (opened !== undefined && !branch.over) this.#open(opened, ticket, branch)
    })
  }

  #open(index: number, ticket: Ticket, branch: Branch | undefined): void {
    const { model, draws } = this.#parts
    const step = model.steps[index]
    if (!step || ticket.closed) return
    if (step.kind === 'end') this.#close(step, ticket, branch)
    else if (step.kind === 'join') this.#arrive(step, ticket, branch)
    else if (step.each < 0 || isBranchOf(step, branch)) this.#openHere(step, ticket, branch)
    else {
      const items = draws.items(step.each, ticket)
      const join = model.steps[step.joinAfter]
      if (items > 0) this.#part(Array.from({ length: items }, () => index), index, ticket, branch)
      else if (join) this.#follow(join.next, ticket, branch)
    }
  }

  #openHere(step: StepModel, ticket: Ticket, branch: Branch | undefined): void {
    const { assignees, clocks, measure, now, sight, steps, watch } = this.#parts
    ticket.opened += 1
    ticket.visits[step.index] = (ticket.visits[step.index] ?? 0) + 1
    if (branch) branch.visits[step.index] = (branch.visits[step.index] ?? 0) + 1
    if (ticket.counted) measure.stepOf(step.index).opened += 1
    watch?.({ kind: 'opened', ticket: ticket.number, at: now.at, step: step.key, nr: ticket.visits[step.index] ?? 0 })
    assignees.find(step.hands, ticket, branch)
    const run = steps.open(step, ticket, branch, assignees)
    const skip = step.skip.length === 0 ? undefined : step.skip.find(({ test, nobody }) => (nobody ? !assignees.anybody : test(sight.from(ticket, branch))))
    const [first] = run
    const stamp = first?.stamp
    this.moment(step.opened, ticket, branch)
    clocks.hold(ticket)
    // A rule may have ended it already.
    if (!first || first.stamp !== stamp || first.state === GONE) return
    if (!skip) {
      for (const task of run) steps.give(task)
      return
    }
    if (ticket.counted) measure.stepOf(step.index).skipped += 1
    this.act(first, skip.take, BY_ITSELF)
  }

  /** A branch is there; when enough are, the others end and the ticket goes on around them. */
  #arrive(step: StepModel, ticket: Ticket, branch: Branch | undefined): void {
    const { clocks } = this.#parts
    if (!branch) {
      this.moment(step.opened, ticket, undefined)
      this.#follow(step.next, ticket, undefined)
      return
    }
    branch.arrivedAt = step.index
    const all = branch.siblings
    const there = all.filter((sibling) => sibling.arrivedAt === step.index && !sibling.over).length
    const wanted = step.gathers === 'all' ? all.length : step.gathers === 'any' ? 1 : Math.min(step.gathers, all.length)
    if (branch.over || there < wanted) return
    for (const sibling of all) this.#endBranch(sibling, ticket)
    this.moment(step.opened, ticket, branch.parent)
    clocks.hold(ticket)
    this.#follow(step.next, ticket, branch.parent)
  }

  #endBranch(branch: Branch, ticket: Ticket): void {
    const { clocks, steps } = this.#parts
    for (const other of ticket.branches) if (isInside(other, branch)) other.over = true
    for (let at = ticket.tasks.length - 1; at >= 0; at -= 1) if (isInside(ticket.tasks[at]?.branch, branch)) steps.endAt(ticket, at)
    clocks.stopAll(ticket, branch)
  }

  #close(step: StepModel, ticket: Ticket, branch: Branch | undefined): void {
    const { clocks, closed, measure, model, now, watch } = this.#parts
    this.moment(step.opened, ticket, branch)
    this.moment(model.closed, ticket, undefined)
    if (ticket.closed) return
    ticket.closed = true
    clocks.stopAll(ticket, undefined)
    if (ticket.counted) measure.close(ticket, step.index, now.at, now.open)
    watch?.({ kind: 'closed', ticket: ticket.number, at: now.at, end: step.key })
    closed(ticket)
  }
}

function write(ticket: Ticket, fields: readonly number[]): void {
  for (const field of fields) ticket.writes[field] = (ticket.writes[field] ?? 0) + 1
}

/** A step that loops back to itself inside its branch does not part again. */
function isBranchOf(step: StepModel, branch: Branch | undefined): boolean {
  for (let at = branch; at; at = at.parent) if (at.step === step.index) return true
  return false
}
