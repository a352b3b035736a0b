// Running tickets moved to another version over HTTP: tried first, then done in the background, audited, and taken up again after a stop.
import { describe, expect, it } from 'vitest'
import { verifyRecord } from '../../src/server/features/audit/index.ts'
import { hashText } from '../../src/server/features/procedures/check.ts'
import { moveOn } from '../../src/server/features/migrations/commands-run.ts'
import type { Stumbles } from '../../src/server/features/migrations/commands-run.ts'
import type { MigrationDeps } from '../../src/server/features/migrations/index.ts'
import { textOf } from '../support/slip-versions.ts'
import { openWholeApp } from '../support/whole-app.ts'
import type { Answered, Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson, services, turnTo, settle } = await openWholeApp('2026-09-14T09:00:00+08:00')
const owner = await setUp()
const writer = await addPerson(owner, 'writer', { roles: ['processOwner'] })
const reviewer = await addPerson(owner, 'reviewer', { roles: ['supervisor'] })
const handler = await addPerson(owner, 'worker')

const ID = '/api/v1/procedures/test%2Fslip'
/** Renamed step, shorter limit, one choice gone. */
const SECOND = textOf(2, ['handle', 'repairIt'], ['en: Handle,', 'en: Repair it,'], ['zh: 办理,', 'zh: 维修,'], ['5 working days', '3 working days'], ['service: { zh: 服务, en: Service }, ', ''])
const wish = { from: 1, to: 2, mapping: { steps: { handle: 'repairIt' } } }

async function publish(version: number, source: string): Promise<void> {
  expect((await ask('POST', '/api/v1/procedures', { as: writer.as, body: { source } })).status).toBe(201)
  for (const [role, as] of [['prepared', writer.as], ['reviewed', reviewer.as], ['approved', owner]] as const) {
    expect((await ask('POST', `${ID}/versions/${version}/signatures/${role}`, { as, body: { hash: hashText(source).toString('hex') } })).status).toBe(200)
  }
  expect((await ask('POST', `${ID}/versions/${version}/publish`, { as: writer.as })).status).toBe(200)
}

const post = (path: string, body: unknown, as: Credentials = writer.as): Promise<Answered> => ask('POST', `${ID}/${path}`, { as, body })
async function start(matter: string, values: object = {}): Promise<string> {
  const answer = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'test/slip', channel: 'desk', values: { matter, ...values } } })
  expect(answer.status).toBe(201)
  return String(answer.body['number'])
}
async function act(number: string, step: string, outcome: string, values: object = {}): Promise<Answered> {
  const page = await ask('GET', `/api/v1/tickets/${number}`, { as: clerk })
  return ask('POST', `/api/v1/tickets/${number}/actions`, { as: clerk, headers: { 'if-match': String(page.headers['etag']) }, body: { step, nr: 1, outcome, values } })
}
const stateOf = async (number: string): Promise<unknown> => (await services.db.selectFrom('ticket').select('state').where('number', '=', number).executeTakeFirstOrThrow()).state
const deps = (over: Partial<MigrationDeps> = {}): MigrationDeps => ({ db: services.db, now: services.now, log: services.log, procedures: services.procedures, moves: services.tickets.moves, directory: services.directory, ...over })
async function workOff(): Promise<void> {
  while (await moveOn(deps(), new Map())) { /* the loop comes again at once */ }
}
const view = async (run: unknown): Promise<Answered['body']> => (await ask('GET', `/api/v1/migrations/${String(run)}`, { as: writer.as })).body

await publish(1, textOf(1))
/** At the desk, which has every step here. */
const clerk = (await addPerson(owner, 'clerk', { roles: ['clerk'], units: ['desk'] })).as
const [assigned, fresh, service, closed] = [await start('Lamp'), await start('Door'), await start('Word', { category: 'service' }), await start('Done')]
for (const number of [assigned, service, closed]) expect((await act(number, 'assign', 'single', { leadUnit: 'desk' })).status).toBe(200)
expect((await act(closed, 'handle', 'done', { result: 'x' })).status).toBe(200)
await publish(2, SECOND)

