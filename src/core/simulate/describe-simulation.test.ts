import { describe, expect, it } from 'vitest'
import { oneDesk, play } from '../../../test/support/simulation.ts'
import { compileTrial } from '../../../test/support/small-world.ts'
import { describeSimulation } from './describe-simulation.ts'

const DESK = oneDesk('cn', 'clocks:\n  answer: { zh: 答复, en: Answer, from: received, until: serve.done, within: 1 working day }\n  silent: { zh: 暗, en: Silent, from: received, until: closed, within: 9 days, shown: false }')

describe('a report in words', () => {
  const report = play(DESK, { arrivals: '20 per working day', handling: { serve: 'exp 20 minutes' }, weeks: 12, warmUp: 2, replications: 2 })

  it('in Chinese: what was assumed, tickets, limits, steps, people, the bottleneck', () => {
    const text = describeSimulation(report, 'zh').join('\n')
    for (const part of ['没有说明而假定的', '没有给出人数的各有 1 人：办公室', '自 2026-01-05 起 12 周，前 2 周不计；2 次，种子 1', '答复：超时', '办：每件 1.00 次', '办公室：1 人，忙碌 8', '瓶颈：办公室']) expect(text).toContain(part)
    expect(text).not.toContain('暗')
  })

  it('in English the same numbers', () => {
    const text = describeSimulation(report, 'en').join('\n')
    for (const part of ['Assumed, as nobody said', 'one person each, as no number was given: Office', 'Answer: late', 'Serve: 1.00 time a ticket', 'Office: 1 person, busy 8', 'Bottleneck: Office']) expect(text).toContain(part)
    const numbers = (lang: 'zh' | 'en'): string => describeSimulation(report, lang).filter((line) => /(答复|Answer|办公室|Office).*%/.test(line)).join(' ').replace(/[^0-9.% ]/g, ' ').replace(/\s+/g, ' ')
    expect(numbers('zh')).toBe(numbers('en'))
  })

  it('says that people cannot keep up, when they cannot', () => {
    const text = describeSimulation(play(DESK, { arrivals: '40 per working day', weeks: 20, warmUp: 2, replications: 1, handling: { serve: 'exp 20 minutes' } }), 'zh').join('\n')
    expect(text).toContain('队伍越排越长，忙不过来')
  })

  it('says that nothing waits, when nothing does', () => {
    const procedure = compileTrial(`
fields: { subject: { type: text, title: true, zh: 事, en: Matter } }
starts: { desk: { zh: 台, en: Desk, form: [subject], next: archive } }
steps: { archive: { kind: end, zh: 档, en: Archive } }
`)
    const empty = play(procedure, { weeks: 3, warmUp: 0, replications: 1 })
    expect(empty.tickets.closed).toBe(empty.tickets.arrived)
    expect(describeSimulation(empty, 'en').join('\n')).toContain('No bottleneck')
  })
})
