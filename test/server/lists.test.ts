// Lists page by keyset without losing or repeating a row, whatever the order, filter and reader.
import { expect, it } from 'vitest'
import { openWholeApp } from '../support/whole-app.ts'
import type { Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson, turnTo } = await openWholeApp('2026-03-02T09:00:00+08:00')
const owner = await setUp()
const cook = await addPerson(owner, 'cook', { units: ['catering'] })
const subjects = ['食堂饭菜凉', '走廊灯坏', '宿舍漏水', '网络很慢', 'Water heater broken']

for (let nr = 0; nr < 60; nr++) {
  turnTo(`2026-03-${String(2 + Math.floor(nr / 4)).padStart(2, '0')}T09:0${nr % 4}:00+08:00`)
  const subject = `${subjects[nr % 5] ?? ''} ${nr}`
  const { body } = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'school/general-affairs-feedback', channel: nr % 2 === 0 ? 'phone' : 'desk', anonymous: true, values: { kind: 'problem', subject, content: `第${nr}件：${subject}` } } })
  if (nr % 3 !== 0) continue
  const number = String(body['number'])
  await ask('POST', `/api/v1/tickets/${number}/actions`, { as: owner, headers: { 'if-match': `"${String(body['version'])}"` }, body: { step: 'solve', nr: 1, outcome: 'transferred', values: { leadUnit: 'catering' } } })
}

interface Row {
  readonly number: string
  readonly receivedAt: string
  readonly dueAt: string | null
}

async function walk(as: Credentials, query: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor = ''
  do {
    const { body, status, text } = await ask('GET', `/api/v1/tickets?limit=7&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, { as })
    if (status !== 200) throw new Error(text)
    rows.push(...(body['items'] as Row[]))
    cursor = typeof body['next'] === 'string' ? body['next'] : ''
  } while (cursor !== '')
  return rows
}

const numbers = (rows: readonly Row[]): string[] => rows.map((row) => row.number)

it('every order walks through all tickets exactly once', async () => {
  for (const [as, count] of [[owner, 60], [cook.as, 20]] as const) {
    const newest = await walk(as, 'sort=-received')
    expect(new Set(numbers(newest)).size).toBe(count)
    expect(numbers(await walk(as, 'sort=received'))).toEqual(numbers(newest).reverse())
    const due = await walk(as, 'sort=due&status=open')
    expect(new Set(numbers(due))).toEqual(new Set(numbers(newest)))
    const limits = due.map((row) => row.dueAt ?? '9999')
    expect(limits).toEqual([...limits].sort())
  }
})

it('filters narrow the list and the count alike', async () => {
  for (const query of ['channel=phone', 'unit=catering', 'receivedFrom=2026-03-05&receivedTo=2026-03-06', 'status=closed', 'step=department', 'procedure=park/relayed-complaint', 'overdue=true']) {
    const rows = await walk(owner, query)
    const { body } = await ask('GET', `/api/v1/tickets/count?${query}`, { as: owner })
    expect(body, query).toEqual({ count: rows.length, more: false })
  }
  expect(await walk(owner, 'receivedFrom=2026-03-05&receivedTo=2026-03-06')).toHaveLength(8)
  expect(await walk(owner, 'unit=catering')).toHaveLength(20)
})

it('search finds words and parts of words in Chinese and English, and pages', async () => {
  expect(await walk(owner, `q=${encodeURIComponent('漏水')}`)).toHaveLength(12)
  expect(await walk(owner, `q=${encodeURIComponent('廊灯')}`)).toHaveLength(12)
  expect(await walk(owner, 'q=HEATER')).toHaveLength(12)
  expect(await walk(owner, 'q=eate')).toHaveLength(12)
  expect(await walk(owner, `q=${encodeURIComponent('漏水')}&unit=catering`)).toHaveLength(4)
  expect(await walk(cook.as, `q=${encodeURIComponent('漏水')}`)).toHaveLength(4)
  expect(await walk(owner, 'q=20260305')).toHaveLength(4)
  expect(await walk(owner, `q=${encodeURIComponent('不存在的词')}`)).toEqual([])
  expect(await walk(owner, `q=${encodeURIComponent('100%_\\')}`)).toEqual([])
})

it('a cursor that is not ours is refused in words', async () => {
  const { status, body } = await ask('GET', '/api/v1/tickets?cursor=bm9uc2Vuc2U', { as: owner })
  expect([status, body['code']]).toEqual([400, 'request.cursor_invalid'])
})

it('the export holds what the list shows, safe for a spreadsheet', async () => {
  await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'school/general-affairs-feedback', channel: 'phone', anonymous: true, values: { kind: 'problem', subject: '=HYPERLINK("http://x")', content: 'x' } } })
  const csv = await ask('GET', '/api/v1/tickets/export?format=csv', { as: owner })
  expect(csv.text.trim().split('\r\n')).toHaveLength(62)
  expect(csv.text).toContain(`"'=HYPERLINK(""http://x"")"`)
  const xlsx = await ask('GET', '/api/v1/tickets/export?format=xlsx&unit=catering', { as: owner })
  expect(xlsx.status).toBe(200)
  expect((await ask('GET', '/api/v1/tickets/export', { as: cook.as })).body['code']).toBe('access.denied')
})

it('tasks page by limit and split into overdue and today', async () => {
  turnTo('2026-03-09T12:00:00+08:00')
  const first = await ask('GET', '/api/v1/tasks?limit=5', { as: cook.as })
  const second = await ask('GET', `/api/v1/tasks?limit=50&cursor=${String(first.body['next'])}`, { as: cook.as })
  const all = [...(first.body['items'] as { ticket: Row; state: string }[]), ...(second.body['items'] as { ticket: Row; state: string }[])]
  expect(new Set(all.map((task) => task.ticket.number)).size).toBe(20)
  const overdue = await ask('GET', '/api/v1/tasks?filter=overdue&limit=100', { as: cook.as })
  expect((overdue.body['items'] as unknown[]).length).toBe(all.filter((task) => task.state === 'overdue').length)
  expect((overdue.body['items'] as unknown[]).length).toBeGreaterThan(0)
})
