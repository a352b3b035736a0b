/** One run after another: plays a model through its weeks, for each replication, and counts. */
import { Assignees } from './assignees.ts'
import { ClockRuns } from './clock-runs.ts'
import { Dice, mixWords } from './dice.ts'
import { Draws } from './draws.ts'
import { ANSWERED, ARRIVAL, Events, FINISHED, LIMIT, SHIFT, TICK, WARNING } from './events.ts'
import { Flow } from './flow.ts'
import { Lines } from './lines.ts'
import { Load } from './load.ts'
import { Measure } from './measure.ts'
import type { ArrivalModel, Model } from './model.ts'
import { OpenSteps } from './open-steps.ts'
import { Roster } from './roster.ts'
import { TicketSight } from './sight.ts'
import type { Watch } from './watch.ts'
import { NOBODY, Now, OUTSIDE, Ticket, WAITING, WORKING } from './world.ts'
import type { Task } from './world.ts'

/** Draws for arrivals are told apart from all other draws by this. */
const ARRIVALS = 0x30000000

export class Play {
  readonly measure: Measure
  readonly load: Load
  readonly #model: Model
  readonly #watch: Watch | undefined
  readonly #now = new Now()
  readonly #events = new Events()
  readonly #dice = new Dice()
  readonly #tasks: Task[] = []
  readonly #roster: Roster
  readonly #lines: Lines
  readonly #clocks: ClockRuns
  readonly #steps: OpenSteps
  readonly #flow: Flow
  readonly #draws: Draws
  readonly #live: Ticket[] = []
  readonly #freeTickets: Ticket[] = []
  readonly #justClosed: Ticket[] = []
  /** By arrival: how many have come, and where in open time or among the set times the next one stands. */
  readonly #come: Float64Array
  readonly #next: Float64Array
  #tickets = 0
  #seed = 0

  constructor(model: Model, watch?: Watch) {
    this.#model = model
    this.#watch = watch
    this.measure = new Measure(model)
    this.load = new Load(model)
    const shared = { model, events: this.#events, now: this.#now, load: this.load, measure: this.measure, dice: this.#dice, tasks: this.#tasks }
    const sight = new TicketSight(model, new Dice())
    this.#draws = new Draws(model, this.#dice, sight)
    this.#roster = new Roster(shared)
    this.#lines = new Lines({ ...shared, roster: this.#roster })
    this.#clocks = new ClockRuns({ ...shared, sight }, watch)
    this.#steps = new OpenSteps({ ...shared, draws: this.#draws, roster: this.#roster, lines: this.#lines })
    const assignees = new Assignees({ model, draws: this.#draws, sight, roster: this.#roster })
    this.#flow = new Flow({ ...shared, draws: this.#draws, sight, clocks: this.#clocks, steps: this.#steps, assignees, watch, closed: (ticket) => this.#justClosed.push(ticket) })
    this.#come = new Float64Array(model.arrivals.length)
    this.#next = new Float64Array(model.arrivals.length)
  }

  replication(number: number): void {
    this.#begin(mixWords(this.#model.plan.seed, number + 1, 0))
    const { until, open } = this.#model
    while (this.#events.take() && this.#events.at < until) {
      this.#now.at = this.#events.at
      this.#now.open = open.openAt(this.#events.at)
      this.#happen()
    }
    this.#end()
  }

  #begin(seed: number): void {
    const { from, open, arrivals } = this.#model
    this.#seed = seed
    this.#events.clear()
    open.rewind()
    this.#now.at = from
    this.#now.open = 0
    this.#lines.begin()
    this.#roster.begin(seed)
    this.load.begin(from)
    this.#events.plan(this.load.nextTick(), TICK, 0)
    arrivals.forEach((arrival, index) => {
      this.#come[index] = 0
      this.#next[index] = arrival.by.kind === 'rate' && !arrival.by.working ? from : 0
      this.#planArrival(arrival, index)
    })
  }

  #happen(): void {
    const { kind, subject, stamp } = this.#events
    switch (kind) {
      case FINISHED: this.#finished(subject, stamp); break
      case ANSWERED: this.#answered(subject, stamp); break
      case ARRIVAL: this.#arrive(subject); break
      case LIMIT:
      case WARNING: this.#clockRings(kind, subject, stamp); break
      case SHIFT: this.#roster.shift(subject, this.#steps.freed); break
      case TICK:
        this.load.tick(this.#now.at, this.#now.open)
        if (this.load.nextTick() < Infinity) this.#events.plan(this.load.nextTick(), TICK, 0)
    }
    this.#settle()
  }

  #finished(id: number, stamp: number): void {
    const task = this.#tasks[id]
    if (!task || task.stamp !== stamp || task.state !== WORKING || task.until !== this.#now.at) return
    if (task.ticket.counted) this.measure.work(task, this.#now.at, this.#now.open)
    this.#flow.finish(task, task.person)
  }

  /** Whatever somebody has begun, they finish. */
  #answered(id: number, stamp: number): void {
    const task = this.#tasks[id]
    if (!task || task.stamp !== stamp || (task.state !== WAITING && task.state !== OUTSIDE)) return
    if (task.ticket.counted) this.measure.answer(task, this.#now.at, this.#now.open)
    this.#flow.finish(task, NOBODY)
  }

  #clockRings(kind: typeof LIMIT | typeof WARNING, id: number, stamp: number): void {
    const run = this.#clocks.runs[id]
    if (!run || run.stamp !== stamp) return
    if (kind === LIMIT) this.#flow.strike(run)
    else {
      run.warned = true
      this.#flow.moment(run.model.warned, run.ticket, run.branch)
    }
  }

  #arrive(index: number): void {
    const arrival = this.#model.arrivals[index]
    if (!arrival) return
    const many = arrival.by.kind === 'times' ? arrival.by.eachTime : 1
    for (let each = 0; each < many; each += 1) this.#register(arrival, index)
    this.#planArrival(arrival, index)
  }

  #register(arrival: ArrivalModel, index: number): void {
    const start = this.#model.starts[arrival.start]
    if (!start) return
    const number = this.#come[index] ?? 0
    this.#come[index] = number + 1
    const key = this.#draws.ticketKey(this.#seed, index, number)
    const ticket = this.#freeTickets.pop() ?? new Ticket(this.#model)
    ticket.begin(key, arrival.start, this.#draws.level(key, arrival.levels))
    ticket.receivedAt = this.#now.at
    ticket.receivedOpen = this.#now.open
    ticket.counted = this.#now.at >= this.#model.countFrom
    ticket.place = this.#live.push(ticket) - 1
    ticket.number = this.#tickets
    this.#tickets += 1
    this.#flow.start(ticket, start.next)
  }

  #planArrival({ by }: ArrivalModel, index: number): void {
    const at = this.#next[index] ?? 0
    if (by.kind === 'times') {
      const time = by.times[at]
      this.#next[index] = at + 1
      if (time !== undefined) this.#events.plan(time, ARRIVAL, index)
      return
    }
    if (by.mean === Infinity) return
    // Evenly spaced ones do not all come at once at the beginning of the first day.
    const first = this.#come[index] === 0
    const dice = this.#dice.seed(this.#seed, ARRIVALS + index, this.#come[index] ?? 0)
    const next = at + by.mean * (by.spacing === 'random' ? dice.exponential() : first ? dice.uniform() : 1)
    this.#next[index] = next
    const time = by.working ? this.#model.open.instantAt(next) : next
    if (time !== Infinity) this.#events.plan(Math.ceil(time), ARRIVAL, index)
  }

