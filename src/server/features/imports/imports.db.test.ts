import { afterAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { openEngine } from '../../../../test/support/engine.ts'
import type { DryRun, ImportProblem, ImportUpload, ImportView, Mapping, Problem } from '../../../contract/index.ts'
import { nextMomentOf } from '../../../core/ticket/index.ts'
import type { Ticket } from '../../../core/ticket/index.ts'
import { openViewers } from '../../platform/access/index.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { AppError, createApp } from '../../platform/http/index.ts'
import { workOff } from './commands-background.ts'
import { continueImport } from './commands-run.ts'
import { createImports, importRoutes } from './index.ts'
import type { ImportDeps } from './index.ts'

const { db } = await freshDatabase<Tables>()
const engine = await openEngine(db, '2026-11-20T10:00:00+08:00')
const deps: ImportDeps = { ...engine, zone: () => 'Asia/Shanghai' }
const PROCEDURE = 'property/complaint'

const addPerson = async (login: string, roles: string[]): Promise<number> =>
  (await db.insertInto('person').values({ login, name: login, roles, contact: null, password_hash: null, left_at: null }).returning('id').executeTakeFirstOrThrow()).id
const people = { clerk: await addPerson('clerk', ['clerk']), handler: await addPerson('handler', []) }
const viewers = await openViewers(db, engine.now)
const app = await createApp({
  log: engine.log, isReady: async () => true, screens: { staff: '/nowhere', portal: '/nowhere' },
  identify: async (request) => {
    const viewer = await viewers.find(people[request.headers['x-who'] === 'handler' ? 'handler' : 'clerk'])
    if (!viewer) throw new AppError('session.needed')
    return viewer
  },
})
let woken = 0
importRoutes(app, deps, createImports(deps, () => { woken++ }))
await app.ready()
afterAll(() => app.close())

const ask = async <T>(method: 'GET' | 'POST', url: string, body?: object, who = 'clerk'): Promise<{ status: number; body: T }> => {
  const answer = await app.inject({ method, url, headers: { 'x-who': who }, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: answer.json<T>() }
}
const upload = async <T = ImportUpload>(name: string, bytes: Uint8Array, procedure: string | undefined = PROCEDURE, who = 'clerk'): Promise<{ status: number; body: T }> => {
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(bytes)]), name)
  if (procedure !== '') form.set('procedure', procedure)
  const encoded = new Response(form)
  const answer = await app.inject({ method: 'POST', url: '/api/v1/imports', headers: { 'x-who': who, 'content-type': encoded.headers.get('content-type') ?? '' }, payload: Buffer.from(await encoded.arrayBuffer()) })
  return { status: answer.statusCode, body: answer.json<T>() }
}
const workAll = (): Promise<void> => workOff(deps, async (_id, error) => { throw error })
const view = async (id: number): Promise<ImportView> => (await ask<ImportView>('GET', `/api/v1/imports/${id}`)).body
const csv = (text: string): Buffer => Buffer.from(text)
const places = (problems: readonly ImportProblem[]): string[] => problems.map(({ row, column, code }) => `${row} ${column} ${code}`)

const runWhole = async (text: string | Buffer, mapping?: Mapping): Promise<ImportView> => {
  const { body } = await upload('a.csv', typeof text === 'string' ? csv(text) : text)
  expect((await ask('POST', `/api/v1/imports/${body.id}/run`, { mapping: mapping ?? body.mapping })).status).toBe(202)
  await workAll()
  return view(body.id)
}

