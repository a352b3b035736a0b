import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { having } from '../../../../test/support/matchers.ts'
import { addBareNotification, addBareTickets } from '../../../../test/support/bare-tickets.ts'

const test = await openTestApp()
const { ask, db } = test
const owner = await test.setUp()
const reader = await test.addPerson(owner, 'reader', { units: ['engineering'] })
await addBareTickets(db, [{ id: 1, readers: ['unit:engineering'], title: '漏水' }, { id: 2, readers: ['unit:engineering'], recused: [reader.id] }, { id: 3, readers: ['unit:cleaning'] }])
for (const [ticket, seq] of [[1, 1], [2, 1], [3, 1], [1, 2], [1, 3]] as const) await addBareNotification(db, reader.id, ticket, seq)
await addBareNotification(db, 1, 1, 1)

describe('notifications', () => {
  it('are mine, newest first, and never of a ticket I may not see', async () => {
    const { body } = await ask('GET', '/api/v1/notifications', { as: reader.as })
    expect(body['items']).toEqual([5, 4, 1].map((id) => having({ id, ticketId: 1, number: 'T-1', title: '漏水', kind: 'clockLate', read: false })))
    expect(body['unread']).toEqual({ count: 3, more: false })
  })

  it('come page by page', async () => {
    const first = await ask('GET', '/api/v1/notifications?limit=2', { as: reader.as })
    const second = await ask('GET', `/api/v1/notifications?limit=2&cursor=${String(first.body['next'])}`, { as: reader.as })
    expect((second.body['items'] as { id: number }[]).map((item) => item.id)).toEqual([1])
    expect(second.body['next']).toBeUndefined()
    expect((await ask('GET', '/api/v1/notifications?limit=0', { as: reader.as })).body['problems']).toEqual([{ field: 'limit', code: 'field.too_small', max: 1 }])
  })

  it('are marked as read: some, up to one, or all; only mine', async () => {
    const read = async (body?: object): Promise<unknown> => {
      expect((await ask('POST', '/api/v1/notifications/read', { as: reader.as, body })).status).toBe(204)
      return (await ask('GET', '/api/v1/notifications/count', { as: reader.as })).body['count']
    }
    expect(await read({ ids: [4, 6] })).toBe(2)
    expect(await read({ upTo: 1 })).toBe(1)
    expect(await read()).toBe(0)
    expect((await ask('GET', '/api/v1/notifications/count', { as: owner })).body['count']).toBe(1)
  })
})
