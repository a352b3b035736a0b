import { describe, expect, it } from 'vitest'
import { dueFor } from '../../../core/worktime/index.ts'
import { openTestApp } from '../../../../test/support/app.ts'
import { having, someOf } from '../../../../test/support/matchers.ts'
import { openCalendars } from './index.ts'

const test = await openTestApp()
const { ask, calendars, db } = test
const as = await test.setUp([])
const check = async (code: string, at: string, within: string): Promise<Readonly<Record<string, unknown>>> =>
  (await ask('GET', `/api/v1/calendars/${code}/check?at=${encodeURIComponent(at)}&within=${encodeURIComponent(within)}`, { as })).body
const day: readonly object[] = [{ from: '09:00', to: '18:00' }]
const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: [] }

describe('calendars', () => {
  it('begin with the Chinese office calendar and the natural one', async () => {
    const { body } = await ask('GET', '/api/v1/calendars', { as })
    expect((body['items'] as { code: string }[]).map((calendar) => calendar.code)).toEqual(['cn', 'natural'])
  })

  it('show a year with its holidays and make-up days, and say whether it has been announced', async () => {
    const { body } = await ask('GET', '/api/v1/calendars/cn?year=2026', { as })
    expect(body).toMatchObject({ year: 2026, announced: true, days: someOf([
      { day: '2026-02-17', kind: 'closed', name: { zh: '春节', en: 'Spring Festival' }, spans: null, source: 'seed' },
      { day: '2026-09-20', kind: 'opened', name: { zh: '国庆节', en: 'National Day' }, spans: null, source: 'seed' },
    ]) })
    expect((await ask('GET', '/api/v1/calendars/cn?year=2027', { as })).body).toMatchObject({ announced: false, days: [] })
    expect((await ask('GET', '/api/v1/calendars/cn', { as })).body['year']).toBe(2026)
  })

  it('explain when a limit ends and why then, in both languages', async () => {
    const answer = await check('cn', '2026-09-18T10:00:00+08:00', '5 个工作日')
    expect(answer['dueAt']).toBe('2026-09-24T17:30:00+08:00')
    expect(String(answer['zh'])).toContain('调休')
    expect(String(answer['en'])).toContain('make-up')
    expect((await check('cn', '2026-09-18T10:00:00+08:00', 'soon'))['problems']).toEqual([{ field: 'within', code: 'field.bad_format' }])
    expect((await check('cn', 'yesterday', '1 day'))['problems']).toEqual([{ field: 'at', code: 'field.not_a_date' }])
    expect((await check('mars', '2026-09-18T10:00:00+08:00', '1 day'))['code']).toBe('calendar.not_found')
  })

  it('change, and the next limit is counted the new way', async () => {
    const put = await ask('PUT', '/api/v1/calendars/cn/days/2026-09-21', { as, body: { kind: 'closed', name: { zh: '校庆', en: 'Anniversary' } } })
    expect(put.body).toMatchObject({ calendar: { version: 2 }, days: someOf([{ day: '2026-09-21', kind: 'closed', name: { zh: '校庆', en: 'Anniversary' }, spans: null, source: 'person' }]) })
    expect((await check('cn', '2026-09-18T10:00:00+08:00', '5 working days'))['dueAt']).toBe('2026-09-28T17:30:00+08:00')
    expect(dueFor(calendars.calendarOf('cn'), 'legal', Date.parse('2026-09-18T10:00:00+08:00'), { amount: 5, unit: 'day', working: true }).dueDate).toBe('2026-09-28')
    expect((await ask('DELETE', '/api/v1/calendars/cn/days/2026-09-21', { as })).status).toBe(204)
    expect((await check('cn', '2026-09-18T10:00:00+08:00', '5 working days'))['dueAt']).toBe('2026-09-24T17:30:00+08:00')
  })

  it('are the same after a restart', async () => {
    await ask('PUT', '/api/v1/calendars/cn/days/2026-10-10', { as, body: { kind: 'opened', name: { zh: '值班', en: 'Duty' }, spans: [{ from: '08:00', to: '10:00' }] } })
    const again = await openCalendars(db)
    expect(again.find('cn')?.days).toEqual(calendars.find('cn')?.days)
    expect(again.find('cn')?.days).toContainEqual(having({ day: '2026-10-10', kind: 'opened', spans: [{ from: '08:00', to: '10:00' }] }))
  })

  it('are made with the holidays of another', async () => {
    const answer = await ask('POST', '/api/v1/calendars', { as, body: { code: 'shop', name: { zh: '门店', en: 'Shop' }, timeZone: 'Asia/Shanghai', week, copyHolidaysFrom: 'cn' } })
    expect([answer.status, answer.body['coveredYears']]).toEqual([201, someOf([2026])])
    expect(((await ask('GET', '/api/v1/calendars/shop?year=2026', { as })).body['days'] as unknown[]).length).toBeGreaterThan(20)
    expect((await ask('POST', '/api/v1/calendars', { as, body: { code: 'shop', name: { zh: '门店', en: 'Shop' }, timeZone: 'Asia/Shanghai', week } })).body['code']).toBe('directory.code_taken')
  })

  it('refuse hours that overlap, a week that never opens, a zone that is nowhere, and a stale version', async () => {
    const change = (body: object): ReturnType<typeof ask> => ask('PATCH', '/api/v1/calendars/shop', { as, body: { version: 1, ...body } })
    const overlapping = await change({ week: { ...week, mon: [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }] } })
    expect([overlapping.status, overlapping.body['code'], overlapping.body['problems']]).toEqual([422, 'calendar.invalid', [{ field: 'week.mon[1]', code: 'field.bad_format' }]])
    expect((await change({ week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } })).body['code']).toBe('calendar.invalid')
    expect((await change({ timeZone: 'Asia/Nowhere' })).body['problems']).toEqual([{ field: 'timeZone', code: 'field.bad_format' }])
    expect((await change({ name: { zh: '店', en: 'Store' } })).body).toMatchObject({ version: 2, name: { zh: '店', en: 'Store' } })
    expect((await change({ coveredYears: null })).body['code']).toBe('directory.stale')
  })

  it('refuse a day that no month has', async () => {
    expect((await ask('PUT', '/api/v1/calendars/cn/days/2026-02-30', { as, body: { kind: 'closed', name: { zh: '无', en: 'None' } } })).body['problems']).toEqual([{ field: 'day', code: 'field.not_a_date' }])
  })
})
