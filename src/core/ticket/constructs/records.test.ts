import { describe, expect, it } from 'vitest'
import { compileTrial, local, SmallWorld } from '../../../../test/support/small-world.ts'

const LEDGER = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  repeated: { type: boolean, zh: 重复, en: Repeated }
  culprit: { type: person, zh: 责任人, en: Responsible }
  loss: { type: money, zh: 损失, en: Loss }
starts:
  desk: { zh: 台, en: Desk, form: [subject, repeated, culprit, loss], next: handle }
clocks:
  answer: { zh: 答复, en: Answer, from: received, until: handle.done, within: 1 working day, late: [{ ledger: late }, { raise: major }] }
levels:
  ordinary: { zh: 一般, en: Ordinary }
  major: { zh: 重大, en: Major }
rules:
  repeat: { zh: 重复发生, en: Repeated, at: received, when: repeated, do: [{ ledger: fine }, { ledger: bounty }, { notify: deputy }] }
  major: { zh: 升级, en: Raised, at: level.major, do: [{ say: warned }, { urge: true }] }
ledger:
  fine: { zh: 重复质量问题, en: Repeated fault, kind: penalty, to: { personIn: culprit }, amount: 30, hearing: 3 working days, approve: chief, appeal: { within: 5 working days, to: deputy } }
  bounty: { zh: 举报奖励, en: Bounty, kind: reward, to: originator, amount: 'loss * 0.1 + 50' }
  late: { zh: 逾期, en: Late, kind: warning, to: office, approve: chief }
