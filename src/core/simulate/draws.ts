/** What chance decides about a ticket. Every draw is seeded by what it is about, so that it comes out the same whoever works and however long the lines are. */
import { mixWords } from './dice.ts'
import type { Dice } from './dice.ts'
import type { HandsModel, Model, RoutesModel } from './model.ts'
import type { TicketSight } from './sight.ts'
import type { Branch, Task, Ticket } from './world.ts'

const HANDLING = 1
const OUTCOME = 2
const ANSWER = 3
const PER_STEP = 4
const ROUTES = 0x08000000
const SPLITS = 0x0a000000
const ITEMS = 0x0c000000
const LEVEL = 0x0e000000

type SplitModel = Extract<HandsModel, { kind: 'split' }>

export class Draws {
  readonly #model: Model
  readonly #dice: Dice
  readonly #sight: TicketSight
  readonly #weights = new Float64Array(64)

  constructor(model: Model, dice: Dice, sight: TicketSight) {
    this.#model = model
    this.#dice = dice
    this.#sight = sight
  }

  #seed(ticket: Ticket, branch: Branch | undefined, what: number, which: number): Dice {
    return this.#dice.seed(branch ? branch.key : ticket.key, what, which)
  }

  #forTask(task: Task, what: number): Dice {
    return this.#seed(task.ticket, task.branch, task.step.index * PER_STEP + what, task.visit * 128 + task.voter)
  }

  level(key: number, weights: Float64Array): number {
    return weights.length < 2 ? 0 : Math.max(0, this.#dice.seed(key, LEVEL, 0).pick(weights))
  }

  handling(task: Task): number {
    const sample = task.step.outcomes[task.outcome]?.handling ?? task.step.handling
    return sample ? sample(this.#forTask(task, HANDLING)) : 0
  }

  answer(task: Task): number {
    return task.step.delay ? task.step.delay.sample(this.#forTask(task, ANSWER)) : 0
  }

  /** An outcome that is open, as likely as its weight; any open one when none of them has weight; -1 when a clock must end the step. */
  outcome(task: Task): number {
    const { step } = task
    if (step.sole >= 0) return step.sole
    if (step.alwaysOpen) return this.#forTask(task, OUTCOME).pick(step.weights)
    let [possible, weighty] = [false, false]
    for (let index = 0; index < step.outcomes.length; index += 1) {
      const open = this.isOpen(task, index)
      const weight = open ? step.weights[index] ?? 0 : 0
      this.#weights[index] = weight
      possible ||= open
      weighty ||= weight > 0
    }
    if (!weighty && possible && step.handling) for (let index = 0; index < step.outcomes.length; index += 1) this.#weights[index] = this.isOpen(task, index) ? 1 : 0
    return this.#forTask(task, OUTCOME).pick(this.#weights.subarray(0, step.outcomes.length))
  }

  isOpen(task: Task, index: number): boolean {
    const outcome = task.step.outcomes[index]
    if (!outcome) return false
    const sight = this.#sight.from(task.ticket, task.branch)
    return outcome.when(sight) && outcome.needs.every((gate) => gate(sight))
  }

  /** Which route is taken; -1 when none is open. */
  route({ place, routes, weights }: RoutesModel, ticket: Ticket, branch: Branch | undefined): number {
    if (weights) return this.#seed(ticket, branch, ROUTES + place, ticket.opened).pick(weights)
    if (routes.length === 1) return 0
    const sight = this.#sight.from(ticket, branch)
    return routes.findIndex(({ test }) => test(sight))
  }

  /** One of several parties, the same until the field that names them is written again. */
  split({ draw, weights, field, perBranch }: SplitModel, ticket: Ticket, branch: Branch | undefined): number {
    const inBranch = perBranch || (field >= 0 && this.#model.fields[field]?.perBranch)
    const key = inBranch && branch ? branch.key : ticket.key
    return Math.max(0, this.#dice.seed(key, SPLITS + draw, field >= 0 ? ticket.writes[field] ?? 0 : 0).pick(weights))
  }

  /** How many entries a field has. */
  items(field: number, ticket: Ticket): number {
    const shares = this.#model.fields[field]?.items
    return shares ? Math.max(0, this.#dice.seed(ticket.key, ITEMS + field, ticket.writes[field] ?? 0).pick(shares)) : 0
  }

  /** Luck of its own for each ticket, by where it comes from and which of these it is. */
  ticketKey(seed: number, arrival: number, number: number): number {
    return mixWords(seed, arrival + 1, number)
  }
}
