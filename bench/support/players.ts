/** Plays tickets of random procedures in the engine: by chance, or along the moves of a counterexample. Durations are free: any running clock may strike next. */
import type { FormField, Outcome, Procedure, Step, Value, Values } from '../../src/core/procedure/index.ts'
import type { Cause } from '../../src/core/procedure/verify/explore.ts'
import type { Dice } from '../../src/core/procedure/verify/random-dice.ts'
import { decide, evolve } from '../../src/core/ticket/index.ts'
import type { Actor, Command, Facts, OpenStep, Ticket } from '../../src/core/ticket/index.ts'
import { compileCalendar, naturalCalendar } from '../../src/core/worktime/index.ts'

export interface Played {
  readonly ticket: Ticket | undefined
  readonly end: 'closed' | 'stuck' | 'never rests' | 'left'
  readonly story: readonly Command[]
  readonly opened: readonly string[]
  readonly acted: readonly string[]
}

/** A move of a counterexample, and which steps are open behind it. */
export interface ExpectedMove {
  readonly cause: Cause
  readonly open: readonly string[]
}

/** One move: the ticket as it is just before (a clock is made due), the command, who gives it. */
interface Move {
  readonly ticket: Ticket | undefined
  readonly command: Command
  readonly actor: Actor
}

type Answer = Ticket | 'never rests' | undefined

const CALENDAR = compileCalendar(naturalCalendar())
const BEGINNING = Date.parse('2026-01-05T08:00:00+08:00')
const PEOPLE: readonly Actor[] = ['1', '2', '3'].map((id) => ({ ref: `person:${id}`, parties: [`person:${id}`, 'unit:a', 'unit:b', 'post:head'] }))
const REPORTER: Actor = { ref: 'reporter', parties: ['reporter'] }
const OUTSIDE: Actor = { ref: 'system', parties: [] }
const CLOCK: Actor = { ref: 'clock', parties: [] }
const PARTIES = ['unit:a', 'unit:b', 'post:head'] as const
const VALUES: Readonly<Record<string, readonly Value[]>> = {
  subject: ['x'], kind: ['x', 'y', 'z'], flag: [true, false], number: [0, 2, 3, 4, 5, 6, 10], list: [['a'], ['a', 'b'], ['a', 'b', 'c']],
}
/** More tickets than this at one move of a counterexample are not followed. */
const MOST_TICKETS = 400

export class Players {
  readonly #procedure: Procedure
  readonly #dice: Dice
  readonly #skipsNobody: boolean
  #now = BEGINNING
  #vacant: readonly string[] = []

  constructor(procedure: Procedure, dice: Dice) {
    this.#procedure = procedure
    this.#dice = dice
    this.#skipsNobody = Object.values(procedure.steps).some((step) => step.skip.some((skip) => skip.nobody))
  }

  /** One ticket by chance, until it ends, cannot go on, or has gone on for so many moves. */
  play(most: number, from?: Ticket): Played {
    const story: Command[] = []
    let ticket = from
    const over = (end: Played['end']): Played => ({
      ticket, end, story, opened: Object.keys(ticket?.visits ?? {}), acted: ticket?.endings ?? [],
    })
    for (let moves = 0; moves < most; moves += 1) {
      if (ticket?.status === 'closed') return over('closed')
      const done = this.#byChance(ticket)
      if (!done) return over('stuck')
      story.push(done.move.command)
      if (done.answer === 'never rests') return over('never rests')
      ticket = done.answer
    }
    return over(ticket?.status === 'closed' ? 'closed' : 'left')
  }

