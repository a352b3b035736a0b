// The main job over HTTP: spoken up, numbered, handled in time, answered, asked back, brought back by a no, closed by a yes.
import { expect, it } from 'vitest'
import { openWholeApp } from '../support/whole-app.ts'
import type { Answered, Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson, turnTo, settle } = await openWholeApp('2026-09-18T10:00:00+08:00')
const owner = await setUp()
const cook = await addPerson(owner, 'cook', { units: ['catering'] })

const submission = { procedure: 'school/general-affairs-feedback', values: { kind: 'complaint', subject: '食堂饭菜凉', content: '今天午饭的菜是凉的' }, contact: { name: '演示家长', phone: '13900000001' } }

async function act(as: Credentials, number: string, step: string, nr: number, outcome: string, values: object = {}): Promise<Answered> {
  const page = await ask('GET', `/api/v1/tickets/${number}`, { as })
  return ask('POST', `/api/v1/tickets/${number}/actions`, { as, headers: { 'if-match': String(page.headers['etag']) }, body: { step, nr, outcome, values } })
}

it('a parent speaks up, the kitchen acts, a no brings the ticket back and a yes archives it', async () => {
  const submitted = await ask('POST', '/api/v1/portal/tickets', { body: submission })
  expect(submitted.status).toBe(201)
  const { number, queryCode } = submitted.body as { number: string; queryCode: string }
  expect(number).toBe('ZW-20260918-001')
  const code = { 'x-query-code': queryCode }
  const follow = async (): Promise<Answered> => ask('GET', `/api/v1/portal/tickets/${number}`, { headers: code })
  expect((await follow()).body).toMatchObject({ stage: { zh: '登记' }, status: 'open', ask: null })

  expect((await act(owner, number, 'register', 1, 'accepted', { kind: 'complaint' })).status).toBe(200)
  expect((await ask('GET', `/api/v1/tickets/${number}`, { as: cook.as })).status).toBe(404)
  expect((await act(owner, number, 'solve', 1, 'transferred', { leadUnit: 'catering', transferReason: '请核实' })).status).toBe(200)
  const tasks = await ask('GET', '/api/v1/tasks', { as: cook.as })
  expect(tasks.body['items']).toMatchObject([{ ticket: { number }, step: 'department', state: 'onTime' }])
  expect((await act(cook.as, number, 'department', 1, 'done', { result: '已更换保温台' })).status).toBe(200)
  expect((await act(cook.as, number, 'reply', 1, 'replied', { replyMode: 'public', replyText: '越权' })).body['code']).toBe('ticket.not_yours')
  expect((await act(owner, number, 'reply', 1, 'replied', { replyMode: 'public', replyText: '保温台已更换' })).status).toBe(200)

  const answered = await follow()
  expect(answered.body).toMatchObject({ ask: { step: 'confirm', kind: 'survey' }, stage: { zh: '反馈人确认' } })
  expect(JSON.stringify(answered.body['story'])).toContain('保温台已更换')
  const say = (outcome: string, nr: number, solved: boolean): Promise<Answered> =>
    ask('POST', `/api/v1/portal/tickets/${number}/answers`, { headers: code, body: { step: 'confirm', nr, outcome, survey: { solved, satisfied: solved ? 5 : 1, comment: solved ? '好了' : '还是凉的' } } })
  expect((await say('accepted', 1, false)).body['code']).toBe('ticket.survey_needed')
  expect((await say('refused', 1, false)).status).toBe(200)

  const back = await ask('GET', `/api/v1/tickets/${number}`, { as: owner })
  expect(back.body).toMatchObject({ reopened: 1, status: 'open', openSteps: [{ step: 'solve', nr: 2 }] })
  const history = await ask('GET', `/api/v1/tickets/${number}/timeline`, { as: owner })
  expect((history.body['items'] as { type: string }[]).filter(({ type }) => type === 'acted')).toHaveLength(5)

  expect((await act(owner, number, 'solve', 2, 'solved', { result: '又加了一台' })).status).toBe(200)
  expect((await act(owner, number, 'reply', 2, 'replied', { replyMode: 'individual', replyText: '又加了一台保温台' })).status).toBe(200)
  expect((await say('accepted', 2, true)).status).toBe(200)
  expect((await follow()).body).toMatchObject({ status: 'closed', stage: { zh: '归档' }, survey: { solved: true, satisfied: 5 } })
  expect((await act(owner, number, 'solve', 2, 'solved', { result: '太晚了' })).body['code']).toBe('ticket.closed')

  await settle()
  const notices = await ask('GET', '/api/v1/portal/notices')
  expect(notices.body['items']).toMatchObject([{ title: '食堂饭菜凉', body: { zh: '保温台已更换' }, mode: 'public' }])
})

it('limits across the National Day holiday and its make-up days stand on the ticket, with the reason', async () => {
  turnTo('2026-09-29T10:00:00+08:00')
  const started = await ask('POST', '/api/v1/tickets', { as: owner, body: { ...submission, channel: 'phone' } })
  expect(started.status).toBe(201)
  const number = String(started.body['number'])
  const page = await ask('GET', `/api/v1/tickets/${number}`, { as: owner })
  expect(page.body['clocks']).toMatchObject([
    { clock: 'firstReply', dueAt: '2026-10-08T09:30:00.000Z', state: 'running' },
    { clock: 'resolution', dueAt: '2026-10-14T09:30:00.000Z', state: 'running' },
  ])
  const why = await ask('GET', `/api/v1/tickets/${number}/clocks/resolution/1/explanation`, { as: owner })
  expect(JSON.stringify(why.body['zh'])).toMatch(/10月10日.*调休/)
  expect(JSON.stringify(why.body['en'])).toMatch(/10 Oct(ober)? 2026.*make-up/)
})

it('a limit that passes while nobody looks is told to the head once', async () => {
  turnTo('2026-10-08T17:31:00+08:00')
  expect(await settle()).toBeGreaterThan(0)
  expect(await settle()).toBe(0)
  const inbox = await ask('GET', '/api/v1/notifications', { as: owner })
  const late = (inbox.body['items'] as { kind: string; number: string }[]).filter((entry) => entry.kind === 'clockLate' && entry.number === 'ZW-20260929-001')
  expect(late).toHaveLength(1)
})
