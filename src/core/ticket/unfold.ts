/** One decision unfolding: each event is applied at once, so that what follows sees what came before. */
import { ExpressionSpace } from '../procedure/index.ts'
import type { Clock, Expression, Label, Moment, Outcome, Procedure, Route, Scope, Step, Values, WordsMode } from '../procedure/index.ts'
import { countKey } from '../procedure/index.ts'
import { dueFor, momentBefore } from '../worktime/index.ts'
import type { Pause } from '../worktime/index.ts'
import type { Facts } from './commands.ts'
import type { Survey, TicketEvent } from './events.ts'
import { resolveWho } from './parties.ts'
import { titleOf } from './projection.ts'
import { evolve, liveClocks } from './state.ts'
import type { ClockState, Ticket } from './state.ts'

type Draft<E> = E extends TicketEvent ? Omit<E, 'at' | 'actor'> : never

const spaces = new WeakMap<Procedure, ExpressionSpace>()

function spaceOf(procedure: Procedure): ExpressionSpace {
  const known = spaces.get(procedure)
  if (known) return known
  const space = new ExpressionSpace(procedure.fields)
  spaces.set(procedure, space)
  return space
}

export function holds(procedure: Procedure, when: Expression, scope: Scope): boolean {
  const none = Object.fromEntries(procedure.counts.map((question) => [countKey(question), 0]))
  return spaceOf(procedure).holds(when, { ...scope, counts: { ...none, ...scope.counts } })
}

/** The highest level whose criteria hold; levels are written from low to high. */
export function gradeBy(procedure: Procedure, scope: Scope): string {
  let level = procedure.levels[0]?.key ?? ''
  for (const candidate of procedure.levels) if (candidate.when && holds(procedure, candidate.when, scope)) level = candidate.key
  return level
}

export class Unfolding {
  readonly events: TicketEvent[] = []
  readonly procedure: Procedure
  readonly facts: Facts
  #ticket: Ticket | undefined

  constructor(procedure: Procedure, ticket: Ticket | undefined, facts: Facts) {
    this.procedure = procedure
    this.facts = facts
    this.#ticket = ticket
  }

