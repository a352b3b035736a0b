/** Whom a step that opens is for. */
import type { Draws } from './draws.ts'
import type { HandsModel, Model } from './model.ts'
import type { Roster } from './roster.ts'
import type { TicketSight } from './sight.ts'
import { actorOf, NOBODY } from './world.ts'
import type { Branch, Ticket } from './world.ts'

interface AssigneeParts {
  readonly model: Model
  readonly draws: Draws
  readonly sight: TicketSight
  readonly roster: Roster
}

export class Assignees {
  /** Of the last question. */
  parties: readonly number[] = []
  /** The very person, when only they may act. */
  only = NOBODY
  readonly #parts: AssigneeParts
  #found: number[] = []

  constructor(parts: AssigneeParts) {
    this.#parts = parts
  }

  /** Reads the answer into `parties` and `only`. */
  find(hands: HandsModel, ticket: Ticket, branch: Branch | undefined): void {
    this.only = NOBODY
    if (hands.kind === 'party') {
      this.parties = hands.list
      return
    }
    this.#found = []
    this.#collect(hands, ticket, branch)
    this.parties = this.#found
  }

  /** Whether anybody at all stands behind the parties that were found. */
  get anybody(): boolean {
    const { model, roster } = this.#parts
    return this.parties.some((party) => !model.parties[party]?.staffed || roster.crowd(party) > 0)
  }

  #collect(hands: HandsModel, ticket: Ticket, branch: Branch | undefined): void {
    switch (hands.kind) {
      case 'party': this.#add(hands.party); return
      case 'several': for (const one of hands.of) this.#collect(one, ticket, branch); return
      case 'actorOf': {
        const person = actorOf(ticket, branch, hands.step)
        if (person < 0) return
        this.only = person
        this.#add(this.#parts.roster.partiesOf(person)[0] ?? -1)
        return
      }
      case 'originator': for (const party of hands.starts[ticket.start] ?? []) this.#add(party); return
      case 'byLevel': {
        const there = hands.levels[ticket.level]
        if (there) this.#collect(there, ticket, branch)
        return
      }
      case 'cases': {
        const sight = this.#parts.sight.from(ticket, branch)
        const found = hands.cases.find(({ test }) => test(sight))
        if (found) this.#collect(found.hands, ticket, branch)
        return
      }
      case 'split': this.#add(hands.parties[this.#parts.draws.split(hands, ticket, branch)] ?? -1)
    }
  }

  #add(party: number): void {
    if (party >= 0 && !this.#found.includes(party)) this.#found.push(party)
  }
}