  #byChance(ticket: Ticket | undefined): { readonly move: Move; readonly answer: Exclude<Answer, undefined> } | undefined {
    this.#vacant = this.#skipsNobody ? PARTIES.filter(() => this.#dice.chance(0.3)) : []
    for (let tries = 0; tries < 6; tries += 1) {
      const move = this.#throwMove(ticket)
      const answer = move && this.#do(move)
      if (move && answer) return { move, answer }
    }
    for (const move of this.#everyMove(ticket)) {
      const answer = this.#do(move)
      if (answer) return { move, answer }
    }
    return undefined
  }

  #throwMove(ticket: Ticket | undefined): Move | undefined {
    if (!ticket) return this.#dice.pick(this.#starts('desk', [this.#fillIn(this.#procedure.starts['desk']?.form ?? [])]))
    if (this.#dice.chance(0.25)) {
      const strike = this.#dice.pick(this.#strikes(ticket))
      if (strike) return strike
    }
    const open = this.#dice.pick(ticket.open)
    const step = open && this.#procedure.steps[open.step]
    const outcome = step && this.#dice.pick(step.outcomes)
    return open && step && outcome && this.#dice.pick(this.#acts(ticket, open, step, outcome, [this.#fillIn([...step.form, ...outcome.form])]))
  }

  *#everyMove(ticket: Ticket | undefined): Generator<Move> {
    if (!ticket) yield* this.#starts('desk', this.#everyFilling(this.#procedure.starts['desk']?.form ?? []))
    else {
      yield* this.#strikes(ticket)
      for (const open of ticket.open) {
        const step = this.#procedure.steps[open.step]
        for (const outcome of step?.outcomes ?? []) if (step) yield* this.#acts(ticket, open, step, outcome, this.#everyFilling([...step.form, ...outcome.form]))
      }
    }
  }

  #starts(channel: string, fillings: readonly Values[]): Move[] {
    return fillings.flatMap((values) => [true, false].map((anonymous): Move => ({ ticket: undefined, actor: REPORTER, command: { kind: 'start', channel, values, number: 'R-1', anonymous } })))
  }

  #acts(ticket: Ticket, open: OpenStep, step: Step, outcome: Outcome, fillings: readonly Values[]): Move[] {
    const actors = step.kind === 'wait' ? [OUTSIDE] : step.kind === 'survey' ? [REPORTER] : PEOPLE
    const survey = outcome.whenSolved === undefined ? {} : { survey: { solved: outcome.whenSolved } }
    return fillings.flatMap((values) => actors.map((actor): Move => ({ ticket, actor, command: { kind: 'act', step: step.key, nr: open.nr, outcome: outcome.key, values, ...survey } })))
  }

  /** Any clock that runs may be the next to strike: it is made due now. */
  #strikes(ticket: Ticket, only?: string): Move[] {
    return ticket.clocks.filter((clock) => clock.state === 'running' && !clock.late && (only === undefined || clock.clock === only)).map((chosen): Move => ({
      ticket: { ...ticket, clocks: ticket.clocks.map((clock) => (clock === chosen ? { ...clock, due: this.#now, warnAt: null } : clock)) },
      actor: CLOCK, command: { kind: 'clock', clock: chosen.clock, nr: chosen.nr, moment: 'late' },
    }))
  }

  #do({ ticket, command, actor }: Move): Answer {
    this.#now += 1
    const facts: Facts = {
      now: this.#now, actor, calendar: () => CALENDAR, answers: {},
      directory: {
        hasUnit: () => true, hasPerson: () => true, isStaffed: (party) => !this.#vacant.includes(party), isOneOf: () => true, superiorOf: () => undefined, registerRow: () => undefined,
      },
    }
    const decision = decide(this.#procedure, ticket, command, facts)
    if (decision.kind === 'refused') return decision.code === 'ticket.never_rests' ? 'never rests' : undefined
    return decision.events.reduce<Ticket | undefined>((state, event) => evolve(state, event), ticket)
  }

  #fillIn(form: readonly FormField[]): Values {
    return Object.fromEntries(form.flatMap(({ field, required }): [string, Value][] => {
      // What may stay empty is left as it is, or emptied.
      if (!required && this.#dice.chance(0.4)) return this.#dice.chance(0.3) ? [[field, null]] : []
      return [[field, this.#dice.pick(VALUES[field] ?? ['x']) ?? 'x']]
    }))
  }

  #everyFilling(form: readonly FormField[]): Values[] {
    const fields = new Map<string, boolean>()
    for (const { field, required } of form) fields.set(field, required || fields.get(field) === true)
    return [...fields].reduce<Values[]>((fillings, [field, required]) => {
      const values: (Value | undefined)[] = [...(VALUES[field] ?? ['x']), ...(required ? [] : [undefined, null])]
      return fillings.flatMap((filling) => values.map((value) => (value === undefined ? filling : { ...filling, [field]: value })))
    }, [{}])
  }

  /** Whether these moves, made in some way that fits them, bring a ticket to such an end. */
  follow(moves: readonly ExpectedMove[], end: 'stuck' | 'never rests' | 'no exit'): boolean {
    let tickets: (Ticket | undefined)[] = [undefined]
    for (const [index, { cause, open }] of moves.entries()) {
      const next = new Map<string, Ticket>()
      for (const ticket of tickets) {
        for (const vacant of this.#skipsNobody ? subsets(PARTIES) : [[]]) {
          this.#vacant = vacant
          for (const answer of this.#along(ticket, cause)) {
            if (answer === 'never rests') {
              if (end === 'never rests' && index === moves.length - 1) return true
            } else if (answer.open.map((run) => run.step).sort().join() === open.join()) next.set(shapeOf(answer), answer)
          }
        }
      }
      tickets = this.#some([...next.values()])
    }
    const open = tickets.flatMap((ticket) => (ticket?.status === 'open' ? [ticket] : []))
    return end === 'stuck' ? open.some((ticket) => this.#isStuck(ticket)) : end === 'no exit' && open.some((ticket) => !this.mayEnd(ticket, 30, 60))
  }

  /** Whether some of these plays from here come to an end. */
  mayEnd(ticket: Ticket, plays: number, moves: number): boolean {
    for (let play = 0; play < plays; play += 1) if (this.play(moves, ticket).end === 'closed') return true
    return false
  }

  /** Not more of them than can be followed, chosen by chance. */
  #some(tickets: Ticket[]): Ticket[] {
    while (tickets.length > MOST_TICKETS) tickets.splice(this.#dice.below(tickets.length), 1)
    return tickets
  }

  #isStuck(ticket: Ticket): boolean {
    for (const move of this.#everyMove(ticket)) if (this.#do(move) !== undefined) return false
    return true
  }

  /** Every way to make one move of a counterexample. */
  #along(ticket: Ticket | undefined, cause: Cause): Exclude<Answer, undefined>[] {
    if (cause.kind === 'start') return this.#answers(this.#starts(cause.channel, this.#everyFilling(this.#procedure.starts[cause.channel]?.form ?? [])))
    if (!ticket) return []
    if (cause.kind === 'clock') return this.#answers(this.#strikes(ticket, cause.clock))
    if (cause.kind !== 'act') return []
    const step = this.#procedure.steps[cause.step]
    const outcome = step?.outcomes.find((candidate) => candidate.key === cause.outcome)
    if (!step || !outcome) return []
    return ticket.open.filter((open) => open.step === cause.step).flatMap((open) => {
      const fillings = this.#everyFilling([...step.form, ...outcome.form])
      return step.vote ? fillings.flatMap((values) => this.#voteAlike(ticket, open, step, outcome, values)) : this.#answers(this.#acts(ticket, open, step, outcome, fillings))
    })
  }

  #answers(moves: readonly Move[]): Exclude<Answer, undefined>[] {
    return moves.flatMap((move) => this.#do(move) ?? [])
  }

  /** All of them vote for it until the step is over. */
  #voteAlike(ticket: Ticket, open: OpenStep, step: Step, outcome: Outcome, values: Values): Exclude<Answer, undefined>[] {
    let now = ticket
    for (const actor of PEOPLE) {
      const answer = this.#do({ ticket: now, actor, command: { kind: 'act', step: step.key, nr: open.nr, outcome: outcome.key, values } })
      if (answer === undefined) continue
      if (answer === 'never rests') return [answer]
      now = answer
      if (!now.open.some((run) => run.step === step.key && run.nr === open.nr)) return [now]
    }
    return []
  }
}

function subsets(parties: readonly string[]): string[][] {
  return parties.reduce<string[][]>((all, party) => [...all, ...all.map((subset) => [...subset, party])], [[]])
}

/** Tickets that differ only in times and counts of events are one. */
function shapeOf(ticket: Ticket): string {
  return JSON.stringify([ticket.values, ticket.level, ticket.reopened, ticket.anonymous, ticket.open.map(({ step, branch }) => [step, branch]), ticket.branches.map(({ path, values, arrivedAt, over, visits, outcomes }) => [path, values, arrivedAt, over, visits, outcomes]),
    ticket.visits, ticket.outcomes, ticket.clocks.filter((clock) => clock.state !== 'stopped').map(({ clock, branch, state, late }) => [clock, branch, state, late])])
}
