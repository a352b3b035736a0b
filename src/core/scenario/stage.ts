/** A ticket on the stage of a scenario: the people of the play act, clocks strike in order, nothing else exists. */
import { countKey, formatNumber } from '../procedure/index.ts'
import type { Procedure, Values } from '../procedure/index.ts'
import { decide, evolve, nextActions, nextMomentOf } from '../ticket/index.ts'
import type { Actor, Command, Decision, Facts, Survey, Ticket, TicketEvent } from '../ticket/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'
import { instantOf } from './local-time.ts'
import type { Scenario, ScenarioItem } from './read.ts'

const CLOCK: Actor = { ref: 'clock', parties: [] }
/** More strikes than this between two lines of a scenario are a procedure that never comes to rest. */
const MOST_STRIKES = 1_000

export class Stage {
  readonly events: TicketEvent[] = []
  readonly calendar: CompiledCalendar
  readonly #procedure: Procedure
  readonly #scenario: Scenario
  readonly #calendarOf: (key: string) => CompiledCalendar
  #ticket: Ticket | undefined

  constructor(procedure: Procedure, scenario: Scenario, calendarOf: (key: string) => CompiledCalendar) {
    this.#procedure = procedure
    this.#scenario = scenario
    this.#calendarOf = calendarOf
    this.calendar = calendarOf(procedure.calendar)
  }

  get ticket(): Ticket | undefined {
    return this.#ticket
  }

  /** Everybody in the play who may do something at an open step. */
  hands(): string[] {
    const ticket = this.#ticket
    if (!ticket) return []
    return [...Object.keys(this.#scenario.people), 'reporter'].filter((name) => nextActions(this.#procedure, ticket, this.actor(name)).length > 0)
  }

  actor(name: string): Actor {
    if (name === 'reporter') return { ref: 'reporter', parties: ['reporter'] }
    if (name === 'import') return { ref: 'import', parties: [] }
    return { ref: `person:${name}`, parties: [`person:${name}`, ...(this.#scenario.people[name] ?? [])] }
  }

  /**
   * Lets every clock strike whose moment comes before an instant (or at it), in order, each at its own moment;
   * at once when that moment was before the ticket was there.
   */
  strikeUntil(until: Instant, edge: 'before' | 'at'): void {
    for (let strikes = 0; strikes < MOST_STRIKES; strikes += 1) {
      const next = this.#nextStrike()
      const at = Math.max(next?.at ?? 0, this.#ticket?.registeredAt ?? 0)
      if (!next || at > until || (edge === 'before' && at === until)) return
      const decision = this.#decide({ kind: 'clock', clock: next.clock, nr: next.nr, moment: next.moment }, CLOCK, at)
      if (decision.kind === 'refused') throw new Error(`a due clock was refused: ${decision.code}`)
    }
    throw new Error('the clocks of this procedure never come to rest')
  }

  #nextStrike(): { readonly at: Instant; readonly clock: string; readonly nr: number; readonly moment: 'warn' | 'late' } | undefined {
    const all = (this.#ticket?.clocks ?? []).flatMap((clock) => {
      const next = nextMomentOf(clock)
      return next ? [{ ...next, clock: clock.clock, nr: clock.nr }] : []
    })
    return all.sort((a, b) => a.at - b.at)[0]
  }

  /** Does what a line says, at its time. */
  perform(item: ScenarioItem, at: Instant): Decision | undefined {
    const command = this.#commandOf(item, at)
    return command && this.#decide(command, this.actor(item.by ?? 'reporter'), at)
  }

  #decide(command: Command, actor: Actor, now: Instant): Decision {
    const decision = decide(this.#procedure, command.kind === 'start' ? undefined : this.#ticket, command, this.#facts(actor, now))
    if (decision.kind === 'refused') return decision
    for (const event of decision.events) {
      this.events.push(event)
      this.#ticket = evolve(this.#ticket, event)
    }
    return decision
  }

  #facts(actor: Actor, now: Instant): Facts {
    const base = this.#ticket?.receivedAt ?? now
    const others = this.#scenario.alsoSpokeUp.map((time) => instantOf(this.calendar, time)).filter((time) => time <= now)
    return {
      now, actor, calendar: this.#calendarOf,
      counts: Object.fromEntries(this.#procedure.counts.map((question) => [countKey(question), 1 + others.filter((time) => time >= base - question.window).length])),
      directory: { hasUnit: (code) => this.#procedure.needs.units.some((unit) => unit.code === code), hasPerson: (name) => Object.hasOwn(this.#scenario.people, name) },
    }
  }

  #commandOf(item: ScenarioItem, at: Instant): Command | undefined {
    const values: Values = item.with ?? {}
    switch (item.verb) {
      case undefined: return undefined
      case 'start': return { kind: 'start', channel: item.start ?? '', values, number: this.#number(at), anonymous: item.anonymous ?? false, ...(item.received === undefined ? {} : { receivedAt: instantOf(this.calendar, item.received) }) }
      case 'do': {
        const [step = '', outcome = ''] = (item.do ?? '').split('.')
        const survey = surveyOf(item)
        return { kind: 'act', step, nr: this.#nr(step), outcome, values, ...(survey ? { survey } : {}) }
      }
      case 'claim': return { kind: 'claim', step: item.claim ?? '', nr: this.#nr(item.claim ?? '') }
      case 'release': return { kind: 'release', step: item.release ?? '', nr: this.#nr(item.release ?? '') }
      case 'say': return { kind: 'say', text: item.say ?? '' }
      case 'ask': return { kind: 'ask', text: item.ask ?? '' }
      case 'note': return { kind: 'note', text: item.note ?? '' }
      case 'attach': return { kind: 'attach', files: item.attach ?? [], names: item.attach ?? [] }
      case 'correct': return { kind: 'correct', values: item.correct ?? {}, reason: item.because ?? '' }
    }
  }

  #nr(step: string): number {
    return this.#ticket?.visits[step] ?? 1
  }

  /** The first number of its period. */
  #number(at: Instant): string {
    const [year = 0, month = 0, day = 0] = new Date(at + this.calendar.zone.offsetAt(at)).toISOString().slice(0, 10).split('-').map(Number)
    return formatNumber(this.#procedure.number, { year, month, day }, 1)
  }
}

function surveyOf(item: ScenarioItem): Survey | undefined {
  if (item.solved === undefined) return undefined
  return { solved: item.solved, ...(item.satisfied === undefined ? {} : { satisfied: item.satisfied }), ...(item.comment === undefined ? {} : { comment: item.comment }) }
}
