import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { someOf } from '../../../../test/support/matchers.ts'

const test = await openTestApp()
const { ask, viewers } = test
let owner = await test.setUp()
const deputy = await test.addPerson(owner, 'deputy')
const member = await test.addPerson(owner, 'member', { units: ['engineering'] })

const versionOf = async (code: string): Promise<number | undefined> => ((await ask('GET', '/api/v1/posts', { as: owner })).body['items'] as { code: string; version: number }[]).find((post) => post.code === code)?.version
const change = async (code: string, body: object): ReturnType<typeof ask> => ask('PATCH', `/api/v1/posts/${code}`, { as: owner, body: { version: await versionOf(code), ...body } })

describe('a post', () => {
  it('is added to a unit that is there', async () => {
    const body = { code: 'plumber', unit: 'engineering', name: { zh: '水电工', en: 'Plumber' }, holder: member.id }
    expect((await ask('POST', '/api/v1/posts', { as: owner, body })).body).toMatchObject({ code: 'plumber', holderName: '演示member', standIns: [], version: 1 })
    expect((await ask('POST', '/api/v1/posts', { as: owner, body })).body['code']).toBe('directory.code_taken')
    expect((await ask('POST', '/api/v1/posts', { as: owner, body: { ...body, code: 'x', unit: 'moon', holder: 999 } })).body['problems'])
      .toEqual([{ field: 'unit', code: 'field.unknown_unit' }, { field: 'holder', code: 'field.unknown_person' }])
  })

  it('lets its holder act for it, and read everything below the unit it heads', async () => {
    await change('project-manager', { holder: deputy.id })
    const viewer = await viewers.find(deputy.id)
    expect(viewer?.parties).toEqual([`person:${deputy.id}`, 'post:project-manager', 'head:property-office'])
    expect(viewer?.readers).toEqual(someOf(['unit:property-office', 'unit:engineering', 'head:engineering', 'post:plumber', 'post:customer-service-head']))
    expect(viewer?.seesAll).toBe(false)
    expect((await viewers.find(member.id))?.readers).toEqual([`person:${member.id}`, 'unit:engineering', 'post:plumber'])
  })

  it('lets a stand-in act from the first day to the last, and not after', async () => {
    const answer = await change('park-head', { standIns: [{ person: member.id, from: '2026-03-02', until: '2026-03-03' }] })
    expect(answer.body['standIns']).toEqual([{ person: member.id, from: '2026-03-02', until: '2026-03-03', name: '演示member' }])
    const acts = async (): Promise<boolean> => (await viewers.find(member.id))?.parties.includes('head:park-office') ?? false
    expect(await acts()).toBe(true)
    test.pass(24 * 3_600_000)
    expect(await acts()).toBe(true)
    test.pass(24 * 3_600_000)
    expect(await acts()).toBe(false)
    expect((await viewers.find(member.id))?.readers).not.toContain('unit:gardens')
    owner = await test.signIn('owner')
  })

  it('refuses stand-ins whose days run backwards or who are not there', async () => {
    const { body } = await change('park-head', { standIns: [{ person: 999, from: '2026-05-02', until: '2026-05-01' }, { person: member.id, from: '2026-13-01', until: 'soon' }] })
    expect(body['problems']).toEqual([{ field: 'standIns.1.from', code: 'field.not_a_date' }, { field: 'standIns.1.until', code: 'field.not_a_date' }])
    const second = await change('park-head', { standIns: [{ person: 999, from: '2026-05-02', until: '2026-05-01' }] })
    expect(second.body['problems']).toEqual([{ field: 'standIns.0.person', code: 'field.unknown_person' }, { field: 'standIns.0.until', code: 'field.too_small' }])
  })

  it('belongs to nobody once it is closed', async () => {
    expect((await change('plumber', { closed: true })).body['closed']).toBe(true)
    expect((await viewers.find(member.id))?.parties).not.toContain('post:plumber')
    expect((await ask('PATCH', '/api/v1/posts/plumber', { as: owner, body: { version: 1 } })).body['code']).toBe('directory.stale')
  })
})
