import { describe, expect, it } from 'vitest'
import { compileTrial, local, SmallWorld } from '../../../../test/support/small-world.ts'
import { nextActions, permissionsOf } from '../index.ts'

const LIMITS = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  urgent: { type: boolean, zh: 急, en: Urgent }
  promised: { type: date, zh: 承诺日, en: Promised }
  plan: { type: text, zh: 方案, en: Plan }
starts:
  desk: { zh: 台, en: Desk, form: [subject, urgent], next: handle }
  portal: { zh: 网, en: Portal, open: true, form: [subject], next: handle }
clocks:
  respond: { zh: 响应, en: Respond, from: received, until: handle.claimed, within: [{ when: 'channel == "portal"', within: 1 hour }, { when: urgent, within: 30 minutes }] }
  solve:
    zh: 解决
    en: Solve
    from: received
    until: [handle.done, handle.planned]
    within: 2 working days
    warn: 4 working hours
    extend: { by: office, decide: chief, atMost: 3 working days, times: 1 }
  promise: { zh: 承诺, en: Promise, from: handle.planned, until: finish.done, due: { field: promised, atMost: 10 working days } }
  meeting: { zh: 例会, en: Meeting, from: handle.planned, until: finish.done, due: { series: 'FREQ=WEEKLY;BYDAY=MO', from: '2026-01-05T08:30' } }
  month: { zh: 月末, en: Month end, from: handle.planned, until: finish.done, due: { monthEnd: true, time: '17:30', shift: previous-working-day } }
  first: { zh: 下月一日前, en: Before the first, from: handle.planned, until: finish.done, due: { beforeDayOfMonth: 1 } }
  morning: { zh: 次日晨会, en: Next morning, from: handle.planned, until: finish.done, due: { timeOfDay: '08:30', working: true, skipToday: true } }