describe('a move of tickets', () => {
  it('begins with what seems to be the same, and with how many tickets there are', async () => {
    const { status, body } = await ask('GET', `${ID}/migration?from=1&to=2`, { as: writer.as })
    expect(status).toBe(200)
    expect(body).toMatchObject({ openTickets: 3, suggested: { steps: {} } })
    expect((body['kinds'] as { kind: string; old: { key: string }[] }[])[0]).toMatchObject({ kind: 'steps', old: [{ key: 'assign' }, { key: 'handle' }, { key: 'consult' }, { key: 'gather' }, { key: 'wait' }, { key: 'end' }] })
  })

  it('is refused with a mapping that names what is not there, or between versions that are not', async () => {
    const answer = await post('migration/dry-run', { ...wish, mapping: { steps: { handel: 'repairIt' } } })
    expect([answer.status, answer.body['code']]).toEqual([422, 'migration.mapping_invalid'])
    expect(answer.body).toMatchObject({ problems: [{ field: 'mapping.steps.handel' }], details: { faults: [{ zh: '旧版里没有“handel”' }] } })
    for (const versions of [{ from: 1, to: 1 }, { from: 1, to: 7 }]) expect((await post('migration/run', { ...wish, ...versions })).body['code']).toBe('migration.versions')
  })

  it('is for whoever manages procedures', async () => {
    for (const what of ['migration/dry-run', 'migration/run']) expect((await post(what, wish, handler.as)).status).toBe(403)
    expect((await post('migration/run', wish, reviewer.as)).status).toBe(403)
  })

  it('can be tried out: every open ticket is told what would happen, and nothing does', async () => {
    const before = await services.db.selectFrom('ticket').select(['id', 'version', 'state']).orderBy('id').execute()
    const { body } = await post('migration/dry-run', wish)
    expect(body).toMatchObject({ openTickets: 3, moves: 2, stays: 1 })
    const [first, second, third] = body['items'] as { ticket: { number: string }; lines: { zh: string; en: string }[]; refusals: { zh: string }[] }[]
    expect(first?.ticket.number).toBe(assigned)
    expect(first?.lines.map((line) => line.en)).toEqual(['step "Handle" → "Repair it", still with Desk', 'clock "Answer": due 2026-09-20 17:30 → 2026-09-17 17:30'])
    expect(second?.lines.map((line) => line.zh)).toEqual(['留在环节“分派”，仍由前台办理', '时限“答复”：到期由 2026-09-20 17:30 改为 2026-09-17 17:30'])
    expect(third?.refusals.map((refusal) => refusal.zh)).toEqual(['字段“类别”现有的值在新版里不成立(unknown choice)；请先更正工单'])
    expect((await post('migration/dry-run', { ...wish, mapping: {} })).body).toMatchObject({ moves: 1, stays: 2 })
    expect(await services.db.selectFrom('ticket').select(['id', 'version', 'state']).orderBy('id').execute()).toEqual(before)
  })

  it('moves what can move, names what stays, and says so in its record', async () => {
    const begun = await post('migration/run', wish)
    expect([begun.status, begun.body['status']]).toEqual([202, 'running'])
    expect((await post('migration/run', wish)).body['code']).toBe('migration.running')
    await workOff()
    const done = await view(begun.body['id'])
    expect(done).toMatchObject({ status: 'done', ticketsTotal: 3, moved: 2, stayed: 1, by: { name: { zh: '演示writer' } }, stays: [{ ticket: { number: service }, refusals: [{ code: 'value.invalid' }] }] })
    expect(await stateOf(assigned)).toMatchObject({ procedureVersion: 2, open: [{ step: 'repairIt', assignees: ['unit:desk'] }] })
    expect(await stateOf(service)).toMatchObject({ procedureVersion: 1, open: [{ step: 'handle' }] })
    expect(await stateOf(closed)).toMatchObject({ procedureVersion: 1, status: 'closed' })
    const [last] = await services.db.selectFrom('admin_event').select(['type', 'actor', 'data']).where('type', 'like', 'procedure.migration%').orderBy('id', 'desc').execute()
    expect(last).toMatchObject({ type: 'procedure.migrationDone', actor: `person:${writer.id}`, data: { from: 1, to: 2, moved: 2, stayed: 1 } })
    expect((await ask('GET', `${ID}/migrations`, { as: writer.as })).body['items']).toMatchObject([{ moved: 2, stays: [] }])
  })

  it('leaves tickets that go on by the new version, with its limits and its words', async () => {
    const page = await ask('GET', `/api/v1/tickets/${assigned}`, { as: owner })
    expect(page.body).toMatchObject({ openSteps: [{ step: 'repairIt', label: { zh: '维修' } }], clocks: [{ clock: 'answer', dueAt: '2026-09-17T09:30:00.000Z' }] })
    const history = await ask('GET', `/api/v1/tickets/${assigned}/timeline`, { as: owner })
    expect((history.body['items'] as { type: string }[]).map((item) => item.type)).toContain('migrated')
    expect((await act(assigned, 'handle', 'done', { result: 'x' })).body['code']).toBe('ticket.step_not_open')
    expect((await act(assigned, 'repairIt', 'done', { result: 'new lamp' })).status).toBe(200)
    expect((await act(service, 'handle', 'done', { result: 'a word' })).status).toBe(200)
    turnTo('2026-09-18T09:00:00+08:00')
    expect(await settle()).toBe(2)
    expect(await stateOf(fresh)).toMatchObject({ clocks: [{ late: true, due: Date.parse('2026-09-17T17:30:00+08:00') }] })
  })

  it('leaves a record that can be proved', async () => {
    const report = await verifyRecord(services, {})
    expect(report?.findings).toEqual([])
  })
})

