/** From a plan as it is written to a plan made ready for one procedure, or everything that is wrong with it. Total: no input throws. */
import type { z } from 'zod'
import { nearest } from '../procedure/nearest.ts'
import type { Procedure } from '../procedure/index.ts'
import { readYaml } from '../procedure/yaml-source.ts'
import { parseDate } from '../worktime/civil.ts'
import { partiesOf } from './parties.ts'
import { planDocument } from './plan-document.ts'
import type { PlanDocument } from './plan-document.ts'
import { readConditions, readDates, readDelays, readExtensions, readHandling, readItems, readOutcomes, readRoutes } from './plan-flow.ts'
import { planProblem } from './plan-problems.ts'
import type { PlanPath, PlanProblem } from './plan-problems.ts'
import { percent, PlanReading } from './plan-reading.ts'
import { readSplit, readStaff, splitParties } from './plan-staff.ts'
import type { Arrival, Plan } from './plan.ts'
import { formatRate, parseRate } from './rate.ts'

export type ReadPlan =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }

const MOST_PROBLEMS = 100
const REPLICATIONS = 10
/** Some minutes of work for one processor. */
const MOST_TICKETS = 50_000_000
/** A Monday, so that weeks of the run are weeks of the calendar. */
const USUAL_FROM = '2026-01-05'
const USUAL_RATE = '10 per working day'
/** The lowest level has most of the tickets. */
const LOWEST_LEVEL = 0.8

/** A plan in YAML. Problems carry their line. `calendars` are the names of those there are. */
export function readPlanText(procedure: Procedure, text: string, calendars?: readonly string[]): ReadPlan {
  const source = readYaml(text)
  if ('findings' in source) {
    return { ok: false, problems: source.findings.map(({ place, message }) => ({ ...planProblem('plan.yaml', [], { reason: message.en, reasonZh: message.zh }), line: place.line, column: place.column })) }
  }
  const read = readPlan(procedure, source.data ?? {}, calendars)
  if (read.ok) return read
  return { ok: false, problems: read.problems.map((problem) => {
    const { line, column } = source.placeOf(problem.path)
    return { ...problem, line, column }
  }) }
}

/** A plan as data: from a file, a form, or the options of a command. An empty one is a plan too; what is assumed stands in `assumed`. */
export function readPlan(procedure: Procedure, data: unknown, calendars?: readonly string[]): ReadPlan {
  const parsed = planDocument.safeParse(data)
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.slice(0, MOST_PROBLEMS).flatMap(shapeProblems) }
  const reading = new PlanReading(procedure, calendars)
  const plan = makePlan(reading, parsed.data)
  return reading.problems.length > 0 ? { ok: false, problems: reading.problems.slice(0, MOST_PROBLEMS) } : { ok: true, plan }
}

function makePlan(reading: PlanReading, document: PlanDocument): Plan {
  const { procedure } = reading
  if (document.procedure !== undefined && document.procedure !== procedure.id) reading.report('plan.other_procedure', ['procedure'], { name: document.procedure, expected: procedure.id })
  const [weeks, warmUp] = [document.weeks ?? 26, document.warmUp ?? Math.min(4, (document.weeks ?? 26) - 1)]
  if (warmUp >= weeks) reading.report('plan.warm_up', ['warmUp'], { warmUp: String(warmUp), weeks: String(weeks) })
  const from = document.from ?? USUAL_FROM
  if (parseDate(from) === undefined) reading.report('plan.date', ['from'], { text: from })
  const arrivals = readArrivals(reading, document)
  const parties = partiesOf(procedure)
  const split = readSplit(reading, document.split, parties)
  const routes = readRoutes(reading, document.routes)
  refuseTooMuch(reading, arrivals, weeks * (document.replications ?? REPLICATIONS))
  return {
    procedure: procedure.id, seed: document.seed ?? 1, from, weeks, warmUp, replications: document.replications ?? REPLICATIONS, queue: document.queue ?? 'fifo',
    arrivals, staff: readStaff(reading, document, splitParties(reading, parties, split)), split,
    handling: readHandling(reading, document.handling), delays: readDelays(reading, document.delays), outcomes: readOutcomes(reading, document.outcomes),
    routes, conditions: readConditions(reading, document.conditions, routes), items: readItems(reading, document.items),
    dates: readDates(reading, document.dates), extensions: readExtensions(reading, document.extensions), assumed: reading.assumed,
  }
}

/** Roughly, with weeks of forty working hours. */
function refuseTooMuch(reading: PlanReading, arrivals: readonly Arrival[], weeks: number): void {
  const hours = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 24, week: 168, month: 730.5, year: 8766 } as const
  const workingHours = { ...hours, day: 8, week: 40 } as const
  const tickets = weeks * arrivals.reduce((sum, { by }) => sum + ('eachTime' in by ? by.eachTime : by.amount * (by.per.working ? 40 / workingHours[by.per.unit] : 168 / hours[by.per.unit])), 0)
  if (tickets > MOST_TICKETS) reading.report('plan.too_much', ['arrivals'], { tickets: String(Math.round(tickets)), most: String(MOST_TICKETS) })
}

