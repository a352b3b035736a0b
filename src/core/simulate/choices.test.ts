/** How a ticket finds its way: by what the plan says, by what the procedure asks, and by what is known of the ticket. */
import { describe, expect, it } from 'vitest'
import { partyOf, play, stepOf, watch } from '../../../test/support/simulation.ts'
import { compileTrial } from '../../../test/support/small-world.ts'
import type { PlanDocument } from './plan-document.ts'
import type { SimulationReport } from './report.ts'

const PLAN: PlanDocument = { arrivals: '60 per working day', handling: { default: 'fixed 1 minute' }, weeks: 20, warmUp: 0, replications: 1 }

function shareOf(report: SimulationReport, step: string): number {
  return stepOf(report, step).opened / report.tickets.arrived
}

const WAYS = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  amount: { type: money, zh: 金额, en: Amount }
  urgent: { type: boolean, zh: 急, en: Urgent }
  total: { type: money, value: amount * 1.1, zh: 合计, en: Total }
levels:
  plain: { zh: 一般, en: Plain }
  grave: { zh: 重大, en: Grave, when: urgent }
starts:
  desk: { zh: 台, en: Desk, form: [subject, amount, urgent], next: [{ when: 'amount > 1000 && level == "plain"', to: big }, { when: 'channel == "phone"', to: small }, { to: office }] }
  phone: { zh: 电话, en: Phone, form: [subject, amount], next: [{ when: 'amount > 1000 && level == "plain"', to: big }, { when: 'channel == "phone"', to: small }, { to: office }] }
