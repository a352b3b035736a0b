import { describe, expect, it } from 'vitest'
import { compileTrial, local, SmallWorld } from '../../../../test/support/small-world.ts'

const SLIPS = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  units: { type: units, zh: 单位, en: Units }
  measures: { type: longText, zh: 措施, en: Measures }
starts:
  desk: { zh: 台, en: Desk, form: [subject, units], next: solve }
clocks:
  each: { zh: 各单位, en: Each, from: solve, until: [solve.done, solve.refused], within: 2 working days, warn: 1 working day, late: [{ notify: chief }] }
  whole: { zh: 整单, en: Whole, from: received, until: together, within: 5 working days }
steps:
  solve: { zh: 办, en: Solve, by: item, each: units, outcomes: { done: { zh: 完, en: Done, form: [measures!], next: together }, refused: { zh: 拒, en: Refused, next: lead } } }
  lead: { zh: 协调, en: Coordinate, by: chief, outcomes: { back: { zh: 再办, en: Back, next: solve }, waived: { zh: 免, en: Waived, next: together } } }
  together: { kind: join, zh: 齐, en: Together, next: confirm }
  confirm: { zh: 确认, en: Confirm, by: office, outcomes: { yes: { zh: 是, en: Yes, when: 'size(parts("solve")) > 0', next: archive }, again: { zh: 再来, en: Again, next: solve } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('one slip for each unit', () => {
  it('opens a branch for each, and goes on when all are there', () => {
    const world = new SmallWorld(SLIPS)
    world.start('an', { units: ['plant', 'lab'] })
    expect(world.where()).toEqual(['solve@plant -> unit:plant', 'solve@lab -> unit:lab'])
    world.act('pan', 'solve.done', { measures: '换模具' }, 'plant')
    expect(world.where()).toEqual(['solve@lab -> unit:lab'])
    world.act('lu', 'solve.done', { measures: '复检' }, 'lab')
    expect(world.where()).toEqual(['confirm -> unit:office'])
    expect(world.ticket.branches.map((branch) => [branch.item, branch.values['measures'], branch.over])).toEqual([['plant', '换模具', true], ['lab', '复检', true]])
    expect(world.ticket.values['measures']).toBeUndefined()
  })

  it('a unit acts in its own branch only', () => {
    const world = new SmallWorld(SLIPS)
    world.start('an', { units: ['plant', 'lab'] })
    expect(world.refused('pan', 'solve.done', { measures: 'x' }, 'lab')).toBe('ticket.not_yours')
  })

  it('a refused slip takes its own way and comes back to the same branch', () => {
    const world = new SmallWorld(SLIPS)
    world.start('an', { units: ['plant', 'lab'] })
    world.act('lu', 'solve.refused', {}, 'lab')
    expect(world.where()).toEqual(['solve@plant -> unit:plant', 'lead@lab -> post:chief'])
    world.act('chief', 'lead.back', {}, 'lab')
    expect(world.where()).toEqual(['solve@plant -> unit:plant', 'solve@lab -> unit:lab'])
    world.act('lu', 'solve.refused', {}, 'lab')
    world.act('chief', 'lead.waived', {}, 'lab')
    world.act('pan', 'solve.done', { measures: 'x' }, 'plant')
    expect(world.where()).toEqual(['confirm -> unit:office'])
  })

  it('each branch has its own limit; the whole has one until all are there', () => {
    const world = new SmallWorld(SLIPS)
    world.start('an', { units: ['plant', 'lab'] })
    expect(world.ticket.clocks.map((clock) => [clock.clock, clock.branch, local(clock.due)])).toEqual([
      ['whole', '', '2026-09-29 17:30'], ['each', 'solve#1:plant', '2026-09-23 17:30'], ['each', 'solve#1:lab', '2026-09-23 17:30'],
    ])
    world.act('pan', 'solve.done', { measures: 'x' }, 'plant')
    world.until('2026-09-24T09:00')
    expect(world.all('clockLate').map((event) => event.nr)).toEqual([2])
    expect(world.all('notified').at(-1)?.to).toEqual(['unit:lab', 'post:chief'])
    world.act('lu', 'solve.done', { measures: 'y' }, 'lab')
    expect(world.ticket.clocks.map((clock) => [clock.clock, clock.state, clock.late])).toEqual([['whole', 'stopped', false], ['each', 'stopped', false], ['each', 'stopped', true]])
  })

  it('the same step parts again on a second round, and the conditions look at the latest round', () => {
    const world = new SmallWorld(SLIPS)
    world.start('an', { units: ['plant'] })
    world.act('pan', 'solve.done', { measures: 'x' }, 'plant')
    world.act('an', 'confirm.again')
    expect(world.where()).toEqual(['solve@plant -> unit:plant'])
    expect(world.ticket.branches.map((branch) => branch.path)).toEqual(['solve#1:plant', 'solve#2:plant'])
    world.act('pan', 'solve.done', { measures: 'y' }, 'plant')
    world.act('an', 'confirm.yes')
    expect(world.where()).toEqual(['closed archive'])
  })

  it('with nobody to part to, the ticket goes on behind the join', () => {
    const world = new SmallWorld(SLIPS)
    world.start('an', { units: [] })
    expect(world.where()).toEqual(['confirm -> unit:office'])
  })
})

const ACTIONS = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  actions: { type: table, min: 1, zh: 措施, en: Actions, columns: { what: { type: text, required: true, zh: 措施, en: What }, owner: { type: person, required: true, zh: 责任人, en: Owner }, due: { type: date, zh: 期限, en: Due } } }
  evidence: { type: longText, zh: 证据, en: Evidence }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: plan }
clocks:
  action: { zh: 措施期限, en: Action due, from: carry, until: carry.done, due: { column: due, atMost: 5 working days } }
steps:
  plan: { zh: 定措施, en: Plan, by: office, form: [actions!], outcomes: { planned: { zh: 定, en: Planned, next: carry } } }
  carry: { zh: 执行, en: Carry out, by: { item: owner }, each: actions, form: [evidence!], outcomes: { done: { zh: 完, en: Done, next: verify } } }
  verify: { zh: 验证, en: Verify, by: office, never: [carry], outcomes: { good: { zh: 有效, en: Effective, next: all }, bad: { zh: 无效, en: Not effective, next: carry } } }
  all: { kind: join, zh: 齐, en: All, next: archive }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('actions as rows', () => {
  it('each row has its owner, its limit with a cap, and somebody else who verifies', () => {
    const world = new SmallWorld(ACTIONS)
    world.start('an')
    world.act('an', 'plan.planned', { actions: [{ what: '围堵', owner: 'an', due: '2026-09-22' }, { what: '换料', owner: 'pan' }, { what: '防错', owner: 'bo', due: '2026-12-31' }] })
    expect(world.where()).toEqual(['carry@1 -> person:an', 'carry@2 -> person:pan', 'carry@3 -> person:bo'])
    expect(world.ticket.clocks.map((clock) => local(clock.due))).toEqual(['2026-09-22 17:30', '2026-09-29 17:30', '2026-09-29 17:30'])
    world.act('an', 'carry.done', { evidence: '已隔离' }, '1')
    expect(world.refused('an', 'verify.good', {}, '1')).toBe('ticket.did_it_before')
    world.act('bo', 'verify.bad', {}, '1')
    expect(world.where()[2]).toBe('carry@1 -> person:an')
    for (const [name, item, other] of [['an', '1', 'bo'], ['pan', '2', 'an'], ['bo', '3', 'an']] as const) {
      world.act(name, 'carry.done', { evidence: 'x' }, item)
      world.act(other, 'verify.good', {}, item)
    }
    expect(world.where()).toEqual(['closed archive'])
  })

  it('a table must have as many rows as the field asks for', () => {
    const world = new SmallWorld(ACTIONS)
    world.start('an')
    expect(world.refused('an', 'plan.planned', { actions: [] })).toBe('ticket.values_invalid')
  })
})

const PARALLEL = (gathers: string): ReturnType<typeof compileTrial> => compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: [{ to: [first, second, third] }] }
clocks:
  pace: { zh: 限, en: Pace, from: [first, second, third], until: met, within: 3 working days }
