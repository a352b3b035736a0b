// What people send by mistake, and what somebody sends on purpose: refused in a sentence, and nothing is broken by it.
import { describe, expect, it } from 'vitest'
import { problemAsserter, uploadOf } from '../../../../test/support/problems.ts'
import { openWholeApp } from '../../../../test/support/whole-app.ts'
import type { Answered, Credentials } from '../../../../test/support/whole-app.ts'

const { ask, services, setUp, addPerson, turnTo } = await openWholeApp()
const expectProblem = problemAsserter(ask)
const owner = await setUp()
const stranger = await addPerson(owner, 'stranger')

const TICKETS = '/api/v1/tickets'
const PORTAL = '/api/v1/portal/tickets'
const school = { kind: 'problem', subject: '走廊灯坏了', content: '三楼走廊的灯坏了' }
const atDesk = { procedure: 'school/general-affairs-feedback', channel: 'desk', values: school, anonymous: true }
const atFrontDesk = { procedure: 'property/complaint', channel: 'desk', contact: { name: '演示反馈人' }, values: { subject: '电梯异响', content: '二单元电梯有异响' } }
let callers = 0
/** From somebody who never complained before: who complains again and again goes another way. */
const fromSomebodyNew = (): object => ({ ...atFrontDesk, contact: { name: '演示反馈人', phone: `1390000${String(++callers).padStart(4, '0')}` } })