describe('a table on its way in', () => {
  it('is read, mapped by its headers, tried out, and only written when told to', async () => {
    const text = '编号,投诉事项,投诉内容,房号,投诉时间,客户姓名,联系电话\nT-1,电梯停运,3 号楼电梯停了两天,3-501,2026-11-02 09:30,演示住户,10000000001\nT-2,楼道灯坏,5 楼楼道灯不亮,,2026年11月3日 8点,,\n'
    const { status, body } = await upload('台账.csv', csv(text))
    expect(status).toBe(201)
    expect(body).toMatchObject({ headers: ['编号', '投诉事项', '投诉内容', '房号', '投诉时间', '客户姓名', '联系电话'], rowsTotal: 2, encoding: 'utf-8' })
    expect(body.mapping).toEqual({ columns: { key: '编号', subject: '投诉事项', content: '投诉内容', room: '房号', receivedAt: '投诉时间', 'contact.name': '客户姓名', 'contact.phone': '联系电话' }, constants: {} })
    expect(body.targets.find((target) => target.key === 'subject')).toMatchObject({ required: true, label: { zh: '投诉事项', en: 'Matter' } })
    const trial = await ask<DryRun>('POST', `/api/v1/imports/${body.id}/dry-run`, { mapping: body.mapping })
    expect(trial.body).toMatchObject({ wouldCreate: 2, unchanged: 0, problems: [], preview: [{ row: 2, title: '电梯停运', receivedAt: '2026-11-02T01:30:00.000Z' }, { row: 3, receivedAt: '2026-11-03T00:00:00.000Z' }] })
    expect(await db.selectFrom('ticket').select('id').execute()).toEqual([])

    expect((await ask('POST', `/api/v1/imports/${body.id}/run`, { mapping: body.mapping })).status).toBe(202)
    expect(woken).toBe(1)
    await workAll()
    expect(await view(body.id)).toMatchObject({ status: 'done', rowsDone: 2, created: 2, unchanged: 0, problems: [] })
    const tickets = await db.selectFrom('ticket').select(['id', 'number', 'received_at', 'reporter_id', 'channel']).orderBy('id').execute()
    expect(tickets.map((ticket) => [ticket.number, ticket.received_at.toISOString(), ticket.reporter_id === null])).toEqual([['TS-20261102-001', '2026-11-02T01:30:00.000Z', false], ['TS-20261103-001', '2026-11-03T00:00:00.000Z', true]])
    const batch = await db.selectFrom('import_batch').select('content').where('id', '=', body.id).executeTakeFirstOrThrow()
    expect(batch.content).toBeNull()
  })

  it('is kept encrypted until it has run', async () => {
    const { body } = await upload('a.csv', csv('投诉事项,投诉内容\n秘密事项,不可读出\n'))
    const { content } = await db.selectFrom('import_batch').select('content').where('id', '=', body.id).executeTakeFirstOrThrow()
    expect(content?.includes('秘密事项')).toBe(false)
    expect(content?.length).toBeGreaterThan(50)
  })

  it('is refused to whoever may not import', async () => {
    expect(await upload<Problem>('a.csv', csv('投诉事项\nx\n'), PROCEDURE, 'handler')).toMatchObject({ status: 403, body: { code: 'access.denied' } })
    expect((await ask('GET', '/api/v1/imports', undefined, 'handler')).status).toBe(403)
  })

  it('cannot be run twice, nor with a mapping that does not fit', async () => {
    const { body } = await upload('a.csv', csv('投诉事项,投诉内容\n一,二\n'))
    const wrong = await ask<Problem>('POST', `/api/v1/imports/${body.id}/run`, { mapping: { columns: { subject: '没有这一列', nonsense: '投诉内容' }, constants: {}, timeZone: 'Mars/Olympus' } })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'import.mapping_invalid' } })
    expect(wrong.body.problems?.map((problem) => problem.field)).toEqual(['columns.subject', 'columns.nonsense', 'content', 'timeZone'])
    await ask('POST', `/api/v1/imports/${body.id}/run`, { mapping: body.mapping })
    expect(await ask('POST', `/api/v1/imports/${body.id}/run`, { mapping: body.mapping })).toMatchObject({ status: 409, body: { code: 'import.not_ready' } })
    await workAll()
    expect((await ask('GET', '/api/v1/imports/999999')).status).toBe(404)
  })
})

describe('a file', () => {
  it('that is a picture behind a friendly name is refused with a sentence in both languages', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const { status, body } = await upload<Problem>('台账.xlsx', png)
    expect([status, body.code]).toEqual([422, 'import.unreadable'])
    expect(body.details?.['message']).toEqual({ zh: '文件内容是 PNG，不是 XLSX 表格或 CSV 文本。', en: 'The content of the file is PNG, not an XLSX workbook or CSV text.' })
  })

  it('may not be larger than an upload may be, and must come with a procedure', async () => {
    expect(await upload<Problem>('big.csv', Buffer.alloc(50 * 1024 * 1024, 'a'))).toMatchObject({ status: 413, body: { code: 'file.too_large' } })
    expect(await upload<Problem>('a.csv', csv('a\nb\n'), '')).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ field: 'procedure' }] } })
    expect(await upload<Problem>('a.csv', csv('a\nb\n'), 'no/such')).toMatchObject({ status: 422, body: { code: 'ticket.unknown_procedure' } })
  })
})

