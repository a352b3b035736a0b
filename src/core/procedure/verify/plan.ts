/** A procedure made ready for exploring: steps and clocks by number, conditions as formulas, each with its place in the file. */
import type { Clock, Effect, Outcome, Paper, Procedure, Rule, Start, Step, Words } from '../types.ts'
import type { Path } from '../yaml-source.ts'
import type { Fact, Facts } from './facts.ts'
import type { Condition, Formula } from './formula.ts'
import type { PlannedWho } from './planned-who.ts'

export interface PlannedField {
  readonly fact: Fact
  readonly required: boolean
  /** Asked for only when this holds. */
  readonly when?: Formula
  readonly isLevel: boolean
}

export interface PlannedSet {
  readonly fact: Fact
  /** Absent: it may become anything; `filled`: anything but empty. */
  readonly value?: string | number | boolean
  readonly filled?: boolean
  readonly isLevel: boolean
}

/** A field that is read, with the place that reads it. */
export interface PlannedRead {
  readonly fact: Fact
  readonly field: string
  readonly path: Path
}

export interface PlannedRoute {
  /** Counted downwards from -1. */
  readonly id: number
  readonly when?: Condition
  readonly to: readonly number[]
  readonly path: Path
}

export interface PlannedOutcome {
  readonly outcome: Outcome
  readonly path: Path
  /** The step's form and its own, what depends on a condition last. */
  readonly form: readonly PlannedField[]
  readonly when?: Condition
  readonly needs: readonly Condition[]
  readonly set: readonly PlannedSet[]
  readonly reads: readonly PlannedRead[]
  readonly next: readonly PlannedRoute[]
}

export interface PlannedSkip {
  readonly when?: Condition
  /** Instead of a condition: that nobody stands behind the step. */
  readonly nobody?: Formula
  readonly take: PlannedOutcome | undefined
}

export interface PlannedStep {
  readonly index: number
  readonly step: Step
  readonly path: Path
  readonly by: readonly PlannedWho[]
  readonly outcomes: readonly PlannedOutcome[]
  /** What it hands to the other ticket. */
  readonly reads: readonly PlannedRead[]
  readonly skip: readonly PlannedSkip[]
  readonly next: readonly PlannedRoute[]
  readonly each?: Fact
  /** How often it was opened, how it last ended, whether a person ended it: as far as anything asks. */
  readonly times?: Fact
  readonly last?: Fact
  readonly doer?: Fact
}

export interface PlannedStart {
  readonly start: Start
  readonly path: Path
  /** What somebody fills in; nobody does where a ticket begins by itself. */
  readonly form: readonly PlannedField[]
  /** What a schedule or a watch writes: its defaults, and the row it is for. */
  readonly given: readonly PlannedSet[]
  readonly needs: readonly Condition[]
  readonly next: readonly PlannedRoute[]
}

export interface PlannedEffect {
  readonly effect: Effect
  readonly path: Path
  readonly who: readonly PlannedWho[]
  readonly set: readonly PlannedSet[]
  readonly reads: readonly PlannedRead[]
}

export interface PlannedLimit {
  readonly when?: Condition
  /** The date it is set by; while that is empty the clock does not start. */
  readonly date?: Fact
  /** A date in a row of a table, which may be empty. */
  readonly maybe: boolean
}

export interface PlannedClock {
  readonly index: number
  readonly clock: Clock
  readonly path: Path
  readonly limits: readonly PlannedLimit[]
  readonly late: readonly PlannedEffect[]
  readonly pausedIn: readonly number[]
  /** Whether its limit or its warning can change where a ticket goes. */
  readonly steers: boolean
}

export interface PlannedWords {
  readonly words: Words
  readonly path: Path
  readonly to: readonly PlannedWho[]
  readonly reads: readonly PlannedRead[]
  readonly when?: Condition
}

export interface PlannedPaper {
  readonly paper: Paper
  readonly path: Path
  readonly reads: readonly PlannedRead[]
  readonly when?: Condition
}

export interface PlannedRule {
  readonly rule: Rule
  readonly path: Path
  readonly when?: Condition
  readonly effects: readonly PlannedEffect[]
}

export interface PlannedLevel {
  readonly key: string
  readonly when?: Condition
}

/** Who waits for a moment. */
export interface Waiting {
  readonly until: readonly PlannedClock[]
  readonly from: readonly PlannedClock[]
  readonly papers: readonly PlannedPaper[]
  readonly words: readonly PlannedWords[]
  readonly rules: readonly PlannedRule[]
}

export interface Plan {
  readonly procedure: Procedure
  readonly facts: Facts
  readonly steps: readonly PlannedStep[]
  readonly stepNumbers: ReadonlyMap<string, number>
  readonly starts: readonly PlannedStart[]
  readonly clocks: readonly PlannedClock[]
  readonly words: readonly PlannedWords[]
  readonly papers: readonly PlannedPaper[]
  readonly rules: readonly PlannedRule[]
  readonly levels: readonly PlannedLevel[]
  readonly conditions: readonly Condition[]
  readonly waiting: (moment: string) => Waiting
  /** Whether anything hangs on this moment. */
  readonly awaited: ReadonlySet<string>
  /** Facts that move a ticket: what conditions look at, lists that branches are made for, dates of clocks that move it. */
  readonly steering: readonly Fact[]
}
