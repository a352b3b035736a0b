/** The shape of a ticket's state. */
import type { LedgerRule, Row, Values } from '../procedure/index.ts'
import type { Duration, Instant, Pause } from '../worktime/index.ts'
import type { ActorRef, BranchPath, Party, Survey } from './names.ts'

export interface OpenStep {
  readonly step: string
  /** How often this step has been opened, this time included. */
  readonly nr: number
  readonly branch: BranchPath
  readonly openedAt: Instant
  readonly assignees: readonly Party[]
  readonly claimedBy: ActorRef | null
  readonly votes: readonly { readonly party: Party; readonly by: ActorRef; readonly outcome: string }[]
  /** The number of the ticket it waits for, once there is one. */
  readonly waitsFor: string | null
}

/** What happens in a branch stays there: its values, visits, endings and actors lie over the ticket's. */
export interface Branch {
  readonly path: BranchPath
  readonly item: string | null
  readonly row: Row | null
  readonly values: Values
  readonly visits: Readonly<Record<string, number>>
  readonly outcomes: Readonly<Record<string, string>>
  readonly actors: Readonly<Record<string, ActorRef>>
  /** The join where it waits for the others. */
  readonly arrivedAt: string | null
  readonly over: boolean
}

export interface ClockState {
  readonly clock: string
  readonly nr: number
  readonly branch: BranchPath
  readonly start: Instant
  readonly within: Duration | null
  readonly due: Instant
  readonly warnAt: Instant | null
  readonly state: 'running' | 'paused' | 'stopped'
  readonly pauses: readonly Pause[]
  readonly pausedSince: Instant | null
  readonly warned: boolean
  readonly late: boolean
  readonly stoppedAt: Instant | null
  /** Time granted on top, in order. */
  readonly extensions: readonly Duration[]
  readonly asked: { readonly by: ActorRef; readonly more: Duration } | null
}

export type LedgerState = 'proposed' | 'heard' | 'confirmed' | 'waived' | 'appealed' | 'upheld' | 'withdrawn'

export interface LedgerEntry {
  readonly nr: number
  readonly entry: string
  readonly to: readonly Party[]
  /** Hundredths: fen, hundredths of a point or of a percent; null for a warning. */
  readonly amount: number | null
  readonly unit: LedgerRule['unit']
  readonly moment: string
  readonly state: LedgerState
  readonly hearUntil: Instant | null
  readonly appealUntil: Instant | null
}

export interface Ticket {
  readonly procedure: string
  readonly procedureVersion: number
  readonly number: string
  readonly channel: string
  readonly anonymous: boolean
  readonly receivedAt: Instant
  readonly registeredAt: Instant
  readonly registeredBy: ActorRef
  readonly status: 'open' | 'closed'
  readonly level: string
  readonly values: Values
  readonly open: readonly OpenStep[]
  readonly branches: readonly Branch[]
  readonly visits: Readonly<Record<string, number>>
  /** How each step last ended, and every `step.outcome` that was ever taken. */
  readonly outcomes: Readonly<Record<string, string>>
  readonly endings: readonly string[]
  /** Who last ended each step. */
  readonly actors: Readonly<Record<string, ActorRef>>
  /** Everybody who was ever given work here, or registered it; they may read it. */
  readonly involved: readonly Party[]
  readonly recused: readonly string[]
  readonly clocks: readonly ClockState[]
  readonly ledger: readonly LedgerEntry[]
  /** Pieces by `goods.holder`. */
  readonly goods: Readonly<Record<string, number>>
  /** How often each paper was issued. */
  readonly papers: Readonly<Record<string, number>>
  readonly reopened: number
  readonly urged: number
  readonly survey: Survey | null
  readonly closedAt: Instant | null
  readonly closedAs: string | null
  /** How many events made this state. */
  readonly revision: number
}
