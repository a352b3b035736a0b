import { describe, expect, it } from 'vitest'
import { compileTrial, SmallWorld } from '../../../../test/support/small-world.ts'

const VOTE = (needs: string): ReturnType<typeof compileTrial> => compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  judges: { type: people, zh: 评委, en: Judges }
  reason: { type: longText, zh: 理由, en: Reason }
starts:
  desk: { zh: 台, en: Desk, form: [subject, judges], next: decide }
steps:
  decide:
    zh: 表决
    en: Decide
    by: { personIn: judges }
    vote: { outcome: yes, needs: ${needs}, otherwise: no }
    outcomes: { yes: { zh: 同意, en: Yes, next: archive }, no: { zh: 不同意, en: No, form: [reason], next: dropped } }
  archive: { kind: end, zh: 档, en: Archive }
  dropped: { kind: end, zh: 撤, en: Dropped }
`)

describe('a vote', () => {
  const play = (needs: string, votes: readonly string[]): string[] => {
    const world = new SmallWorld(VOTE(needs))
    world.start('an', { judges: ['bo', 'pan', 'lu'] })
    const names = ['bo', 'pan', 'lu']
    votes.forEach((vote, index) => { world.act(names[index] ?? '', `decide.${vote}`) })
    return world.where()
  }
  const open = ['decide -> person:bo,person:pan,person:lu']

  it.each<[string, readonly string[], readonly string[]]>([
    ['all', ['yes', 'yes'], open], ['all', ['yes', 'yes', 'yes'], ['closed archive']], ['all', ['no'], ['closed dropped']],
    ['majority', ['yes'], open], ['majority', ['yes', 'yes'], ['closed archive']], ['majority', ['yes', 'no'], open], ['majority', ['no', 'no'], ['closed dropped']],
    ['1', ['no', 'no'], open], ['1', ['no', 'yes'], ['closed archive']], ['1', ['no', 'no', 'no'], ['closed dropped']],
  ])('that needs %s, after %j, is at %j', (needs, votes, place) => {
    expect(play(needs, votes)).toEqual(place)
  })

  it('everybody votes once, and sees no button after that', () => {
    const world = new SmallWorld(VOTE('all'))
    world.start('an', { judges: ['bo', 'pan'] })
    world.act('bo', 'decide.yes')
    expect(world.refused('bo', 'decide.no')).toBe('ticket.voted_before')
    expect(world.refused('an', 'decide.no')).toBe('ticket.not_yours')
  })
})

const CHAIN = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  accused: { type: people, effect: recuse, zh: 被投诉人, en: Accused }
  serious: { type: boolean, zh: 重大, en: Serious }
starts:
  desk: { zh: 台, en: Desk, form: [subject, accused, serious], next: decide }
steps:
  decide:
    zh: 决定
    en: Decide
    by: { cases: [{ when: serious, who: chief }, { who: { firstOf: [deputy, chief, office] } }] }
    outcomes: { done: { zh: 完, en: Done, next: extra } }
  extra:
    zh: 加批
    en: Extra approval
    by: deputy
    skip: [{ when: '!serious', take: passed }, { nobody: true, take: passed }]
    outcomes: { approved: { zh: 准, en: Approved, next: thank }, passed: { zh: 略, en: Passed over, next: thank } }
  thank: { zh: 答复, en: Answer, by: originator, outcomes: { done: { zh: 完, en: Done, next: above } } }
  above: { zh: 上报, en: Report, by: { superiorOf: originator }, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('who acts', () => {
  it('the stand-in acts when the post is vacant, and the next one when the stand-in is the person complained about', () => {
    const vacant = new SmallWorld(CHAIN, { away: ['deputy'] })
    vacant.start('an')
    expect(vacant.where()).toEqual(['decide -> post:chief'])
    const recused = new SmallWorld(CHAIN, { away: ['deputy'] })
    recused.start('an', { accused: ['chief'] })
    expect(recused.where()).toEqual(['decide -> unit:office'])
    expect(recused.refused('chief', 'decide.done')).toBe('ticket.recused')
  })

  it('a condition chooses who decides', () => {
    const world = new SmallWorld(CHAIN)
    world.start('an', { serious: true })
    expect(world.where()).toEqual(['decide -> post:chief'])
  })

  it('a level of approval is passed over when it is not needed, or when its post is vacant, and that is on record', () => {
    const ordinary = new SmallWorld(CHAIN)
    ordinary.start('an')
    ordinary.act('deputy', 'decide.done')
    expect(ordinary.where()).toEqual(['thank -> person:an'])
    expect(ordinary.all('acted').at(-1)).toMatchObject({ step: 'extra', outcome: 'passed', actor: 'rule' })
    const vacant = new SmallWorld(CHAIN, { away: ['deputy'] })
    vacant.start('an', { serious: true })
    vacant.act('chief', 'decide.done')
    expect(vacant.where()).toEqual(['thank -> person:an'])
    const needed = new SmallWorld(CHAIN)
    needed.start('an', { serious: true })
    needed.act('chief', 'decide.done')
    expect(needed.where()).toEqual(['extra -> post:deputy'])
  })

  it('whoever registered it answers, and their superior hears of it', () => {
    const world = new SmallWorld(CHAIN, { superiors: { 'person:an': 'head:office' } })
    world.start('an')
    world.act('deputy', 'decide.done')
    expect(world.refused('bo', 'thank.done')).toBe('ticket.not_yours')
    world.act('an', 'thank.done')
    expect(world.where()).toEqual(['above -> head:office'])
  })
})

const MATRIX = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  cause: { type: choice, zh: 原因, en: Cause, choices: { material: { zh: 料, en: Material }, machine: { zh: 机, en: Machine } } }
  customer: { type: register, of: customers, zh: 客户, en: Customer }
  supplier: { type: contact, zh: 供应商邮箱, en: Supplier }
tables:
  matrix: { columns: { unit: unit, tracker: post }, rows: { material: { unit: lab, tracker: deputy }, machine: { unit: plant, tracker: chief } } }
starts:
  desk: { zh: 台, en: Desk, form: [subject, cause, customer, supplier], next: handle }
steps:
  handle: { zh: 办, en: Handle, by: { table: matrix, row: cause, column: unit }, outcomes: { done: { zh: 完, en: Done, next: track } } }
  track: { zh: 跟踪, en: Track, by: { table: matrix, row: cause, column: tracker }, outcomes: { done: { zh: 完, en: Done, next: tell } } }
  tell: { zh: 告知, en: Tell, by: { register: customer, column: seller }, outcomes: { done: { zh: 完, en: Done, next: outside } } }
  outside: { zh: 供方, en: Supplier acts, by: { outside: supplier }, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('who is looked up', () => {
  it('the matrix names department and tracker, the register the salesperson, a contact the outside party', () => {
    const world = new SmallWorld(MATRIX, { registers: { customers: { acme: { name: '客户甲', seller: 'bo' } } } })
    world.start('an', { cause: 'machine', customer: 'acme', supplier: 'a@example.com' })
    expect(world.where()).toEqual(['handle -> unit:plant'])
    world.act('pan', 'handle.done')
    expect(world.where()).toEqual(['track -> post:chief'])
    world.act('chief', 'track.done')
    expect(world.where()).toEqual(['tell -> person:bo'])
    world.act('bo', 'tell.done')
    expect(world.where()).toEqual(['outside -> outside:supplier'])
    world.act('outside:supplier', 'outside.done')
    expect(world.where()).toEqual(['closed archive'])
  })
})
