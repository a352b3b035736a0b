/** What a scenario says must be true, beside what is. */
import { compareClocks } from './compare-clocks.ts'
import { compareDecision } from './compare-decision.ts'
import { compareEvents } from './compare-events.ts'
import { compareState } from './compare-state.ts'
import { set } from './difference.ts'
import type { Difference, Seen } from './difference.ts'
import type { ThenDocument } from './document.ts'

/** What a line may say although there is no ticket yet. */
const WITHOUT_TICKET: readonly string[] = ['refused', 'gate', 'problems'] satisfies (keyof ThenDocument)[]

export function compareThen(then: ThenDocument, seen: Seen): Difference[] {
  const { ticket } = seen
  const decision = compareDecision(then, seen)
  if (ticket) return [...decision, ...compareState(then, seen, ticket), ...compareClocks(then, seen, ticket), ...compareEvents(then, seen, ticket)]
  const spoken = Object.keys(then).filter((part) => !WITHOUT_TICKET.includes(part))
  return decision.length > 0 || spoken.length === 0 ? decision : [{ what: set(spoken), expected: '?', found: 'no ticket' }]
}
