/** Plans: what may be written, what is assumed, and every way of being wrong. */
import { describe, expect, it } from 'vitest'
import { oneDesk, planOf } from '../../../test/support/simulation.ts'
import { compileTrial } from '../../../test/support/small-world.ts'
import { formatDistribution, parseDistribution } from './distribution.ts'
import { parseHours } from './plan-staff.ts'
import { PLAN_PROBLEM_CODES } from './plan-problems.ts'
import type { PlanProblemCode } from './plan-problems.ts'
import { formatRate, parseRate } from './rate.ts'
import { readPlan, readPlanText } from './read-plan.ts'
import fc from 'fast-check'

const PROCEDURE = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  amount: { type: money, zh: 金额, en: Amount }
  units: { type: units, zh: 单位, en: Units }
  dueOn: { type: date, zh: 期限, en: Due }
levels:
  plain: { zh: 一般, en: Plain }
  grave: { zh: 重大, en: Grave, when: amount > 9000 }
  fatal: { zh: 特大, en: Fatal, when: amount > 90000 }
starts:
  desk: { zh: 台, en: Desk, form: [subject, amount, units], next: [{ when: amount > 1000, to: solve }, { to: check }] }
  phone: { zh: 电话, en: Phone, form: [subject, amount, units], next: solve }
clocks:
  answer: { zh: 答, en: Answer, from: received, until: closed, due: { field: dueOn }, extend: { by: office, decide: chief, atMost: 1 day } }
  plainly: { zh: 平, en: Plainly, from: received, until: closed, within: 1 day }
steps:
  solve: { zh: 办, en: Solve, by: item, each: units, outcomes: { done: { zh: 完, en: Done, next: together }, refused: { zh: 拒, en: Refused, next: together } } }
  together: { kind: join, zh: 齐, en: Together, next: check }
  check: { zh: 核, en: Check, by: chief, form: [dueOn], outcomes: { good: { zh: 好, en: Good, next: confirm }, bad: { zh: 坏, en: Bad, next: solve } } }
  confirm: { zh: 确认, en: Confirm, kind: survey, by: reporter, outcomes: { yes: { zh: 是, en: Yes, whenSolved: true, next: archive }, no: { zh: 否, en: No, whenSolved: false, next: check } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('lengths and rates in words', () => {
  it.each([
    ['exp 20 minutes', '指数 20分钟'], ['lognormal 30 minutes ±50%', '对数正态 30分钟 ±50%'], ['fixed 5 minutes', '固定 5分钟'], ['triangular 5 10 30 minutes', '三角 5 10 30分钟'], ['exp 2 working days', '指数 2个工作日'],
  ])('%s is %s, and back', (en, zh) => {
    const read = parseDistribution(en)
    expect(read).toEqual(parseDistribution(zh))
    if (!read) throw new Error('it is a length')
    expect(formatDistribution(read, 'en')).toBe(en)
    expect(formatDistribution(read, 'zh')).toBe(zh)
  })

  it.each([['20 minutes', 'fixed 20 minutes'], ['half an hour', 'fixed 0.5 hours'], ['exponential 2h', 'exp 2 hours'], ['lognormal 1 hour', 'lognormal 1 hour ±50%'], ['lognormal 1 hour +/-20%', 'lognormal 1 hour ±20%'], ['三角 5、10、30分钟', 'triangular 5 10 30 minutes']])('%s is read as %s', (text, plain) => {
    const read = parseDistribution(text)
    expect(read && formatDistribution(read, 'en')).toBe(plain)
  })

  it.each(['', 'soon', 'exp', 'exp soon', 'exp 1 month', 'gamma 3 minutes', 'triangular 10 5 30 minutes', 'triangular 5 10 minutes', 'lognormal 1 hour ±0%', 'exp -3 minutes'])('"%s" is no length', (text) => {
    expect(parseDistribution(text)).toBeUndefined()
  })

  it.each([
    ['12 per working day', '每个工作日 12 件', '12 per working day'], ['3/hour', '3件/小时', '3 per hour'], ['40 a week', '每周40', '40 per week'], ['regular 5 per working hour', '等间隔 每工作小时 5 件', 'regular 5 per working hour'], ['0.5 per day', '每天 0.5 件', '0.5 per day'],
  ])('%s and %s come to the same', (en, zh, plain) => {
    const read = parseRate(en)
    expect(read).toEqual(parseRate(zh))
    expect(read && formatRate(read, 'en')).toBe(plain)
    expect(read && parseRate(formatRate(read, 'zh'))).toEqual(read)
  })

  it.each(['', 'many', '12', 'per day', '12 per', '12 per fortnight', '-3 per day', '3 per working month'])('"%s" is no rate', (text) => {
    expect(parseRate(text)).toBeUndefined()
  })

  it('hours: days, spans, and a night that goes on into the next day', () => {
    expect(parseHours('mon-fri 08:30-12:00 13:30-17:30; sat 9:00-12:00')).toMatchObject({ mon: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }], sat: [{ from: '09:00', to: '12:00' }], sun: [] })
    expect(parseHours('sun 22:00-06:00')).toMatchObject({ sun: [{ from: '22:00', to: '24:00' }], mon: [{ from: '00:00', to: '06:00' }] })
    expect(parseHours('sat-mon 10:00-11:00')).toMatchObject({ sat: [{ from: '10:00', to: '11:00' }], sun: [{ from: '10:00', to: '11:00' }], mon: [{ from: '10:00', to: '11:00' }], tue: [] })
    for (const text of ['', 'mon', 'mon 8-12', 'foo 08:00-12:00', 'mon 08:00-08:00', 'mon 25:00-26:00', 'mon 08:00-12:00 11:00-13:00']) expect(parseHours(text), text).toBeUndefined()
  })
})

