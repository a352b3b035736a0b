import type { SelfStartView } from '../../../contract/self-starts.ts'

/** What failed first, then what comes next soonest, then watches, which have no moment of their own. */
export function byUrgency(one: SelfStartView, other: SelfStartView): number {
  const rank = ({ problem, nextAt }: SelfStartView): number => (problem !== null ? 0 : nextAt !== null ? 1 : 2)
  return rank(one) - rank(other) || Date.parse(one.nextAt ?? '1970-01-01') - Date.parse(other.nextAt ?? '1970-01-01')
}
