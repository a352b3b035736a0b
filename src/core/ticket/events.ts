/** What can happen to a ticket. Events are facts: plain data, appended and never changed; a field may be added, none may change its meaning. */
import type { Duration, Instant, Pause } from '../worktime/index.ts'
import type { Label, LedgerRule, Row, Values, WordsMode } from '../procedure/index.ts'
import type { ActorRef, BranchPath, Party, Survey } from './names.ts'
import type { ClockState, LedgerState } from './state-types.ts'

export type { ActorRef, BranchPath, Party, Survey } from './names.ts'

/** One branch of a fork: the unit, person or row key it is for (null in a parallel route), and its row as it was. */
export interface NewBranch {
  readonly path: BranchPath
  readonly item: string | null
  readonly row?: Row
}

interface Happened {
  readonly at: Instant
  readonly actor: ActorRef
}
/** Absent: the whole ticket. */
interface InBranch {
  readonly branch?: BranchPath
}

export type TicketEvent = Happened & (
  | { readonly type: 'registered'; readonly procedure: string; readonly procedureVersion: number; readonly number: string; readonly channel: string
      readonly values: Values; readonly anonymous: boolean; readonly receivedAt: Instant; readonly level: string }
  | InBranch & { readonly type: 'stepOpened'; readonly step: string; readonly nr: number; readonly assignees: readonly Party[] }
  | { readonly type: 'claimed'; readonly step: string; readonly nr: number; readonly by: ActorRef | null }
  | { readonly type: 'reassigned'; readonly step: string; readonly nr: number; readonly assignees: readonly Party[] }
  | InBranch & { readonly type: 'voted'; readonly step: string; readonly nr: number; readonly party: Party; readonly outcome: string; readonly values: Values }
  | InBranch & { readonly type: 'acted'; readonly step: string; readonly nr: number; readonly outcome: string; readonly values: Values; readonly reopens: boolean; readonly survey?: Survey }
  /** Written by an outcome, a rule or a computed field, not by hand. */
  | InBranch & { readonly type: 'valuesSet'; readonly values: Values; readonly cause: 'outcome' | 'rule' | 'computed' }
  /** A step opened for several at once, or several steps at once. */
  | { readonly type: 'branched'; readonly step: string; readonly nr: number; readonly parent: BranchPath; readonly branches: readonly NewBranch[] }
  | { readonly type: 'arrived'; readonly branch: BranchPath; readonly step: string }
  /** A join has what it waits for; whatever is still open in these branches is ended. */
  | { readonly type: 'gathered'; readonly step: string; readonly parent: BranchPath; readonly branches: readonly BranchPath[] }
  | { readonly type: 'corrected'; readonly before: Values; readonly after: Values; readonly reason: string }
  | { readonly type: 'noted'; readonly text: string }
  | { readonly type: 'said'; readonly to: readonly Party[]; readonly words: string | null; readonly text: Label; readonly mode: WordsMode
      /** Whoever wrote it declared that it promises nothing. */
      readonly promisesNothing?: true }
  | { readonly type: 'asked'; readonly text: string }
  | { readonly type: 'attached'; readonly files: readonly string[]; readonly names: readonly string[] }
  | { readonly type: 'graded'; readonly from: string; readonly to: string; readonly reason: 'criteria' | 'late' | 'person' | 'rule' }
  | { readonly type: 'recused'; readonly people: readonly string[] }
  | { readonly type: 'notified'; readonly to: readonly Party[]; readonly about: 'clockWarned' | 'clockLate'; readonly clock: string; readonly nr: number }
  /** A rule of the procedure tells somebody. */
  | { readonly type: 'alerted'; readonly to: readonly Party[]; readonly rule: string }
  | { readonly type: 'urged'; readonly to: readonly Party[]; readonly text: string }
  | InBranch & { readonly type: 'clockStarted'; readonly clock: string; readonly nr: number; readonly start: Instant
      /** Absent when the limit is a date or a place in the calendar. */
      readonly within?: Duration; readonly due: Instant; readonly warnAt: Instant | null }
  | { readonly type: 'clockWarned'; readonly clock: string; readonly nr: number }
  | { readonly type: 'clockLate'; readonly clock: string; readonly nr: number; readonly due: Instant }
  | { readonly type: 'clockPaused'; readonly clock: string; readonly nr: number }
  | { readonly type: 'clockResumed'; readonly clock: string; readonly nr: number; readonly pauses: readonly Pause[]; readonly due: Instant; readonly warnAt: Instant | null }
  | { readonly type: 'clockStopped'; readonly clock: string; readonly nr: number; readonly late: boolean }
  | { readonly type: 'extensionAsked'; readonly clock: string; readonly nr: number; readonly more: Duration; readonly reason: string }
  | { readonly type: 'extensionDecided'; readonly clock: string; readonly nr: number; readonly granted: boolean; readonly reason: string; readonly due: Instant; readonly warnAt: Instant | null }
  /** `amount` is in hundredths: fen, hundredths of a point, hundredths of a percent; null for a warning. `moment` is what gave rise to it. */
  | { readonly type: 'ledgerProposed'; readonly nr: number; readonly entry: string; readonly to: readonly Party[]; readonly amount: number | null
      readonly unit: LedgerRule['unit']; readonly moment: string; readonly values: Values; readonly hearUntil: Instant | null; readonly state: LedgerState }
  | { readonly type: 'ledgerMoved'; readonly nr: number; readonly state: LedgerState; readonly text: string; readonly appealUntil: Instant | null }
  | { readonly type: 'goodsMoved'; readonly goods: string; readonly from: string | null; readonly to: string | null; readonly count: number; readonly witness: string | null }
  | { readonly type: 'paperIssued'; readonly paper: string; readonly nr: number; readonly number: string; readonly copies: readonly Party[] }
  /** Another ticket is wanted; `step` waits for its end when it is named. */
  | InBranch & { readonly type: 'ticketAsked'; readonly procedure: string; readonly start: string; readonly values: Values; readonly step: string | null; readonly nr: number | null }
  | { readonly type: 'ticketLinked'; readonly step: string | null; readonly nr: number | null; readonly procedure: string; readonly number: string }
  | { readonly type: 'migrated'; readonly fromVersion: number; readonly toVersion: number; readonly steps: Readonly<Record<string, string>>
      readonly open: readonly { readonly from: string; readonly to: string; readonly nr: number; readonly assignees: readonly Party[] }[]
      readonly values: Values | null; readonly level: string; readonly clocks: readonly ClockState[] }
  | { readonly type: 'closed'; readonly end: string }
)

export type EventType = TicketEvent['type']
export type EventOf<T extends EventType> = Extract<TicketEvent, { type: T }>