describe('an empty plan', () => {
  it('is a plan; everything that is assumed is said in both languages', () => {
    const plan = planOf(PROCEDURE, {})
    expect(plan).toMatchObject({ weeks: 26, warmUp: 4, replications: 10, seed: 1, queue: 'fifo', from: '2026-01-05' })
    expect(plan.arrivals).toHaveLength(2)
    expect(plan.outcomes['solve']).toEqual({ done: 0.5, refused: 0.5 })
    expect(plan.staff.map(({ parties, people }) => [...parties, people])).toEqual([['item', 1], ['post:chief', 1]])
    const said = plan.assumed.map(({ en }) => en).join('\n')
    for (const part of ['10 per working day', 'Plain 80%, Grave 10%, Fatal 10%', 'one person each', 'exp 20 minutes', '"Confirm" waits for the outside: exp 1 day', 'as likely as any other', 'amount > 1000', 'two items each: Units', 'dueOn']) expect(said).toContain(part)
    for (const { zh } of plan.assumed) expect(zh).toMatch(/[一-鿿]/)
  })

  it('a plan that says everything assumes nothing', () => {
    const procedure = oneDesk('cn')
    expect(planOf(procedure, { arrivals: '3 per day', staff: { office: 1 }, handling: { serve: 'exp 5 minutes' } }).assumed).toEqual([])
  })
})

describe('shares', () => {
  it('what is not named shares what is left', () => {
    expect(planOf(PROCEDURE, { outcomes: { solve: { refused: '10%' } } }).outcomes['solve']).toEqual({ done: 0.9, refused: 0.1 })
    expect(planOf(PROCEDURE, { levels: { grave: 0.2 } }).arrivals[0]?.levels).toEqual({ plain: 0.8, grave: 0.2, fatal: 0 })
  })

  it('weights of all need not come to one', () => {
    expect(planOf(PROCEDURE, { outcomes: { solve: { done: 3, refused: 1 } } }).outcomes['solve']).toEqual({ done: 0.75, refused: 0.25 })
  })

  it('a channel may have levels of its own, a party several groups, a group several parties', () => {
    const plan = planOf(PROCEDURE, { arrivals: { desk: { rate: '3 per day', levels: { fatal: '100%' } }, phone: '2 per day' }, levels: { grave: '50%' }, staff: { chief: [{ people: 1 }, { people: 2, hours: 'mon-fri 18:00-22:00', absence: '10%' }], 'item+chief': 1 } })
    expect(plan.arrivals.map(({ levels }) => levels)).toEqual([{ plain: 0, grave: 0, fatal: 1 }, { plain: 0.5, grave: 0.5, fatal: 0 }])
    expect(plan.staff).toMatchObject([{ name: 'chief', people: 1, hours: { kind: 'calendar', id: 'cn' } }, { name: 'chief', people: 2, absence: 0.1, hours: { kind: 'week' } }, { name: 'item+chief', parties: ['item', 'post:chief'] }])
  })
})

