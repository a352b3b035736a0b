import { expect, test } from 'vitest'
import type { SelfStartView } from '../../../contract/self-starts.ts'
import { byUrgency } from './order.ts'

const start = (name: string, nextAt: string | null, problem: string | null = null): SelfStartView =>
  ({ procedure: 'p', title: { zh: '', en: '' }, start: name, label: { zh: '', en: '' }, kind: nextAt === null ? 'watch' : 'schedule', register: null, nextAt, lookedAt: null, problem })

test('what failed stands first, then what comes soonest, then watches', () => {
  const order = [start('watch', null), start('later', '2026-10-02T00:00:00Z'), start('failed', '2027-01-01T00:00:00Z', 'ticket.values_invalid'), start('sooner', '2026-10-01T00:00:00Z')].sort(byUrgency)
  expect(order.map((each) => each.start)).toEqual(['failed', 'sooner', 'later', 'watch'])
})
