/** What can happen to a ticket. Events are facts: plain data, appended and never changed. */
import type { Duration, Instant, Pause } from '../worktime/index.ts'
import type { Label, Values, WordsMode } from '../procedure/index.ts'

/** Somebody who may be given work: `unit:x`, `head:x`, `post:x`, `person:7` or `reporter`. */
export type Party = string
/** Who did it: `person:7`, `reporter`, `clock`, or `import`. */
export type ActorRef = string

export interface Survey {
  readonly solved: boolean
  /** 1 (not at all) to 5 (very). */
  readonly satisfied?: number
  readonly comment?: string
}

interface Happened {
  readonly at: Instant
  readonly actor: ActorRef
}

export type TicketEvent = Happened & (
  | { readonly type: 'registered'; readonly procedure: string; readonly procedureVersion: number; readonly number: string; readonly channel: string
      readonly values: Values; readonly anonymous: boolean; readonly receivedAt: Instant; readonly level: string }
  | { readonly type: 'stepOpened'; readonly step: string; readonly nr: number; readonly assignees: readonly Party[] }
  | { readonly type: 'claimed'; readonly step: string; readonly nr: number; readonly by: ActorRef | null }
  | { readonly type: 'acted'; readonly step: string; readonly nr: number; readonly outcome: string; readonly values: Values; readonly reopens: boolean; readonly survey?: Survey }
  | { readonly type: 'corrected'; readonly before: Values; readonly after: Values; readonly reason: string }
  | { readonly type: 'noted'; readonly text: string }
  | { readonly type: 'said'; readonly to: readonly Party[]; readonly words: string | null; readonly text: Label; readonly mode: WordsMode }
  | { readonly type: 'asked'; readonly text: string }
  | { readonly type: 'attached'; readonly files: readonly string[]; readonly names: readonly string[] }
  | { readonly type: 'graded'; readonly from: string; readonly to: string; readonly reason: 'criteria' | 'late' | 'person' }
  | { readonly type: 'recused'; readonly people: readonly string[] }
  | { readonly type: 'notified'; readonly to: readonly Party[]; readonly about: 'clockWarned' | 'clockLate'; readonly clock: string; readonly nr: number }
  | { readonly type: 'clockStarted'; readonly clock: string; readonly nr: number; readonly start: Instant; readonly within: Duration; readonly due: Instant; readonly warnAt: Instant | null }
  | { readonly type: 'clockWarned'; readonly clock: string; readonly nr: number }
  | { readonly type: 'clockLate'; readonly clock: string; readonly nr: number; readonly due: Instant }
  | { readonly type: 'clockPaused'; readonly clock: string; readonly nr: number }
  | { readonly type: 'clockResumed'; readonly clock: string; readonly nr: number; readonly pauses: readonly Pause[]; readonly due: Instant; readonly warnAt: Instant | null }
  | { readonly type: 'clockStopped'; readonly clock: string; readonly nr: number; readonly late: boolean }
  | { readonly type: 'closed'; readonly end: string }
)

export type EventType = TicketEvent['type']
export type EventOf<T extends EventType> = Extract<TicketEvent, { type: T }>
