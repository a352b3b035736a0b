/** Playing small procedures, for tests of the simulator. */
import { readPlan, simulate } from '../../src/core/simulate/index.ts'
import type { Plan, PlanDocument, Seen, SimulationReport } from '../../src/core/simulate/index.ts'
import type { Procedure } from '../../src/core/procedure/index.ts'
import { chinaOfficeCalendar, compileCalendar, naturalCalendar } from '../../src/core/worktime/index.ts'
import type { CompiledCalendar } from '../../src/core/worktime/index.ts'
import { compileTrial } from './small-world.ts'

const CALENDARS: Readonly<Record<string, CompiledCalendar>> = { cn: compileCalendar(chinaOfficeCalendar()), natural: compileCalendar(naturalCalendar()) }

export function calendars(id: string): CompiledCalendar {
  const calendar = CALENDARS[id]
  if (!calendar) throw new Error(`there is no calendar ${id}`)
  return calendar
}

/** A bad plan fails the test with its problems. */
export function planOf(procedure: Procedure, document: PlanDocument): Plan {
  const read = readPlan(procedure, document, Object.keys(CALENDARS))
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path.join('.')}: ${message.en}`).join('\n'))
  return read.plan
}

export function play(procedure: Procedure, document: PlanDocument): SimulationReport {
  return simulate(procedure, calendars, planOf(procedure, document))
}

/** Everything that happened, with the report. */
export function watch(procedure: Procedure, document: PlanDocument): { readonly report: SimulationReport; readonly seen: readonly Seen[] } {
  const seen: Seen[] = []
  const report = simulate(procedure, calendars, planOf(procedure, document), (event) => seen.push(event))
  return { report, seen }
}

/** One step at one desk; `rest` adds to it. */
export function oneDesk(calendar: 'cn' | 'natural', rest = ''): Procedure {
  return compileTrial(`calendar: ${calendar}
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: serve }
steps:
  serve: { zh: 办, en: Serve, by: office, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
${rest}`)
}

/** The step of a report, which must be there. */
export function stepOf(report: SimulationReport, key: string): SimulationReport['steps'][number] {
  const step = report.steps.find((candidate) => candidate.key === key)
  if (!step) throw new Error(`there is no step ${key}`)
  return step
}

export function clockOf(report: SimulationReport, key: string): SimulationReport['clocks'][number] {
  const clock = report.clocks.find((candidate) => candidate.key === key)
  if (!clock) throw new Error(`there is no clock ${key}`)
  return clock
}

export function partyOf(report: SimulationReport, key: string): SimulationReport['parties'][number] {
  const party = report.parties.find((candidate) => candidate.key === key)
  if (!party) throw new Error(`there is no party ${key}`)
  return party
}

export const MINUTE = 60_000
export const HOUR = 3_600_000
