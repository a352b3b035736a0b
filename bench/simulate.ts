/**
 * How fast a procedure is played: the property complaint (seven steps, three clocks, two loops) with enough people, and a single desk with
 * five people (M/M/5), both in one thread. Tickets that came in per second of the wall clock, and of the processor's own time, which other
 * programs on the machine do not lengthen.
 * Run: npm run bench -- simulate [--weeks N] [--rate N] [--rounds R] [--json]. The last line is one JSON object.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileProcedure } from '../src/core/procedure/index.ts'
import type { Procedure } from '../src/core/procedure/index.ts'
import { readPlan, simulate } from '../src/core/simulate/index.ts'
import type { PlanDocument } from '../src/core/simulate/index.ts'
import { chinaOfficeCalendar, compileCalendar, naturalCalendar } from '../src/core/worktime/index.ts'
import { finish, readOptions, say } from './support/options.ts'
import { medianOf, round } from './support/load.ts'

const options = readOptions({ weeks: '52', rate: '400', rounds: '5', seed: '7' })
const [weeks, rate, rounds, seed] = [Number(options.weeks), Number(options.rate), Number(options.rounds), Number(options.seed)]
const calendars = { cn: compileCalendar(chinaOfficeCalendar()), natural: compileCalendar(naturalCalendar()) }

const QUEUE = `procedure: bench/desk
version: 1
title: { zh: 服务台, en: Desk }
number: 'Q-{seq:6}'
calendar: natural
fields: { subject: { type: text, title: true, zh: 事项, en: Matter } }
needs: { units: { desk: { zh: 服务台, en: Desk } } }
roles: { desk: { zh: 服务台, en: Desk, unit: desk } }
starts: { visit: { zh: 来访, en: Visit, open: true, form: [subject], next: serve } }
steps:
  serve: { zh: 办理, en: Serve, by: desk, outcomes: { done: { zh: 完成, en: Done, next: end } } }
  end: { kind: end, zh: 结束, en: End }
`

function compile(text: string): Procedure {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings.map(({ message }) => message.en).join('\n'))
  return compiled.procedure
}

interface Speed {
  readonly tickets: number
  readonly steps: number
  /** Per second of the wall clock, and of processor time. */
  readonly perSecond: number
  readonly perCpuSecond: number
}

function measure(procedure: Procedure, document: PlanDocument): Speed {
  const read = readPlan(procedure, { ...document, warmUp: 0, replications: 1, seed })
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message.en).join('\n'))
  const calendarOf = (id: string) => (id === 'natural' ? calendars.natural : calendars.cn)
  const times = Array.from({ length: rounds + 1 }, () => {
    const [began, before] = [performance.now(), process.cpuUsage()]
    const report = simulate(procedure, calendarOf, read.plan)
    const used = process.cpuUsage(before)
    return { tickets: report.tickets.arrived, steps: report.steps.reduce((sum, { opened }) => sum + opened, 0), wall: (performance.now() - began) / 1000, cpu: (used.user + used.system) / 1e6 }
  }).slice(1) // the first round is for the compiler
  const tickets = times[0]?.tickets ?? 0
  return { tickets, steps: times[0]?.steps ?? 0, perSecond: Math.round(tickets / medianOf(times.map(({ wall }) => wall))), perCpuSecond: Math.round(tickets / medianOf(times.map(({ cpu }) => cpu))) }
}

const complaint = measure(compile(readFileSync(join(import.meta.dirname, '../procedures/property/complaint.yaml'), 'utf8')), {
  weeks, arrivals: `${rate} per working day`, outcomes: { handle: { notOurs: '10%' }, returnVisit: { refused: '15%' } }, handling: { default: 'lognormal 20 minutes ±50%' },
  staff: { desk: Math.ceil(rate / 10), head: Math.ceil(rate / 10), manager: Math.ceil(rate / 30), department: Math.ceil(rate / 8) },
})
say(options, `property/complaint: ${complaint.tickets} tickets, ${complaint.steps} steps: ${complaint.perSecond} tickets/s, ${complaint.perCpuSecond} per second of processor time`)
const desk = measure(compile(QUEUE), { weeks, arrivals: `${rate / 4} per hour`, handling: { serve: `exp ${round(0.7 * 5 * 60 * (4 / rate), 4)} minutes` }, staff: { desk: 5 } })
say(options, `one desk of five: ${desk.tickets} tickets: ${desk.perSecond} tickets/s, ${desk.perCpuSecond} per second of processor time`)
finish({ bench: 'simulate', ticketsPerSecond: complaint.perSecond, ticketsPerCpuSecond: complaint.perCpuSecond, stepsPerSecond: Math.round((complaint.perSecond * complaint.steps) / complaint.tickets), complaint, desk })
