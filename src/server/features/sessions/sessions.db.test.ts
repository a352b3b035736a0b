import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { like, someOf } from '../../../../test/support/matchers.ts'
import { startTidying } from './index.ts'

const test = await openTestApp()
const { ask, signIn, pass, password, db } = test
const owner = await test.setUp()
const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('signing in', () => {
  it('answers who I am and sets a cookie that scripts cannot read', async () => {
    const answer = await ask('POST', '/api/v1/session', { body: { login: ' OWNER ', password } })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ person: { login: 'owner' }, can: someOf(['audit.read']) })
    expect(answer.headers['set-cookie']).toMatch(/^huiyin=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
  })

  it('marks the cookie Secure behind a proxy that speaks https', async () => {
    const answer = await ask('POST', '/api/v1/session', { body: { login: 'owner', password }, headers: { 'x-forwarded-proto': 'https' } })
    expect(answer.headers['set-cookie']).toContain('Secure')
  })

  it('keeps neither the password nor the cookie as they are', async () => {
    const { cookie } = await signIn('owner')
    const person = await db.selectFrom('person').select('password_hash').executeTakeFirstOrThrow()
    expect(person.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const hashes = await db.selectFrom('session').select('token_hash').execute()
    expect(hashes.every((row) => row.token_hash.length === 32)).toBe(true)
    expect(JSON.stringify(hashes)).not.toContain(String(cookie).slice(7))
  })

  it('says the same about a wrong password and an unknown login', async () => {
    const wrong = await ask('POST', '/api/v1/session', { body: { login: 'owner', password: 'not the one' } })
    const unknown = await ask('POST', '/api/v1/session', { body: { login: 'nobody', password: 'not the one' } })
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'session.wrong_password'])
    expect(unknown.body).toEqual(wrong.body)
  })

  it('is locked after ten failures from one address, for a quarter of an hour and not longer, and not for other addresses', async () => {
    await test.addPerson(owner, 'lucy')
    const fail = (): Promise<{ status: number }> => ask('POST', '/api/v1/session', { body: { login: 'lucy', password: 'guess' }, headers: { 'x-forwarded-for': '192.0.2.1' } })
    const answers = await Promise.all(Array.from({ length: 14 }, fail))
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10)
    const right = await ask('POST', '/api/v1/session', { body: { login: 'lucy', password }, headers: { 'x-forwarded-for': '192.0.2.1' } })
    expect([right.status, right.body['code'], right.headers['retry-after']]).toEqual([429, 'session.locked', '900'])
    expect((await ask('POST', '/api/v1/session', { body: { login: 'lucy', password }, headers: { 'x-forwarded-for': '192.0.2.2' } })).status).toBe(200)
    pass(15 * MINUTE + 1)
    expect((await ask('POST', '/api/v1/session', { body: { login: 'lucy', password }, headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(200)
  })
})

describe('a session', () => {
  it('is over after twelve hours without a request, and says so', async () => {
    const as = await signIn('owner')
    pass(11 * HOUR)
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(200)
    pass(11 * HOUR)
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(200)
    pass(12 * HOUR + 1)
    const late = await ask('GET', '/api/v1/session', { as })
    expect([late.status, late.body['code']]).toEqual([401, 'session.expired'])
  })

  it('is over after seven days even when it is used all the time', async () => {
    const as = await signIn('owner')
    const statuses: number[] = []
    for (let hours = 0; hours <= 170; hours += 10) {
      pass(10 * HOUR)
      statuses.push((await ask('GET', '/api/v1/session', { as })).status)
    }
    expect(statuses.slice(0, 16)).toEqual(Array(16).fill(200))
    expect(statuses.slice(16)).toEqual([401, 401])
  })

  it('writes when it was last seen at most once a minute', async () => {
    const as = await signIn('owner')
    const seen = async (): Promise<number | undefined> => (await db.selectFrom('session').select('seen_at').orderBy('created_at', 'desc').limit(1).executeTakeFirst())?.seen_at.getTime()
    const before = await seen()
    pass(30_000)
    await ask('GET', '/api/v1/session', { as })
    expect(await seen()).toBe(before)
    pass(31_000)
    await ask('GET', '/api/v1/session', { as })
    expect(await seen()).toBe((before ?? 0) + 61_000)
  })

  it('ends at once when I sign out', async () => {
    const as = await signIn('owner')
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(200)
    const out = await ask('DELETE', '/api/v1/session', { as })
    expect([out.status, String(out.headers['set-cookie'])]).toEqual([204, like(/^huiyin=;.*1970/)])
    expect((await ask('GET', '/api/v1/session', { as })).body['code']).toBe('session.expired')
  })

  it('cannot be used by another site through my browser', async () => {
    const as = await signIn('owner')
    const body = { name: 'mine', query: {} }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await ask('POST', '/api/v1/views', { as, body, headers })
      expect([answer.status, answer.body['code']]).toEqual([403, 'session.origin'])
    }
    expect((await ask('POST', '/api/v1/views', { as, body, headers: { origin: 'http://localhost:80', host: 'localhost:80' } })).status).toBe(201)
    expect((await ask('POST', '/api/v1/views', { as, body, headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(201)
  })
})

describe('what has run out', () => {
  it('is tidied away, and what has not stays', async () => {
    const as = await signIn('owner')
    await db.insertInto('idempotency').values({ actor: 'person:1', key: 'old', request_hash: Buffer.alloc(1), response: '{}', at: new Date(test.now() - 25 * HOUR) }).execute()
    await db.insertInto('idempotency').values({ actor: 'person:1', key: 'new', request_hash: Buffer.alloc(1), response: '{}', at: new Date(test.now()) }).execute()
    expect((await db.selectFrom('session').select('token_hash').where('expires_at', '<', new Date(test.now())).execute()).length).toBeGreaterThan(0)
    await startTidying({ db, now: test.now, log: test.log }).stop()
    expect(await db.selectFrom('session').select('token_hash').where('expires_at', '<', new Date(test.now())).execute()).toEqual([])
    expect((await db.selectFrom('idempotency').select('key').execute()).map((row) => row.key)).toEqual(['new'])
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(200)
  })
})

describe('my password', () => {
  it('must be changed when it was made for me, before I can do anything else', async () => {
    const made = await ask('POST', '/api/v1/people', { as: await signIn('owner'), body: { login: 'fresh', name: '演示新人' } })
    const initial = String(made.body['initialPassword'])
    expect(initial).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    const as = await signIn('fresh', initial)
    expect((await ask('GET', '/api/v1/session', { as })).body['mustChangePassword']).toBe(true)
    expect((await ask('GET', '/api/v1/units', { as })).body['code']).toBe('session.password_change_needed')
    expect((await ask('POST', '/api/v1/session/password', { as, body: { current: initial, next: 'a better one 7' } })).status).toBe(204)
    expect((await ask('GET', '/api/v1/units', { as })).status).toBe(200)
    expect((await ask('GET', '/api/v1/session', { as: await signIn('fresh', 'a better one 7') })).body['mustChangePassword']).toBe(false)
  })

  it('is changed only by whoever knows it, and not to an easy one', async () => {
    const as = await signIn('owner')
    const change = (current: string, next: string): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> => ask('POST', '/api/v1/session/password', { as, body: { current, next } })
    expect((await change('wrong', 'a better one 7')).body['code']).toBe('session.wrong_password')
    for (const next of ['1234567890', 'aaaaaaaaaaaa', 'my-owner-pass', 'Password12', password]) expect((await change(password, next)).body['code']).toBe('directory.weak_password')
    expect((await change(password, 'short')).body['problems']).toEqual([{ field: 'next', code: 'field.too_short', max: 10 }])
  })

  it('ends my other sessions when it changes', async () => {
    const { as: elsewhere } = await test.addPerson(await signIn('owner'), 'mary')
    const here = await signIn('mary')
    expect((await ask('POST', '/api/v1/session/password', { as: here, body: { current: password, next: 'a better one 7' } })).status).toBe(204)
    expect((await ask('GET', '/api/v1/session', { as: here })).status).toBe(200)
    expect((await ask('GET', '/api/v1/session', { as: elsewhere })).status).toBe(401)
  })
})
