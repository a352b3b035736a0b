// What begins by itself: schedules, watches over registers, samples; once each, and never too much at once.
import { beforeAll, describe, expect, it } from 'vitest'
import { drawSample } from '../../src/core/ticket/index.ts'
import type { Sample } from '../../src/core/procedure/index.ts'
import { openWholeApp } from '../support/whole-app.ts'
import type { Answered, Credentials } from '../support/whole-app.ts'

// A Friday.
const { ask, setUp, addPerson, turnTo, settle, services } = await openWholeApp('2026-09-18T10:00:00+08:00')
const { db } = services
const [STOCK, PARK, PAY, BANK] = ['warehouse/stock-information', 'park/greening-inspection', 'park/procurement-payment', 'bank/service-quality-inspection'] as const
let owner: Credentials
let handler: Credentials

const put = async (register: string, key: string, cells: object, version: number | null = null): Promise<Answered> => {
  const answer = await ask('PUT', `/api/v1/registers/${register}/rows/${key}`, { as: owner, body: { version, cells } })
  expect(answer.status).toBe(200)
  return answer
}
const begun = (procedure: string, start: string) => db.selectFrom('ticket').select(['id', 'number', 'title', 'received_at', 'state']).where('procedure', '=', procedure).where('channel', '=', start).orderBy('id').execute()
const rowsOf = async (procedure: string, start: string, field: string): Promise<unknown[]> => (await begun(procedure, start)).map(({ state }) => (state as { values: Record<string, unknown> }).values[field])

beforeAll(async () => {
  owner = await setUp([STOCK, PARK, PAY, BANK])
  handler = (await addPerson(owner, 'cook')).as
})

describe('a schedule', () => {
  it('begins at its moment, not before, and once', async () => {
    await settle()
    expect(await begun(STOCK, 'weekly')).toEqual([])
    turnTo('2026-09-21T08:29:59+08:00')
    await settle()
    expect(await begun(STOCK, 'weekly')).toEqual([])
    turnTo('2026-09-21T08:30:00+08:00')
    await settle()
    await settle()
    expect(await begun(STOCK, 'weekly')).toMatchObject([{ title: '每周财务联单据', received_at: new Date('2026-09-21T08:30:00+08:00') }])
  })

  it('makes up for what was missed while nothing ran', async () => {
    const before = (await begun(PARK, 'round')).length
    turnTo('2026-09-24T12:00:00+08:00')
    await settle()
    expect(await begun(PARK, 'round')).toHaveLength(before + 3)
  })

  it('begins for several servers at once what it would for one', async () => {
    turnTo('2026-09-28T09:00:00+08:00')
    await Promise.all([settle(), settle(), settle()])
    expect(await begun(STOCK, 'weekly')).toHaveLength(2)
  })

  it('says when it comes next, to everybody who may read procedures', async () => {
    const items = (await ask('GET', '/api/v1/self-starts', { as: handler })).body['items'] as object[]
    expect(items).toContainEqual(expect.objectContaining({ procedure: STOCK, start: 'weekly', kind: 'schedule', nextAt: '2026-10-08T00:30:00.000Z', problem: null }))
    expect(items).toContainEqual(expect.objectContaining({ procedure: STOCK, start: 'belowQuota', kind: 'watch', register: 'stock', nextAt: null }))
  })

  it('of a procedure that was not taken into use begins nothing', async () => {
    expect(await db.selectFrom('self_start').select('procedure').where('procedure', '=', 'auto-parts/customer-8d').execute()).toEqual([])
  })
})

