import { describe, expect, it } from 'vitest'
import { countingRule } from './counting.ts'
import { compileProcedure } from './index.ts'
import type { Clock, Procedure, Step } from './index.ts'
import { GOOD } from './planted/good.ts'

function compile(text: string): Procedure {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => `${found.place.path}: ${found.message.en}`).join('; '))
  return compiled.procedure
}

const procedure = compile(GOOD)
const when = (source: string): unknown => expect.objectContaining({ source })

function clock(key: string, of = procedure): Clock {
  const found = of.clocks[key]
  if (!found) throw new Error(`no clock ${key}`)
  return found
}

function step(key: string): Step {
  const found = procedure.steps[key]
  if (!found) throw new Error(`no step ${key}`)
  return found
}

describe('a limit', () => {
  it('is one case when it is one length', () => {
    expect(clock('reply').limits).toEqual([{ limit: { kind: 'within', within: { amount: 2, unit: 'day', working: true } } }])
  })

  it('has the cases that are written, in their order', () => {
    expect(clock('promise').limits).toEqual([
      { when: when('level == "high"'), limit: { kind: 'within', within: { amount: 2, unit: 'hour', working: false } } },
      { when: when('filled(promised)'), limit: { kind: 'field', field: 'promised', atMost: { amount: 10, unit: 'day', working: true } } },
      { limit: { kind: 'calendar', moment: { kind: 'time-of-day', time: '17:00', working: true } } },
    ])
  })

  it.each([
    ['within: 7 days, when: urgent', [{ when: when('urgent'), limit: { kind: 'within', within: { amount: 7, unit: 'day', working: false } } }]],
    ['when: urgent, within: [{ when: pieces > 5, within: 1 day }, { within: 2 days }]', [
      { when: when('(urgent) && (pieces > 5)'), limit: { kind: 'within', within: { amount: 1, unit: 'day', working: false } } },
      { when: when('urgent'), limit: { kind: 'within', within: { amount: 2, unit: 'day', working: false } } },
    ]],
    ['due: { column: due, atMost: 3 days }', [{ limit: { kind: 'column', column: 'due', atMost: { amount: 3, unit: 'day', working: false } } }]],
    ['due: { monthEnd: true, time: "12:00", shift: previous-working-day }', [{ limit: { kind: 'calendar', moment: { kind: 'month-end', at: { time: '12:00' }, shift: 'previous-working-day' } } }]],
    ['due: { dayOfMonth: 25 }', [{ limit: { kind: 'calendar', moment: { kind: 'day-of-month', day: 25 } } }]],
    ['due: { beforeDayOfMonth: 1 }', [{ limit: { kind: 'calendar', moment: { kind: 'before-day-of-month', day: 1 } } }]],
    ['due: { series: FREQ=WEEKLY, from: 2026-01-05T08:30 }', [{ limit: { kind: 'calendar', moment: { kind: 'series', rrule: 'FREQ=WEEKLY', start: '2026-01-05T08:30' } } }]],
  ])('written as %s', (written, limits) => {
    expect(clock('silence', compile(GOOD.replace('until: customer.heard, within: 7 days', `until: customer.heard, ${written}`))).limits).toEqual(limits)
  })

  it.each([
    ['within: 2 hours', ['elapsed']], ['within: 30 minutes', ['elapsed']], ['within: 2 working days', ['legal']], ['within: 1 month', ['legal']],
    ['within: 2 hours, rule: legal', ['legal']], ['within: 2 working days, rule: elapsed', ['elapsed']],
    // Each case by its own unit, whichever stands first.
    ['within: [{ when: urgent, within: 4 working hours }, { within: 1 working day }]', ['elapsed', 'legal']],
    ['within: [{ when: urgent, within: 1 working day }, { within: 4 working hours }]', ['legal', 'elapsed']],
  ])('written as %s is counted as %s', (written, rules) => {
    const compiled = clock('silence', compile(GOOD.replace('until: customer.heard, within: 7 days', `until: customer.heard, ${written}`)))
    expect(compiled.limits.map(({ limit }) => (limit.kind === 'within' ? countingRule(compiled, limit.within) : undefined))).toEqual(rules)
  })
})

describe('effects', () => {
  it('are what is written', () => {
    expect(clock('reply').late).toEqual([
      { kind: 'notify', who: [{ kind: 'role', role: 'boss' }] }, { kind: 'raise', level: 'high' }, { kind: 'ledger', entry: 'lateFine' }, { kind: 'say', words: 'sorry' },
      { kind: 'paper', paper: 'notice' }, { kind: 'urge', who: [] }, { kind: 'assign', step: 'handle', who: [{ kind: 'role', role: 'boss' }] },
      { kind: 'set', set: [{ field: 'urgent', value: when('true') }] },
    ])
    expect(clock('silence').late).toEqual([{ kind: 'take', step: 'customer', outcome: 'heard' }])
    expect(procedure.rules[0]?.do).toEqual([{ kind: 'open', ticket: { procedure: 'test/other', with: [{ field: 'subject', value: when('subject') }] } }])
  })
})

