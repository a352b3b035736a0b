import { describe, expect, it } from 'vitest'
import { findBrokenAdminEvent } from '../../platform/audit/index.ts'
import { openTestApp } from '../../../../test/support/app.ts'

const test = await openTestApp()
const { ask } = test
const as = await test.setUp([])
const name = { zh: '部门', en: 'Department' }
const add = (code: string, parent: string | null = null): ReturnType<typeof ask> => ask('POST', '/api/v1/units', { as, body: { code, parent, name } })

describe('units', () => {
  it('make a tree, siblings in the order they came', async () => {
    await add('head-office')
    await add('north', 'head-office')
    const answer = await add('south', 'head-office')
    expect([answer.status, answer.body]).toEqual([201, { code: 'south', parent: 'head-office', name, position: 1, closed: false, version: 1, members: 0, head: null }])
  })

  it('have a code of their own, and a parent that is there', async () => {
    expect((await add('north')).body['code']).toBe('directory.code_taken')
    expect((await add('lost', 'nowhere')).body).toMatchObject({ code: 'request.invalid', problems: [{ field: 'parent', code: 'field.unknown_unit' }] })
    expect((await add('Not A Code')).body['problems']).toEqual([{ field: 'code', code: 'field.bad_format' }])
  })

  it('are never moved below themselves', async () => {
    await add('team', 'north')
    for (const parent of ['head-office', 'north', 'team']) {
      const { status, body } = await ask('PATCH', '/api/v1/units/head-office', { as, body: { version: 1, parent } })
      expect([status, body['code']]).toEqual([422, 'directory.circle'])
    }
    expect((await ask('PATCH', '/api/v1/units/team', { as, body: { version: 1, parent: 'south' } })).body).toMatchObject({ parent: 'south', version: 2 })
    expect((await ask('PATCH', '/api/v1/units/team', { as, body: { version: 1, position: 3 } })).body['code']).toBe('directory.stale')
  })

  it('are closed only when nothing hangs on them, and opened again', async () => {
    expect((await ask('PATCH', '/api/v1/units/south', { as, body: { version: 1, closed: true } })).body['code']).toBe('directory.in_use')
    expect((await ask('PATCH', '/api/v1/units/north', { as, body: { version: 1, closed: true } })).body).toMatchObject({ closed: true, version: 2 })
    expect((await add('late', 'north')).body['code']).toBe('request.invalid')
    expect((await ask('PATCH', '/api/v1/units/north', { as, body: { version: 2, closed: false } })).body).toMatchObject({ closed: false })
  })

  it('added by many at the same moment all get their place, and the record stays one chain', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, nr) => add(`branch-${nr}`, 'head-office')))
    const positions = answers.map((answer) => Number(answer.body['position']))
    expect(new Set(positions).size).toBe(12)
    expect(await findBrokenAdminEvent(test.db)).toBeUndefined()
  })

  it('are not there when they are not there', async () => {
    expect((await ask('PATCH', '/api/v1/units/nowhere', { as, body: { version: 1 } })).body['code']).toBe('directory.not_found')
  })
})
