/** What conditions see of a ticket while it is played. */
import type { Scope } from '../procedure/expression-scope.ts'
import type { Sight } from './conditions.ts'
import { mixWords } from './dice.ts'
import type { Dice } from './dice.ts'
import type { Model } from './model.ts'
import { outcomeOf, partsOf, timesOf } from './world.ts'
import type { Branch, Ticket } from './world.ts'

/** Draws for conditions are told apart from all other draws of a ticket by this. */
const CONDITION = 0x40000000

export class TicketSight implements Sight {
  readonly values = {}
  readonly held = {}
  readonly answers = {}
  readonly anonymous = false
  readonly times: Scope['times']
  readonly outcomes: Scope['outcomes']
  readonly parts: Scope['parts']
  readonly #model: Model
  readonly #dice: Dice
  #ticket: Ticket | undefined
  #branch: Branch | undefined

  /** The dice are its own: a condition may be asked between two draws of something else. */
  constructor(model: Model, dice: Dice) {
    this.#model = model
    this.#dice = dice
    const table = <T>(nothing: T, of: (ticket: Ticket, step: number) => T): Readonly<Record<string, T>> => {
      const made: Record<string, T> = {}
      for (const { key, index } of model.steps) Object.defineProperty(made, key, { get: () => (this.#ticket ? of(this.#ticket, index) : nothing) })
      return made
    }
    const nameOf = (step: number, outcome: number): string => model.steps[step]?.outcomes[outcome]?.key ?? ''
    this.times = table(0, (ticket, step) => timesOf(ticket, this.#branch, step))
    this.outcomes = table('', (ticket, step) => nameOf(step, outcomeOf(ticket, this.#branch, step)))
    this.parts = table<readonly string[]>([], (ticket, step) => partsOf(ticket, step).map((outcome) => nameOf(step, outcome)))
  }

  from(ticket: Ticket, branch: Branch | undefined): this {
    this.#ticket = ticket
    this.#branch = branch
    return this
  }

  get level(): string {
    return this.#model.levels[this.#ticket?.level ?? -1]?.key ?? ''
  }

  get channel(): string {
    return this.#model.starts[this.#ticket?.start ?? -1]?.channel ?? ''
  }

  get reopened(): number {
    return this.#ticket?.reopened ?? 0
  }

  /** The same answer until what the condition reads is written again. */
  readonly chance = (index: number): boolean => {
    const [chance, ticket] = [this.#model.chances[index], this.#ticket]
    if (!chance || !ticket) return false
    let written = 0
    for (const field of chance.fields) written += ticket.writes[field] ?? 0
    const key = chance.perBranch && this.#branch ? this.#branch.key : ticket.key
    return this.#dice.seed(key, CONDITION + index, written).uniform() < chance.share
  }
}

/** The key of a branch: of its ticket, its fork and its place there. */
export function keyOfBranch(parent: number, fork: number, place: number): number {
  return mixWords(parent, fork + 1, place + 1)
}