describe('rows', () => {
  it('with faults are reported by row and column, and lose nothing else', async () => {
    const long = '长'.repeat(5001)
    const done = await runWhole(`编号,投诉事项,投诉内容,投诉时间\nA1,好的,一,2026-11-01\nA2,,没有事项,2026-11-01\nA3,坏日期,二,十一月某日\nA4,将来,三,2027-01-01\nA5,太长,${long},2026-11-01\nA6,没有时间,四,\nA7,公式错误,#N/A,2026-11-01\nA1,另一件事,五,2026-11-01\nA9,也好,六,2026-11-02\n`)
    expect(places(done.problems)).toEqual(['3 投诉事项 field.required', '4 投诉时间 date.not_understood', '5 投诉时间 field.in_future', '6 投诉内容 field.too_long', '7 投诉时间 field.required', '8 投诉内容 field.spreadsheet_error', '9 编号 import.key_twice'])
    expect(done.problems[1]).toMatchObject({ value: '十一月某日', message: { zh: '看不懂日期“十一月某日”。请写成 2026-09-18 10:30 这样的形式。' } })
    expect(done.problems[3]?.message).toEqual({ zh: '最多 5000 个字符。', en: 'At most 5000 characters.' })
    expect(done).toMatchObject({ status: 'done', created: 2, rowsTotal: 9, rowsDone: 9 })
  })

  it('are known again by their number, or by themselves when they have none', async () => {
    const text = '投诉事项,投诉内容\n无编号甲,内容\n无编号乙,内容\n无编号甲,内容\n'
    expect(await runWhole(text)).toMatchObject({ created: 2, unchanged: 1, problems: [] })
    expect(await runWhole(text)).toMatchObject({ created: 0, unchanged: 3, problems: [] })
  })

  it('may give their dates in five spellings', async () => {
    const spellings = ['2026-03-05 14:30', '2026/3/5 14:30:00', '2026年3月5日 下午2点30分', '2026-03-05T06:30:00Z', '20260305 14:30']
    await runWhole(`编号,投诉事项,投诉内容,投诉时间\n${spellings.map((spelling, at) => `D${at},日期,内容,${spelling}`).join('\n')}\n`)
    const rows = await db.selectFrom('import_row').innerJoin('ticket', 'ticket.id', 'import_row.ticket_id').select('ticket.received_at').where('import_row.key', 'like', 'D%').execute()
    expect(rows.map((row) => row.received_at.toISOString())).toEqual(Array(5).fill('2026-03-05T06:30:00.000Z'))
  })

  it('that were answered before they were written are a fault of the row', async () => {
    const { body } = await upload('a.csv', csv('主题,反映内容,留言时间,文字回复,答复时间\n甲,内容,2026-03-05 09:00,回复,2026-03-04 09:00\n乙,内容,2026-03-05 09:00,回复,2026-03-06 09:00\n'), 'park/relayed-complaint')
    const trial = await ask<DryRun>('POST', `/api/v1/imports/${body.id}/dry-run`, { mapping: body.mapping })
    expect(places(trial.body.problems)).toEqual(['2 答复时间 import.replied_before'])
    expect(trial.body.wouldCreate).toBe(1)
  })

  it('take what no column says from constants', async () => {
    const { body } = await upload('a.csv', csv('主题,反映内容\n常量,内容\n'), 'park/relayed-complaint')
    expect(body.mapping.constants).toEqual({ source: 'mayorMailbox' })
    const trial = (mapping: Mapping) => ask<DryRun & Problem>('POST', `/api/v1/imports/${body.id}/dry-run`, { mapping })
    expect((await trial({ ...body.mapping, constants: { source: '新闻报道' } })).body.preview[0]?.values['source']).toBe('news')
    expect((await trial({ ...body.mapping, constants: { source: '别的' } })).body).toMatchObject({ code: 'import.mapping_invalid', problems: [{ field: 'constants.source', code: 'field.unknown_choice' }] })
    expect((await trial({ ...body.mapping, constants: {} })).body).toMatchObject({ code: 'import.mapping_invalid', problems: [{ field: 'source', code: 'field.required' }] })
  })
})

describe('a run that was cut off', () => {
  it('goes on after a restart: nothing twice, nothing lost, counted as one run', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => `R${at},事项 ${at},内容,2026-10-${String(1 + (at % 28)).padStart(2, '0')}`)
    const { body } = await upload('a.csv', csv(`编号,投诉事项,投诉内容,投诉时间\n${rows.join('\n')}\n`))
    await ask('POST', `/api/v1/imports/${body.id}/run`, { mapping: body.mapping })
    let left = 500
    const breaking: ImportDeps = { ...deps, tickets: { ...deps.tickets, start: (input) => (left-- > 0 ? deps.tickets.start(input) : Promise.reject(new Error('the process ended here'))) } }
    await expect(continueImport(breaking, body.id)).rejects.toThrow('ended here')
    await engine.tickets.idle()
    expect(await view(body.id)).toMatchObject({ status: 'running', rowsDone: 384 })
    await workAll()
    expect(await view(body.id)).toMatchObject({ status: 'done', rowsDone: 1000, created: 1000, unchanged: 0, problems: [] })
    expect(await db.selectFrom('import_row').select('key').where('batch_id', '=', body.id).execute()).toHaveLength(1000)
  })

  it('is left to the process that is at it', async () => {
    const { body } = await upload('a.csv', csv('编号,投诉事项,投诉内容\nP1,一,二\n'))
    await ask('POST', `/api/v1/imports/${body.id}/run`, { mapping: body.mapping })
    const both = await Promise.all([continueImport(deps, body.id), continueImport(deps, body.id)])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await view(body.id)).toMatchObject({ status: 'done', created: 1 })
  })
})

