/** Who answers for a post today. Days are `YYYY-MM-DD` in the organisation's zone. */
import type { PostView } from '../../../contract/directory.ts'

export type StandInState = 'now' | 'later' | 'over'

/** Where a period stands on a day; both ends belong to it. */
export function stateOfPeriod({ from, until }: { readonly from: string; readonly until: string }, today: string): StandInState {
  if (today < from) return 'later'
  return today > until ? 'over' : 'now'
}

/** Nobody holds it and nobody stands in: what comes to it can be done by nobody. */
export function isUnmanned(post: Pick<PostView, 'closed' | 'holder' | 'standIns'>, today: string): boolean {
  return !post.closed && post.holder === null && !post.standIns.some((standIn) => stateOfPeriod(standIn, today) === 'now')
}
