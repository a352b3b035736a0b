/**
 * What a set of scenarios has tried of a procedure. A thing counts when it happened and the line says so: a limit whose due time is asserted,
 * words whose name is, a ledger entry with its amount. Starts, steps, outcomes and levels count when they happened.
 */
import type { Procedure } from '../procedure/index.ts'
import { isInvolved, isStaffed } from '../ticket/index.ts'
import type { EventOf, Ticket, TicketEvent } from '../ticket/index.ts'
import { isWatcher } from '../ticket/decide-speak.ts'
import { holds, scopeOf } from '../ticket/scope.ts'
import { runsOf, saysDue } from './compare-clocks.ts'
import { isSaid, isTaken, momentsOf, names } from './coverage-effects.ts'
import { caseName, COVERED_PARTS, effectName, partsOf } from './coverage-parts.ts'
import type { CoveredPart } from './coverage-parts.ts'
import type { ThenDocument } from './document.ts'
import { splitBranch } from './names.ts'
import type { ScenarioItem } from './read.ts'
import type { Happening, Performed } from './stage.ts'

export { COVERED_PARTS } from './coverage-parts.ts'
export type { CoveredPart } from './coverage-parts.ts'

export interface PartCoverage {
  readonly covered: number
  readonly of: number
  readonly missing: readonly string[]
}
export type Coverage = Readonly<Record<CoveredPart, PartCoverage>>

/** A line that went as it says. */
export interface Line {
  readonly item: ScenarioItem
  readonly performed: Performed | undefined
  /** Since the line before. */
  readonly happenings: readonly Happening[]
  /** Since the beginning. */
  readonly all: readonly Happening[]
  readonly ticket: Ticket | undefined
}

function forEachPart<T>(make: (part: CoveredPart) => T): Record<CoveredPart, T> {
  // The list of parts is the list of keys.
  return Object.fromEntries(COVERED_PARTS.map((part) => [part, make(part)])) as Record<CoveredPart, T>
}

export class CoverageTally {
  readonly #procedure: Procedure
  readonly #parts: Record<CoveredPart, readonly string[]>
  readonly #seen = forEachPart(() => new Set<string>())

  constructor(procedure: Procedure) {
    this.#procedure = procedure
    this.#parts = partsOf(procedure)
  }

  note(part: CoveredPart, name: string): void {
    this.#seen[part].add(name)
  }

