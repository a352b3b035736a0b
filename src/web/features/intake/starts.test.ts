import { expect, test } from 'vitest'
import type { ProcedureSummary } from '../../../contract/procedures.ts'
import { chooseDesk, readRemembered, startsForDesk, type StartView } from './starts.ts'

const label = { zh: '', en: '' }
const start = (channel: string, more: Partial<StartView> = {}): StartView => ({ channel, label, form: [], anonymous: false, open: false, allowed: true, ...more })
const procedure = (id: string, starts: StartView[]): ProcedureSummary => ({ id, version: 1, title: label, summary: label, starts })
const complaint = procedure('complaint', [start('portal', { open: true }), start('import'), start('desk'), start('phone'), start('mail', { allowed: false })])
const feedback = procedure('feedback', [start('portal', { open: true }), start('import')])
const closed = procedure('closed', [start('import'), start('phone', { allowed: false })])

test('the desk offers the ways its person may use, and the public way only where there is no other', () => {
  expect(startsForDesk(complaint).map(({ channel }) => channel)).toEqual(['desk', 'phone'])
  expect(startsForDesk(feedback).map(({ channel }) => channel)).toEqual(['portal'])
  expect(startsForDesk(closed)).toEqual([])
})

test('the desk opens where it was left, as long as that is still possible', () => {
  const all = [closed, feedback, complaint]
  expect(chooseDesk(all, { procedure: 'complaint', channels: { complaint: 'phone' } })).toMatchObject({ procedure: { id: 'complaint' }, start: { channel: 'phone' } })
  expect(chooseDesk(all, { procedure: 'closed', channels: { feedback: 'gone' } })).toMatchObject({ procedure: { id: 'feedback' }, start: { channel: 'portal' } })
  expect(chooseDesk([closed], { channels: {} })).toBeUndefined()
})

test.each<[unknown, unknown]>([
  [undefined, { channels: {} }],
  ['nonsense', { channels: {} }],
  [{ procedure: 3, channels: { a: 'phone', b: 4 } }, { channels: { a: 'phone' } }],
  [{ procedure: 'a', channels: null }, { procedure: 'a', channels: {} }],
])('what the browser kept may be anything: %j', (kept, expected) => {
  expect(readRemembered(kept)).toEqual(expected)
})
