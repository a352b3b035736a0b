// Registers: defined, filled by hand and by a table, and looked into by a procedure.
import { beforeAll, describe, expect, it } from 'vitest'
import { openWholeApp } from '../support/whole-app.ts'
import type { Answered, Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson } = await openWholeApp('2026-09-15T10:00:00+08:00')
const SALES = 'appliances/after-sales-quality'
let owner: Credentials
let handler: Credentials

const row = (register: string, key: string): string => `/api/v1/registers/${register}/rows/${encodeURIComponent(key)}`
const put = (register: string, key: string, cells: object, version: number | null = null, as = owner): Promise<Answered> => ask('PUT', row(register, key), { as, body: { version, cells } })
const keysOf = ({ body }: Answered): string[] => (body['items'] as { key: string }[]).map((item) => item.key)

/** A file as a browser sends it. */
function upload(register: string, text: string, dryRun = false, as = owner): Promise<Answered> {
  const part = (head: string, content: string): string => `--X\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
  const payload = `${part('name="dryRun"', String(dryRun))}${part('name="file"; filename="rows.csv"', text)}--X--\r\n`
  return ask('POST', `/api/v1/registers/${register}/import`, { as, headers: { 'content-type': 'multipart/form-data; boundary=X' }, body: payload })
}

beforeAll(async () => {
  owner = await setUp([SALES])
  handler = (await addPerson(owner, 'cook')).as
})

describe('the registers of the organisation', () => {
  it('are there with the columns that its procedures look at', async () => {
    const { body } = await ask('GET', '/api/v1/registers', { as: handler })
    expect(body['items']).toMatchObject([
      { code: 'mechanisms', usedBy: [{ procedure: SALES }] }, { code: 'products', name: { zh: '产品台账' }, columns: [{ key: 'name', type: 'text' }] },
      { code: 'shipments', columns: [{ key: 'product', type: 'text' }, { key: 'pieces', type: 'number' }, { key: 'shippedOn', type: 'date' }] },
    ])
  })

  it('take in a row once, change it as it was seen, and keep what it was', async () => {
    expect((await put('products', 'k9', { name: '抽油烟机' })).body).toMatchObject({ key: 'k9', version: 1, gone: false, cells: { name: '抽油烟机' } })
    expect(await put('products', 'k9', { name: '另一台' })).toMatchObject({ status: 409, body: { code: 'register.row_taken' } })
    expect(await put('products', 'k9', { name: '另一台' }, 7)).toMatchObject({ status: 409, body: { code: 'register.row_stale' } })
    expect((await put('products', 'k9', { name: '抽油烟机 K9' }, 1)).body).toMatchObject({ version: 2 })
    expect((await ask('GET', `${row('products', 'k9')}/changes`, { as: handler })).body['items']).toMatchObject([
      { by: { party: 'person:1' }, before: { name: '抽油烟机' }, after: { name: '抽油烟机 K9' } }, { before: null, after: { name: '抽油烟机' } },
    ])
  })

  it('say which cell is wrong and why', async () => {
    const { body } = await put('shipments', 's1', { pieces: '很多', shippedOn: '2026-02-30', colour: '红' })
    expect(body).toMatchObject({ code: 'register.row_invalid', problems: [{ field: 'pieces', code: 'field.wrong_type' }, { field: 'shippedOn', code: 'field.not_a_date' }, { field: 'colour', code: 'field.unexpected' }] })
  })

  it('are read by everybody and filled only by those who may', async () => {
    expect((await put('products', 'k1', { name: '灶' }, null, handler)).status).toBe(403)
    expect((await upload('products', '编号,名称\nk1,灶\n', false, handler)).status).toBe(403)
    expect((await ask('GET', row('products', 'k9'), { as: handler })).status).toBe(200)
    expect((await ask('GET', row('products', 'none'), { as: handler })).body).toMatchObject({ code: 'register.row_not_found' })
    expect((await ask('GET', '/api/v1/registers/none/rows', { as: handler })).body).toMatchObject({ code: 'register.not_found' })
  })
})

describe('a table for a register', () => {
  const TABLE = '编号,产品,数量,发货日期\ns1,k9,6000,2026-03-01\ns2,k9,4000,2026/9/1\ns3,k9,许多,2026-09-02\ns1,k9,1,2026-09-03\n,k9,5,2026-09-04\n'

  it('is tried out without a trace: good rows are counted, bad ones named with row and column', async () => {
    const { body } = await upload('shipments', TABLE, true)
    expect(body).toMatchObject({ added: 2, changed: 0, unchanged: 0, rejected: 3, written: false, columns: [{ header: '编号', column: 'key' }, { column: 'product' }, { column: 'pieces' }, { column: 'shippedOn' }] })
    expect(body['problems']).toMatchObject([{ row: 4, column: '数量', code: 'field.not_a_number' }, { row: 6, column: '编号' }, { row: 5, column: '编号', code: 'register.key_twice' }])
    expect(keysOf(await ask('GET', '/api/v1/registers/shipments/rows', { as: owner }))).toEqual([])
  })

  it('takes the good rows in, and the same table again changes nothing', async () => {
    expect((await upload('shipments', TABLE)).body).toMatchObject({ added: 2, rejected: 3, written: true })
    expect((await upload('shipments', TABLE)).body).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect((await upload('shipments', '编号,数量\ns2,4001\n')).body).toMatchObject({ added: 0, changed: 1 })
    expect((await ask('GET', row('shipments', 's2'), { as: owner })).body).toMatchObject({ cells: { product: 'k9', pieces: 4001, shippedOn: '2026-09-01' } })
  })

  it('may be longer than a statement has parameters', async () => {
    const many = `编号,产品\n${Array.from({ length: 70_000 }, (_, nr) => `lot-${nr},k8`).join('\n')}\n`
    expect((await upload('shipments', many)).body).toMatchObject({ added: 70_000, rejected: 0 })
    expect((await upload('shipments', many, true)).body).toMatchObject({ added: 0, unchanged: 70_000 })
  }, 120_000)

  it('is found by its words, page by page', async () => {
    await upload('products', `编号,名称\n${Array.from({ length: 120 }, (_, nr) => `p${String(nr).padStart(3, '0')},燃气灶 ${nr}`).join('\n')}\n`)
    const first = await ask('GET', `/api/v1/registers/products/rows?q=${encodeURIComponent('燃气灶')}&limit=100`, { as: handler })
    expect(keysOf(first)).toHaveLength(100)
    const rest = await ask('GET', `/api/v1/registers/products/rows?q=${encodeURIComponent('燃气灶')}&limit=100&cursor=${String(first.body['next'])}`, { as: handler })
    expect(keysOf(rest)).toHaveLength(20)
    expect(keysOf(await ask('GET', '/api/v1/registers/products/rows?q=k', { as: handler }))).toEqual(['k9'])
  })
})

describe('a ticket that names rows', () => {
  const start = (values: object): Promise<Answered> => ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: SALES, channel: 'user', values: { subject: '异响', content: '运转响', phase: 'after', ...values } } })
  const act = async (id: number, outcome: string, values: object): Promise<Answered> => {
    const { body } = await ask('GET', `/api/v1/tickets/${id}`, { as: owner })
    const [step = '', key = ''] = outcome.split('.')
    return ask('POST', `/api/v1/tickets/${id}/actions`, { as: owner, headers: { 'if-match': `"${String(body['version'])}"` }, body: { action: 'act', step, nr: 1, outcome: key, values } })
  }

  it('is refused a row that is not there, or no longer', async () => {
    expect((await start({ product: 'k77' })).body).toMatchObject({ code: 'ticket.values_invalid', problems: [{ field: 'product', code: 'field.unknown_row' }] })
    await put('products', 'old', { name: '旧款' })
    expect((await ask('DELETE', `${row('products', 'old')}?version=1`, { as: owner })).status).toBe(204)
    expect((await start({ product: 'old' })).body).toMatchObject({ problems: [{ field: 'product', code: 'field.unknown_row' }] })
    expect(keysOf(await ask('GET', '/api/v1/registers/products/rows?q=old', { as: owner }))).toEqual([])
    expect((await put('products', 'old', { name: '旧款' })).body).toMatchObject({ version: 3, gone: false })
  })

  it('is graded by what the registers hold: one of 10,001 shipped within the year is 0.1 per mille', async () => {
    await put('mechanisms', 'noise', { product: 'k9', name: '异响' })
    await upload('shipments', '编号,产品,数量,发货日期\nlong-ago,k9,1000000,2024-01-01\nother,k8,1000000,2026-09-01\n')
    const { body: { id } } = await start({ product: 'k9' })
    expect((await act(Number(id), 'sort.defect', { mechanism: 'gone' })).body).toMatchObject({ problems: [{ field: 'mechanism', code: 'field.unknown_row' }] })
    expect((await act(Number(id), 'sort.defect', { mechanism: 'noise' })).status).toBe(200)
    const { body } = await ask('GET', `/api/v1/tickets/${Number(id)}`, { as: owner })
    const values = body['values'] as Record<string, unknown>
    expect(values['rate']).toBeCloseTo(1000 / 10_001, 9)
    expect(body).toMatchObject({ level: { key: 'single' } })
  })
})

describe('the columns of a register', () => {
  it('grow; keep their types; and one that a procedure looks at does not go', async () => {
    const change = (body: object): Promise<Answered> => ask('PATCH', '/api/v1/registers/products', { as: owner, body })
    const name = { key: 'name', type: 'text', label: { zh: '名称', en: 'Name' } }
    expect((await change({ version: 1, columns: [name, { key: 'price', type: 'money', label: { zh: '单价', en: 'Price' } }] })).body).toMatchObject({ version: 2, columns: [{ key: 'name' }, { key: 'price' }] })
    expect((await change({ version: 1, columns: [name] })).body).toMatchObject({ code: 'register.stale' })
    expect((await change({ version: 2, columns: [] })).body).toMatchObject({ code: 'register.column_needed', problems: [{ field: 'name' }] })
    expect((await change({ version: 2, columns: [{ ...name, type: 'number' }] })).body).toMatchObject({ code: 'register.columns_clash' })
    expect((await change({ version: 2, columns: [name] })).body).toMatchObject({ version: 3 })
  })

  it('of an own register are whatever the organisation wants', async () => {
    const body = { code: 'gauges', name: { zh: '量具台账', en: 'Gauges' }, columns: [{ key: 'dueOn', type: 'date', required: true, label: { zh: '检定到期', en: 'Calibration due' } }] }
    expect(await ask('POST', '/api/v1/registers', { as: owner, body })).toMatchObject({ status: 201, body: { code: 'gauges', usedBy: [] } })
    expect(await ask('POST', '/api/v1/registers', { as: owner, body })).toMatchObject({ status: 409, body: { code: 'register.code_taken' } })
    expect((await put('gauges', 'g1', {})).body).toMatchObject({ problems: [{ field: 'dueOn', code: 'field.required' }] })
    expect((await put('gauges', 'g1', { dueOn: '2027-01-01' })).status).toBe(200)
  })
})