describe('who acts', () => {
  it.each([
    ['boss', [{ kind: 'role', role: 'boss' }]],
    ['[reporter, originator]', [{ kind: 'reporter' }, { kind: 'originator' }]],
    ['{ headOf: item }', [{ kind: 'headOf', field: 'item' }]],
    ['{ outside: contact }', [{ kind: 'outside', field: 'contact' }]],
    ['{ register: customer, column: seller }', [{ kind: 'register', field: 'customer', column: 'seller' }]],
    ['{ firstOf: [{ post: head }, { superiorOf: [desk, { actorOf: assign }] }] }', [{ kind: 'firstOf', whos: [{ kind: 'post', post: 'head' }, { kind: 'superiorOf', who: [{ kind: 'role', role: 'desk' }, { kind: 'actorOf', step: 'assign' }] }] }]],
    ['{ byLevel: { low: desk, high: [boss, desk] } }', [{ kind: 'byLevel', levels: { low: [{ kind: 'role', role: 'desk' }], high: [{ kind: 'role', role: 'boss' }, { kind: 'role', role: 'desk' }] } }]],
    ['{ cases: [{ when: urgent, who: boss }, { who: desk }] }', [{ kind: 'cases', cases: [{ when: when('urgent'), who: [{ kind: 'role', role: 'boss' }] }, { who: [{ kind: 'role', role: 'desk' }] }] }]],
  ])('%s', (written, who) => {
    expect(compile(GOOD.replace('    by: item\n', `    by: ${written}\n`)).steps['slips']?.by).toEqual(who)
  })
})

describe('steps', () => {
  it('go to one step, or to several at once', () => {
    expect(step('assign').outcomes.map((outcome) => outcome.next)).toEqual([[{ when: when('urgent'), to: ['handle', 'slips'] }, { to: ['handle'] }], [{ to: ['slips'] }]])
  })

  it('join, meet, wait and open other tickets', () => {
    expect(step('gather')).toMatchObject({ kind: 'join', gathers: 'all', by: [], outcomes: [], next: [{ to: ['act'] }, { to: ['meet'] }] })
    expect(step('meet')).toMatchObject({ kind: 'meeting', minutes: 'minutes', present: 'present', vote: { outcome: 'carried', needs: 'majority', otherwise: 'lost' } })
    expect(step('customer')).toMatchObject({ kind: 'wait', by: [] })
    expect(step('supplier')).toMatchObject({ kind: 'ticket', opens: { procedure: 'test/other', start: 'other' }, outcomes: [{ ends: ['archive'] }, { ends: [] }] })
    expect(step('handle').skip).toEqual([{ nobody: true, take: 'nothing' }, { nobody: false, when: when('kind == "other"'), take: 'nothing' }])
  })

  it('are parts of a procedure that nobody can change', () => {
    expect(Object.isFrozen(step('handle').outcomes[0]?.needs[0]?.that)).toBe(true)
  })
})

describe('what is not written', () => {
  it('is as the language says', () => {
    expect(procedure.starts['desk']).toMatchObject({ kind: 'person', anonymous: false, open: false, by: [] })
    expect(procedure.ledger['lateFine']).toMatchObject({ unit: 'CNY' })
    expect(procedure.fields['checks']?.items.map((item) => item.weight)).toEqual([3, 1])
    expect(clock('promise').extend).toMatchObject({ times: 2 })
    expect(compile(GOOD.replace(", number: 'N-{number}-{nr}'", '')).papers[0]?.number).toBe('{number}-{nr}')
    expect(procedure).toMatchObject({ calendar: 'cn', catalogue: '', keepYears: 3, noPromiseBefore: ['meet.carried'] })
  })

  it('asks each of its questions once', () => {
    expect(procedure.questions).toEqual([
      { kind: 'count', same: 'reporter', window: 864_000_000 }, { kind: 'cell', field: 'customer', column: 'score', type: 'number' },
    ])
  })
})

describe('yes, no and numbers', () => {
  it('may stand for expressions as YAML has them', () => {
    const plain = compile(GOOD.replace("set: { urgent: 'times(\"handle\") > 1' }", 'set: { urgent: true, pieces: 5, subject: \'"x"\' }'))
    expect(plain.steps['handle']?.outcomes[0]?.set).toEqual([{ field: 'urgent', value: when('true') }, { field: 'pieces', value: when('5') }, { field: 'subject', value: when('"x"') }])
  })
})
