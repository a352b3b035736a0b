/** Laws of whole runs: the same seed, nothing lost, more people, shifts, absence. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, HOUR, MINUTE, oneDesk, partyOf, play, stepOf, watch } from '../../../test/support/simulation.ts'
import { compileTrial } from '../../../test/support/small-world.ts'

/** A desk, a workshop that may hand back, and a reporter who may say no. */
const LOOP = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
levels:
  plain: { zh: 一般, en: Plain }
  grave: { zh: 重大, en: Grave, when: 'reopened >= 2' }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: assign }
  phone: { zh: 电话, en: Phone, form: [subject], next: assign }
clocks:
  answer: { zh: 答复, en: Answer, from: received, until: [solve.done], within: 2 working days }
  quick: { zh: 快, en: Quick, from: solve, until: [solve.done, solve.notOurs], within: 3 working hours, rule: elapsed }
steps:
  assign: { zh: 派, en: Assign, by: chief, outcomes: { assigned: { zh: 派, en: Assigned, next: solve } } }
  solve: { zh: 办, en: Solve, by: office, outcomes: { done: { zh: 完, en: Done, next: confirm }, notOurs: { zh: 退, en: Not ours, next: assign } } }
  confirm:
    { zh: 确认, en: Confirm, kind: survey, by: reporter, outcomes: { yes: { zh: 是, en: Yes, whenSolved: true, next: archive }, no: { zh: 否, en: No, whenSolved: false, reopens: true, next: solve } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

const BUSY = {
  arrivals: { desk: '6 per working day', phone: '4 per working day' }, levels: { grave: '10%' }, staff: { office: 2, chief: 1 }, handling: { assign: 'exp 15 minutes', solve: 'lognormal 60 minutes ±50%' },
  delays: { confirm: 'exp 1 day' }, outcomes: { solve: { notOurs: '10%' }, confirm: { no: '15%' } }, weeks: 30, warmUp: 4, replications: 3,
} as const

describe('one seed, one report', () => {
  it('the same plan gives the same report, to the last digit', () => {
    expect(JSON.stringify(play(LOOP, BUSY))).toBe(JSON.stringify(play(LOOP, BUSY)))
  })

  it('another seed gives another one', () => {
    const [one, other] = [play(LOOP, BUSY), play(LOOP, { ...BUSY, seed: 2 })]
    expect(other.tickets.arrived).not.toBe(one.tickets.arrived)
    expect(other.lead.working.mean).not.toBe(one.lead.working.mean)
  })

  it('replications differ from each other, and the first of several is the only one of one', () => {
    const { byReplication } = clockOf(play(LOOP, BUSY), 'quick')
    expect(new Set(byReplication).size).toBe(3)
    expect(clockOf(play(LOOP, { ...BUSY, replications: 1 }), 'quick').byReplication[0]).toBe(byReplication[0])
  })
})

describe('nothing is lost', () => {
  const share = fc.integer({ min: 0, max: 90 }).map((percent) => `${percent}%`)
  const plans = fc.record({
    seed: fc.integer({ min: 0, max: 1000 }), people: fc.integer({ min: 0, max: 4 }), chiefs: fc.integer({ min: 1, max: 2 }), rate: fc.integer({ min: 1, max: 30 }),
    notOurs: share, no: share, queue: fc.constantFrom('fifo' as const, 'due' as const), absence: share, warmUp: fc.integer({ min: 0, max: 5 }),
  })

  it('what arrived is closed or open; and the report counts what could be seen', () => {
    fc.assert(fc.property(plans, ({ seed, people, chiefs, rate, notOurs, no, queue, absence, warmUp }) => {
      const { report, seen } = watch(LOOP, {
        seed, weeks: 8, warmUp, replications: 2, queue, absence, arrivals: `${rate} per working day`, staff: { office: people, chief: chiefs }, handling: { default: 'exp 30 minutes' }, outcomes: { solve: { notOurs }, confirm: { no } },
      })
      const { arrived, closed, open, byChannel, byLevel, byEnd } = report.tickets
      expect(closed + open).toBe(arrived)
      for (const parts of [byChannel, byLevel]) expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(arrived)
      expect(byEnd.reduce((sum, { count }) => sum + count, 0)).toBe(closed)
      const counted = new Set(seen.flatMap((event) => (event.kind === 'received' && event.counted ? [event.ticket] : [])))
      const of = (kind: string): number => seen.filter((event) => event.kind === kind && counted.has(event.ticket)).length
      expect(of('received')).toBe(arrived)
      expect(of('closed')).toBe(closed)
      expect(report.steps.reduce((sum, { opened }) => sum + opened, 0)).toBe(of('opened'))
      expect(report.steps.reduce((sum, { outcomes }) => sum + outcomes.reduce((all, { count }) => all + count, 0), 0)).toBe(of('ended'))
      for (const party of report.parties) {
        const mean = party.series.reduce((sum, { queue: waiting }) => sum + waiting, 0) / party.series.length
        expect(mean).toBeCloseTo(party.queue.natural, 6)
        expect(Math.max(...party.series.map(({ max }) => max))).toBe(party.queue.max)
        for (const { utilisation } of [party, ...party.series]) expect(utilisation >= 0 && utilisation <= 1 + 1e-9).toBe(true)
      }
      for (const { share: late, interval, inTime, late: missed } of report.clocks) {
        expect(interval.low).toBeLessThanOrEqual(late)
        expect(interval.high).toBeGreaterThanOrEqual(late)
        expect(inTime + missed).toBeLessThanOrEqual(seen.filter((event) => event.kind === 'opened').length + arrived)
      }
    }), { numRuns: 30 })
  })

  it('a person never does two things at once, and never works while the office is closed', () => {
    const { seen } = watch(LOOP, { ...BUSY, replications: 1, handling: { default: 'exp 90 minutes' } })
    const has = new Map<number, string>()
    for (const event of seen) {
      if (event.kind === 'begun') {
        expect(has.has(event.person)).toBe(false)
        has.set(event.person, `${event.ticket} ${event.step}`)
        const minutes = (event.at / MINUTE + 8 * 60) % (24 * 60)
        expect((minutes >= 510 && minutes <= 720) || (minutes >= 810 && minutes <= 1050)).toBe(true)
      }
      if (event.kind === 'ended' && event.person >= 0) {
        expect(has.get(event.person)).toBe(`${event.ticket} ${event.step}`)
        has.delete(event.person)
      }
    }
    expect(seen.length).toBeGreaterThan(5_000)
  })
})

describe('more people', () => {
  it('one more at the desk, with the same tickets and the same luck, never makes a clock later', () => {
    const late = [1, 2, 3, 4, 5, 6].map((office) => clockOf(play(LOOP, { ...BUSY, staff: { office, chief: 1 }, replications: 6 }), 'answer').share)
    for (let people = 1; people < late.length; people += 1) expect(late[people]).toBeLessThanOrEqual((late[people - 1] ?? 0) + 0.001)
    expect(late[0]).toBeGreaterThan(0.5)
    expect(late[5]).toBeLessThan(0.05)
  })

  it('the same tickets come in, however many people there are', () => {
    const arrivals = (office: number): string => JSON.stringify(watch(LOOP, { ...BUSY, staff: { office, chief: 1 }, replications: 1 }).seen.flatMap((event) => (event.kind === 'received' ? [[event.at, event.channel, event.level]] : [])))
    expect(arrivals(1)).toBe(arrivals(9))
  })

  it('who serves two lines takes the burden off both', () => {
    const apart = play(LOOP, BUSY)
    const together = play(LOOP, { ...BUSY, staff: { office: 1, chief: 1, 'office+chief': 1 } })
    expect(together.lead.working.mean).not.toBe(apart.lead.working.mean)
    expect(partyOf(together, 'unit:office').people).toBe(2)
    expect(partyOf(together, 'post:chief').people).toBe(2)
  })
})

describe('shifts', () => {
  const DESK = oneDesk('cn')

  it('in office hours too, the line is as long as arrivals in an hour times hours waited, both in working time', () => {
    const report = play(DESK, { arrivals: '20 per working day', handling: { serve: 'exp 18 minutes' }, weeks: 400, warmUp: 10, replications: 1 })
    const { mean } = stepOf(report, 'serve').waiting?.working ?? { mean: 0 }
    // 7.5 working hours a day; tickets come and people work in open hours only, so the line knows no nights.
    const perHour = 20 / 7.5
    expect(Math.abs(partyOf(report, 'unit:office').queue.working / (perHour * (mean / HOUR)) - 1)).toBeLessThan(0.02)
    expect(Math.abs(mean / MINUTE / ((0.8 * 18) / 0.2) - 1)).toBeLessThan(0.1)
  })

  it('work that is not done at closing time is held over lunch, night and weekend, and goes on', () => {
    // One ticket at the beginning of each working week, ten hours of work each: done on the second day.
    const { report } = watch(DESK, { arrivals: 'regular 1 per week', handling: { serve: 'fixed 10 hours' }, weeks: 12, warmUp: 0, replications: 1, from: '2026-03-02' })
    const { working } = stepOf(report, 'serve').handling ?? { working: { mean: 0, median: 0, p90: 0, max: 0 } }
    expect(working.mean).toBe(10 * HOUR)
    expect(working.max).toBe(10 * HOUR)
  })

  it('a night shift works at night: nothing begins by day, and most of it takes no office hours at all', () => {
    const { report, seen } = watch(DESK, { arrivals: '3 per day', handling: { serve: 'fixed 20 minutes' }, staff: { office: { people: 2, hours: 'mon-sun 22:00-06:00' } }, weeks: 10, warmUp: 1, replications: 1 })
    expect(stepOf(report, 'serve').handling?.working.median).toBe(0)
    expect(stepOf(report, 'serve').handling?.natural.median).toBeGreaterThan(19.8 * MINUTE)
    const hours = seen.flatMap((event) => (event.kind === 'begun' ? [((event.at / HOUR + 8) % 24)] : []))
    expect(hours.length).toBeGreaterThan(100)
    expect(hours.every((hour) => hour >= 22 || hour < 6)).toBe(true)
  })

  it('hours of their own keep the holidays of the calendar', () => {
    // The National Day holiday of 2026 is from 1 to 7 October.
    const { seen } = watch(DESK, { arrivals: '20 per day', handling: { serve: 'fixed 5 minutes' }, staff: { office: { people: 3, hours: 'mon-sun 08:00-20:00' } }, from: '2026-09-14', weeks: 4, warmUp: 0, replications: 1 })
    const days = new Set(seen.flatMap((event) => (event.kind === 'begun' ? [new Date(event.at + 8 * HOUR).toISOString().slice(0, 10)] : [])))
    expect(days.has('2026-09-19')).toBe(true)
    expect([...days].filter((day) => day >= '2026-10-01' && day <= '2026-10-07')).toEqual([])
  })

  it('people who are away a quarter of their days work three quarters, and those who are there are as busy as more work makes them', () => {
    const plan = { arrivals: '12 per working day', handling: { serve: 'fixed 30 minutes' }, weeks: 52, warmUp: 2, replications: 3 }
    const [full, thin] = [play(DESK, { ...plan, staff: { office: 2 } }), play(DESK, { ...plan, staff: { office: { people: 2, absence: '25%' } } })]
    const [busy, busier] = [partyOf(full, 'unit:office').utilisation, partyOf(thin, 'unit:office').utilisation]
    expect(Math.abs(busier / busy - 1 / 0.75)).toBeLessThan(0.04)
    expect(stepOf(thin, 'serve').waiting?.working.mean).toBeGreaterThan(stepOf(full, 'serve').waiting?.working.mean ?? 0)
  })

  it('a day away does not lose the work in hand: it waits for its owner', () => {
    const { report, seen } = watch(DESK, { arrivals: '4 per working day', handling: { serve: 'fixed 3 hours' }, staff: { office: { people: 3, absence: '40%' } }, weeks: 20, warmUp: 0, replications: 1 })
    const begun = new Map(seen.flatMap((event) => (event.kind === 'begun' ? [[event.ticket, event.person] as const] : [])))
    for (const event of seen) if (event.kind === 'ended') expect(event.person).toBe(begun.get(event.ticket))
    expect(stepOf(report, 'serve').handling?.working.max).toBeGreaterThan(10 * HOUR)
  })
})

describe('a night shift with absences', () => {
  it('whoever comes in the evening stays until the morning', () => {
    const { seen } = watch(oneDesk('natural'), { arrivals: '60 per day', handling: { serve: 'fixed 20 minutes' }, staff: { office: { people: 1, hours: 'mon-sun 20:00-04:00', absence: '50%' } }, weeks: 12, warmUp: 0, replications: 1 })
    // Nights with work are whole: it goes on after midnight exactly when there was some before.
    const nights = new Map<number, Set<string>>()
    for (const event of seen) {
      if (event.kind !== 'begun') continue
      const hours = event.at / HOUR + 8
      const night = Math.floor((hours - 12) / 24)
      if (event.at < Date.parse('2026-01-05T12:00:00+08:00')) continue // the run begins in the middle of a night
      nights.set(night, (nights.get(night) ?? new Set()).add(hours % 24 >= 20 ? 'before' : 'after'))
    }
    expect(nights.size).toBeGreaterThan(20)
    expect(nights.size).toBeLessThan(65)
    nights.delete(Math.max(...nights.keys())) // the run ends in the middle of the last
    for (const parts of nights.values()) expect([...parts].sort()).toEqual(['after', 'before'])
  })
})

describe('who is served first', () => {
  it('by due time, fewer are late than by who came first, and what is due later waits longer', () => {
    const procedure = oneDesk('cn', `
clocks:
  near: { zh: 近, en: Near, from: received, until: serve.done, within: [{ when: 'channel == "desk"', within: 1 working hour }, { within: 3 working days }], rule: elapsed }
`)
    const twoDoors = { ...procedure, starts: { ...procedure.starts, phone: { ...procedure.starts['desk'], channel: 'phone' } } } as typeof procedure // the same start under another name
    const plan = { arrivals: { desk: '4 per working day', phone: '10 per working day' }, handling: { serve: 'exp 28 minutes' }, weeks: 40, warmUp: 4, replications: 2 }
    const [fifo, due] = [play(twoDoors, plan), play(twoDoors, { ...plan, queue: 'due' })]
    expect(clockOf(due, 'near').share).toBeLessThan(clockOf(fifo, 'near').share * 0.6)
    expect(due.tickets.arrived).toBe(fifo.tickets.arrived)
  })
})
