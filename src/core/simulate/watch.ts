/** What somebody who looks on is told, for checking and for showing single tickets; a run without anybody looking on costs nothing. */
import type { Instant, Pause } from '../worktime/index.ts'

export type Seen = { readonly ticket: number; readonly at: Instant } & (
  | { readonly kind: 'received'; readonly channel: string; readonly level: string; readonly counted: boolean }
  /** `nr`: how often the step has been opened on the ticket, this time included. */
  | { readonly kind: 'opened'; readonly step: string; readonly nr: number }
  | { readonly kind: 'begun'; readonly step: string; readonly nr: number; readonly person: number }
  | { readonly kind: 'voted'; readonly step: string; readonly nr: number; readonly outcome: string; readonly person: number }
  /** `person` is -1 for the outside, -3 for a clock or a rule. */
  | { readonly kind: 'ended'; readonly step: string; readonly nr: number; readonly outcome: string; readonly person: number }
  | { readonly kind: 'clockStopped'; readonly clock: string; readonly start: Instant; readonly due: Instant; readonly pauses: readonly Pause[]; readonly late: boolean }
  | { readonly kind: 'closed'; readonly end: string }
)
export type Watch = (seen: Seen) => void
