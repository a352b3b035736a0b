/** Limits in a run: each one worked out again from what was recorded; dates people set, more time, places in the calendar. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calendars, clockOf, HOUR, oneDesk, play, watch } from '../../../test/support/simulation.ts'
import { compileTrial } from '../../../test/support/small-world.ts'
import { compileProcedure, countingRule } from '../procedure/index.ts'
import type { Procedure } from '../procedure/index.ts'
import { dueFor, nextMoment } from '../worktime/index.ts'
import { wilson } from './intervals.ts'
import type { PlanDocument } from './plan-document.ts'
import type { Seen } from './watch.ts'

function stops(procedure: Procedure, plan: PlanDocument, clock: string): Extract<Seen, { kind: 'clockStopped' }>[] {
  return watch(procedure, plan).seen.filter((event) => event.kind === 'clockStopped').filter((event) => event.clock === clock)
}

const BUSY: PlanDocument = { arrivals: '14 per working day', handling: { serve: 'exp 30 minutes' }, weeks: 20, warmUp: 0, replications: 1 }

describe('a limit that is a length', () => {
  it.each([
    ['1 working day', 'legal'], ['2 working days', 'elapsed'], ['half a working day', 'legal'], ['3 working hours', 'elapsed'], ['1 day', 'legal'], ['30 hours', 'elapsed'], ['1 week', 'legal'],
  ] as const)('%s by the %s rule: every run is due when the calendar says, and late when it stopped after that', (within, rule) => {
    const procedure = oneDesk('cn', `clocks:\n  answer: { zh: 答, en: Answer, from: received, until: serve.done, within: ${within}, rule: ${rule} }`)
    const { clocks } = procedure
    const limit = clocks['answer']?.limits[0]?.limit
    const found = stops(procedure, { ...BUSY, arrivals: '15 per working day' }, 'answer')
    expect(found.length).toBeGreaterThan(1000)
    for (const { start, due, at, late } of found) {
      if (limit?.kind !== 'within') throw new Error('it is a length')
      expect(due).toBe(dueFor(calendars('cn'), rule, start, limit.within).due)
      expect(late).toBe(at > due)
    }
  })

  it('the share late of the report is the share of those runs, with the interval of Wilson', () => {
    const procedure = oneDesk('cn', 'clocks:\n  answer: { zh: 答, en: Answer, from: received, until: serve.done, within: 3 working hours, rule: elapsed }')
    const { report, seen } = watch(procedure, BUSY)
    const runs = seen.filter((event) => event.kind === 'clockStopped')
    const late = runs.filter((run) => run.late)
    const clock = clockOf(report, 'answer')
    // Runs that were late and had not stopped when the time was up are late too.
    expect(clock.inTime).toBe(runs.length - late.length)
    expect(clock.late).toBeGreaterThanOrEqual(late.length)
    expect(clock.late + clock.inTime + clock.undecided).toBe(report.tickets.arrived)
    expect(clock.share).toBeCloseTo(clock.late / (clock.late + clock.inTime), 12)
    expect(clock.interval).toEqual(wilson(clock.late, clock.late + clock.inTime))
    expect(late.length).toBeGreaterThan(100)
  })

  it('in the library: the answer to a property complaint', () => {
    const compiled = compileProcedure(readFileSync(new URL('../../../procedures/property/complaint.yaml', import.meta.url), 'utf8'))
    if (!compiled.ok) throw new Error('it compiles')
    const plan: PlanDocument = { weeks: 12, warmUp: 0, replications: 1, arrivals: '12 per working day', staff: { desk: 1, department: 2 }, outcomes: { handle: { notOurs: '10%' }, returnVisit: { refused: '10%' } } }
    for (const clock of ['answer', 'answerAtLatest', 'report']) {
      const model = compiled.procedure.clocks[clock]
      const limit = model?.limits[0]?.limit
      const found = stops(compiled.procedure, plan, clock)
      expect(found.length).toBeGreaterThan(50)
      for (const { start, due, at, late } of found) {
        if (!model || limit?.kind !== 'within') throw new Error('it is a length')
        expect(due).toBe(dueFor(calendars('cn'), countingRule(model, limit.within), start, limit.within).due)
        expect(late).toBe(at > due)
      }
    }
  })
})

describe('a limit that is a place in the calendar', () => {
  it.each([
    ['{ timeOfDay: "17:00", working: true }', { kind: 'time-of-day', time: '17:00', working: true }],
    ['{ timeOfDay: "09:00", skipToday: true }', { kind: 'time-of-day', time: '09:00', working: false, skipToday: true }],
    ['{ monthEnd: true }', { kind: 'month-end' }],
    ['{ series: "FREQ=WEEKLY;BYDAY=MO", from: "2026-01-05T08:30" }', { kind: 'series', rrule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-01-05T08:30' }],
  ] as const)('%s is the next such moment after the start, whenever that is', (due, moment) => {
    const procedure = oneDesk('cn', `clocks:\n  meeting: { zh: 会, en: Meeting, from: received, until: serve.done, due: ${due} }`)
    const found = stops(procedure, { ...BUSY, arrivals: '20 per day', weeks: 8 }, 'meeting')
    expect(found.length).toBeGreaterThan(300)
    for (const { start, due: at } of found) expect(at).toBe(nextMoment(calendars('cn'), moment, start)?.due)
  })
})

describe('a date that somebody sets', () => {
  const procedure = compileTrial(`
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  dueOn: { type: date, zh: 期限, en: Due }
starts:
  desk: { zh: 台, en: Desk, form: [subject, dueOn], next: serve }
clocks:
  promised: { zh: 承诺, en: Promised, from: received, until: serve.done, due: { field: dueOn, atMost: 4 working days } }
steps:
  serve: { zh: 办, en: Serve, by: office, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`)

  it('lies ahead as the plan says, ends with its working day, and never beyond the cap', () => {
    const found = stops(procedure, { ...BUSY, dates: { dueOn: 'triangular 1 3 12 working days' } }, 'promised')
    const distances = new Set<number>()
    for (const { start, due } of found) {
      const cap = dueFor(calendars('cn'), 'legal', start, { amount: 4, unit: 'day', working: true }).due
      expect(due).toBeLessThanOrEqual(cap)
      expect(new Date(due + 8 * HOUR).toISOString().slice(11, 16)).toBe('17:30')
      distances.add(Math.round((due - start) / HOUR))
    }
    expect(distances.size).toBeGreaterThan(20)
  })
})

describe('more time', () => {
  it('is granted to the share that the plan says, and puts the limit off by as much as the procedure allows', () => {
    const procedure = oneDesk('cn', `clocks:
  answer: { zh: 答, en: Answer, from: received, until: serve.done, within: 2 working hours, rule: elapsed, extend: { by: office, decide: chief, atMost: 1 working day } }`)
    const found = stops(procedure, { ...BUSY, extensions: { answer: '30%' } }, 'answer')
    const calendar = calendars('cn')
    const plain = (start: number): number => dueFor(calendar, 'elapsed', start, { amount: 2, unit: 'hour', working: true }).due
    const longer = (start: number): number => dueFor(calendar, 'elapsed', plain(start), { amount: 1, unit: 'day', working: true }).due
    const granted = found.filter(({ start, due }) => due === longer(start))
    expect(found.every(({ start, due }) => due === plain(start) || due === longer(start))).toBe(true)
    expect(Math.abs(granted.length / found.length - 0.3)).toBeLessThan(0.04)
    expect(clockOf(play(procedure, { ...BUSY, extensions: { answer: '100%' } }), 'answer').share).toBeLessThan(clockOf(play(procedure, BUSY), 'answer').share)
  })
})
