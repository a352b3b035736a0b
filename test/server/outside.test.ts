// Somebody without an account acts on one ticket by a personal link, until its day or until it is withdrawn; every use is on record.
import { beforeAll, describe, expect, it } from 'vitest'
import { openWholeApp } from '../support/whole-app.ts'
import type { Answered, Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson, turnTo, services, logLines } = await openWholeApp('2026-10-12T09:00:00+08:00')
const FURNACE = 'furnace/warranty-return'
let owner: Credentials
let stranger: Credentials
let number = ''
let token = ''

const links = (as: Credentials): Promise<Answered> => ask('GET', `/api/v1/tickets/${number}/outside-links`, { as })
const make = (as: Credentials, body: object): Promise<Answered> => ask('POST', `/api/v1/tickets/${number}/outside-links`, { as, body })
const open = (secret: string): Promise<Answered> => ask('GET', '/api/v1/portal/outside', { headers: { 'x-link-token': secret } })
const act = (secret: string, values: object, headers = {}): Promise<Answered> =>
  ask('POST', '/api/v1/portal/outside/actions', { headers: { 'x-link-token': secret, ...headers }, body: { step: 'recover', nr: 1, outcome: 'replaced', values } })
const secretOf = ({ body }: Answered): string => String(body['path']).split('#')[1] ?? ''
const usesOf = async (link: number): Promise<unknown[]> => ((await links(owner)).body['items'] as { id: number; uses: unknown[] }[]).find(({ id }) => id === link)?.uses ?? []

const PLAY: readonly (readonly [step: string, outcome: string, values: object])[] = [
  ['opinion', 'given', { opinion: '请保留原件并停用' }],
  ['quality', 'replied', { qualityReply: '按退货鉴定' }],
  ['sort', 'kept', { inWarranty: true, ownQuality: true, pieces: 3, label: 'GL-7', place: 'elsewhere' }],
  ['send', 'handedOver', { handOver: '隋' }],
  ['appraise', 'appraised', { appraisal: '元件材质不符', verdict: 'own', origin: 'bought', appraisedBy: '品' }],
  ['responsible', 'toSupplier', {}],
]

async function play(id: number, plan: typeof PLAY): Promise<void> {
  for (const [step, outcome, values] of plan) {
    const { body } = await ask('GET', `/api/v1/tickets/${id}`, { as: owner })
    const done = await ask('POST', `/api/v1/tickets/${id}/actions`, { as: owner, headers: { 'if-match': `"${String(body['version'])}"` }, body: { action: 'act', step, nr: 1, outcome, values } })
    if (done.status !== 200) throw new Error(`${step}.${outcome}: ${done.text}`)
  }
}

beforeAll(async () => {
  owner = await setUp([FURNACE])
  stranger = (await addPerson(owner, 'stranger')).as
  const started = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: FURNACE, channel: 'message', values: { subject: '加热元件烧断', content: '使用三个月烧断', customer: '北方热处理', furnace: 'RX3-45', object: 'part', major: false } } })
  number = String(started.body['number'])
  await play(Number(started.body['id']), PLAY)
  expect((await links(owner)).body).toMatchObject({ may: true, parties: [] })
  expect((await make(owner, { party: 'outside:supplier' })).body).toMatchObject({ code: 'outside.unknown_party' })
  await play(Number(started.body['id']), [['purchase', 'noticed', { supplierName: '兴业电热', supplier: 'x@example.com' }], ['exchange', 'exchanged', { sheetNo: 'JD1' }]])
})