steps:
  big: { zh: 大, en: Big, by: chief, outcomes: { done: { zh: 完, en: Done, next: after } } }
  small: { zh: 小, en: Small, by: office, outcomes: { done: { zh: 完, en: Done, next: after } } }
  office: { zh: 办, en: Office, by: office, outcomes: { done: { zh: 完, en: Done, next: after } } }
  after: { zh: 后, en: After, by: office, outcomes: { done: { zh: 完, en: Done, next: [{ when: amount > 1000, to: audit }, { to: archive }] }, again: { zh: 再, en: Again, form: [amount], next: after } } }
  audit: { zh: 审, en: Audit, by: { cases: [{ when: total > 5000, who: chief }, { who: office }] }, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

describe('conditions', () => {
  it('what looks at level, channel, times and outcomes is worked out; the rest holds as often as the plan says', () => {
    const report = play(WAYS, { ...PLAN, levels: { grave: '50%' }, conditions: { 'amount>1000': '40%' }, outcomes: { after: { again: 0 } } })
    expect(Math.abs(shareOf(report, 'big') - 0.5 * 0.4)).toBeLessThan(0.02)
    const phone = (report.tickets.byChannel.find(({ key }) => key === 'phone')?.count ?? 0) / report.tickets.arrived
    expect(Math.abs(shareOf(report, 'small') - phone * 0.8)).toBeLessThan(0.02)
  })

  it('is the same for one ticket wherever it is asked, until what it reads is written again', () => {
    const seenOf = (again: string) => {
      const byTicket = Map.groupBy(watch(WAYS, { ...PLAN, levels: { grave: 0 }, conditions: { 'amount > 1000': '40%' }, outcomes: { after: { again } } }).seen, (event) => event.ticket)
      const opened = [...byTicket.values()].map((events) => events.flatMap((event) => (event.kind === 'opened' ? [event.step] : [])))
      return { both: opened.filter((steps) => steps.includes('big') && steps.includes('audit')).length, either: opened.filter((steps) => steps.includes('big') || steps.includes('audit')).length, all: opened.length }
    }
    const once = seenOf('0%')
    // Only tickets that were still open at the end have one without the other.
    expect(once.both).toBeGreaterThan(once.either * 0.98)
    const rewritten = seenOf('50%')
    expect(rewritten.both).toBeLessThan(rewritten.either * 0.8)
  })

  it('a computed field is read through, and cases of who may act are asked', () => {
    const report = play(WAYS, { ...PLAN, staff: { chief: 2, office: 2 }, levels: { grave: 0 }, conditions: { 'amount > 1000': '100%', 'total > 5000': '25%' }, outcomes: { after: { again: 0 } } })
    expect(shareOf(report, 'big')).toBeGreaterThan(0.99)
    // Everybody is at the chief's once, and a quarter once more.
    expect(partyOf(report, 'post:chief').utilisation / partyOf(report, 'unit:office').utilisation).toBeCloseTo(1.25 / 1.75, 1)
  })

  it('says which conditions it had to guess', () => {
    const assumed = play(WAYS, PLAN).assumed.map(({ en }) => en).join('\n')
    expect(assumed).toContain('amount > 1000')
    expect(assumed).toContain('total > 5000')
    expect(assumed).not.toContain('channel ==')
  })

  it('the share of each way may be given for a place instead', () => {
    const report = play(WAYS, { ...PLAN, routes: { 'starts.desk': { big: '10%', small: '20%' }, 'starts.phone': { office: '100%' } }, arrivals: { desk: '60 per working day' }, outcomes: { after: { again: 0 } } })
    expect(Math.abs(shareOf(report, 'big') - 0.1)).toBeLessThan(0.02)
    expect(Math.abs(shareOf(report, 'small') - 0.2)).toBeLessThan(0.02)
    expect(Math.abs(shareOf(report, 'office') - 0.7)).toBeLessThan(0.02)
  })
})

describe('who it is for', () => {
  const MATRIX = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  cause: { type: choice, zh: 原因, en: Cause, choices: { mould: { zh: 模具, en: Mould }, paint: { zh: 漆, en: Paint }, wire: { zh: 线, en: Wire } } }
  lead: { type: unit, zh: 主办, en: Lead }
tables:
  matrix: { columns: { by: unit }, rows: { mould: { by: plant }, paint: { by: plant }, wire: { by: lab } } }
starts:
  desk: { zh: 台, en: Desk, form: [subject, cause, lead], next: solve }
steps:
  solve: { zh: 办, en: Solve, by: { table: matrix, row: cause, column: by }, outcomes: { done: { zh: 完, en: Done, next: sign } } }
  sign: { zh: 签, en: Sign, by: { headOf: lead }, outcomes: { done: { zh: 完, en: Done, next: check } } }
  check: { zh: 核, en: Check, by: { unitIn: lead }, outcomes: { done: { zh: 完, en: Done, form: [lead], next: more } } }
  more: { zh: 再, en: More, by: { unitIn: lead }, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

  it('a table is split evenly over its rows, a field as the plan says; its head is the head of the same unit', () => {
    const { report, seen } = watch(MATRIX, { ...PLAN, split: { 'unitIn:lead': { plant: '70%', lab: '30%' }, 'headOf:lead': { plant: '70%', lab: '30%' } }, staff: { 'unit:plant': 1, 'unit:lab': 1, 'head:plant': 1, 'head:lab': 1 } })
    expect(report.parties.map(({ key }) => key).sort()).toEqual(['head:lab', 'head:plant', 'unit:lab', 'unit:plant'])
    const persons = new Map<number, Record<string, number>>()
    for (const event of seen) if (event.kind === 'begun') persons.set(event.ticket, { ...persons.get(event.ticket), [event.step]: event.person })
    const done = [...persons.values()].filter((steps) => steps['more'] !== undefined)
    const [plant, lab, headPlant, headLab] = [0, 1, 2, 3]
    expect(Math.abs(done.filter((steps) => steps['solve'] === plant).length / done.length - 2 / 3)).toBeLessThan(0.03)
    expect(Math.abs(done.filter((steps) => steps['sign'] === headPlant).length / done.length - 0.7)).toBeLessThan(0.03)
    for (const steps of done) expect([[headPlant, plant], [headLab, lab]]).toContainEqual([steps['sign'], steps['check']])
    // The form of the check writes the field again, so the last step may be another unit's.
    expect(done.some((steps) => steps['more'] !== steps['check'])).toBe(true)
  })

  it('where the plan does not say, the field is one party, by the name it has', () => {
    const report = play(MATRIX, { ...PLAN, staff: { 'unitIn:lead': 2, 'headOf:lead': 1, 'unit:plant': 1, 'unit:lab': 1 } })
    expect(partyOf(report, 'unitIn:lead').people).toBe(2)
  })

  it('a step that nobody can do is skipped if the procedure says so, and otherwise stands in line for ever', () => {
    const procedure = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: first }
steps:
  first: { zh: 一, en: First, by: deputy, skip: [{ nobody: true, take: done }], outcomes: { done: { zh: 完, en: Done, next: second } } }
  second: { zh: 二, en: Second, by: { firstOf: [deputy, chief] }, outcomes: { done: { zh: 完, en: Done, next: third } } }
  third: { zh: 三, en: Third, by: deputy, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)
    const report = play(procedure, { ...PLAN, staff: { deputy: 0, chief: 1 } })
    expect(stepOf(report, 'first').skipped).toBe(stepOf(report, 'first').opened)
    expect(partyOf(report, 'post:chief').utilisation).toBeGreaterThan(0)
    expect(report.tickets.closed).toBe(0)
    expect(partyOf(report, 'post:deputy')).toMatchObject({ people: 0, grows: true })
    expect(report.bottleneck).toBe('post:deputy')
  })
})

describe('the outside', () => {
  const OUTSIDE = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: other }
clocks:
  patience: { zh: 耐心, en: Patience, from: hold, until: [hold.gone], within: 2 days, rule: elapsed, late: [{ take: hold.gone }] }
steps:
  other: { zh: 他单, en: Another ticket, kind: ticket, opens: { procedure: test/construct }, outcomes: { ended: { zh: 完, en: Ended, next: hold } } }
  hold: { zh: 等, en: Hold, kind: wait, outcomes: { gone: { zh: 过, en: Gone, next: ask } } }
  ask: { zh: 问, en: Ask, kind: survey, by: [reporter, office], outcomes: { yes: { zh: 是, en: Yes, whenSolved: true, next: archive }, no: { zh: 否, en: No, whenSolved: false, next: archive }, lapsed: { zh: 无, en: Lapsed, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

  it('another ticket takes as long as the plan says, and needs nobody', () => {
    const report = play(OUTSIDE, { ...PLAN, delays: { other: 'fixed 3 working hours' } })
    expect(stepOf(report, 'other')).toMatchObject({ by: 'outside', waiting: null })
    expect(stepOf(report, 'other').answering?.working).toMatchObject({ mean: 3 * 3_600_000, max: 3 * 3_600_000 })
  })

  it('a wait whose every end a clock takes ends by the clock, not before and not after', () => {
    const { report, seen } = watch(OUTSIDE, { ...PLAN, delays: { other: 'fixed 1 hour' } })
    expect(stepOf(report, 'hold').taken).toBeGreaterThan(1000)
    expect(stepOf(report, 'hold').answering).toBeNull()
    const opened = new Map(seen.flatMap((event) => (event.kind === 'opened' && event.step === 'hold' ? [[event.ticket, event.at] as const] : [])))
    for (const event of seen) if (event.kind === 'ended' && event.step === 'hold') expect(event.at - (opened.get(event.ticket) ?? 0)).toBe(2 * 24 * 3_600_000)
  })

  it('whoever is first, the reporter or somebody of the office, answers; nobody answers by not answering', () => {
    const slow = play(OUTSIDE, { ...PLAN, delays: { other: 'fixed 0 minutes', ask: 'fixed 30 days' } })
    const quick = play(OUTSIDE, { ...PLAN, delays: { other: 'fixed 0 minutes', ask: 'fixed 1 minute' }, staff: { office: 0 } })
    expect(stepOf(slow, 'ask').waiting?.count).toBeGreaterThan(1000)
    expect(stepOf(quick, 'ask').waiting).toBeNull()
    expect(stepOf(quick, 'ask').answering?.natural.max).toBe(60_000)
    for (const report of [slow, quick]) expect(stepOf(report, 'ask').outcomes.find(({ key }) => key === 'lapsed')?.count).toBe(0)
  })
})

describe('starts that begin by themselves', () => {
  it('come at the moments of their series, as many each time as the plan says', () => {
    const procedure = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
starts:
  weekly: { kind: schedule, zh: 每周, en: Weekly, series: { every: "FREQ=WEEKLY;BYDAY=MO", from: "2026-01-05T08:30" }, form: [subject], defaults: { subject: 巡检 }, next: serve }
steps:
  serve: { zh: 办, en: Serve, by: office, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)
    const { report, seen } = watch(procedure, { weeks: 10, warmUp: 0, replications: 1, arrivals: { weekly: '3 each time' } })
    expect(report.tickets.arrived).toBe(30)
    for (const event of seen) if (event.kind === 'received') expect(new Date(event.at + 8 * 3_600_000).toISOString().slice(11, 16)).toBe('08:30')
    expect(play(procedure, { weeks: 10, warmUp: 0, replications: 1 }).tickets.arrived).toBe(10)
  })
})