  get ticket(): Ticket {
    if (!this.#ticket) throw new Error('a ticket begins with its registration')
    return this.#ticket
  }

  /** The actor is who gave the command, unless the event is the clock's doing. */
  emit(draft: Draft<TicketEvent>, actor = this.facts.actor.ref): void {
    // A draft is an event without its envelope; adding the envelope makes it that event again.
    const event = { at: this.facts.now, actor, ...draft } as TicketEvent
    this.events.push(event)
    this.#ticket = evolve(this.#ticket, event)
  }

  scope(): Scope {
    const { values, level, channel, reopened, anonymous } = this.ticket
    return { values, level, channel, reopened, anonymous, counts: this.facts.counts }
  }

  /** Follows the first route that holds, opening its step. */
  follow(routes: readonly Route[]): void {
    const scope = this.scope()
    const route = routes.find((candidate) => !candidate.when || holds(this.procedure, candidate.when, scope))
    const step = route ? this.procedure.steps[route.to] : undefined
    if (step) this.open(step)
  }

  open(step: Step): void {
    if (step.kind === 'end') {
      this.moment(step.key)
      this.moment('closed')
      for (const clock of liveClocks(this.ticket)) this.stopClock(clock)
      this.emit({ type: 'closed', end: step.key })
      return
    }
    const nr = (this.ticket.visits[step.key] ?? 0) + 1
    this.emit({ type: 'stepOpened', step: step.key, nr, assignees: resolveWho(this.procedure, this.ticket, step.by) })
    this.moment(step.key)
    this.holdClocks()
  }

  /** A step ends with an outcome: what was filled in takes effect, clocks and words follow, the next step opens. */
  act(step: Step, nr: number, outcome: Outcome, values: Values, survey: Survey | undefined): void {
    this.emit({ type: 'acted', step: step.key, nr, outcome: outcome.key, values, reopens: outcome.reopens, ...(survey ? { survey } : {}) })
    this.takeEffect(values)
    this.moment(`${step.key}.${outcome.key}`)
    this.holdClocks()
    this.follow(outcome.next)
  }

  /** What follows from filled-in values: who is kept out, and the level. */
  takeEffect(values: Values): void {
    const named = Object.values(this.procedure.fields)
      .filter((field) => field.effect === 'recuse' && values[field.key])
      .flatMap((field) => values[field.key])
      .filter((person) => typeof person === 'string')
      .filter((person) => !this.ticket.recused.includes(person))
    if (named.length > 0) this.emit({ type: 'recused', people: named })
    const chosen = Object.values(this.procedure.fields).find((field) => field.type === 'level' && typeof values[field.key] === 'string')
    const level = chosen ? String(values[chosen.key]) : this.higher(gradeBy(this.procedure, this.scope()))
    if (level !== this.ticket.level) this.emit({ type: 'graded', from: this.ticket.level, to: level, reason: chosen ? 'person' : 'criteria' })
  }

  /** Criteria may raise a level by themselves; only a person lowers it. */
  higher(level: string): string {
    const rank = (key: string): number => this.procedure.levels.findIndex((entry) => entry.key === key)
    return rank(level) > rank(this.ticket.level) ? level : this.ticket.level
  }

  /** Something happened that clocks and words may wait for. */
  moment(name: Moment): void {
    for (const clock of Object.values(this.procedure.clocks)) {
      const running = liveClocks(this.ticket).find((state) => state.clock === clock.key)
      if (running && clock.until.includes(name)) this.stopClock(running)
    }
    for (const clock of Object.values(this.procedure.clocks)) {
      if (clock.from.includes(name) && !liveClocks(this.ticket).some((state) => state.clock === clock.key)) this.startClock(clock, name)
    }
    for (const words of this.procedure.words) {
      if (!words.at.includes(name)) continue
      const to = resolveWho(this.procedure, this.ticket, words.to)
      if (to.length > 0) this.emit({ type: 'said', to, words: words.key, text: { zh: this.fill(words.text.zh, 'zh'), en: this.fill(words.text.en, 'en') }, mode: this.modeOf(words.mode) })
    }
  }

  modeOf(mode: WordsMode | { readonly field: string }): WordsMode {
    if (typeof mode === 'string') return mode
    const value = this.ticket.values[mode.field]
    return value === 'public' || value === 'notice' ? value : 'individual'
  }

  fill(template: string, language: keyof Label): string {
    return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      if (name === 'number') return this.ticket.number
      if (name === 'title') return titleOf(this.procedure, this.ticket)
      const value = this.ticket.values[name]
      const choice = this.procedure.fields[name]?.choices.find((candidate) => candidate.key === value)
      if (choice) return choice.label[language]
      return value === undefined || value === null ? '' : String(value)
    })
  }

  startClock(clock: Clock, name: Moment): void {
    const nr = this.ticket.clocks.filter((state) => state.clock === clock.key).length + 1
    const start = name === 'received' ? this.ticket.receivedAt : this.facts.now
    const { due, warnAt } = this.limits(clock, start, [])
    this.emit({ type: 'clockStarted', clock: clock.key, nr, start, within: clock.within, due, warnAt })
  }

  limits(clock: Clock, start: number, pauses: readonly Pause[]): { due: number; warnAt: number | null } {
    const calendar = this.facts.calendar(this.procedure.calendar)
    const { due } = dueFor(calendar, clock.rule, start, clock.within, { pauses })
    return { due, warnAt: clock.warn ? momentBefore(calendar, due, clock.warn) : null }
  }

  stopClock(state: ClockState): void {
    const late = state.late || (state.state === 'running' && this.facts.now > state.due)
    this.emit({ type: 'clockStopped', clock: state.clock, nr: state.nr, late })
  }

  /** Pauses and resumes clocks by which steps are open now. */
  holdClocks(): void {
    for (const state of liveClocks(this.ticket)) {
      const clock = this.procedure.clocks[state.clock]
      // What is over its limit stays over it, whether or not the clock has struck yet.
      if (!clock || state.late || (state.state === 'running' && this.facts.now > state.due)) continue
      const waits = this.ticket.open.some((open) => clock.pausedIn.includes(open.step))
      if (waits && state.state === 'running') this.emit({ type: 'clockPaused', clock: state.clock, nr: state.nr })
      if (!waits && state.state === 'paused') this.resumeClock(clock, state)
    }
  }

  resumeClock(clock: Clock, state: ClockState): void {
    const pauses = [...state.pauses, { from: state.pausedSince ?? this.facts.now, until: this.facts.now }]
    const { due, warnAt } = this.limits(clock, state.start, pauses)
    this.emit({ type: 'clockResumed', clock: state.clock, nr: state.nr, pauses, due, warnAt })
  }
}