describe('a link for somebody outside', () => {
  it('is made by whoever handles the ticket, for whom the ticket names', async () => {
    expect((await links(owner)).body).toMatchObject({ parties: [{ party: 'outside:supplier', label: { zh: '供方' }, named: 'x@example.com', waiting: true }] })
    expect((await links(stranger)).status).toBe(404)
    expect((await make(stranger, { party: 'outside:supplier' })).status).toBe(404)
    expect((await make(owner, { party: 'outside:subject' })).body).toMatchObject({ code: 'outside.unknown_party', problems: [{ field: 'party' }] })
    expect((await make(owner, { party: 'outside:supplier', days: 91 })).status).toBe(400)
    const made = await make(owner, { party: 'outside:supplier', days: 40 })
    expect(made).toMatchObject({ status: 201, body: { link: { state: 'valid', expiresAt: '2026-11-21T01:00:00.000Z', uses: [] } } })
    token = secretOf(made)
    expect(token).toMatch(/^[\w-]{43}$/)
  })

  it('shows what was said to them and what is asked of them, and nothing else of the ticket', async () => {
    const { status, body, text } = await open(token)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      number, as: { zh: '供方' }, status: 'open', words: [{ text: { zh: 'RX3-45 的外购件不合格 3 件，请一个月内按实际数量补换。' } }], done: [],
      asks: [{ step: 'recover', nr: 1, fields: [{ key: 'replaced' }], outcomes: [{ key: 'replaced' }] }],
    })
    expect(text).not.toContain('北方热处理')
    expect(text).not.toContain('元件材质不符')
  })

  it('lets them do what is theirs, checked like anybody, once for a repeated request', async () => {
    expect((await act(token, { replaced: 2 })).body).toMatchObject({ code: 'ticket.gate_closed' })
    const headers = { 'idempotency-key': 'supplier-1' }
    const first = await act(token, { replaced: 3 }, headers)
    expect(first.status).toBe(200)
    expect((await act(token, { replaced: 3 }, headers)).body).toEqual(first.body)
    expect((await open(token)).body).toMatchObject({ asks: [], done: [{ label: { zh: '供方按实际数量补换：已补换入库' } }] })
    const { body } = await ask('GET', `/api/v1/tickets/${number}/timeline?limit=500`, { as: owner })
    expect((body['items'] as { actor?: unknown }[]).some((entry) => JSON.stringify(entry).includes('outside:supplier'))).toBe(true)
  })

  it('is worth nothing when it is not whole, withdrawn, or past its day; who comes with it is told so', async () => {
    expect((await open(`${token.slice(1)}A`)).body).toMatchObject({ code: 'outside.link_unknown' })
    expect((await open('')).body).toMatchObject({ code: 'outside.link_unknown' })
    const other = await make(owner, { party: 'outside:supplier', days: 1 })
    const { id } = other.body['link'] as { id: number }
    expect((await ask('DELETE', `/api/v1/tickets/${number}/outside-links/${id}`, { as: stranger })).status).toBe(404)
    expect((await ask('DELETE', `/api/v1/tickets/${number}/outside-links/${id}`, { as: owner })).status).toBe(204)
    expect((await ask('DELETE', `/api/v1/tickets/${number}/outside-links/${id}`, { as: owner })).body).toMatchObject({ code: 'outside.link_unknown' })
    expect(await open(secretOf(other))).toMatchObject({ status: 410, body: { code: 'outside.link_withdrawn' } })
    const brief = await make(owner, { party: 'outside:supplier', days: 1 })
    turnTo('2026-10-13T09:00:00+08:00')
    expect(await open(secretOf(brief))).toMatchObject({ status: 410, body: { code: 'outside.link_expired' } })
    expect(await act(secretOf(brief), { replaced: 3 })).toMatchObject({ status: 410 })
    expect(await usesOf(id)).toMatchObject([{ what: 'refused', detail: { zh: expect.stringContaining('已被收回') as string } }])
  })

  it('leaves a record of every use, and its secret nowhere', async () => {
    const { body } = await links(owner)
    expect((body['items'] as object[]).at(-1)).toMatchObject({
      createdBy: { party: 'person:1' }, uses: [{ what: 'opened' }, { what: 'acted', detail: { zh: '供方按实际数量补换：已补换入库' } }, { what: 'refused' }, { what: 'opened' }],
    })
    const { rows } = await services.db.selectFrom('admin_event').select(['type', 'data']).where('type', 'like', 'outside.%').execute().then((all) => ({ rows: all }))
    expect(rows.map((row) => row.type)).toEqual(['outside.linkMade', 'outside.linkMade', 'outside.linkWithdrawn', 'outside.linkMade'])
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(logLines.join('\n')).not.toContain(token)
  })
})