describe('a watch', () => {
  it('begins a ticket when a row comes under its condition, and again only after it was out of it', async () => {
    await put('stock', 'bolt', { name: '螺栓', stocked: true, quantity: 100, quota: 50 })
    await put('stock', 'nut', { name: '螺母', stocked: false, quantity: 1, quota: 50 })
    await settle()
    expect(await begun(STOCK, 'belowQuota')).toEqual([])
    await put('stock', 'bolt', { name: '螺栓', stocked: true, quantity: 49, quota: 50 }, 1)
    await settle()
    await settle()
    expect(await rowsOf(STOCK, 'belowQuota', 'stockItem')).toEqual(['bolt'])
    turnTo('2026-09-28T09:01:00+08:00')
    await put('stock', 'bolt', { name: '螺栓', stocked: true, quantity: 40, quota: 50 }, 2)
    await settle()
    expect(await rowsOf(STOCK, 'belowQuota', 'stockItem')).toEqual(['bolt'])
    turnTo('2026-09-28T09:02:00+08:00')
    await put('stock', 'bolt', { name: '螺栓', stocked: true, quantity: 400, quota: 50 }, 3)
    await settle()
    turnTo('2026-09-28T09:03:00+08:00')
    await put('stock', 'bolt', { name: '螺栓', stocked: true, quantity: 4, quota: 50 }, 4)
    await settle()
    expect(await rowsOf(STOCK, 'belowQuota', 'stockItem')).toEqual(['bolt', 'bolt'])
  })

  it('sees the day turn: what expires within a year begins on its day', async () => {
    await put('finishedGoods', 'lot1', { name: '甲', lot: 'A1', quantity: 5, expiresOn: '2027-09-30' })
    await settle()
    expect(await begun(STOCK, 'nearExpiry')).toEqual([])
    turnTo('2026-09-29T23:59:00+08:00')
    await settle()
    expect(await begun(STOCK, 'nearExpiry')).toEqual([])
    turnTo('2026-09-30T00:00:00+08:00')
    await settle()
    expect(await rowsOf(STOCK, 'nearExpiry', 'lotRow')).toEqual(['lot1'])
  })

  it('that would begin too much at once is held back until a person decides, once', async () => {
    const payload = `编号,名称,备库,库存量,定额\n${Array.from({ length: 150 }, (_, nr) => `m${nr},料 ${nr},是,1,2`).join('\n')}\n`
    const file = `--X\r\nContent-Disposition: form-data; name="file"; filename="rows.csv"\r\n\r\n${payload}\r\n--X--\r\n`
    turnTo('2026-09-30T10:00:00+08:00')
    expect((await ask('POST', '/api/v1/registers/stock/import', { as: owner, headers: { 'content-type': 'multipart/form-data; boundary=X' }, body: file })).body).toMatchObject({ added: 150 })
    const before = (await begun(STOCK, 'belowQuota')).length
    await settle()
    await settle()
    expect(await begun(STOCK, 'belowQuota')).toHaveLength(before)
    const { items } = (await ask('GET', '/api/v1/held-starts', { as: owner })).body as { items: { id: number; tickets: number }[] }
    expect(items).toMatchObject([{ procedure: STOCK, start: 'belowQuota', label: { zh: '低于定额' }, tickets: 150 }])
    const id = items[0]?.id ?? 0
    expect((await ask('GET', '/api/v1/held-starts', { as: handler })).status).toBe(403)
    expect((await ask('POST', `/api/v1/held-starts/${id}`, { as: owner, body: { decision: 'begin' } })).status).toBe(204)
    expect((await ask('POST', `/api/v1/held-starts/${id}`, { as: owner, body: { decision: 'drop' } })).body).toMatchObject({ code: 'selfStart.decided' })
    expect((await ask('POST', '/api/v1/held-starts/999', { as: owner, body: { decision: 'drop' } })).body).toMatchObject({ code: 'selfStart.not_found' })
    await settle()
    await settle()
    expect(await begun(STOCK, 'belowQuota')).toHaveLength(before + 150)
  }, 60_000)
})

describe('a start over the rows of a register', () => {
  it('begins one ticket for each row its condition holds for, and asks for the tickets of another procedure', async () => {
    await put('contractors', 'north', { unit: 'contractor-east', active: true })
    await put('contractors', 'south', { unit: 'contractor-east', active: false })
    turnTo('2026-10-15T06:00:00+08:00')
    await settle()
    expect(await rowsOf(PARK, 'midMonth', 'contractor')).toEqual(['north'])
  })

  it('draws a sample by a seed that is kept: anybody can draw it again, and every row comes within six rounds', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await put('departments', key, { name: key })
    for (const day of ['2026-10-15', '2026-11-16', '2026-12-15', '2027-01-15', '2027-02-15', '2027-03-15']) {
      turnTo(`${day}T12:00:00+08:00`)
      await settle()
    }
    const rounds = await db.selectFrom('self_start_round').select(['drawn_from', 'drawn']).where('procedure', '=', BANK).where('start', '=', 'spotCheck').orderBy('occasion').execute()
    const { seed } = await db.selectFrom('self_start').select('seed').where('procedure', '=', BANK).where('start', '=', 'spotCheck').executeTakeFirstOrThrow()
    const sample = services.procedures.latest(BANK)?.starts['spotCheck']?.sample as Sample // the procedure draws two
    rounds.forEach(({ drawn_from: from, drawn }, nr) => expect(drawn).toEqual(drawSample(sample, from, rounds.slice(0, nr).map((round) => ({ from: round.drawn_from, drawn: round.drawn })), seed)))
    const whole = rounds.filter(({ drawn_from: from }) => from.length === 7)
    expect(new Set(whole.flatMap(({ drawn }) => drawn)).size).toBe(7)
    expect(await rowsOf(BANK, 'spotCheck', 'department')).toEqual(rounds.flatMap(({ drawn }) => drawn))
  }, 60_000)
})
