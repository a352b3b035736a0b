import { describe, expect, it } from 'vitest'
import { openWholeApp } from '../../../../test/support/whole-app.ts'

const { ask, setUp, services, settle, turnTo } = await openWholeApp()
const { db } = services
const owner = await setUp()

async function register(subject: string): Promise<{ id: number; number: string; version: number }> {
  const { body } = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'school/general-affairs-feedback', channel: 'phone', anonymous: true, values: { kind: 'problem', subject, content: '内容' } } })
  return body as { id: number; number: string; version: number } // a startedShape
}

const typesOf = async (id: number): Promise<string[]> => (await db.selectFrom('ticket_event').select('type').where('ticket_id', '=', id).orderBy('seq').execute()).map((row) => row.type)

describe('clocks', () => {
  it('fire although one of them cannot be decided, which is set aside, told, and tried again later', async () => {
    const [good, bad, other] = [await register('甲'), await register('乙'), await register('丙')]
    await db.updateTable('ticket').set({ state: JSON.stringify({ ...(await db.selectFrom('ticket').select('state').where('id', '=', bad.id).executeTakeFirstOrThrow()).state, procedureVersion: 99 }) }).where('id', '=', bad.id).execute()
    turnTo('2026-03-25T09:00:00+08:00')
    const first = await services.tickets.commands.fireDueClocks()
    expect([...new Set(first.setAside.map((clock) => clock.number))]).toEqual([bad.number])
    expect(first.setAside[0]?.reason).toMatchObject({ message: 'procedure school/general-affairs-feedback version 99 is not published' })
    await settle()
    for (const { id } of [good, other]) expect(await typesOf(id)).toContain('clockLate')
    expect(await services.tickets.commands.fireDueClocks()).toMatchObject({ taken: 0, setAside: [] })
    turnTo('2026-03-25T09:10:01+08:00')
    expect((await services.tickets.commands.fireDueClocks()).setAside.length).toBeGreaterThan(0)
  })

  it('that ran out a moment ago fire before what somebody does now', async () => {
    const { id, number, version } = await register('丁')
    turnTo('2026-05-20T09:00:00+08:00')
    const acted = await ask('POST', `/api/v1/tickets/${number}/actions`, { as: owner, headers: { 'if-match': `"${version}"` }, body: { step: 'solve', nr: 1, outcome: 'solved', values: { result: '已修好' } } })
    expect(acted.status).toBe(200)
    const types = await typesOf(id)
    expect(types.filter((type) => type === 'clockLate').length).toBeGreaterThan(0)
    expect(types.lastIndexOf('clockLate')).toBeLessThan(types.indexOf('acted'))
    expect(await db.selectFrom('outbox').select('id').where('ticket_id', '=', id).where('kind', '=', 'notice').execute()).not.toEqual([])
  })
})