describe('undoing', () => {
  it('takes out every ticket of the import and all that belongs to them; the numbers stay used and are written down', async () => {
    const before = await db.selectFrom('ticket').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    const text = '编号,投诉事项,投诉内容,投诉时间,客户姓名\nU1,一,二,2026-06-01 09:00,演示甲\nU2,三,四,2026-06-01 10:00,演示乙\n'
    const done = await runWhole(text)
    const ids = (await db.selectFrom('import_row').select('ticket_id').where('batch_id', '=', done.id).execute()).map((row) => row.ticket_id)
    const reporters = await db.selectFrom('reporter').select('id').execute()
    expect((await ask<ImportView>('POST', `/api/v1/imports/${done.id}/undo`)).body.status).toBe('undoing')
    await workAll()
    expect(await view(done.id)).toMatchObject({ status: 'undone' })
    expect(await db.selectFrom('ticket').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).toEqual(before)
    for (const table of ['ticket_event', 'ticket_search', 'ticket_reader', 'task', 'clock', 'import_row'] as const) {
      expect(await db.selectFrom(table).select('ticket_id').where('ticket_id', 'in', ids).execute(), table).toEqual([])
    }
    expect(await db.selectFrom('reporter').select('id').execute()).toHaveLength(reporters.length - 2)
    const event = await db.selectFrom('admin_event').select(['type', 'data']).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
    expect(event).toMatchObject({ type: 'import.undone', data: { import: done.id, tickets: 2, numbers: { 'property/complaint:2026:6:1': [[1, 2]] } } })
    expect(await runWhole(text)).toMatchObject({ created: 2 })
    expect((await db.selectFrom('ticket').select('number').where('number', 'like', 'TS-20260601-%').orderBy('number').execute()).map((row) => row.number)).toEqual(['TS-20260601-003', 'TS-20260601-004'])
  })

  it('is refused once somebody has acted on one of them, but not because a clock has run out', async () => {
    const done = await runWhole('编号,投诉事项,投诉内容,投诉时间\nV1,一,二,2026-05-06 09:00\nV2,三,四,2026-05-06 10:00\n')
    const { ticket_id: id } = await db.selectFrom('import_row').select('ticket_id').where('key', '=', 'V1').executeTakeFirstOrThrow()
    await fireClocks(id)
    expect((await stateOf(id)).clocks.some((clock) => clock.late)).toBe(true)
    const clerk = { ref: `person:${people.clerk}`, parties: [`person:${people.clerk}`, 'unit:customer-service'] }
    await engine.tickets.commands.act(clerk, id, undefined, { kind: 'note', text: '已电话联系' })
    expect(await ask('POST', `/api/v1/imports/${done.id}/undo`)).toMatchObject({ status: 409, body: { code: 'import.cannot_undo', details: { touched: 1, tickets: 2 } } })
    expect(await view(done.id)).toMatchObject({ status: 'done' })
    const other = await runWhole('编号,投诉事项,投诉内容,投诉时间\nW1,一,二,2026-05-06 09:00\n')
    await fireClocks((await db.selectFrom('import_row').select('ticket_id').where('key', '=', 'W1').executeTakeFirstOrThrow()).ticket_id)
    expect((await ask('POST', `/api/v1/imports/${other.id}/undo`)).status).toBe(202)
    await workAll()
    expect(await view(other.id)).toMatchObject({ status: 'undone' })
  })
})

async function stateOf(id: number): Promise<Ticket> {
  return (await db.selectFrom('ticket').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state as Ticket // written from a Ticket only
}

/** Everything that this ticket's clocks have to say by now. */
async function fireClocks(id: number): Promise<void> {
  for (;;) {
    const clock = (await stateOf(id)).clocks.find((state) => (nextMomentOf(state)?.at ?? Number.POSITIVE_INFINITY) <= engine.now())
    const next = clock && nextMomentOf(clock)
    if (!clock || !next) return
    await engine.tickets.commands.act({ ref: 'clock', parties: [] }, id, undefined, { kind: 'clock', clock: clock.clock, nr: clock.nr, moment: next.moment })
  }
}
