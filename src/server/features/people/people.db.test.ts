import { describe, expect, it } from 'vitest'
import { findBrokenAdminEvent } from '../../platform/audit/index.ts'
import { openTestApp } from '../../../../test/support/app.ts'
import { having, someOf } from '../../../../test/support/matchers.ts'

const test = await openTestApp()
const { ask, db } = test
const owner = await test.setUp()
const admin = await test.addPerson(owner, 'admin-a', { roles: ['administrator'] })
const plain = await test.addPerson(owner, 'plain', { name: '单小明', units: ['engineering'], phone: '13800000001', email: 'xm@example.com' })

const found = async (q: string, as = owner): Promise<unknown[]> => ((await ask('GET', `/api/v1/people?q=${encodeURIComponent(q)}`, { as })).body['items'] as { login: string }[]).map((person) => person.login)

describe('finding people', () => {
  it.each(['单', '小明', 'shanxiao', 'sxm', 'plain', 'SXM'])('finds 单小明 by %s', async (q) => {
    expect(await found(q)).toContain('plain')
  })

  it('takes signs of a pattern for themselves', async () => {
    expect(await found('%')).toEqual([])
    expect(await found('_')).toEqual([])
  })

  it('pages through everybody once, in the order of pinyin', async () => {
    const logins: string[] = []
    for (let next: string | undefined = ''; next !== undefined;) {
      const { body } = await ask('GET', `/api/v1/people?limit=1${next ? `&cursor=${next}` : ''}`, { as: owner })
      const page = body as { items: { login: string }[]; next?: string } // pageOf(personShape)
      logins.push(...page.items.map((person) => person.login))
      next = page.next
    }
    expect(logins.toSorted()).toEqual(['admin-a', 'owner', 'plain'])
  })

  it('refuses a cursor that is not ours', async () => {
    for (const cursor of ['abc', Buffer.from('["\\u0000",1]').toString('base64url')]) {
      const { status, body } = await ask('GET', `/api/v1/people?cursor=${cursor}`, { as: owner })
      expect([status, body['code']]).toEqual([400, 'request.cursor_invalid'])
    }
  })

  it('shows telephone and e-mail to those who manage people and to the person, and to nobody else', async () => {
    const other = await test.addPerson(owner, 'other')
    const seenBy = async (as: Record<string, string>): Promise<unknown> => (await ask('GET', `/api/v1/people/${plain.id}`, { as })).body['phone']
    expect(await seenBy(admin.as)).toBe('13800000001')
    expect(await seenBy(plain.as)).toBe('13800000001')
    expect(await seenBy(other.as)).toBeUndefined()
    const row = await db.selectFrom('person').select('contact').where('id', '=', plain.id).executeTakeFirstOrThrow()
    expect(row.contact?.includes('138')).toBe(false)
  })
})