steps:
  handle: { zh: 办, en: Handle, by: office, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
words:
  warned: { to: reporter, zh: '{{title}} 已升级', en: '{{title}} was raised' }
`)

describe('rewards and penalties', () => {
  const begin = (): SmallWorld => {
    const world = new SmallWorld(LEDGER)
    world.start('an', { repeated: true, culprit: 'pan', loss: 1234.5 })
    return world
  }
  const move = (world: SmallWorld, name: string, nr: number, what: 'hear' | 'confirm' | 'waive' | 'appeal' | 'uphold' | 'withdraw', text = '理由'): string => {
    const decision = world.try(name, { kind: 'ledger', nr, move: what, text })
    return decision.kind === 'refused' ? decision.code : (world.ticket.ledger.find((entry) => entry.nr === nr)?.state ?? '')
  }

  it('are proposed with the facts of that moment, in whole cents', () => {
    const world = begin()
    expect(world.ticket.ledger.map(({ entry, to, amount, unit, state }) => [entry, to, amount, unit, state])).toEqual([
      ['fine', ['person:pan'], 3000, 'CNY', 'proposed'], ['bounty', ['person:an'], 17345, 'CNY', 'confirmed'],
    ])
    expect(world.all('ledgerProposed').map((event) => [event.moment, event.values])).toEqual([['received', {}], ['received', { loss: 1234.5 }]])
    expect(local(world.ticket.ledger[0]?.hearUntil ?? 0)).toBe('2026-09-24 17:30')
    expect(world.all('alerted')).toMatchObject([{ to: ['post:deputy'], rule: 'repeat', actor: 'rule' }])
  })

  it('nothing is proposed when nobody is named', () => {
    const world = new SmallWorld(LEDGER)
    world.start('an', { repeated: true })
    expect(world.ticket.ledger.map((entry) => entry.entry)).toEqual(['bounty'])
  })

  it('whoever is charged is heard before anybody decides', () => {
    const world = begin()
    expect(move(world, 'chief', 1, 'confirm')).toBe('ticket.hearing_runs')
    expect(move(world, 'lu', 1, 'hear')).toBe('ticket.not_yours')
    expect(move(world, 'pan', 1, 'hear', ' ')).toBe('ticket.text_needed')
    expect(move(world, 'pan', 1, 'hear')).toBe('heard')
    expect(move(world, 'pan', 1, 'confirm')).toBe('ticket.not_yours')
    expect(move(world, 'chief', 1, 'confirm')).toBe('confirmed')
    // 25 September is Mid-Autumn Festival.
    expect(local(world.ticket.ledger[0]?.appealUntil ?? 0)).toBe('2026-09-29 17:30')
  })

  it('silence in the hearing does not save anybody', () => {
    const world = begin()
    world.now = Date.parse('2026-09-25T09:00:00+08:00')
    expect(move(world, 'pan', 1, 'hear')).toBe('ticket.time_over')
    expect(move(world, 'chief', 1, 'confirm')).toBe('confirmed')
  })

  it('an appeal goes to somebody else, in time, once', () => {
    const world = begin()
    move(world, 'pan', 1, 'hear')
    move(world, 'chief', 1, 'confirm')
    expect(move(world, 'deputy', 1, 'uphold')).toBe('ticket.ledger_not_now')
    expect(move(world, 'pan', 1, 'appeal')).toBe('appealed')
    expect(move(world, 'chief', 1, 'withdraw')).toBe('ticket.not_yours')
    expect(move(world, 'deputy', 1, 'withdraw')).toBe('withdrawn')
    expect(move(world, 'pan', 1, 'appeal')).toBe('ticket.ledger_not_now')
  })

  it('an appeal too late is refused', () => {
    const world = begin()
    move(world, 'pan', 1, 'hear')
    move(world, 'chief', 1, 'confirm')
    world.now = Date.parse('2026-09-29T17:31:00+08:00')
    expect(move(world, 'pan', 1, 'appeal')).toBe('ticket.time_over')
  })

  it('nobody decides on their own entry', () => {
    const world = new SmallWorld(LEDGER)
    world.start('an', { repeated: true, culprit: 'chief' })
    move(world, 'chief', 1, 'hear')
    expect(move(world, 'chief', 1, 'confirm')).toBe('ticket.did_it_before')
  })

  it('a late clock proposes its entry and raises the level, and what hangs on the level follows', () => {
    const world = new SmallWorld(LEDGER)
    world.start('an')
    world.until('2026-09-23T09:00')
    expect(world.ticket).toMatchObject({ level: 'major', urged: 1 })
    expect(world.ticket.ledger).toMatchObject([{ entry: 'late', to: ['unit:office'], amount: null, moment: 'answer.late', state: 'proposed' }])
    expect(world.all('said')).toMatchObject([{ words: 'warned', text: { zh: '事 已升级' } }])
  })
})

const SAMPLES = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  received: { type: number, zh: 收到件数, en: Received }
  lent: { type: number, zh: 借出件数, en: Lent }
  witness: { type: person, zh: 见证人, en: Witness, among: [chief, deputy] }
goods:
  samples: { zh: 不良样品, en: Samples, holders: { quality: { zh: 品质部, en: Quality }, engineering: { zh: 工程部, en: Engineering }, sealed: { zh: 封存, en: Sealed } }, keep: { quality: 1 } }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: receive }
papers:
  slip: { zh: 送检单, en: Slip, at: receive.taken, number: 'QF-{number}-{nr}', copies: [office, deputy], fields: [received] }
steps:
  receive:
    zh: 收样
    en: Receive
    by: office
    outcomes: { taken: { zh: 收, en: Taken, form: [received!], needs: [{ that: 'received >= 2', zh: 至少两件不良样品, en: at least two samples }], moves: [{ goods: samples, to: quality, count: received }], next: analyse } }
  analyse:
    zh: 分析
    en: Analyse
    by: office
    outcomes:
      lend: { zh: 借出, en: Lend, form: [lent!, witness!], moves: [{ goods: samples, from: quality, to: engineering, count: lent, witness: witness }], next: analyse }
      done: { zh: 完, en: Done, needs: [{ that: 'held("samples", "quality") >= 1', zh: 品质部须留存一件, en: Quality keeps one }], moves: [{ goods: samples, from: engineering, to: sealed, count: 'held("samples", "engineering")' }], next: archive }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('samples in custody', () => {
  it('too few are refused in the words of the procedure', () => {
    const world = new SmallWorld(SAMPLES)
    world.start('an')
    expect(world.refused('an', 'receive.taken', { received: 1 })).toBe('ticket.gate_closed: at least two samples')
  })

  it('pieces move between holders, with a witness, never more than there are, and a minimum stays', () => {
    const world = new SmallWorld(SAMPLES)
    world.start('an')
    world.act('an', 'receive.taken', { received: 3 })
    expect(world.ticket.goods).toEqual({ 'samples.quality': 3 })
    expect(world.refused('an', 'analyse.lend', { lent: 4, witness: 'chief' })).toBe('ticket.goods_short')
    expect(world.refused('an', 'analyse.lend', { lent: 3, witness: 'chief' })).toBe('ticket.goods_short')
    expect(world.refused('an', 'analyse.lend', { lent: 1.5, witness: 'chief' })).toBe('ticket.goods_short')
    expect(world.refused('an', 'analyse.lend', { lent: 2, witness: 'bo' })).toBe('ticket.values_invalid')
    world.act('an', 'analyse.lend', { lent: 2, witness: 'deputy' })
    expect(world.all('goodsMoved').at(-1)).toMatchObject({ from: 'quality', to: 'engineering', count: 2, witness: 'deputy' })
    world.act('an', 'analyse.done')
    expect(world.ticket.goods).toEqual({ 'samples.quality': 1, 'samples.engineering': 0, 'samples.sealed': 2 })
  })

  it('a paper is numbered and goes to its distribution list', () => {
    const world = new SmallWorld(SAMPLES)
    world.start('an')
    world.act('an', 'receive.taken', { received: 2 })
    expect(world.all('paperIssued')).toMatchObject([{ paper: 'slip', nr: 1, number: 'QF-T-2026-001-1', copies: ['unit:office', 'post:deputy'] }])
  })
})
