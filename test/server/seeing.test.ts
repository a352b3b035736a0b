// What a person may not see is not read, listed, counted, searched, exported or told - whichever way they ask.
import { expect, it } from 'vitest'
import { openWholeApp } from '../support/whole-app.ts'
import type { Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson, services, settle } = await openWholeApp()
const owner = await setUp()
const cook = await addPerson(owner, 'cook', { units: ['catering'] })
const guard = await addPerson(owner, 'guard', { units: ['dormitory'] })
const accused = await addPerson(owner, 'accused', { units: ['catering'], roles: ['supervisor', 'clerk'] })

async function register(subject: string, more: object = {}): Promise<string> {
  const { body, status, text } = await ask('POST', '/api/v1/tickets', {
    as: owner, body: { procedure: 'school/general-affairs-feedback', channel: 'desk', anonymous: true, values: { kind: 'complaint', subject, content: `${subject}，稀有词麒麟`, ...more } },
  })
  if (status !== 201) throw new Error(text)
  return String(body['number'])
}

async function transfer(number: string, leadUnit: string): Promise<void> {
  const page = await ask('GET', `/api/v1/tickets/${number}`, { as: owner })
  const answer = await ask('POST', `/api/v1/tickets/${number}/actions`, { as: owner, headers: { 'if-match': String(page.headers['etag']) }, body: { step: 'solve', nr: 1, outcome: 'transferred', values: { leadUnit } } })
  if (answer.status !== 200) throw new Error(answer.text)
}

const forCook = await register('食堂卫生')
await transfer(forCook, 'catering')
const against = await register('态度恶劣', { accused: [String(accused.id)] })
await transfer(against, 'catering')
const office = await register('走廊照明')
await settle()

/** Everything this person is told about tickets, by every way there is. */
async function everythingFor(as: Credentials): Promise<Record<string, string>> {
  const ways = {
    list: '/api/v1/tickets', byDue: '/api/v1/tickets?sort=due&status=open', oldest: '/api/v1/tickets?sort=received', search: `/api/v1/tickets?q=${encodeURIComponent('麒麟')}`,
    byNumber: `/api/v1/tickets?q=${against}`, tasks: '/api/v1/tasks', similar: `/api/v1/similar?text=${encodeURIComponent('态度恶劣，稀有词麒麟')}`, notifications: '/api/v1/notifications',
    csv: '/api/v1/tickets/export?format=csv',
  }
  const answers = await Promise.all(Object.entries(ways).map(async ([way, url]): Promise<[string, string]> => [way, (await ask('GET', url, { as })).text]))
  return Object.fromEntries(answers)
}

it('a member of a unit sees what their unit was given and nothing else', async () => {
  for (const [way, text] of Object.entries(await everythingFor(cook.as))) {
    if (way !== 'csv') expect(text, way).not.toContain(office)
    if (['list', 'byDue', 'oldest', 'search', 'tasks'].includes(way)) expect(text, way).toContain(forCook)
  }
  for (const text of Object.values(await everythingFor(guard.as))) expect(text).not.toMatch(/ZW-\d/)
})

it('the person complained about finds no trace, although their roles see everything else', async () => {
  for (const [way, text] of Object.entries(await everythingFor(accused.as))) {
    expect(text, way).not.toContain(against)
    expect(text, way).not.toContain('态度恶劣')
  }
  const list = await ask('GET', '/api/v1/tickets', { as: accused.as })
  expect((list.body['items'] as unknown[]).length).toBe(2)
})

it('counts are of what one may see', async () => {
  const count = async (as: Credentials, query = ''): Promise<unknown> => (await ask('GET', `/api/v1/tickets/count${query}`, { as })).body
  expect(await count(owner)).toEqual({ count: 3, more: false })
  expect(await count(accused.as)).toEqual({ count: 2, more: false })
  expect(await count(cook.as)).toEqual({ count: 2, more: false })
  expect(await count(guard.as)).toEqual({ count: 0, more: false })
  expect(await count(accused.as, `?q=${encodeURIComponent('麒麟')}`)).toEqual({ count: 2, more: false })
  expect(await count(guard.as, `?q=${encodeURIComponent('麒麟')}`)).toEqual({ count: 0, more: false })
  expect((await ask('GET', '/api/v1/tasks/summary', { as: accused.as })).body).toMatchObject({ open: { count: 1 } })
})

it('a ticket one may not see answers like one that is not there, for every verb', async () => {
  const missing = 'ZW-20260302-999'
  const strip = (text: string): string => text.replaceAll(against, 'N').replaceAll(missing, 'N')
  for (const who of [accused.as, guard.as]) {
    for (const path of ['', '/timeline', '/clocks/firstReply/1/explanation']) {
      const hidden = await ask('GET', `/api/v1/tickets/${against}${path}`, { as: who })
      const none = await ask('GET', `/api/v1/tickets/${missing}${path}`, { as: who })
      expect([hidden.status, strip(hidden.text)]).toEqual([404, strip(none.text)])
    }
    for (const [path, body] of Object.entries({ actions: { step: 'department', nr: 1, outcome: 'done', values: { result: 'x' } }, notes: { text: 'x' }, messages: { text: 'x' }, claim: { step: 'department', nr: 1 }, release: { step: 'department', nr: 1 }, corrections: { values: { subject: 'x' }, reason: 'x' }, attachments: { files: ['00000000-0000-4000-8000-000000000000'] } })) {
      const headers = { 'if-match': '"1"' }
      const hidden = await ask('POST', `/api/v1/tickets/${against}/${path}`, { as: who, headers, body })
      const none = await ask('POST', `/api/v1/tickets/${missing}/${path}`, { as: who, headers, body })
      expect([hidden.status, strip(hidden.text)], path).toEqual([404, strip(none.text)])
    }
  }
})

it('contacts are masked for who only reads, and whole for who must call back', async () => {
  const { body } = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'school/general-affairs-feedback', channel: 'phone', values: { kind: 'problem', subject: '回电', content: '请回电' }, contact: { name: '演示反馈人', phone: '13812345678' } } })
  const number = String(body['number'])
  await transfer(number, 'catering')
  expect((await ask('GET', `/api/v1/tickets/${number}`, { as: cook.as })).body['contact']).toMatchObject({ phone: '13812345678', masked: false })
  const page = await ask('GET', `/api/v1/tickets/${number}`, { as: cook.as })
  await ask('POST', `/api/v1/tickets/${number}/actions`, { as: cook.as, headers: { 'if-match': String(page.headers['etag']) }, body: { step: 'department', nr: 1, outcome: 'done', values: { result: '已回电' } } })
  expect((await ask('GET', `/api/v1/tickets/${number}`, { as: cook.as })).body['contact']).toEqual({ name: '演**', phone: '138****5678', masked: true })
  const { rows } = await services.db.selectFrom('ticket_event').select('data').execute().then((events) => ({ rows: JSON.stringify(events) }))
  expect(rows).not.toContain('13812345678')
})
