/** What is still to be done within one act, as in the engine: whatever one entry brings about is done before what stood behind it. */
import type { Label } from '../types.ts'
import type { Condition } from './formula.ts'
import type { PlannedEffect, PlannedOutcome, PlannedPaper, PlannedRoute, PlannedStart, PlannedStep, PlannedWords, PlannedClock } from './plan.ts'
import type { BranchPath, Standing, State } from './state.ts'
import type { Fact } from './facts.ts'

export type Doer = 'person' | 'reporter' | 'outside' | 'clock' | 'rule'

export type Work =
  | { readonly kind: 'act'; readonly path: BranchPath; readonly step: PlannedStep; readonly outcome: PlannedOutcome; readonly by: Doer; readonly filled: boolean; readonly at: Standing }
  | { readonly kind: 'begin'; readonly start: PlannedStart }
  | { readonly kind: 'takeEffect'; readonly level: Fact | undefined; readonly path: BranchPath }
  | { readonly kind: 'set'; readonly set: PlannedOutcome['set']; readonly path: BranchPath; readonly byRule: boolean }
  | { readonly kind: 'moment'; readonly name: string; readonly path: BranchPath }
  | { readonly kind: 'effect'; readonly effect: PlannedEffect; readonly path: BranchPath; readonly by: 'clock' | 'rule' }
  | { readonly kind: 'grade'; readonly to: string; readonly path: BranchPath }
  /** `at`: where it stood then. When it stands elsewhere now, a join has gone on without it, and this comes to nothing. */
  | { readonly kind: 'follow'; readonly routes: readonly PlannedRoute[]; readonly path: BranchPath; readonly at: Standing }
  | { readonly kind: 'open'; readonly step: number; readonly path: BranchPath; readonly at: Standing }
  | { readonly kind: 'close'; readonly end: number; readonly path: BranchPath }

/** A list that is shared by the ways that part from it. */
export type Agenda = { readonly work: Work; readonly rest: Agenda } | undefined

export function before(agenda: Agenda, ...work: readonly (Work | undefined)[]): Agenda {
  return work.reduceRight<Agenda>((rest, next) => (next ? { work: next, rest } : rest), agenda)
}

/** One list behind another. */
export function append(agenda: Agenda, more: readonly Work[], rest?: Agenda): Agenda {
  return agenda ? { work: agenda.work, rest: append(agenda.rest, more, rest) } : before(rest, ...more)
}

/** What was done, the last first. */
export type Told = { readonly label: Label; readonly rest: Told } | undefined

/** A state with what is still to be done. */
export interface Follow {
  readonly state: State
  readonly agenda: Agenda
  /** What was told so far, when something was added. */
  readonly told?: Told
}

/** What is seen on the way, with the state at that very moment. */
export type Sight =
  | { readonly kind: 'opened'; readonly step: PlannedStep }
  | { readonly kind: 'acted'; readonly step: PlannedStep; readonly outcome: PlannedOutcome; readonly by: Doer }
  | { readonly kind: 'moment'; readonly name: string }
  | { readonly kind: 'said'; readonly words: PlannedWords }
  | { readonly kind: 'issued'; readonly paper: PlannedPaper }
  | { readonly kind: 'effect'; readonly effect: PlannedEffect }
  | { readonly kind: 'started'; readonly clock: PlannedClock }
  | { readonly kind: 'routed'; readonly route: PlannedRoute }
  | { readonly kind: 'level'; readonly key: string }
  | { readonly kind: 'nothing for each'; readonly step: PlannedStep }
  | { readonly kind: 'parts again'; readonly step: PlannedStep }
  | { readonly kind: 'at join'; readonly step: PlannedStep; readonly branches: number; readonly by: number }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly holds: boolean }
  | { readonly kind: 'undated'; readonly clock: PlannedClock }
  /** Everything that follows from one act is done; `fresh` are the steps it opened. */
  | { readonly kind: 'settled'; readonly fresh: readonly { readonly path: BranchPath; readonly step: PlannedStep }[] }
  | { readonly kind: 'closing'; readonly end: PlannedStep }
  | { readonly kind: 'never rests'; readonly step: PlannedStep | undefined }

export type See = (sight: Sight, state: State, path: BranchPath, told: Told) => void