describe('changing people', () => {
  it('refuses a login that is taken, an unknown unit, and a form with faults, all at once', async () => {
    expect((await ask('POST', '/api/v1/people', { as: owner, body: { login: 'plain', name: 'x' } })).body['code']).toBe('directory.login_taken')
    expect((await ask('POST', '/api/v1/people', { as: owner, body: { login: 'new', name: 'x', units: ['nowhere'] } })).body['problems']).toEqual([{ field: 'units', code: 'field.unknown_unit' }])
    const { body } = await ask('POST', '/api/v1/people', { as: owner, body: { login: 'white space', name: '   ', roles: ['king'], units: 'x' } })
    expect(body['problems']).toEqual(someOf([
      { field: 'login', code: 'field.bad_format' }, { field: 'name', code: 'field.required' }, { field: 'roles.0', code: 'field.unknown_choice' }, { field: 'units', code: 'field.wrong_type' },
    ]))
  })

  it('lets the second of two writers know', async () => {
    const first = await ask('PATCH', `/api/v1/people/${plain.id}`, { as: owner, body: { version: 1, units: ['security'] } })
    expect([first.status, first.body['version'], first.body['units']]).toEqual([200, 2, ['security']])
    const second = await ask('PATCH', `/api/v1/people/${plain.id}`, { as: admin.as, body: { version: 1, name: 'other' } })
    expect([second.status, second.body['code']]).toEqual([409, 'directory.stale'])
  })

  it('does not let an administrator become or replace an owner', async () => {
    expect((await ask('PATCH', `/api/v1/people/${admin.id}`, { as: admin.as, body: { version: 1, roles: ['owner'] } })).status).toBe(403)
    expect((await ask('POST', '/api/v1/people/1/password', { as: admin.as })).status).toBe(403)
    expect((await ask('PATCH', '/api/v1/people/1', { as: admin.as, body: { version: 1, left: true } })).status).toBe(403)
  })

  it('keeps the last owner', async () => {
    expect((await ask('PATCH', '/api/v1/people/1', { as: owner, body: { version: 1, roles: ['clerk'] } })).body['code']).toBe('directory.last_owner')
    expect((await ask('PATCH', '/api/v1/people/1', { as: owner, body: { version: 1, left: true } })).body['code']).toBe('directory.last_owner')
  })

  it('takes effect at once: a role given is a permission had', async () => {
    const { id, as } = await test.addPerson(owner, 'rising')
    expect((await ask('POST', '/api/v1/units', { as, body: { code: 'made-up', name: { zh: '甲', en: 'A' } } })).status).toBe(403)
    await ask('PATCH', `/api/v1/people/${id}`, { as: owner, body: { version: 1, roles: ['administrator'] } })
    expect((await ask('POST', '/api/v1/units', { as, body: { code: 'made-up', name: { zh: '甲', en: 'A' } } })).status).toBe(201)
  })

  it('signs whoever leaves out everywhere, vacates their posts, and keeps their name', async () => {
    const { id, as } = await test.addPerson(owner, 'leaver')
    const { body: { secret } } = await ask('POST', '/api/v1/tokens', { as, body: { name: 'script' } })
    const posts = (await ask('GET', '/api/v1/posts', { as: owner })).body['items'] as { code: string; version: number }[]
    await ask('PATCH', '/api/v1/posts/project-manager', { as: owner, body: { version: posts.find((post) => post.code === 'project-manager')?.version, holder: id } })
    expect((await ask('PATCH', `/api/v1/people/${id}`, { as: owner, body: { version: 1, left: true } })).body['left']).toBe(true)
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(401)
    expect((await ask('GET', '/api/v1/session', { as: { authorization: `Bearer ${String(secret)}` } })).status).toBe(401)
    expect((await ask('POST', '/api/v1/session', { body: { login: 'leaver', password: test.password } })).body['code']).toBe('session.wrong_password')
    const after = (await ask('GET', '/api/v1/posts', { as: owner })).body['items']
    expect(after).toEqual(someOf([having({ code: 'project-manager', holder: null })]))
    expect(await found('leaver')).toEqual([])
    expect(((await ask('GET', '/api/v1/people?q=leaver&left=true', { as: owner })).body['items'] as unknown[]).length).toBe(1)
  })

  it('gives a new initial password that must be changed, and ends the old sessions', async () => {
    const { id, as } = await test.addPerson(owner, 'forgetful')
    const { body } = await ask('POST', `/api/v1/people/${id}/password`, { as: admin.as })
    expect((await ask('GET', '/api/v1/session', { as })).status).toBe(401)
    const again = await test.signIn('forgetful', String(body['initialPassword']))
    expect((await ask('GET', '/api/v1/session', { as: again })).body['mustChangePassword']).toBe(true)
  })

  it('is recorded in a chain where a changed entry is found', async () => {
    expect(await findBrokenAdminEvent(db)).toBeUndefined()
    const events = await db.selectFrom('admin_event').select(['id', 'type', 'data']).execute()
    expect(events.map((event) => event.type)).toContain('person.changed')
    expect(JSON.stringify(events)).not.toContain('13800000001')
    const victim = events[2]?.id ?? 0
    await db.updateTable('admin_event').set({ actor: 'person:999' }).where('id', '=', victim).execute()
    expect(await findBrokenAdminEvent(db)).toEqual({ id: victim })
  })
})
