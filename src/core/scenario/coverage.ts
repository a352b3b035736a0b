/** What a set of scenarios has tried of a procedure. */
import type { Procedure } from '../procedure/index.ts'
import type { TicketEvent } from '../ticket/index.ts'
import type { ThenDocument } from './document.ts'
import { CLOCK_WORDS, outcomesOf } from './read.ts'

export const COVERED_PARTS = ['starts', 'steps', 'outcomes', 'levels', 'clocks', 'warnings', 'late', 'words'] as const
export type CoveredPart = (typeof COVERED_PARTS)[number]

export interface PartCoverage {
  readonly covered: number
  readonly of: number
  readonly missing: readonly string[]
}
export type Coverage = Readonly<Record<CoveredPart, PartCoverage>>

/** A clock counts when its due time was asserted, a warning or late action when the ring was, the rest when it happened. */
export class CoverageTally {
  readonly #procedure: Procedure
  readonly #seen: Record<CoveredPart, Set<string>>

  constructor(procedure: Procedure) {
    this.#procedure = procedure
    this.#seen = { starts: new Set(), steps: new Set(), outcomes: new Set(), levels: new Set(), clocks: new Set(), warnings: new Set(), late: new Set(), words: new Set() }
  }

  noteEvent(event: TicketEvent): void {
    switch (event.type) {
      case 'registered':
        this.#seen.starts.add(event.channel)
        this.#seen.levels.add(event.level)
        return
      case 'stepOpened': this.#seen.steps.add(event.step); return
      case 'closed': this.#seen.steps.add(event.end); return
      case 'acted': this.#seen.outcomes.add(`${event.step}.${event.outcome}`); return
      case 'graded': this.#seen.levels.add(event.to); return
      case 'said': if (event.words !== null) this.#seen.words.add(event.words); return
      default:
    }
  }

  noteThen(then: ThenDocument): void {
    for (const [key, clock] of Object.entries(then.clocks ?? {})) {
      const due = typeof clock === 'string' ? !CLOCK_WORDS.includes(clock) : clock.due !== undefined
      if (due) this.#seen.clocks.add(key)
    }
    for (const ring of Object.keys(then.rang ?? {})) {
      const [clock = '', moment] = ring.split('.')
      if (moment === 'warn') this.#seen.warnings.add(clock)
      else this.#procedure.clocks[clock]?.late.forEach((action, index) => this.#seen.late.add(lateName(clock, action.kind, index)))
    }
  }

  result(): Coverage {
    const { starts, steps, clocks, levels, words } = this.#procedure
    const all: Record<CoveredPart, readonly string[]> = {
      starts: Object.keys(starts), steps: Object.keys(steps), outcomes: outcomesOf(this.#procedure),
      levels: levels.map((level) => level.key), clocks: Object.keys(clocks),
      warnings: Object.values(clocks).filter((clock) => clock.warn).map((clock) => clock.key),
      late: Object.values(clocks).flatMap((clock) => clock.late.map((action, index) => lateName(clock.key, action.kind, index))),
      words: words.map((entry) => entry.key),
    }
    const part = (name: CoveredPart): PartCoverage => {
      const missing = all[name].filter((entry) => !this.#seen[name].has(entry))
      return { covered: all[name].length - missing.length, of: all[name].length, missing }
    }
    return {
      starts: part('starts'), steps: part('steps'), outcomes: part('outcomes'), levels: part('levels'),
      clocks: part('clocks'), warnings: part('warnings'), late: part('late'), words: part('words'),
    }
  }
}

function lateName(clock: string, kind: string, index: number): string {
  return `${clock}.late[${index}] ${kind}`
}
