import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { having, someOf } from '../../../../test/support/matchers.ts'
import { ensureSetupCode } from './index.ts'

const { ask, db, password } = await openTestApp()
const wish = { organisation: { zh: '示例学校', en: 'Sample school' }, login: 'owner', name: '示例所有者', password, procedures: ['school/general-affairs-feedback', 'property/complaint', 'park/relayed-complaint'] }

describe('the first run', () => {
  it('says that a set-up is needed and which procedures one may begin with', async () => {
    const { status, body } = await ask('GET', '/api/v1/setup')
    expect(status).toBe(200)
    expect(body).toMatchObject({ needed: true, procedures: someOf([having({ id: 'property/complaint' })]) })
  })

  it('refuses a wrong code and an old one', async () => {
    const old = await ensureSetupCode(db)
    await ensureSetupCode(db)
    for (const code of ['guess', old]) {
      const { status, body } = await ask('POST', '/api/v1/setup', { body: { ...wish, code } })
      expect([status, body['code']]).toEqual([403, 'setup.wrong_code'])
    }
  })

  it('refuses an easy password, an unknown procedure and an incomplete form, and keeps the code usable', async () => {
    const code = await ensureSetupCode(db)
    expect((await ask('POST', '/api/v1/setup', { body: { ...wish, code, password: 'ownerownerowner' } })).body['code']).toBe('directory.weak_password')
    expect((await ask('POST', '/api/v1/setup', { body: { ...wish, code, procedures: ['no/such'] } })).body).toMatchObject({ code: 'request.invalid', problems: [{ field: 'procedures', code: 'field.unknown_choice' }] })
    expect((await ask('POST', '/api/v1/setup', { body: { code } })).body['problems']).toEqual(someOf([{ field: 'organisation', code: 'field.required' }, { field: 'login', code: 'field.required' }]))
  })

  it('makes the owner, signs them in, and gives every step of the chosen procedures somebody who may act', async () => {
    const code = await ensureSetupCode(db)
    const answer = await ask('POST', '/api/v1/setup', { body: { ...wish, code } })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ person: { login: 'owner', roles: someOf(['owner', 'clerk']) }, organisation: wish.organisation, mustChangePassword: false, can: someOf(['tickets.seeAll', 'directory.manage']) })
    const me = await ask('GET', '/api/v1/session', { as: { cookie: answer.cookie } })
    expect(me.body).toMatchObject({ person: { units: someOf(['customer-service', 'park-office', 'general-affairs']), posts: someOf(['project-manager', 'park-head', 'general-affairs-clerk']) } })
    const units = await ask('GET', '/api/v1/units', { as: { cookie: answer.cookie } })
    expect(units.body['items']).toEqual(someOf([having({ code: 'engineering', parent: 'property-office', members: 1 })]))
  })

  it('can be done only once', async () => {
    expect(await ensureSetupCode(db)).toBeUndefined()
    expect((await ask('GET', '/api/v1/setup')).body).toEqual({ needed: false, procedures: [] })
    const { status, body } = await ask('POST', '/api/v1/setup', { body: { ...wish, code: 'any', login: 'second' } })
    expect([status, body['code']]).toEqual([409, 'setup.done_already'])
  })

  it('is not for guessing: one address may try only so often in a minute', async () => {
    const from = { 'x-forwarded-for': '192.0.2.9' }
    const answers = []
    for (let nr = 0; nr < 11; nr++) answers.push(await ask('POST', '/api/v1/setup', { body: {}, headers: from }))
    expect(answers.map((answer) => answer.status)).toEqual([...Array<number>(10).fill(400), 429])
    expect(answers.at(-1)?.body).toMatchObject({ code: 'request.too_many', title: '操作太频繁，请稍后再试。' })
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask('POST', '/api/v1/setup', { body: {}, headers: { 'x-forwarded-for': '192.0.2.10' } })).status).toBe(400)
  })
})
