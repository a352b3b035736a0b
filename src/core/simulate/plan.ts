/** A plan made ready: every name in it means something in its procedure, every text is read, every gap is filled and named. Plain data. */
import type { Label } from '../procedure/index.ts'
import type { LocalDate, Span, Weekday } from '../worktime/index.ts'
import type { Distribution } from './distribution.ts'
import type { Rate } from './rate.ts'

export interface Arrival {
  readonly start: string
  /** At a rate, or at the moments of the start's own series, so many tickets each time. */
  readonly by: Rate | { readonly eachTime: number }
  /** Share of each level; they sum to 1, and are empty when the procedure has no levels. */
  readonly levels: Readonly<Record<string, number>>
}

/** When a group of people works: by a calendar, or by a week of their own with the holidays of the procedure's calendar. */
export type Hours =
  | { readonly kind: 'calendar'; readonly id: string }
  | { readonly kind: 'week'; readonly week: Readonly<Record<Weekday, readonly Span[]>>; readonly text: string }

/** People who are alike: they serve the same parties at the same hours. */
export interface StaffGroup {
  /** As it was written: `desk`, or `desk+head` for people who do the work of both. */
  readonly name: string
  readonly parties: readonly string[]
  readonly people: number
  /** Share of their working days on which each of them is away. */
  readonly absence: number
  readonly hours: Hours
}

export interface Plan {
  readonly procedure: string
  readonly seed: number
  readonly from: LocalDate
  readonly weeks: number
  readonly warmUp: number
  readonly replications: number
  readonly queue: 'fifo' | 'due'
  readonly arrivals: readonly Arrival[]
  readonly staff: readonly StaffGroup[]
  /** By step and by `step.outcome`. */
  readonly handling: Readonly<Record<string, Distribution>>
  /** By step. */
  readonly delays: Readonly<Record<string, Distribution>>
  /** By step: the share of each outcome; they sum to 1 unless the step ends by a clock alone, and then there are none. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** By place (`step.outcome`, join, `starts.channel`): the share of each route in the order of the procedure. */
  readonly routes: Readonly<Record<string, readonly number[]>>
  /** By the text of a condition: how often it holds. What is not here and is not known holds every other time. */
  readonly conditions: Readonly<Record<string, number>>
  /** By field: the share of 0, 1, 2 ... items. */
  readonly items: Readonly<Record<string, readonly number[]>>
  readonly dates: Readonly<Record<string, Distribution>>
  readonly extensions: Readonly<Record<string, number>>
  /** By party: the parties it stands for and the share of each. */
  readonly split: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** What nobody said, and what was taken instead. */
  readonly assumed: readonly Label[]
}
