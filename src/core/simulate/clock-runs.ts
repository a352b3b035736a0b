/** The clocks of tickets that are played: started and stopped by moments, held while their steps wait. As in the engine, without its events. */
import { countingRule } from '../procedure/index.ts'
import { dueAt, momentBefore } from '../worktime/index.ts'
import type { Instant } from '../worktime/index.ts'
import { LIMIT, WARNING } from './events.ts'
import type { Events } from './events.ts'
import { dueWithPauses } from './limits.ts'
import { removeAt } from './list.ts'
import type { Dice } from './dice.ts'
import type { Measure } from './measure.ts'
import type { ClockModel, Model, MomentModel } from './model.ts'
import type { TicketSight } from './sight.ts'
import type { Watch } from './watch.ts'
import { ClockRun, isInside } from './world.ts'
import type { Branch, Now, Ticket } from './world.ts'

/** Draws for clocks are told apart from all other draws of a ticket by these. */
const DATE = 0x10000000
const EXTENSION = 0x18000000

interface ClockParts {
  readonly model: Model
  readonly events: Events
  readonly dice: Dice
  readonly sight: TicketSight
  readonly measure: Measure
  readonly now: Now
}

export class ClockRuns {
  /** By id. */
  readonly runs: ClockRun[] = []
  readonly #free: ClockRun[] = []
  readonly #model: Model
  readonly #events: Events
  readonly #dice: Dice
  readonly #sight: TicketSight
  readonly #measure: Measure
  readonly #now: Now
  readonly #watch: Watch | undefined

  constructor({ model, events, dice, sight, measure, now }: ClockParts, watch: Watch | undefined) {
    this.#model = model
    this.#events = events
    this.#dice = dice
    this.#sight = sight
    this.#measure = measure
    this.#now = now
    this.#watch = watch
  }

  /** What happens in a branch stops the clocks of that branch and of those around it, and starts clocks of its own. */
  moment(moment: MomentModel, ticket: Ticket, branch: Branch | undefined): void {
    for (const stopped of moment.stops) {
      for (let at = 0; at < ticket.clocks.length;) {
        const run = ticket.clocks[at]
        if (run?.model.index === stopped && isInside(branch, run.branch)) this.#stopAt(ticket, at)
        else at += 1
      }
    }
    for (const index of moment.starts) {
      const model = this.#model.clocks[index]
      if (model) this.#start(model, ticket, branch)
    }
  }

  #start(model: ClockModel, ticket: Ticket, branch: Branch | undefined): void {
    const now = this.#now.at
    if (ticket.clocks.some((run) => run.model === model && run.branch === branch)) return
    const sight = this.#sight.from(ticket, branch)
    const limit = model.limits.findIndex(({ test }) => test(sight))
    const chosen = model.limits[limit]?.limit
    if (!chosen) return
    const key = branch ? branch.key : ticket.key
    const due = chosen.due(now, this.#dice.seed(key, DATE + model.index, ticket.opened))
    if (due === undefined) return
    const run = this.#free.pop() ?? this.#add(model, ticket)
    run.model = model
    run.ticket = ticket
    run.branch = branch
    run.start = now
    run.due = due
    run.limit = limit
    run.extensions = model.extension && model.extended > 0 && this.#dice.seed(key, EXTENSION + model.index, ticket.opened).uniform() < model.extended ? 1 : 0
    run.warned = false
    run.late = false
    run.pausedSince = -1
    if (run.pauses.length > 0) run.pauses.length = 0
    if (run.extensions > 0) run.due = this.#extended(run, due)
    ticket.clocks.push(run)
    this.#plan(run)
  }

  #add(model: ClockModel, ticket: Ticket): ClockRun {
    const run = new ClockRun(this.runs.length, model, ticket)
    this.runs.push(run)
    return run
  }

  /** More time was asked for and granted: counted on from the limit. */
  #extended(run: ClockRun, due: Instant): Instant {
    const { clock, extension } = run.model
    return extension ? dueAt(this.#model.calendar, countingRule(clock, extension), due, extension) : due
  }

  /** Only what something waits for is planned. */
  #plan(run: ClockRun): void {
    const { clock, strikes, warned } = run.model
    if (strikes) this.#events.plan(run.due, LIMIT, run.id, run.stamp)
    if (!warned || !clock.warn || run.warned) return
    const warnAt = momentBefore(this.#model.calendar, run.due, clock.warn)
    if (warnAt < run.due) this.#events.plan(Math.max(warnAt, run.start), WARNING, run.id, run.stamp)
  }

  #stopAt(ticket: Ticket, index: number): void {
    const { at: now, open } = this.#now
    const run = ticket.clocks[index]
    if (!run) return
    removeAt(ticket.clocks, index)
    const late = run.late || (run.pausedSince < 0 && now > run.due)
    if (ticket.counted) this.#measure.stop(run, late, late ? open - this.#model.open.openBefore(run.due) : 0, now - run.due)
    this.#watch?.({ kind: 'clockStopped', ticket: ticket.number, at: now, clock: run.model.clock.key, start: run.start, due: run.due, pauses: [...run.pauses], late })
    run.stamp += 1
    this.#free.push(run)
  }

  /** All of a ticket that is over, or those of one branch and what lies inside it. */
  stopAll(ticket: Ticket, inside: Branch | undefined): void {
    for (let at = 0; at < ticket.clocks.length;) {
      if (isInside(ticket.clocks[at]?.branch, inside)) this.#stopAt(ticket, at)
      else at += 1
    }
  }

  /** Nobody sees how it ends. */
  forget(ticket: Ticket): void {
    for (let run = ticket.clocks.pop(); run; run = ticket.clocks.pop()) {
      run.stamp += 1
      this.#free.push(run)
    }
  }

  /** Pauses and resumes clocks by which steps are open now. What is over its limit stays over it. */
  hold(ticket: Ticket): void {
    const now = this.#now.at
    if (!this.#model.holdsClocks) return
    for (const run of ticket.clocks) {
      if (run.late || (run.pausedSince < 0 && now > run.due)) continue
      const waits = ticket.tasks.some((task) => run.model.pausedIn[task.step.index] && isInside(task.branch, run.branch))
      if (waits && run.pausedSince < 0) {
        run.pausedSince = now
        run.stamp += 1
      }
      if (!waits && run.pausedSince >= 0) this.#resume(run)
    }
  }

  #resume(run: ClockRun): void {
    run.pauses.push({ from: run.pausedSince, until: this.#now.at })
    run.pausedSince = -1
    const { clock, limits } = run.model
    const within = limits[run.limit]?.limit.within
    if (within) {
      const due = dueWithPauses(this.#model.calendar, countingRule(clock, within), run.start, within, run.pauses)
      run.due = run.extensions > 0 ? this.#extended(run, due) : due
    }
    this.#plan(run)
  }
}