  /** Whoever is free looks for work, and what is new for somebody free, until nothing moves any more. */
  #settle(): void {
    const { fresh, freed } = this.#steps
    while (freed.size > 0 || fresh.size > 0) {
      // Both lists may grow while they are gone through.
      for (let at = 0; at < freed.size; at += 1) {
        const person = freed.at(at) ?? NOBODY
        const task = this.#lines.nextFor(person)
        if (task) this.#take(task, person)
      }
      freed.clear()
      for (let at = 0; at < fresh.size; at += 1) {
        const task = fresh.at(at)
        if (task?.state !== WAITING) continue
        const person = this.#roster.findFree(task)
        if (person !== NOBODY) this.#take(task, person)
      }
      fresh.clear()
    }
    for (let ticket = this.#justClosed.pop(); ticket; ticket = this.#justClosed.pop()) this.#recycle(ticket)
    this.#flow.rest()
  }

  #take(task: Task, person: number): void {
    this.#steps.begin(task, person)
    this.#watch?.({ kind: 'begun', ticket: task.ticket.number, at: this.#now.at, step: task.step.key, nr: task.nr, person })
    this.#flow.moment(task.step.claimed, task.ticket, task.branch)
  }

  #recycle(ticket: Ticket): void {
    this.#flow.release(ticket)
    const last = this.#live.pop()
    if (last && last !== ticket) {
      this.#live[ticket.place] = last
      last.place = ticket.place
    }
    this.#freeTickets.push(ticket)
  }

  #end(): void {
    const { until, open } = this.#model
    this.#now.at = until
    this.#now.open = open.openAt(until)
    if (this.load.nextTick() < Infinity) this.load.tick(until, this.#now.open)
    for (const ticket of this.#live) {
      if (ticket.counted) this.measure.leaveOpen(ticket, until)
      this.#flow.release(ticket)
      this.#freeTickets.push(ticket)
    }
    this.#live.length = 0
    this.#steps.freed.clear()
    this.#steps.fresh.clear()
    this.#flow.rest()
    this.measure.endReplication()
  }
}
