import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { anyNumber } from '../../../../test/support/matchers.ts'

const test = await openTestApp()
const { ask } = test
const owner = await test.setUp([])
const other = await test.addPerson(owner, 'other')

describe('saved views', () => {
  it('are mine, unless I share them; only I remove them', async () => {
    const mine = await ask('POST', '/api/v1/views', { as: owner, body: { name: '超期', query: { overdue: true, sort: 'due' } } })
    const shared = await ask('POST', '/api/v1/views', { as: owner, body: { name: '全部投诉', query: { procedure: 'property/complaint' }, shared: true } })
    expect([mine.status, mine.body]).toEqual([201, { id: anyNumber(), name: '超期', query: { overdue: true, sort: 'due' }, shared: false, mine: true }])
    expect((await ask('GET', '/api/v1/views', { as: other.as })).body['items']).toEqual([{ ...shared.body, mine: false }])
    expect((await ask('DELETE', `/api/v1/views/${String(shared.body['id'])}`, { as: other.as })).body['code']).toBe('view.not_found')
    expect((await ask('DELETE', `/api/v1/views/${String(shared.body['id'])}`, { as: owner })).status).toBe(204)
    expect((await ask('GET', '/api/v1/views', { as: owner })).body['items']).toEqual([mine.body])
  })

  it('hold filters, not a library', async () => {
    const { status, body } = await ask('POST', '/api/v1/views', { as: owner, body: { name: 'long', query: { q: 'x'.repeat(20_000) } } })
    expect([status, body['problems']]).toEqual([400, [{ field: 'query', code: 'field.too_long', max: 10_000 }]])
  })
})