steps:
  handle: { zh: 办, en: Handle, by: office, outcomes: { done: { zh: 完, en: Done, next: archive }, planned: { zh: 交方案, en: Planned, form: [plan!, promised], next: finish } } }
  finish: { zh: 收尾, en: Finish, by: office, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('limits', () => {
  const dues = (world: SmallWorld): Record<string, string> => Object.fromEntries(world.ticket.clocks.map((clock) => [clock.clock, local(clock.due)]))

  it('are chosen by channel and by what was filled in; where no case holds, no clock runs', () => {
    const portal = new SmallWorld(LIMITS)
    portal.start('reporter', {}, 'portal')
    expect(dues(portal)).toEqual({ respond: '2026-09-21 10:00', solve: '2026-09-23 17:30' })
    const urgent = new SmallWorld(LIMITS)
    urgent.start('an', { urgent: true })
    expect(dues(urgent)['respond']).toBe('2026-09-21 09:30')
    const ordinary = new SmallWorld(LIMITS)
    ordinary.start('an')
    expect(dues(ordinary)).toEqual({ solve: '2026-09-23 17:30' })
  })

  it('signing for it is a moment', () => {
    const world = new SmallWorld(LIMITS)
    world.start('an', { urgent: true })
    world.do('an', { kind: 'claim', step: 'handle', nr: 1 })
    expect(world.ticket.clocks[0]).toMatchObject({ clock: 'respond', state: 'stopped', late: false })
  })

  it('a plan in time is as good as a solution; then the promised date counts, capped, and places in the calendar', () => {
    const world = new SmallWorld(LIMITS)
    world.start('an')
    world.act('an', 'handle.planned', { plan: '换泵', promised: '2026-09-24' })
    expect(dues(world)).toEqual({
      solve: '2026-09-23 17:30', promise: '2026-09-24 17:30', meeting: '2026-09-28 08:30', month: '2026-09-30 17:30', first: '2026-10-01 00:00', morning: '2026-09-22 08:30',
    })
    const capped = new SmallWorld(LIMITS)
    capped.start('an')
    capped.act('an', 'handle.planned', { plan: '换泵', promised: '2026-12-31' })
    expect(dues(capped)['promise']).toBe('2026-10-12 17:30')
  })

  it('more time is asked before it runs out, once, and somebody else decides', () => {
    const world = new SmallWorld(LIMITS)
    world.start('an')
    const ask = (name: string, amount: number): string => {
      const decision = world.try(name, { kind: 'askExtension', clock: 'solve', nr: 1, more: { amount, unit: 'day', working: true }, reason: '等备件' })
      return decision.kind === 'refused' ? decision.code : 'asked'
    }
    expect(ask('pan', 2)).toBe('ticket.not_yours')
    expect(ask('an', 4)).toBe('ticket.extension_too_long')
    expect(ask('an', 2)).toBe('asked')
    expect(ask('an', 2)).toBe('ticket.nothing_changed')
    expect(permissionsOf(world.procedure, world.ticket, world.facts('chief')).decideExtension).toEqual(['solve'])
    expect(world.try('bo', { kind: 'decideExtension', clock: 'solve', nr: 1, granted: true, reason: '' })).toMatchObject({ code: 'ticket.not_yours' })
    world.do('chief', { kind: 'decideExtension', clock: 'solve', nr: 1, granted: true, reason: '同意' })
    // The day after the 24th is Mid-Autumn Festival, then comes the weekend.
    expect(dues(world)['solve']).toBe('2026-09-28 17:30')
    expect(ask('an', 1)).toBe('ticket.extension_used_up')
  })

  it('after the limit it is too late to ask, and a no leaves the limit where it was', () => {
    const world = new SmallWorld(LIMITS)
    world.start('an')
    world.do('an', { kind: 'askExtension', clock: 'solve', nr: 1, more: { amount: 1, unit: 'day', working: true }, reason: '等备件' })
    world.do('chief', { kind: 'decideExtension', clock: 'solve', nr: 1, granted: false, reason: '不同意' })
    expect(dues(world)['solve']).toBe('2026-09-23 17:30')
    world.until('2026-09-23T17:31')
    expect(world.try('an', { kind: 'askExtension', clock: 'solve', nr: 1, more: { amount: 1, unit: 'day', working: true }, reason: 'x' })).toMatchObject({ code: 'ticket.extension_too_late' })
  })
})

const FORMS = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  price: { type: number, min: 0, zh: 单价, en: Price }
  count: { type: number, zh: 数量, en: Count }
  total: { type: number, value: 'price * count', zh: 合计, en: Total }
  high: { type: boolean, value: 'total > 1000', zh: 大额, en: High }
  warranty: { type: boolean, zh: 保修内, en: In warranty }
  ticketNo: { type: text, required: true, when: warranty, zh: 保修单号, en: Warranty number }
  consent: { type: boolean, zh: 同意公开, en: Consents }
levels:
  low: { zh: 低, en: Low }
  top: { zh: 高, en: Top, when: high }
noPromiseBefore: decide.decided
starts:
  desk: { zh: 台, en: Desk, form: [subject, price, count, warranty, ticketNo], needs: [{ that: 'count < 1000', zh: 数量超过受理范围, en: too many to take in }], next: decide }
steps:
  decide: { zh: 定, en: Decide, by: office, form: [consent], outcomes: { decided: { zh: 定, en: Decided, set: { warranty: 'false' }, next: publish } } }
  publish: { zh: 发, en: Publish, by: office, outcomes: { published: { zh: 发布, en: Published, when: consent, next: archive }, kept: { zh: 不发, en: Kept, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
words:
  quiet: { at: decide.decided, when: '!high', to: reporter, zh: 小额, en: small }
  loud: { at: decide.decided, when: high, to: reporter, zh: '合计 {{total}}', en: 'total {{total}}' }
`)

describe('forms', () => {
  it('computed fields follow what was filled in, and so does the level', () => {
    const world = new SmallWorld(FORMS)
    world.start('an', { price: 12.5, count: 100 })
    expect(world.ticket).toMatchObject({ values: { total: 1250, high: true }, level: 'top' })
    expect(world.all('valuesSet')).toMatchObject([{ cause: 'computed', values: { total: 1250, high: true } }])
  })

  it('a field that does not apply is neither needed nor taken', () => {
    const world = new SmallWorld(FORMS)
    expect(world.try('an', { kind: 'start', channel: 'desk', values: { subject: '事', warranty: true }, number: 'T-1', anonymous: false })).toMatchObject({ code: 'ticket.values_invalid', problems: [{ field: 'ticketNo', code: 'field.required' }] })
    expect(world.try('an', { kind: 'start', channel: 'desk', values: { subject: '事', ticketNo: 'W-1' }, number: 'T-1', anonymous: false })).toMatchObject({ problems: [{ field: 'ticketNo', code: 'field.unexpected' }] })
    expect(world.try('an', { kind: 'start', channel: 'desk', values: { subject: '事', total: 5 }, number: 'T-1', anonymous: false })).toMatchObject({ problems: [{ field: 'total', code: 'field.unexpected' }] })
  })

  it('intake conditions are told in the words of the procedure', () => {
    expect(new SmallWorld(FORMS).try('an', { kind: 'start', channel: 'desk', values: { subject: '事', count: 1000 }, number: 'T-1', anonymous: false })).toMatchObject({ code: 'ticket.gate_closed', gate: { zh: '数量超过受理范围' } })
  })

  it('an outcome is offered only when its condition holds, and sets what it says', () => {
    const world = new SmallWorld(FORMS)
    world.start('an', { warranty: true, ticketNo: 'W-1' })
    world.act('an', 'decide.decided', { consent: false })
    expect(world.ticket.values['warranty']).toBe(false)
    expect(nextActions(world.procedure, world.ticket, world.facts('an'))[0]?.outcomes.map((outcome) => outcome.key)).toEqual(['kept'])
    expect(world.refused('an', 'publish.published')).toBe('ticket.unknown_outcome')
  })

  it('words are said only when they fit', () => {
    const world = new SmallWorld(FORMS)
    world.start('an', { price: 2, count: 3 })
    world.act('an', 'decide.decided')
    expect(world.all('said').map((event) => event.words)).toEqual(['quiet'])
  })

  it('nothing is promised before it is decided', () => {
    const world = new SmallWorld(FORMS)
    world.start('an')
    expect(world.try('an', { kind: 'say', text: '一定赔您' })).toMatchObject({ code: 'ticket.promise_undeclared' })
    expect(permissionsOf(world.procedure, world.ticket, world.facts('an')).sayPromisesNothing).toBe(true)
    world.do('an', { kind: 'say', text: '已安排', promisesNothing: true })
    expect(world.all('said').at(-1)).toMatchObject({ promisesNothing: true })
    world.act('an', 'decide.decided')
    world.do('an', { kind: 'say', text: '赔偿 100 元' })
  })
})

const OTHERS = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  maker: { type: text, zh: 供方, en: Supplier }
starts:
  desk: { zh: 台, en: Desk, form: [subject, maker], next: claim }
clocks:
  patience: { zh: 等待, en: Patience, from: hold, until: hold.arrived, within: 10 days, late: [{ take: hold.lost }] }
steps:
  claim:
    kind: ticket
    zh: 向供方追索
    en: Claim on the supplier
    opens: { procedure: test/other, with: { supplier: maker, matter: subject } }
    outcomes: { exchanged: { zh: 已换, en: Exchanged, ends: [archive], next: hold }, refused: { zh: 未成, en: Not settled, next: stopped } }
  hold: { kind: wait, zh: 等货, en: Wait for goods, outcomes: { arrived: { zh: 到货, en: Arrived, next: archive }, lost: { zh: 未到, en: Lost, next: stopped } } }
  archive: { kind: end, zh: 档, en: Archive }
  stopped: { kind: end, zh: 止, en: Stopped }
`)

describe('other tickets and waiting', () => {
  it('another ticket is asked for with what it needs, and its end decides', () => {
    const world = new SmallWorld(OTHERS)
    world.start('an', { maker: '某厂' })
    expect(world.all('ticketAsked')).toMatchObject([{ procedure: 'test/other', values: { supplier: '某厂', matter: '事' }, step: 'claim', nr: 1 }])
    expect(world.refused('an', 'claim.exchanged')).toBe('ticket.not_yours')
    world.do('ticket', { kind: 'linked', step: 'claim', nr: 1, procedure: 'test/other', number: 'O-1' })
    expect(world.ticket.open[0]?.waitsFor).toBe('O-1')
    world.do('ticket', { kind: 'otherEnded', step: 'claim', nr: 1, end: 'archive' })
    expect(world.where()).toEqual(['hold -> '])
    expect(nextActions(world.procedure, world.ticket, world.facts('an'))).toEqual([])
  })

  it('any other end takes the other way', () => {
    const world = new SmallWorld(OTHERS)
    world.start('an', { maker: '某厂' })
    world.do('ticket', { kind: 'otherEnded', step: 'claim', nr: 1, end: 'withdrawn' })
    expect(world.where()).toEqual(['closed stopped'])
  })

  it('a wait ends from outside, or by its clock', () => {
    const arrived = new SmallWorld(OTHERS)
    arrived.start('an')
    arrived.do('ticket', { kind: 'otherEnded', step: 'claim', nr: 1, end: 'archive' })
    expect(arrived.refused('an', 'hold.arrived')).toBe('ticket.not_yours')
    arrived.act('system', 'hold.arrived')
    expect(arrived.where()).toEqual(['closed archive'])
    const lost = new SmallWorld(OTHERS)
    lost.start('an')
    lost.do('ticket', { kind: 'otherEnded', step: 'claim', nr: 1, end: 'archive' })
    lost.until('2026-10-20T09:00')
    expect(lost.where()).toEqual(['closed stopped'])
  })
})
