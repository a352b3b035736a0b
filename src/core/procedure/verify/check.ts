/** What is asked of every state: a check watches while states are visited and says afterwards what it found. */
import type { Fact } from './facts.ts'
import type { Exploration, Watch } from './explore.ts'
import type { Sight } from './work.ts'

export interface Check {
  /** Facts it needs to be remembered, beside those that conditions look at. */
  readonly facts: readonly Fact[]
  /** Whether it needs every clock, or only those that move a ticket. */
  readonly clocks: 'steering' | 'all'
  /** What it wants to see. */
  readonly kinds: readonly Sight['kind'][]
  readonly see: Watch
  /** Once all states have been visited, or as many as may be. That something never happens is certain only when all were. */
  readonly conclude: (exploration: Exploration) => void
}

/** Made anew for each exploration. */
export type MakeCheck = () => Check

export const nothingMore = (): void => undefined
