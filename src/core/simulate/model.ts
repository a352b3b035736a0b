/** A procedure and a plan made ready for the simulator: names have become numbers, texts have become functions. */
import type { Clock, Label, StepKind } from '../procedure/index.ts'
import type { CompiledCalendar, Duration, Instant } from '../worktime/index.ts'
import type { Chance, Test } from './conditions.ts'
import type { Delay, Sampler } from './distribution.ts'
import type { LimitModel } from './limits.ts'
import type { OpenTime, Spans } from './open-time.ts'
import type { Party } from './parties.ts'
import type { Plan } from './plan.ts'
import type { Rate } from './rate.ts'

export type HandsModel =
  /** One party, always; the list is made once. */
  | { readonly kind: 'party'; readonly party: number; readonly list: readonly number[] }
  | { readonly kind: 'several'; readonly of: readonly HandsModel[] }
  | { readonly kind: 'actorOf'; readonly step: number }
  /** By start. */
  | { readonly kind: 'originator'; readonly starts: readonly (readonly number[])[] }
  /** By level. */
  | { readonly kind: 'byLevel'; readonly levels: readonly (HandsModel | undefined)[] }
  | { readonly kind: 'cases'; readonly cases: readonly { readonly test: Test; readonly hands: HandsModel }[] }
  /** One of these parties, drawn; `draw` numbers what is drawn, so that the unit and the head of the unit in one field are of one unit. */
  | { readonly kind: 'split'; readonly draw: number; readonly parties: readonly number[]; readonly weights: Float64Array; readonly field: number; readonly perBranch: boolean }

export interface RoutesModel {
  /** Numbers the place, for its draws. */
  readonly place: number
  readonly routes: readonly { readonly test: Test; readonly to: readonly number[] }[]
  /** When the plan gives the share of each, conditions are not asked. */
  readonly weights: Float64Array | undefined
}

export type EffectModel =
  | { readonly kind: 'raise'; readonly level: number }
  | { readonly kind: 'take'; readonly step: number; readonly outcome: number }
  | { readonly kind: 'assign'; readonly step: number; readonly hands: HandsModel }
  | { readonly kind: 'write'; readonly fields: readonly number[] }

export interface RuleModel {
  readonly test: Test
  readonly effects: readonly EffectModel[]
}

/** What waits for a moment; a moment that nothing waits for has none. */
export interface MomentModel {
  readonly stops: readonly number[]
  readonly starts: readonly number[]
  readonly rules: readonly RuleModel[]
}

export interface OutcomeModel {
  readonly key: string
  readonly when: Test
  readonly needs: readonly Test[]
  readonly next: RoutesModel
  readonly reopens: boolean
  readonly ended: MomentModel | undefined
  /** Fields it writes that somebody asks about later. */
  readonly writes: readonly number[]
  readonly handling: Sampler | undefined
}

export interface StepModel {
  readonly index: number
  readonly key: string
  readonly label: Label
  readonly kind: StepKind
  readonly hands: HandsModel
  /** How long people work at it; absent when nobody does. */
  readonly handling: Sampler | undefined
  readonly delay: Delay | undefined
  readonly outcomes: readonly OutcomeModel[]
  readonly weights: Float64Array
  /** Some outcomes take a time of their own, so it is known at the beginning how it will end. */
  readonly knownEarly: boolean
  /** No outcome is ever closed. */
  readonly alwaysOpen: boolean
  /** The one outcome it always ends with; -1 when there are several. */
  readonly sole: number
  readonly vote: { readonly outcome: number; readonly otherwise: number; readonly needs: 'all' | 'majority' | number } | undefined
  /** The field that names several voters. */
  readonly voters: number
  readonly skip: readonly { readonly test: Test; readonly nobody: boolean; readonly take: number }[]
  /** The field with an entry for each branch; -1: it does not part. */
  readonly each: number
  readonly gathers: 'all' | 'any' | number
  readonly next: RoutesModel
  readonly never: readonly number[]
  readonly opened: MomentModel | undefined
  readonly claimed: MomentModel | undefined
  /** The join that a fork without any branch goes to. */
  readonly joinAfter: number
}

export interface ClockModel {
  readonly index: number
  readonly clock: Clock
  readonly limits: readonly { readonly test: Test; readonly limit: LimitModel }[]
  /** By step. */
  readonly pausedIn: readonly boolean[]
  readonly extended: number
  readonly extension: Duration | undefined
  readonly effects: readonly EffectModel[]
  readonly late: MomentModel | undefined
  readonly warned: MomentModel | undefined
  /** Something happens when it is late. */
  readonly strikes: boolean
}

export interface FieldModel {
  readonly key: string
  /** The share of 0, 1, 2 ... entries; absent when nobody counts them. */
  readonly items: Float64Array | undefined
  /** Written inside branches: each may hold something else. */
  readonly perBranch: boolean
}

export interface StartModel {
  readonly channel: string
  readonly next: RoutesModel
}

export interface ArrivalModel {
  readonly start: number
  readonly by: { readonly kind: 'rate'; readonly mean: number; readonly working: boolean; readonly spacing: Rate['spacing'] } | { readonly kind: 'times'; readonly times: Float64Array; readonly eachTime: number }
  /** By level. */
  readonly levels: Float64Array
}

export interface GroupModel {
  readonly name: string
  readonly parties: readonly number[]
  readonly people: number
  readonly absence: number
  readonly spans: Spans
}

export interface Model {
  readonly plan: Plan
  readonly calendar: CompiledCalendar
  readonly from: Instant
  readonly countFrom: Instant
  readonly until: Instant
  readonly open: OpenTime
  readonly parties: readonly Party[]
  readonly groups: readonly GroupModel[]
  readonly steps: readonly StepModel[]
  readonly starts: readonly StartModel[]
  readonly levels: readonly { readonly key: string; readonly label: Label; readonly test: Test; readonly reached: MomentModel | undefined }[]
  /** Some level has criteria that may be met on the way. */
  readonly regrades: boolean
  readonly clocks: readonly ClockModel[]
  readonly holdsClocks: boolean
  readonly fields: readonly FieldModel[]
  readonly chances: readonly { readonly chance: Chance; readonly share: number; readonly fields: readonly number[]; readonly perBranch: boolean }[]
  readonly arrivals: readonly ArrivalModel[]
  readonly received: MomentModel | undefined
  readonly closed: MomentModel | undefined
  readonly reopened: MomentModel | undefined
}
