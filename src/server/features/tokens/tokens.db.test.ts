import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'

const test = await openTestApp()
const { ask, db } = test
const owner = await test.setUp([])
const clerk = await test.addPerson(owner, 'clerk', { roles: ['clerk'] })
const make = async (body: object): Promise<{ id: number; secret: string; as: Record<string, string> }> => {
  const answer = await ask('POST', '/api/v1/tokens', { as: clerk.as, body })
  const { token, secret } = answer.body as { token: { id: number }; secret: string } // a newTokenAnswerShape
  return { id: token.id, secret, as: { authorization: `Bearer ${secret}` } }
}

describe('an API token', () => {
  it('acts with the rights of its person, without a cookie and from anywhere', async () => {
    const { as, secret } = await make({ name: 'report' })
    expect(secret).toMatch(/^hy_[\w-]{43}$/)
    expect((await ask('GET', '/api/v1/session', { as })).body).toMatchObject({ person: { login: 'clerk' } })
    expect((await ask('POST', '/api/v1/units', { as, body: { code: 'x', name: { zh: '甲', en: 'A' } } })).status).toBe(403)
    expect((await ask('POST', '/api/v1/views', { as, headers: { origin: 'https://elsewhere.example' }, body: { name: 'v', query: {} } })).status).toBe(201)
  })

  it('is shown once: afterwards only its name and dates are known', async () => {
    const { secret } = await make({ name: 'once' })
    const list = await ask('GET', '/api/v1/tokens', { as: clerk.as })
    expect(list.text).not.toContain(secret)
    expect(JSON.stringify(await db.selectFrom('api_token').selectAll().execute())).not.toContain(secret)
    expect((await ask('GET', '/api/v1/tokens', { as: owner })).body['items']).toEqual([])
  })

  it('is refused from the moment it is revoked, even when it was used a moment before', async () => {
    const { id, as } = await make({ name: 'short' })
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(200)
    expect((await ask('DELETE', `/api/v1/tokens/${id}`, { as: owner })).body['code']).toBe('token.not_found')
    expect((await ask('DELETE', `/api/v1/tokens/${id}`, { as: clerk.as })).status).toBe(204)
    expect((await ask('GET', '/api/v1/session', { as })).body['code']).toBe('session.expired')
  })

  it('ends on its day', async () => {
    expect((await ask('POST', '/api/v1/tokens', { as: clerk.as, body: { name: 'past', expiresAt: '2020-01-01T00:00:00Z' } })).body['problems']).toEqual([{ field: 'expiresAt', code: 'field.too_small' }])
    const { as } = await make({ name: 'a day', expiresAt: new Date(test.now() + 3_600_000).toISOString() })
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(200)
    test.pass(3_600_001)
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(401)
  })

  it('is refused when it is none of ours', async () => {
    for (const authorization of ['Bearer hy_guess', 'Bearer secret', 'Basic b3duZXI6b3duZXI=', 'Bearer']) expect((await ask('GET', '/api/v1/session', { as: { authorization } })).status).toBe(401)
  })
})
