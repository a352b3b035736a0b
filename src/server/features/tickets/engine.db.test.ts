import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../../core/worktime/index.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { openDirectory } from '../../platform/directory/index.ts'
import { openVault } from '../../platform/crypto/index.ts'
import { openProcedures, readLibrary } from '../procedures/index.ts'
import { createReporters } from '../reporters/index.ts'
import { deliverWaiting } from '../outbox/index.ts'
import { createTickets } from './slice.ts'
import { loadEvents, findTicket } from './store.ts'
import { replay } from '../../../core/ticket/index.ts'

const { db } = await freshDatabase<Tables>()
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined } as never

const calendar = compileCalendar(chinaOfficeCalendar())
const vault = openVault(Buffer.alloc(32, 7))
let now = Date.parse('2026-09-18T10:00:00+08:00')
const procedures = await openProcedures(db, readLibrary(), quiet)
await db.insertInto('unit').values([{ code: 'general-affairs', name: JSON.stringify({ zh: '总务处', en: 'GA' }), parent: null, closed_at: null }, { code: 'catering', name: JSON.stringify({ zh: '饮食', en: 'Catering' }), parent: null, closed_at: null }]).execute()
const directory = await openDirectory(db)
const reporters = createReporters({ db, vault })
const slice = createTickets({ db, now: () => now, procedures, directory, calendarOf: () => calendar, reporters, vault, clockDue: () => undefined, outboxWaits: () => undefined, zone: () => 'Asia/Shanghai', homeCalendar: () => calendar, today: () => '2026-09-18' }, async () => [])

const clerk = { ref: 'person:1', parties: ['person:1', 'post:general-affairs-clerk', 'unit:general-affairs'] }

test('fifty people who speak up at once get fifty numbers in a row', async () => {
  const started = await Promise.all(Array.from({ length: 50 }, (_, i) => slice.start({ actor: { ref: 'reporter', parties: ['reporter'] }, procedure: 'school/general-affairs-feedback', channel: 'portal', values: { kind: 'problem', subject: `灯坏了 ${i}`, content: '三楼走廊的灯坏了' }, anonymous: false, contact: { name: '张三', phone: '13800001111' }, withCode: true })))
  expect(started.map((s) => s.number).sort()).toEqual(Array.from({ length: 50 }, (_, i) => `ZW-20260918-${String(i + 1).padStart(3, '0')}`))
})

test('a ticket runs from registration to archive and its state is its events replayed', async () => {
  const { id } = await slice.start({ actor: { ref: 'reporter', parties: ['reporter'] }, procedure: 'school/general-affairs-feedback', channel: 'portal', values: { kind: 'problem', subject: '食堂菜凉', content: '午饭的菜是凉的' }, anonymous: true, withCode: true })
  const act = (actor: { ref: string; parties: readonly string[] }, step: string, nr: number, outcome: string, values = {}, survey?: { solved: boolean }) => slice.commands.act(actor, id, undefined, { kind: 'act', step, nr, outcome, values, ...(survey ? { survey } : {}) })
  await act(clerk, 'register', 1, 'accepted', { kind: 'problem' })
  await act(clerk, 'solve', 1, 'transferred', { leadUnit: 'catering', transferReason: '请饮食中心办理' })
  const cook = { ref: 'person:2', parties: ['person:2', 'unit:catering'] }
  await act(cook, 'department', 1, 'done', { result: '已换保温台' })
  await act(clerk, 'reply', 1, 'replied', { replyMode: 'public', replyText: '已换保温台，谢谢' })
  const reporter = { ref: 'reporter', parties: ['reporter'] }
  await act(reporter, 'confirm', 1, 'refused', {}, { solved: false })
  await act(clerk, 'solve', 2, 'solved', { result: '再次整改' })
  await act(clerk, 'reply', 2, 'replied', { replyMode: 'individual', replyText: '再次整改完成' })
  await act(reporter, 'confirm', 2, 'accepted', {}, { solved: true })
  const loaded = await findTicket(db, id)
  expect(loaded?.state.status).toBe('closed')
  expect(replay(await loadEvents(db, id))).toEqual(loaded?.state)
  expect(await db.selectFrom('task').where('ticket_id', '=', id).selectAll().execute()).toEqual([])
  expect(await db.selectFrom('clock').where('ticket_id', '=', id).selectAll().execute()).toEqual([])
})

test('clocks that became due fire once', async () => {
  now = Date.parse('2026-10-20T10:00:00+08:00')
  let n = 0
  for (;;) { const { taken } = await slice.commands.fireDueClocks(); n += taken; if (taken === 0) break }
  expect(n).toBe(200)
  const late = await db.selectFrom('ticket_event').where('type', '=', 'clockLate').select(['ticket_id']).execute()
  expect(late.length).toBe(100)
  while ((await deliverWaiting({ db, directory, now: () => now, today: () => '2026-10-20' })) === now) { /* next batch */ }
})