describe('a move that is cut off', () => {
  it('goes on after the last ticket it looked at: nothing twice, nothing lost, all counted', async () => {
    await publish(3, textOf(3, ['5 working days', '10 working days'], ['handle', 'repairIt'], ['service: { zh: 服务, en: Service }, ', '']))
    const numbers: string[] = []
    for (let nr = 0; nr < 7; nr++) numbers.push(await start(`Lamp ${nr}`))
    expect((await ask('GET', `${ID}/versions`, { as: owner })).body['items']).toMatchObject([{ version: 3, openTickets: 7 }, { version: 2, openTickets: 1 }, { version: 1, openTickets: 0 }])
    const back = await post('migration/run', { from: 3, to: 2 })
    let left = 3
    const moves: MigrationDeps['moves'] = { ...services.tickets.moves, move: (...given) => (left-- > 0 ? services.tickets.moves.move(...given) : Promise.reject(new Error('the process ended here'))) }
    await expect(moveOn(deps({ moves }), new Map())).rejects.toThrow('ended here')
    expect(await view(back.body['id'])).toMatchObject({ status: 'running', moved: 3, stayed: 0 })
    await workOff()
    expect(await view(back.body['id'])).toMatchObject({ status: 'done', ticketsTotal: 7, moved: 7, stayed: 0 })
    for (const number of numbers) expect(await stateOf(number)).toMatchObject({ procedureVersion: 2 })
    const events = await services.db.selectFrom('ticket_event').select('ticket_id').where('type', '=', 'migrated').execute()
    expect(events).toHaveLength(2 + 7)
    expect((await verifyRecord(services, {}))?.findings).toEqual([])
  })

  it('passes over a ticket that fails by a fault of ours, names it, and moves the others', async () => {
    const back = await post('migration/run', { from: 2, to: 3 })
    let seen = 0
    const moves: MigrationDeps['moves'] = { ...services.tickets.moves, move: (actor, moving, id, beside) => (seen === 0 || seen === id ? (seen = id, Promise.reject(new Error('a bug'))) : services.tickets.moves.move(actor, moving, id, beside)) }
    const stumbles: Stumbles = new Map()
    for (let attempt = 0; attempt < 2; attempt++) await expect(moveOn(deps({ moves }), stumbles)).rejects.toThrow('a bug')
    expect(await moveOn(deps({ moves }), stumbles)).toBe(false)
    expect(await view(back.body['id'])).toMatchObject({ status: 'done', moved: 7, stayed: 1, stays: [{ refusals: [{ code: 'ticket.fault' }] }] })
  })
})
