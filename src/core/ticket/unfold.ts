/**
 * One decision unfolding: each event is applied at once, so that what follows sees what came before. What remains to be done stands on an
 * agenda; whatever one entry brings about is done before what stood behind it.
 */
import type { Assignment, Effect, Expression, Moment, Outcome, Procedure, Route, Scope, Step, Values, Who } from '../procedure/index.ts'
import type { Accepted, Facts } from './commands.ts'
import type { BranchPath, Party, Survey, TicketEvent } from './events.ts'
import { resolveWho } from './parties.ts'
import { holds, scopeOf } from './scope.ts'
import { change, evolve } from './state.ts'
import type { Own, Ticket } from './state.ts'

type Draft<E> = E extends TicketEvent ? Omit<E, 'at' | 'actor'> : never

export interface Act {
  readonly step: Step
  readonly nr: number
  readonly branch: BranchPath
  readonly outcome: Outcome
  readonly values: Values
  readonly survey?: Survey | undefined
  /** Who does it, when not whoever gave the command. */
  readonly actor?: string
}

/** What is still to be done. */
export type Work =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'follow'; readonly routes: readonly Route[]; readonly branch: BranchPath }
  | { readonly kind: 'open'; readonly step: Step; readonly branch: BranchPath }
  | { readonly kind: 'moment'; readonly name: Moment; readonly branch: BranchPath }
  /** Values that were filled in: who is kept out, what is computed, the level. */
  | { readonly kind: 'takeEffect'; readonly values: Values; readonly branch: BranchPath }
  | { readonly kind: 'set'; readonly set: readonly Assignment[]; readonly branch: BranchPath; readonly cause: 'outcome' | 'rule' }
  | { readonly kind: 'effect'; readonly effect: Effect; readonly branch: BranchPath; readonly because: string; readonly moment: Moment }
  | { readonly kind: 'grade'; readonly to: string; readonly reason: 'criteria' | 'late' | 'person' | 'rule'; readonly branch: BranchPath }
  | { readonly kind: 'holdClocks' }
  | { readonly kind: 'close'; readonly end: string }

/** A procedure that chases its own tail; refused as a whole. */
export class NeverRests extends Error {}
const MOST_EVENTS = 3_000

export class Unfolding {
  readonly events: TicketEvent[] = []
  readonly procedure: Procedure
  readonly facts: Facts
  /** What is still to be done, the next thing last. */
  readonly agenda: Work[] = []
  #ticket: Own<Ticket> | undefined

  /** Works on a copy of the ticket. */
  constructor(procedure: Procedure, ticket: Ticket | undefined, facts: Facts) {
    this.procedure = procedure
    this.facts = facts
    this.#ticket = ticket && { ...ticket }
  }

  get ticket(): Ticket {
    if (!this.#ticket) throw new Error('a ticket begins with its registration')
    return this.#ticket
  }

  /** The actor is who gave the command, unless the event is the doing of a clock or a rule. */
  emit(draft: Draft<TicketEvent>, actor = this.facts.actor.ref): void {
    if (this.events.length >= MOST_EVENTS) throw new NeverRests()
    // A draft is an event without its envelope, made for this call; adding the envelope makes it that event again.
    const event = draft as Own<TicketEvent>
    event.at = this.facts.now
    event.actor = actor
    this.events.push(event)
    this.#ticket = event.type === 'registered' || !this.#ticket ? evolve(this.#ticket, event) : change(this.#ticket, event)
  }

  /** What was decided so far. */
  accept(): Accepted {
    return { kind: 'accepted', events: this.events, ticket: this.ticket }
  }

  /** Puts these before everything else that is still to be done, the first of them first. */
  then(...work: readonly Work[]): void {
    for (let index = work.length - 1; index >= 0; index -= 1) {
      const next = work[index]
      if (next) this.agenda.push(next)
    }
  }

  scope(branch: BranchPath = ''): Scope {
    return scopeOf(this.procedure, this.ticket, this.facts, branch)
  }

  holds(when: Expression | undefined, branch: BranchPath): boolean {
    return !when || holds(this.procedure, when, this.scope(branch))
  }

  who(whos: readonly Who[], branch: BranchPath = ''): readonly Party[] {
    return resolveWho(this.procedure, this.ticket, whos, this.facts, branch)
  }

  /** Criteria may raise a level by themselves; only a person lowers it. */
  higher(level: string): string {
    const rank = (key: string): number => this.procedure.levels.findIndex((entry) => entry.key === key)
    return rank(level) > rank(this.ticket.level) ? level : this.ticket.level
  }
}

/** An event's place: named only inside a branch. */
export function placed(branch: BranchPath): { readonly branch?: BranchPath } {
  return branch === '' ? {} : { branch }
}