function readArrivals(reading: PlanReading, document: PlanDocument): Arrival[] {
  const { starts } = reading.procedure
  const usual = readLevels(reading, document.levels, ['levels'])
  const given = document.arrivals
  if (given === undefined || typeof given === 'string') return evenArrivals(reading, given, usual)
  const read = reading.known(given, ['arrivals'], Object.keys(starts), 'plan.unknown_start').flatMap(([start, arrival]): Arrival[] => {
    const { rate: text, levels } = typeof arrival === 'string' ? { rate: arrival, levels: undefined } : arrival
    const path = typeof arrival === 'string' ? ['arrivals', start] : ['arrivals', start, 'rate']
    const mix = levels ? readLevels(reading, levels, ['arrivals', start, 'levels']) : usual
    const each = /^(\d{1,6})\s*(?:each time|每次)$/i.exec(text?.trim() ?? '')
    if (starts[start]?.series && (text === undefined || each)) return [{ start, by: { eachTime: Number(each?.[1] ?? 1) }, levels: mix }]
    if (text === undefined) reading.report('plan.rate_needed', path, { name: start })
    const rate = parseRate(text ?? '')
    if (!rate && text !== undefined) reading.report('plan.rate', path, { text })
    return rate ? [{ start, by: rate, levels: mix }] : []
  })
  if (!read.some(({ by }) => ('amount' in by ? by.amount : by.eachTime) > 0)) reading.report('plan.nothing_comes', ['arrivals'])
  return read
}

/** One rate for all channels together; a start that begins by itself begins at its own times. */
function evenArrivals(reading: PlanReading, text: string | undefined, levels: Readonly<Record<string, number>>): Arrival[] {
  const starts = Object.values(reading.procedure.starts)
  const people = starts.filter(({ kind }) => kind === 'person')
  const series = starts.filter((start) => start.series).map((start): Arrival => ({ start: start.channel, by: { eachTime: start.sample?.size ?? 1 }, levels }))
  for (const { start, by } of series) {
    if ('eachTime' in by) reading.assume(`“${starts.find(({ channel }) => channel === start)?.label.zh ?? start}”按自己的日程，每次 ${by.eachTime} 件`, `"${starts.find(({ channel }) => channel === start)?.label.en ?? start}" begins by its own series, ${by.eachTime} each time`)
  }
  const rate = parseRate(text ?? USUAL_RATE)
  if (!rate) {
    reading.report('plan.rate', ['arrivals'], { text: text ?? '' })
    return []
  }
  if (text === undefined && people.length > 0) reading.assume(`来件共${formatRate(rate, 'zh')}，平均分到各渠道`, `${formatRate(rate, 'en')} come in, spread evenly over the channels`)
  const others = starts.filter(({ kind, series: own }) => kind !== 'person' && !own)
  // A procedure that only begins by itself, without a series: its starts share the rate instead.
  const sharing = people.length > 0 || series.length > 0 ? people : others
  return [...sharing.map((start): Arrival => ({ start: start.channel, by: { ...rate, amount: rate.amount / sharing.length }, levels })), ...series]
}

function readLevels(reading: PlanReading, given: PlanDocument['levels'], path: PlanPath): Readonly<Record<string, number>> {
  const names = reading.procedure.levels.map(({ key }) => key)
  const [lowest = '', ...higher] = names
  const usual = Object.fromEntries(names.map((name) => [name, name === lowest ? LOWEST_LEVEL : (1 - LOWEST_LEVEL) / higher.length]))
  const named = reading.known(given, path, names, 'plan.unknown_level')
  if (names.length < 2) return Object.fromEntries(names.map((name) => [name, 1]))
  if (named.length > 0) {
    // What is not said falls to the lowest level, when that is not named itself.
    const rest = named.some(([name]) => name === lowest) ? {} : Object.fromEntries(higher.map((name) => [name, 0]))
    return reading.shares(named, names, path, rest)
  }
  if (path.length === 1) {
    const say = (lang: 'zh' | 'en'): string => reading.procedure.levels.map(({ key, label }) => `${label[lang]} ${percent(usual[key] ?? 0)}`).join(lang === 'zh' ? '，' : ', ')
    reading.assume(`等级分布：${say('zh')}`, `levels: ${say('en')}`)
  }
  return usual
}

function shapeProblems(issue: z.core.$ZodIssue): PlanProblem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_PROBLEMS).map((name) => planProblem('plan.unknown_key', [...path, name], { path: path.join('.') || '/', name, ...nearest(name, Object.keys(planDocument.shape)) }))
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (deepest && deepest.path.length > 0) return shapeProblems({ ...deepest, path: [...issue.path, ...deepest.path] })
  }
  return [planProblem('plan.shape', path, reasonFor(issue))]
}

function reasonFor(issue: z.core.$ZodIssue): { reason: string; reasonZh: string } {
  switch (issue.code) {
    case 'invalid_type': return { reason: `must be ${issue.expected}`, reasonZh: `类型应为 ${issue.expected}` }
    case 'invalid_value': return { reason: `must be one of ${issue.values.map(String).join(', ')}`, reasonZh: `应为 ${issue.values.map(String).join('、')} 之一` }
    case 'too_big': return { reason: `is too large; at most ${String(issue.maximum)}`, reasonZh: `超过上限 ${String(issue.maximum)}` }
    case 'too_small': return { reason: `is too small; at least ${String(issue.minimum)}`, reasonZh: `过小，至少 ${String(issue.minimum)}` }
    default: return { reason: 'is not of any form that fits here', reasonZh: '不是这里可用的写法' }
  }
}