/** A plan for every code that is wrong in exactly that way. */
const WRONG: Readonly<Record<PlanProblemCode, readonly [text: string, at: string]>> = {
  'plan.yaml': ['weeks: [', ''],
  'plan.shape': ['weeks: many', 'weeks'],
  'plan.unknown_key': ['arivals: 3 per day', 'arivals'],
  'plan.other_procedure': ['procedure: school/other', 'procedure'],
  'plan.unknown_start': ['arrivals: { desk: 3 per day, fax: 3 per day }', 'arrivals.fax'],
  'plan.unknown_level': ['levels: { grievous: 10% }', 'levels.grievous'],
  'plan.unknown_party': ['staff: { chef: 2 }', 'staff.chef'],
  'plan.unknown_step': ['handling: { solves: exp 5 minutes }', 'handling.solves'],
  'plan.unknown_outcome': ['outcomes: { solve: { finished: 10% } }', 'outcomes.solve.finished'],
  'plan.unknown_place': ['routes: { solve.done: { together: 100% } }', 'routes.solve.done'],
  'plan.unknown_target': ['routes: { starts.desk: { archive: 10% } }', 'routes.starts.desk.archive'],
  'plan.unknown_condition': ['conditions: { amount > 2000: 10% }', 'conditions.amount > 2000'],
  'plan.unknown_field': ['items: { subject: 2 }', 'items.subject'],
  'plan.unknown_clock': ['extensions: { plainly: 10% }', 'extensions.plainly'],
  'plan.no_work': ['handling: { confirm: exp 5 minutes }', 'handling.confirm'],
  'plan.no_delay': ['delays: { check: exp 5 minutes }', 'delays.check'],
  'plan.rate': ['arrivals: a lot', 'arrivals'],
  'plan.rate_needed': ['arrivals: { desk: { levels: { grave: 10% } }, phone: 3 per day }', 'arrivals.desk.rate'],
  'plan.length': ['handling: { check: a while }', 'handling.check'],
  'plan.share': ['outcomes: { solve: { refused: 140% } }', 'outcomes.solve'],
  'plan.share_single': ['absence: 140%', 'absence'],
  'plan.share_nothing': ['outcomes: { solve: { refused: 0, done: 0 } }', 'outcomes.solve'],
  'plan.hours': ['staff: { chief: { people: 1, hours: always } }', 'staff.chief.hours'],
  'plan.unknown_calendar': ['staff: { chief: { people: 1, calendar: moon } }', 'staff.chief.calendar'],
  'plan.hours_and_calendar': ['staff: { chief: { people: 1, calendar: cn, hours: "mon 08:00-12:00" } }', 'staff.chief'],
  'plan.count': ['items: { units: few }', 'items.units'],
  'plan.date': ['from: 2026-02-30', 'from'],
  'plan.warm_up': ['weeks: 3\nwarmUp: 3', 'warmUp'],
  'plan.too_much': ['arrivals: 9000000 per hour', 'arrivals'],
  'plan.nothing_comes': ['arrivals: { desk: 0 per day }', 'arrivals'],
}

describe('a wrong plan', () => {
  it.each(PLAN_PROBLEM_CODES)('%s: is told with its place, in both languages', (code) => {
    const [text, at] = WRONG[code]
    const read = readPlanText(PROCEDURE, `seed: 1\n${text}`, ['cn', 'natural'])
    if (read.ok) throw new Error('it is wrong')
    expect(read.problems.map((problem) => problem.code)).toEqual([code])
    expect(read.problems[0]?.path.join('.')).toBe(at)
    if (code !== 'plan.yaml') expect(read.problems[0]?.line).toBeGreaterThanOrEqual(2)
    expect(read.problems[0]?.message.zh).toMatch(/[一-鿿]/)
    expect(read.problems[0]?.message.en).toMatch(/^[ -~±]+$/)
    expect(`${read.problems[0]?.message.zh}${read.problems[0]?.message.en}`).not.toMatch(/[{}]/)
  })

  it('everything wrong in it is told at once, with the nearest right name', () => {
    const read = readPlanText(PROCEDURE, 'staff: { chef: 1 }\noutcomes: { solve: { refuse: 10% }, sovle: {} }\nhandling: { check: soon }')
    if (read.ok) throw new Error('it is wrong')
    expect(read.problems.map(({ code }) => code).sort()).toEqual(['plan.length', 'plan.unknown_outcome', 'plan.unknown_party', 'plan.unknown_step'])
    expect(read.problems.find(({ code }) => code === 'plan.unknown_outcome')?.message.en).toContain('did you mean "refused"?')
  })

  it('nothing whatever that is given makes it throw', () => {
    fc.assert(fc.property(fc.anything(), (data) => {
      expect(typeof readPlan(PROCEDURE, data).ok).toBe('boolean')
    }), { numRuns: 300 })
    const keys = fc.constantFrom('staff', 'arrivals', 'levels', 'handling', 'delays', 'outcomes', 'routes', 'conditions', 'items', 'dates', 'extensions', 'split', 'from', 'queue')
    fc.assert(fc.property(fc.dictionary(keys, fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.string(), fc.string())))), { maxKeys: 4 }), (data) => {
      expect(typeof readPlan(PROCEDURE, data).ok).toBe('boolean')
    }), { numRuns: 300 })
    fc.assert(fc.property(fc.string(), (text) => {
      expect(typeof readPlanText(PROCEDURE, text).ok).toBe('boolean')
    }))
  })
})