steps:
  first: { zh: 一, en: One, by: office, outcomes: { done: { zh: 完, en: Done, next: met }, stop: { zh: 停, en: Stop, next: stopped } } }
  second: { zh: 二, en: Two, by: office, outcomes: { done: { zh: 完, en: Done, next: met } } }
  third: { zh: 三, en: Three, by: office, outcomes: { done: { zh: 完, en: Done, next: met } } }
  met: { kind: join, gathers: ${gathers}, zh: 汇, en: Met, next: archive }
  archive: { kind: end, zh: 档, en: Archive }
  stopped: { kind: end, zh: 止, en: Stopped }
`)

describe('several steps at once', () => {
  it.each([['all', 3], ['2', 2], ['any', 1]])('a join that gathers %s waits for %i', (gathers, wanted) => {
    const world = new SmallWorld(PARALLEL(gathers))
    world.start('an')
    expect(world.where()).toEqual(['first@first -> unit:office', 'second@second -> unit:office', 'third@third -> unit:office'])
    for (const step of ['first', 'second', 'third'].slice(0, wanted)) {
      expect(world.ticket.status).toBe('open')
      world.act('an', `${step}.done`)
    }
    expect(world.where()).toEqual(['closed archive'])
    expect(world.ticket.clocks.every((clock) => clock.state === 'stopped')).toBe(true)
  })

  it('an end inside a branch ends the whole ticket', () => {
    const world = new SmallWorld(PARALLEL('all'))
    world.start('an')
    world.act('an', 'first.stop')
    expect(world.where()).toEqual(['closed stopped'])
  })
})
