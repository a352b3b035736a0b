import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openWholeApp } from '../../../../test/support/whole-app.ts'
import { verifyRecord } from './index.ts'

const { ask, setUp, services, settle, turnTo } = await openWholeApp()
const { db, procedures } = services
const owner = await setUp()

for (let nr = 0; nr < 12; nr++) {
  const { body } = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'school/general-affairs-feedback', channel: 'phone', values: { kind: 'problem', subject: `第${nr}件`, content: '内容\n第二行 "引号"' }, contact: { name: '演示', phone: '13800000000' } } })
  if (nr % 2 === 0) await ask('POST', `/api/v1/tickets/${String(body['number'])}/actions`, { as: owner, headers: { 'if-match': `"${String(body['version'])}"` }, body: { step: 'solve', nr: 1, outcome: 'askMore', values: { question: '在哪里？' } } })
}
turnTo('2026-03-20T09:00:00+08:00')
await settle()

const verify = async (): Promise<string[]> => ((await verifyRecord({ db, procedures }))?.findings ?? []).map((finding) => finding.code)

/** Does harm, looks, and takes it back. */
async function after(harm: string, look: () => Promise<void>): Promise<void> {
  const undo = new Error('taken back')
  await db.transaction().execute(async (tx) => {
    await sql.raw(harm).execute(tx)
    const found = ((await verifyRecord({ db: tx, procedures }))?.findings ?? []).map((finding) => finding.code)
    codes = found
    await look()
    throw undo
  }).catch((error: unknown) => { if (error !== undo) throw error })
}
let codes: string[] = []
const finds = (harm: string, code: string): Promise<void> => after(harm, async () => { expect(codes, harm).toContain(code) })

describe('audit verify', () => {
  it('finds nothing in a record that nobody touched', async () => {
    expect(await verify()).toEqual([])
    const report = await verifyRecord({ db, procedures })
    expect(report).toMatchObject({ tickets: 12, more: 0 })
    expect(report?.events).toBeGreaterThan(60)
  })

  it('finds a changed byte in any column of any event', async () => {
    const events = await db.selectFrom('ticket_event').select(['ticket_id', 'seq']).execute()
    const harms = [
      (where: string, n: number) => `update ticket_event set at = at + interval '${n + 1} milliseconds' where ${where}`,
      (where: string, n: number) => `update ticket_event set recorded_at = recorded_at - interval '${n + 1} milliseconds' where ${where}`,
      (where: string, n: number) => `update ticket_event set at = at + interval '${1 + (n % 999)} microseconds' where ${where}`,
      (where: string) => `update ticket_event set data = data - (select min(key) from jsonb_object_keys(data) as key) || '{"added": null}' where ${where}`,
      (where: string) => `update ticket_event set actor = actor || 'x' where ${where}`,
      (where: string) => `update ticket_event set type = left(type, -1) where ${where}`,
      (where: string, n: number) => `update ticket_event set data = data || '{"extra": ${n}}' where ${where}`,
      (where: string, n: number) => `update ticket_event set hash = set_byte(hash, ${n % 32}, get_byte(hash, ${n % 32}) # ${1 + (n % 255)}) where ${where}`,
      (where: string) => `update ticket_event set seq = seq + 1000 where ${where}`,
      (where: string) => `update ticket_event set ticket_id = ticket_id + 500000 where ${where}`,
      (where: string) => `delete from ticket_event where ${where}`,
    ]
    await fc.assert(fc.asyncProperty(fc.nat(events.length - 1), fc.nat(harms.length - 1), fc.nat(10_000), async (which, how, n) => {
      const event = events[which]
      const harm = harms[how]?.(`ticket_id = ${event?.ticket_id} and seq = ${event?.seq}`, n) ?? ''
      await after(harm, async () => { expect(codes.length, harm).toBeGreaterThan(0) })
    }), { numRuns: 120 })
  })

  it('finds a changed character deep inside the data', async () => {
    await finds(`update ticket_event set data = jsonb_set(data, '{values,subject}', '"第1件"') where type = 'registered' and data->'values'->>'subject' = '第0件'`, 'audit.event_changed')
  })

  it('finds an event that was cut off, added, or exchanged with its neighbour', async () => {
    await finds('delete from ticket_event e where ticket_id = (select min(id) from ticket) and seq = (select max(seq) from ticket_event where ticket_id = e.ticket_id)', 'audit.end_missing')
    await finds(`insert into ticket_event select ticket_id, seq + 1, at, actor, type, data, hash, recorded_at from ticket_event e where ticket_id = (select min(id) from ticket) and seq = (select max(seq) from ticket_event where ticket_id = e.ticket_id)`, 'audit.event_changed')
    await finds('update ticket_event set seq = case seq when 2 then 3002 when 3 then 2 end where ticket_id = (select min(id) from ticket) and seq in (2, 3); update ticket_event set seq = 3 where seq = 3002', 'audit.event_changed')
  })

  it('finds a ticket that vanished, a state that was edited, and rows that do not follow', async () => {
    await finds('delete from ticket where id = (select min(id) from ticket)', 'audit.orphan_events')
    await finds('delete from ticket_event where ticket_id = (select max(id) from ticket); delete from ticket where id = (select max(id) from ticket)', 'audit.number_gap')
    await finds(`update ticket set state = jsonb_set(state, '{reopened}', '3') where id = (select min(id) from ticket)`, 'audit.state_differs')
    await finds(`update ticket set title = 'x' where id = (select min(id) from ticket)`, 'audit.columns_differ')
    await finds('delete from task where ticket_id = (select min(ticket_id) from task)', 'audit.rows_differ')
    await finds(`update clock set due_at = due_at + interval '1 day' where ticket_id = (select min(ticket_id) from clock)`, 'audit.rows_differ')
    await finds(`insert into ticket_reader select 'person:999', id, received_at, due_at, true from ticket limit 1`, 'audit.rows_differ')
    await finds('delete from ticket_search where ticket_id = (select min(id) from ticket)', 'audit.unsearchable')
  })

  it('finds a time of registration that was changed', async () => {
    await finds(`update ticket set recorded_at = recorded_at + interval '1 hour' where id = (select min(id) from ticket)`, 'audit.columns_differ')
  })

  it('finds a changed entry in the record of administration', async () => {
    await finds(`update admin_event set actor = 'person:99' where id = (select min(id) from admin_event)`, 'audit.admin_changed')
  })

  it('finds that the record of administration was cut at its end, or emptied', async () => {
    await finds('delete from admin_event where id = (select max(id) from admin_event)', 'audit.admin_end_missing')
    await finds('delete from admin_event', 'audit.admin_end_missing')
    await finds('delete from admin_chain', 'audit.admin_end_missing')
  })
})
