/** A ticket on the stage of a scenario: the people of the play act, clocks strike in order, nothing else exists. */
import { formatNumber } from '../procedure/index.ts'
import type { Procedure, Values } from '../procedure/index.ts'
import { decide, evolve, hiddenFields, nextActions, nextMomentOf, viewFrom } from '../ticket/index.ts'
import type { Actor, Command, Decision, DirectoryFacts, Facts, NextAction, RefusalCode, Ticket, TicketEvent } from '../ticket/index.ts'
import { localDate } from '../worktime/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'
import { partiesOf } from './cast.ts'
import { instantOf } from './local-time.ts'
import type { Scenario, ScenarioItem } from './read.ts'
import { answersOf, directoryOf, withDays } from './stage-facts.ts'
import { commandOf } from './stage-commands.ts'

const CLOCK: Actor = { ref: 'clock', parties: [] }
const MACHINES: readonly string[] = ['import', 'schedule', 'watch', 'ticket', 'system', 'clock']
/** More strikes than this between two lines of a scenario are a procedure that never comes to rest. */
const MOST_STRIKES = 1_000

/** An event with what was known when it was decided and how the ticket stood before and after it. */
export interface Happening {
  readonly event: TicketEvent
  readonly before: Ticket | undefined
  readonly after: Ticket
  readonly facts: Facts
  /** Counts decisions: what happened in one carries one number. */
  readonly decision: number
}

/** What came of a line: a decision, or several branches it may have meant. */
export type Performed = Decision | { readonly kind: 'ambiguous'; readonly branches: readonly string[] }

export class Stage {
  readonly happenings: Happening[] = []
  readonly calendar: CompiledCalendar
  readonly #procedure: Procedure
  readonly #scenario: Scenario
  readonly #calendarOf: (key: string) => CompiledCalendar
  readonly #directory: DirectoryFacts
  #ticket: Ticket | undefined
  #now: Instant = 0
  #decisions = 0

  constructor(procedure: Procedure, scenario: Scenario, calendarOf: (key: string) => CompiledCalendar) {
    this.#procedure = procedure
    this.#scenario = scenario
    this.#calendarOf = (key) => withDays(calendarOf(key), scenario.given.calendar)
    this.calendar = this.#calendarOf(procedure.calendar)
    this.#directory = directoryOf(procedure, scenario.given)
  }

  get ticket(): Ticket | undefined {
    return this.#ticket
  }

  get events(): TicketEvent[] {
    return this.happenings.map(({ event }) => event)
  }

  /** What somebody may do at the open steps now. */
  actionsOf(name: string): readonly NextAction[] {
    return this.#ticket ? nextActions(this.#procedure, this.#ticket, this.#facts(this.actor(name), this.#now)) : []
  }

  /** Everybody there is in the play now: those who are not away, the reporter, and whoever was reached outside. */
  present(): string[] {
    const { people, away } = this.#scenario.given
    const outside = (this.#ticket?.open ?? []).flatMap((open) => open.assignees).filter((party) => party.startsWith('outside:'))
    return [...Object.keys(people).filter((name) => !away.includes(name)), 'reporter', ...new Set(outside)]
  }

  /** Fields whose values somebody does not see. */
  hiddenFrom(name: string): readonly string[] {
    return this.#ticket ? hiddenFields(this.#procedure, this.#ticket, this.#facts(this.actor(name), this.#now)) : []
  }

  actor(name: string): Actor {
    const { people } = this.#scenario.given
    if (Object.hasOwn(people, name)) return { ref: `person:${name}`, parties: partiesOf(this.#procedure, this.#scenario.given, name) }
    return { ref: name, parties: MACHINES.includes(name) ? [] : [name] }
  }

  /**
   * Lets every clock strike whose moment comes before an instant (or at it), in order, each at its own moment;
   * at once when that moment was before the ticket was there. Answers why they do not come to rest, when they do not.
   */
  strikeUntil(until: Instant, edge: 'before' | 'at'): RefusalCode | undefined {
    for (let strikes = 0; strikes < MOST_STRIKES; strikes += 1) {
      const next = this.#nextStrike()
      const at = Math.max(next?.at ?? 0, this.#ticket?.registeredAt ?? 0)
      if (!next || at > until || (edge === 'before' && at === until)) return undefined
      const decision = this.#decide({ kind: 'clock', clock: next.clock, nr: next.nr, moment: next.moment }, CLOCK, at)
      if (decision.kind === 'refused') return decision.code
    }
    return 'ticket.never_rests'
  }

  #nextStrike(): { readonly at: Instant; readonly clock: string; readonly nr: number; readonly moment: 'warn' | 'late' } | undefined {
    const all = (this.#ticket?.clocks ?? []).flatMap((clock) => {
      const next = nextMomentOf(clock)
      return next ? [{ ...next, clock: clock.clock, nr: clock.nr }] : []
    })
    return all.sort((a, b) => a.at - b.at)[0]
  }

  /** Does what a line says, at its time. */
  perform(item: ScenarioItem, at: Instant): Performed | undefined {
    this.#now = at
    const actor = this.actor(item.by ?? this.#whoElse(item))
    const receivedAt = item.received === undefined ? undefined : instantOf(this.calendar, item.received)
    const command = commandOf(item, { procedure: this.#procedure, ticket: this.#ticket, actor, number: this.#number(at), receivedAt })
    if (!command) return undefined
    return 'branches' in command ? { kind: 'ambiguous', branches: command.branches } : this.#decide(command, actor, at)
  }

  /** Who does what nobody is named for. */
  #whoElse(item: ScenarioItem): string {
    if (item.verb === 'signal') return 'system'
    if (item.verb === 'linked' || item.verb === 'otherEnded') return 'ticket'
    const kind = item.verb === 'start' ? this.#procedure.starts[item.start ?? '']?.kind : undefined
    return kind === undefined || kind === 'person' ? 'reporter' : kind
  }

  #decide(command: Command, actor: Actor, now: Instant): Decision {
    const facts = this.#facts(actor, now, command)
    const decision = decide(this.#procedure, command.kind === 'start' ? undefined : this.#ticket, command, facts)
    if (decision.kind === 'refused') return decision
    this.#decisions += 1
    for (const event of decision.events) {
      const before = this.#ticket
      this.#ticket = evolve(before, event)
      this.happenings.push({ event, before, after: this.#ticket, facts, decision: this.#decisions })
    }
    return decision
  }

  #facts(actor: Actor, now: Instant, command?: Command): Facts {
    const { given } = this.#scenario
    const received = this.#ticket?.receivedAt ?? (command?.kind === 'start' ? command.receivedAt : undefined) ?? now
    const answers = answersOf(this.#procedure, given, this.calendar, { now, received, values: this.#valuesFor(command) })
    return { now, actor, calendar: this.#calendarOf, answers, directory: this.#directory }
  }

  /** Values as they are where a command acts, with what it fills in. */
  #valuesFor(command: Command | undefined): Values {
    const filled = command && 'values' in command ? command.values : {}
    if (command?.kind === 'start') return { ...this.#procedure.starts[command.channel]?.defaults, ...filled }
    const at = command && 'step' in command ? this.#ticket?.open.find((open) => open.step === command.step && open.nr === command.nr)?.branch : undefined
    return this.#ticket ? { ...viewFrom(this.#ticket, at ?? '').values, ...filled } : filled
  }

  /** The first number of its period. */
  #number(at: Instant): string {
    const [year = 0, month = 0, day = 0] = localDate(this.calendar, at).split('-').map(Number)
    return formatNumber(this.#procedure.number, { year, month, day }, 1)
  }
}