interface Registered { readonly id: number; readonly number: string; readonly version: number; readonly queryCode: string }
const register = async (body: object = atDesk, headers: Credentials = {}): Promise<Registered> => {
  const answer = await ask('POST', TICKETS, { as: owner, body, headers })
  expect(answer.status).toBe(201)
  return answer.body as unknown as Registered // a startedShape; the desk always gets a query code
}
const countTickets = async (): Promise<number> => Number((await services.db.selectFrom('ticket').select(services.db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const act = (ticket: Pick<Registered, 'id'>, version: number, body: object, as = owner): Promise<Answered> =>
  ask('POST', `${TICKETS}/${ticket.id}/actions`, { as, body, headers: { 'if-match': `"${version}"` } })

describe('a registration that cannot be', () => {
  const values = (more: object): object => ({ ...atDesk, values: { ...school, ...more } })

  it.each<[string, object, number, string, object[]]>([
    ['names a procedure that is not there', { ...atDesk, procedure: 'school/nothing' }, 422, 'ticket.unknown_procedure', []],
    ['names a channel that is not there', { ...atDesk, channel: 'pigeon' }, 422, 'ticket.unknown_channel', []],
    ['names a channel that every object has', { ...atDesk, channel: 'constructor' }, 422, 'ticket.unknown_channel', []],
    ['is empty', {}, 400, 'request.invalid', ['procedure', 'channel', 'values'].map((field) => ({ field, code: 'field.required' }))],
    ['leaves out what is asked', { ...atDesk, values: {} }, 422, 'ticket.values_invalid', ['kind', 'subject', 'content'].map((field) => ({ field, code: 'field.required' }))],
    ['leaves it blank', values({ subject: ' \t ' }), 422, 'ticket.values_invalid', [{ field: 'subject', code: 'field.required' }]],
    ['is too long in two places', values({ subject: '灯'.repeat(121), content: '灯'.repeat(5001) }), 422, 'ticket.values_invalid', [{ field: 'subject', code: 'field.too_long', max: 120 }, { field: 'content', code: 'field.too_long', max: 5000 }]],
    ['has a number for a text', values({ subject: 7 }), 422, 'ticket.values_invalid', [{ field: 'subject', code: 'field.wrong_type' }]],
    ['has an object for a text', values({ subject: { zh: '灯' } }), 400, 'request.invalid', [{ field: 'values.subject', code: 'field.wrong_type' }]],
    ['has a text for its values', { ...atDesk, values: '走廊灯坏了' }, 400, 'request.invalid', [{ field: 'values', code: 'field.wrong_type' }]],
    ['has a choice that is not offered', values({ kind: 'miracle' }), 422, 'ticket.values_invalid', [{ field: 'kind', code: 'field.unknown_choice' }]],
    ['has a person who is not there', values({ accused: ['999999'] }), 422, 'ticket.values_invalid', [{ field: 'accused', code: 'field.unknown_person' }]],
    ['has a field that nobody asked for', values({ leadUnit: 'catering' }), 422, 'ticket.values_invalid', [{ field: 'leadUnit', code: 'field.unexpected' }]],
    ['has a field that every object has', values({ toString: 'x' }), 422, 'ticket.values_invalid', [{ field: 'toString', code: 'field.unexpected' }]],
    ['was received tomorrow', { ...atDesk, receivedAt: '2026-03-03T09:00:00+08:00' }, 400, 'request.invalid', [{ field: 'receivedAt', code: 'field.in_future' }]],
    ['was received on a day that is none', { ...atDesk, receivedAt: '2026-02-30T09:00:00+08:00' }, 400, 'request.invalid', [{ field: 'receivedAt', code: 'field.not_a_date' }]],
    ['is anonymous where a name is needed', { ...atFrontDesk, anonymous: true }, 422, 'ticket.name_needed', []],
    ['has a name of a thousand characters', { ...atDesk, anonymous: false, contact: { name: '长'.repeat(1000) } }, 400, 'request.invalid', [{ field: 'contact.name', code: 'field.too_long', max: 100 }]],
  ])('because it %s is refused field by field, and takes no number', async (_why, body, status, code, problems) => {
    const before = await countTickets()
    const refused = await expectProblem(status, code, 'POST', TICKETS, { as: owner, body })
    expect(refused.body['problems'] ?? []).toEqual(problems)
    expect(await countTickets()).toBe(before)
  })

  it.each([['\u0000', 'a NUL'], ['\u0007', 'a bell'], ['\u001b[31m', 'an escape'], ['\ud800', 'half a character'], ['\udc00灯', 'the other half']])('because its text holds %j (%s) names the field', async (bad) => {
    const unreadable = (field: string): object => ({ problems: [{ field, code: 'field.control_characters' }] })
    const body = JSON.stringify(values({ subject: `灯${bad}` }))
    const json = { 'content-type': 'application/json' }
    expect((await expectProblem(400, 'request.invalid', 'POST', TICKETS, { as: owner, body, headers: json })).body).toMatchObject(unreadable('values.subject'))
    const named = JSON.stringify({ ...atDesk, anonymous: false, contact: { name: `张${bad}` } })
    expect((await expectProblem(400, 'request.invalid', 'POST', TICKETS, { as: owner, body: named, headers: json })).body).toMatchObject(unreadable('contact.name'))
    const { id, version } = await register()
    const note = JSON.stringify({ text: bad })
    expect((await expectProblem(400, 'request.invalid', 'POST', `${TICKETS}/${id}/notes`, { as: owner, body: note, headers: { ...json, 'if-match': `"${version}"` } })).body).toMatchObject(unreadable('text'))
  })

  it('because it is larger than a request may be is refused as that', async () => {
    await expectProblem(413, 'request.too_large', 'POST', TICKETS, { as: owner, body: values({ content: '灯'.repeat(500_000) }) })
  })

  it('on the portal says what is wrong, and no more than the public may know', async () => {
    const from = { 'x-forwarded-for': '10.0.0.1' }
    const speak = { procedure: atDesk.procedure, values: school, anonymous: true }
    await expectProblem(404, 'procedure.not_found', 'POST', PORTAL, { body: { ...speak, procedure: 'school/nothing' }, headers: from })
    await expectProblem(422, 'ticket.values_invalid', 'POST', PORTAL, { body: { ...speak, values: { ...school, accused: [] } }, headers: from })
    await expectProblem(422, 'ticket.name_needed', 'POST', PORTAL, { body: { procedure: 'property/complaint', values: atFrontDesk.values }, headers: from })
    await expectProblem(400, 'request.invalid', 'POST', PORTAL, { body: { ...speak, language: 'fr' }, headers: from })
    await expectProblem(404, 'file.not_found', 'POST', PORTAL, { body: { ...speak, values: { ...school, photos: ['00000000-0000-4000-8000-000000000000'] } }, headers: from })
  })
})

describe('a date in a form', () => {
  it.each(['2026/3/5', '2026年3月5日', '5.3.2026', '3/5/2026', '20260305', '2026-3-5', '2026-02-30', '明天', '2026-03-05T10:00'])('written %s is refused by its field', async (dueOn) => {
    const ticket = await register(fromSomebodyNew())
    const refused = await expectProblem(422, 'ticket.values_invalid', 'POST', `${TICKETS}/${ticket.id}/actions`, {
      as: owner, headers: { 'if-match': `"${ticket.version}"` }, body: { step: 'assign', nr: 1, outcome: 'assigned', values: { leadUnit: 'engineering', dueOn } },
    })
    expect(refused.body['problems']).toEqual([{ field: 'dueOn', code: 'field.not_a_date' }])
  })

  it('written 2026-03-05 is taken', async () => {
    const ticket = await register(fromSomebodyNew())
    expect(await act(ticket, ticket.version, { step: 'assign', nr: 1, outcome: 'assigned', values: { leadUnit: 'engineering', dueOn: '2026-03-05' } })).toMatchObject({ status: 200 })
  })

  it('of a list is refused as well when it is none', async () => {
    const refused = await expectProblem(400, 'request.invalid', 'GET', `${TICKETS}?receivedFrom=2026/3/5&limit=0`, { as: owner })
    expect(refused.body['problems']).toEqual([{ field: 'receivedFrom', code: 'field.not_a_date' }, { field: 'limit', code: 'field.too_small', max: 1 }])
  })
})

describe('a file', () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
  const page = Buffer.from('\ufeff \n<!DOCTYPE html><html><body onload="alert(1)">')
  const program = Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'), Buffer.alloc(600)])

  it.each<[string, string, Buffer, number, string]>([
    ['a picture', 'invoice.pdf', png, 415, 'file.type_mismatch'],
    ['a web page', 'notes.txt', page, 415, 'file.type_refused'],
    ['a web page', 'page.html', page, 415, 'file.type_refused'],
    ['a drawing with a script', 'photo.md', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, 'file.type_refused'],
    ['a program', 'photo.jpg', program, 415, 'file.type_refused'],
    ['nothing', 'empty.png', Buffer.alloc(0), 422, 'file.empty'],
    ['50 MB of text', 'long.txt', Buffer.alloc(50 * 1024 * 1024, 'a'), 413, 'file.too_large'],
  ])('that holds %s and is called %s is refused, at the desk and on the portal', async (_what, name, bytes, status, code) => {
    await expectProblem(status, code, 'POST', '/api/v1/files', uploadOf(name, bytes, owner))
    await expectProblem(status, code, 'POST', '/api/v1/portal/files', uploadOf(name, bytes, { 'x-forwarded-for': '10.0.0.2' }))
  })

  it('is missing where one was announced', async () => {
    await expectProblem(400, 'request.invalid', 'POST', '/api/v1/files', { as: owner, body: {} })
  })

  it('loses its path and what could disguise it, and is only ever shown as what it is', async () => {
    const kept = await ask('POST', '/api/v1/files', uploadOf('../../灯\u202egpj.txt', Buffer.from('三楼 <b>走廊</b>'), owner))
    expect(kept).toMatchObject({ status: 201, body: { name: '灯_gpj.txt', mediaType: 'text/plain' } })
    const shown = await ask('GET', `/api/v1/files/${String(kept.body['id'])}`, { as: owner })
    expect(shown.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    expect(shown.headers['content-security-policy']).toContain('sandbox')
    await expectProblem(404, 'file.not_found', 'GET', `/api/v1/files/${String(kept.body['id'])}`, { as: stranger.as })
  })

  it('of somebody else cannot be attached', async () => {
    const kept = await ask('POST', '/api/v1/files', uploadOf('mine.txt', Buffer.from('我的'), stranger.as))
    const { id, version } = await register()
    await expectProblem(404, 'file.not_found', 'POST', `${TICKETS}/${id}/attachments`, { as: owner, body: { files: [kept.body['id']] }, headers: { 'if-match': `"${version}"` } })
  })
})

describe('the same registration sent twice', () => {
  it('is one ticket with one answer; with another content the key is refused', async () => {
    const before = await countTickets()
    const headers = { 'idempotency-key': 'desk-1' }
    const [first, second] = await Promise.all([register(atDesk, headers), register(atDesk, headers)])
    expect(second).toEqual(first)
    expect(await register(atDesk, headers)).toEqual(first)
    await expectProblem(422, 'request.idempotency_mismatch', 'POST', TICKETS, { as: owner, body: atFrontDesk, headers })
    expect(await countTickets()).toBe(before + 1)
  })

  it('by two people of the house who hit on the same key is two tickets', async () => {
    const headers = { 'idempotency-key': 'ours' }
    const [mine, theirs] = await Promise.all([register(atDesk, headers), ask('POST', TICKETS, { as: stranger.as, body: atDesk, headers })])
    expect(theirs.status).toBe(201)
    expect(theirs.body['number']).not.toBe(mine.number)
  })

  it('on the portal is one ticket although the phone changed its network; other words under the key learn nothing of it', async () => {
    const speak = { procedure: atDesk.procedure, values: school, anonymous: true }
    const from = (address: string): Credentials => ({ 'idempotency-key': 'mine', 'x-forwarded-for': address })
    const before = await countTickets()
    const [one, again] = await Promise.all(['10.0.1.1', '10.0.1.2'].map((address) => ask('POST', PORTAL, { body: speak, headers: from(address) })))
    expect(one).toMatchObject({ status: 201 })
    expect(again?.body).toEqual(one?.body)
    const refused = await expectProblem(422, 'request.idempotency_mismatch', 'POST', PORTAL, { body: { ...speak, values: { ...school, content: '别的事' } }, headers: from('10.0.1.3') })
    expect(refused.text).not.toContain(String(one?.body['number']))
    expect(await countTickets()).toBe(before + 1)
  })

  it.each(['', 'two words', 'ü', 'x'.repeat(201)])('needs a key that is one, not %j', async (key) => {
    await expectProblem(400, 'request.invalid', 'POST', TICKETS, { as: owner, body: atDesk, headers: { 'idempotency-key': key } })
  })
})

describe('somebody who acts', () => {
  const solved = { step: 'solve', nr: 1, outcome: 'solved', values: { result: '已换灯' } }

  it('on what they saw a while ago is told that it changed', async () => {
    const ticket = await register()
    expect((await act(ticket, ticket.version, solved)).status).toBe(200)
    await expectProblem(409, 'ticket.stale', 'POST', `${TICKETS}/${ticket.id}/notes`, { as: owner, body: { text: '晚了' }, headers: { 'if-match': `"${ticket.version}"` } })
    await expectProblem(428, 'request.version_missing', 'POST', `${TICKETS}/${ticket.id}/notes`, { as: owner, body: { text: '没有版本' } })
    await expectProblem(428, 'request.version_missing', 'POST', `${TICKETS}/${ticket.id}/notes`, { as: owner, body: { text: '没有版本' }, headers: { 'if-match': '*' } })
  })

  it('at the same moment as somebody else is first, or is told that they were not', async () => {
    const ticket = await register()
    const answers = await Promise.all([act(ticket, ticket.version, solved), act(ticket, ticket.version, { ...solved, values: { result: '已派人' } })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('ticket.stale')
    const acted = await services.db.selectFrom('ticket_event').select('seq').where('ticket_id', '=', ticket.id).where('type', '=', 'acted').execute()
    expect(acted).toHaveLength(1)
  })

  it('where nothing is to be done any more is told why', async () => {
    const ticket = await register()
    const at = `${TICKETS}/${ticket.id}/actions`
    const refuse = (version: number, status: number, code: string, body: object): Promise<Answered> => expectProblem(status, code, 'POST', at, { as: owner, body, headers: { 'if-match': `"${version}"` } })
    await refuse(ticket.version, 409, 'ticket.step_not_open', { ...solved, nr: 2 })
    await refuse(ticket.version, 409, 'ticket.step_not_open', { ...solved, step: 'constructor' })
    await refuse(ticket.version, 422, 'ticket.unknown_outcome', { ...solved, outcome: 'abandoned' })
    await refuse(ticket.version, 422, 'ticket.values_invalid', { ...solved, values: {} })
    await refuse(ticket.version, 400, 'request.invalid', { ...solved, nr: 0 })
    const after = (await act(ticket, ticket.version, solved)).body['version']
    const replied = await act(ticket, Number(after), { step: 'reply', nr: 1, outcome: 'replied', values: { replyMode: 'individual', replyText: '灯已换好' } })
    await refuse(Number(replied.body['version']), 403, 'ticket.not_yours', { step: 'confirm', nr: 1, outcome: 'accepted', survey: { solved: true } })
    const answer = (body: object): Parameters<typeof ask> => ['POST', `${PORTAL}/${ticket.number}/answers`, { body, headers: { 'x-query-code': ticket.queryCode } }]
    await expectProblem(422, 'ticket.survey_needed', ...answer({ step: 'confirm', nr: 1, outcome: 'accepted' }))
    expect((await ask(...answer({ step: 'confirm', nr: 1, outcome: 'accepted', survey: { solved: true } }))).status).toBe(200)
    const closed = await ask('GET', `${TICKETS}/${ticket.id}`, { as: owner })
    expect(closed.body).toMatchObject({ status: 'closed', nextActions: [] })
    await refuse(Number(closed.body['version']), 409, 'ticket.closed', solved)
    await expectProblem(409, 'ticket.closed', ...answer({ step: 'confirm', nr: 1, outcome: 'refused', survey: { solved: false } }))
  })
})

describe('a ticket that is not for me', () => {
  it('is answered in every way as one that is not there', async () => {
    const ticket = await register({ ...atDesk, values: { ...school, accused: [String(stranger.id)] } })
    const ways: [Parameters<typeof ask>[0], string, object?][] = [
      ['GET', ''], ['GET', '/timeline'], ['GET', '/clocks/firstReply/1/explanation'], ['POST', '/actions', { step: 'solve', nr: 1, outcome: 'solved', values: { result: 'x' } }],
      ['POST', '/claim', { step: 'solve', nr: 1 }], ['POST', '/release', { step: 'solve', nr: 1 }], ['POST', '/notes', { text: 'x' }], ['POST', '/messages', { text: 'x' }],
      ['POST', '/corrections', { values: { subject: 'x' }, reason: 'x' }], ['POST', '/attachments', { files: ['00000000-0000-4000-8000-000000000000'] }],
    ]
    for (const [method, path, body] of ways) {
      const at = (key: string | number): Promise<Answered> => expectProblem(404, 'ticket.not_found', method, `${TICKETS}/${key}${path}`, { as: stranger.as, headers: { 'if-match': '"1"' }, ...(body && { body }) })
      const missing = await at('ZW-20260302-999')
      for (const key of [ticket.number, ticket.id, 999_999]) expect((await at(key)).text).toBe(missing.text)
    }
    expect((await ask('GET', `${TICKETS}?limit=200`, { as: stranger.as })).text).not.toContain(ticket.number)
  })

  it('on the portal opens only with its code; a wrong code and an unknown number are the same', async () => {
    const ticket = await register()
    const headers = (code?: string): Credentials => ({ 'x-forwarded-for': '10.0.3.1', ...(code === undefined ? {} : { 'x-query-code': code }) })
    const unknown = await expectProblem(404, 'portal.wrong_code', 'GET', `${PORTAL}/ZW-20260302-999`, { headers: headers(ticket.queryCode) })
    for (const code of ['AAAAAAAA', ticket.queryCode.slice(1), '', undefined, "' or 1=1 --"]) {
      expect((await expectProblem(404, 'portal.wrong_code', 'GET', `${PORTAL}/${ticket.number}`, { headers: headers(code) })).text).toBe(unknown.text)
    }
    for (const [path, body] of [['messages', { text: '还在吗' }], ['answers', { step: 'confirm', nr: 1, outcome: 'accepted' }]] as const) {
      expect((await expectProblem(404, 'portal.wrong_code', 'POST', `${PORTAL}/${ticket.number}/${path}`, { body, headers: headers('AAAAAAAA') })).text).toBe(unknown.text)
    }
    expect((await ask('GET', `${PORTAL}/${ticket.number}`, { headers: headers(` ${ticket.queryCode.toLowerCase()} `) })).status).toBe(200)
  })
})

describe('a session', () => {
  it('that is over, was never there, or does not give the right is each refused in its own words', async () => {
    const signedIn = await ask('POST', '/api/v1/session', { body: { login: 'owner', password: 'correct horse battery' } })
    turnTo('2026-03-02T21:01:00+08:00')
    await expectProblem(401, 'session.expired', 'POST', TICKETS, { as: { cookie: signedIn.cookie }, body: atDesk })
    await expectProblem(401, 'session.expired', 'POST', TICKETS, { as: { authorization: 'Bearer hy_nobody' }, body: atDesk })
    await expectProblem(401, 'session.needed', 'POST', TICKETS, { body: atDesk })
    await expectProblem(403, 'ticket.start_not_allowed', 'POST', TICKETS, { as: stranger.as, body: atFrontDesk })
    await expectProblem(403, 'access.denied', 'POST', '/api/v1/people', { as: stranger.as, body: { login: 'friend', name: '演示朋友' } })
  })
})