  result(): Coverage {
    return forEachPart((part): PartCoverage => {
      const missing = this.#parts[part].filter((name) => !this.#seen[part].has(name))
      return { covered: this.#parts[part].length - missing.length, of: this.#parts[part].length, missing }
    })
  }

  /** What happened, whether or not a line says so. */
  noteEvent(event: TicketEvent): void {
    switch (event.type) {
      case 'registered':
        this.note('starts', event.channel)
        this.note('levels', event.level)
        return
      case 'stepOpened': this.note('steps', event.step); return
      case 'gathered': this.note('steps', event.step); return
      case 'closed': this.note('steps', event.end); return
      case 'acted': this.note('outcomes', `${event.step}.${event.outcome}`); return
      case 'graded': this.note('levels', event.to); return
      default:
    }
  }

  noteLine(line: Line): void {
    const { then = {} } = line.item
    if (line.ticket) this.#noteClocks(then, line.all, line.ticket)
    this.#noteRefusal(line, then)
    for (const field of Object.keys(then.values ?? {})) this.note('computed', splitBranch(field).what)
    for (const fields of Object.values(then.hides ?? {})) for (const field of fields) this.note('hidden', field)
    const decisions = new Map<number, Happening[]>()
    for (const happening of line.happenings) decisions.set(happening.decision, [...decisions.get(happening.decision) ?? [], happening])
    for (const happenings of decisions.values()) {
      const events = happenings.map(({ event }) => event)
      this.#noteEffects(events, then)
      this.#noteRecords(events, then)
      for (const happening of happenings) {
        this.#noteSteps(happening, events, line.all)
        this.#noteWatcher(happening)
      }
    }
  }

  /** Each case of a limit must have had its due time asserted: which case a run took is worked out from what was known when it began. */
  #noteClocks(then: ThenDocument, all: readonly Happening[], ticket: Ticket): void {
    for (const [name, expected] of Object.entries(then.clocks ?? {})) {
      const state = runsOf(ticket, name).at(-1)
      const clock = this.#procedure.clocks[splitBranch(name).what]
      if (!state || !clock || !saysDue(expected)) continue
      const begun = all.find(({ event }) => event.type === 'clockStarted' && event.clock === state.clock && event.nr === state.nr)
      const scope = begun?.before && scopeOf(this.#procedure, begun.before, begun.facts, state.branch)
      if (scope) this.note('clocks', caseName(clock, clock.limits.findIndex((limit) => !limit.when || holds(this.#procedure, limit.when, scope))))
    }
    for (const [name, ring] of Object.entries(then.rang ?? {})) {
      const [clock = '', moment] = splitBranch(name).what.split('.')
      const tellsMore = (this.#procedure.clocks[clock]?.warnWho.length ?? 0) > 0
      if (moment === 'warn' && (!tellsMore || (typeof ring === 'object' && ring.told !== undefined))) this.note('warnings', clock)
    }
  }

  #noteRefusal({ item, performed }: Line, then: ThenDocument): void {
    if (performed?.kind !== 'refused') return
    const [step = '', key = ''] = (item.do ?? item.signal ?? '').split('.')
    if (performed.code === 'ticket.did_it_before') this.note('never', step)
    if (performed.code === 'ticket.extension_too_long') this.note('extensions', `${item.extend?.clock ?? ''}.atMost`)
    if (performed.code === 'ticket.extension_used_up') this.note('extensions', `${item.extend?.clock ?? ''}.times`)
    if (performed.code === 'ticket.promise_undeclared') this.note('gates', 'noPromiseBefore')
    const outcome = this.#procedure.steps[step]?.outcomes.find((candidate) => candidate.key === key)
    if (performed.code === 'ticket.goods_short') for (const move of outcome?.moves ?? []) this.note('goods', `${move.goods}.keep.${move.from ?? ''}`)
    const { gate } = performed
    if (!gate || then.gate === undefined) return
    const needs = item.start === undefined ? outcome?.needs : this.#procedure.starts[item.start]?.needs
    const index = needs?.findIndex(({ label }) => label.zh === gate.zh && label.en === gate.en) ?? -1
    this.note('gates', `${item.start ?? `${step}.${key}`}.needs[${index}]`)
  }

  #noteEffects(events: readonly TicketEvent[], then: ThenDocument): void {
    const moments = momentsOf(events)
    for (const clock of Object.values(this.#procedure.clocks)) {
      if (!moments.includes(`${clock.key}.late`)) continue
      clock.late.forEach((effect, index) => {
        if (isTaken(effect, events, [`${clock.key}.late`]) && isSaid(effect, clock.key, then)) this.note('late', effectName(clock.key, 'late', effect, index))
      })
    }
    for (const rule of this.#procedure.rules) {
      if (!rule.at.some((moment) => moments.includes(moment))) continue
      rule.do.forEach((effect, index) => {
        if (isTaken(effect, events, rule.at) && isSaid(effect, rule.key, then)) this.note('rules', effectName(rule.key, 'do', effect, index))
      })
    }
  }

  #noteRecords(events: readonly TicketEvent[], then: ThenDocument): void {
    for (const event of events) {
      if (event.type === 'said' && event.words !== null && names(then.said).includes(event.words)) this.note('words', event.words)
      if (event.type === 'paperIssued' && names(then.papers).includes(event.paper)) this.note('papers', event.paper)
      if (event.type === 'extensionDecided') this.note('extensions', `${event.clock}.${event.granted ? 'granted' : 'refused'}`)
      if (event.type === 'goodsMoved') this.#noteMove(event, events, then)
    }
    for (const [name, entry] of Object.entries(then.ledger ?? {})) {
      const [key = ''] = names([name])
      const isWarning = this.#procedure.ledger[key]?.kind === 'warning'
      if (typeof entry === 'number' || (typeof entry === 'object' && (entry.amount !== undefined || isWarning)) || isWarning) this.note('ledger', key)
      if (typeof entry !== 'object') continue
      if (typeof entry.hearUntil === 'string') this.note('ledger', `${key}.hearing`)
      if (typeof entry.appealUntil === 'string') this.note('ledger', `${key}.appeal`)
    }
  }

  #noteMove(event: EventOf<'goodsMoved'>, events: readonly TicketEvent[], then: ThenDocument): void {
    if (then.goods?.[event.goods] === undefined) return
    for (const acted of events) {
      if (acted.type !== 'acted') continue
      const moves = this.#procedure.steps[acted.step]?.outcomes.find((outcome) => outcome.key === acted.outcome)?.moves ?? []
      moves.forEach((move, index) => {
        if (move.goods === event.goods && (move.from ?? null) === event.from && (move.to ?? null) === event.to) this.note('goods', `${acted.step}.${acted.outcome}.moves[${index}]`)
      })
    }
  }

  /** Votes that were counted, and steps that were skipped by one of their conditions. */
  #noteSteps({ event }: Happening, decision: readonly TicketEvent[], all: readonly Happening[]): void {
    if (event.type !== 'acted') return
    if (decision.some((other) => other.type === 'voted' && other.step === event.step)) this.note('votes', `${event.step}.${event.outcome}`)
    const step = this.#procedure.steps[event.step]
    if (event.actor !== 'rule' || !step) return
    const opened = all.find(({ event: other }) => other.type === 'stepOpened' && other.step === event.step && other.nr === event.nr)
    if (opened?.event.type !== 'stepOpened') return
    const { after, facts, event: { assignees, branch } } = opened
    const nobody = !assignees.some((party) => isStaffed(after, party, facts))
    const index = step.skip.findIndex((skip) => (skip.nobody ? nobody : !skip.when || holds(this.#procedure, skip.when, scopeOf(this.#procedure, after, facts, branch))))
    if (step.skip[index]?.take === event.outcome) this.note('skips', `${step.key}.skip[${index}]`)
  }

  /** Somebody urged who has nothing else to do with the ticket. */
  #noteWatcher({ event, before, facts }: Happening): void {
    if (event.type === 'urged' && event.actor === facts.actor.ref && before && !isInvolved(before, facts.actor) && isWatcher(this.#procedure, before, facts)) this.note('watchers', 'urge')
  }
}
