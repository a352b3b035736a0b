/** The part of a plan that says how long things take and how they end. */
import type { Procedure, Route, Step } from '../procedure/index.ts'
import { Conditions, plainText } from './conditions.ts'
import type { Distribution } from './distribution.ts'
import { formatDistribution, parseDistribution } from './distribution.ts'
import type { PlanDocument } from './plan-document.ts'
import type { PlanPath } from './plan-problems.ts'
import { listOf } from './plan-reading.ts'
import { workAt } from './parties.ts'
import type { PlanReading } from './plan-reading.ts'
import { readEveryCondition } from './where-conditions.ts'

/** What is assumed when nobody says how long something takes. */
const USUAL_HANDLING = 'exp 20 minutes'
const USUAL_DELAY = { survey: 'exp 1 day', task: 'exp 1 day', meeting: 'exp 1 day', wait: 'exp 3 days', ticket: 'exp 5 working days', join: 'fixed 0 minutes', end: 'fixed 0 minutes' } as const
const USUAL_DATE = 'fixed 5 working days'

function takesTime(step: Step): boolean {
  return step.kind !== 'join' && step.kind !== 'end'
}

function fixedText(text: string): Distribution {
  const read = parseDistribution(text)
  if (!read) throw new Error(`a default that is no length of time: ${text}`)
  return read
}

export function readHandling(reading: PlanReading, given: PlanDocument['handling']): Record<string, Distribution> {
  const steps = Object.values(reading.procedure.steps)
  const worked = steps.filter((step) => workAt(reading.procedure, step).people)
  const names = ['default', ...steps.filter(takesTime).flatMap((step) => [step.key, ...step.outcomes.map((outcome) => `${step.key}.${outcome.key}`)])]
  const read: Record<string, Distribution> = {}
  for (const [name, text] of reading.known(given, ['handling'], names, 'plan.unknown_step')) {
    const distribution = reading.distribution(text, ['handling', name])
    const step = name.split('.')[0] ?? ''
    if (name !== 'default' && !worked.some(({ key }) => key === step)) reading.report('plan.no_work', ['handling', name], { name: step })
    if (distribution) read[name] = distribution
  }
  const usual = read['default'] ?? fixedText(USUAL_HANDLING)
  const others = worked.filter(({ key }) => !read[key])
  if (others.length > 0 && !read['default']) {
    reading.assume(`没有给出办理用时的按${formatDistribution(usual, 'zh')}：${labels(others, 'zh')}`, `time at work is ${formatDistribution(usual, 'en')} where none was given: ${labels(others, 'en')}`)
  }
  return { ...Object.fromEntries(others.map(({ key }) => [key, usual])), ...read }
}

export function readDelays(reading: PlanReading, given: PlanDocument['delays']): Record<string, Distribution> {
  const steps = Object.values(reading.procedure.steps).filter(takesTime)
  // A step that both the reporter and somebody of the staff may end has both: an answer after a while, and work.
  const outside = steps.filter((step) => workAt(reading.procedure, step).outside)
  const read: Record<string, Distribution> = {}
  for (const [name, text] of reading.known(given, ['delays'], ['default', ...steps.map(({ key }) => key)], 'plan.unknown_step')) {
    const distribution = reading.distribution(text, ['delays', name])
    if (name !== 'default' && !outside.some(({ key }) => key === name)) reading.report('plan.no_delay', ['delays', name], { name })
    if (distribution) read[name] = distribution
  }
  for (const step of outside) {
    if (read[step.key]) continue
    const usual = read['default'] ?? fixedText(USUAL_DELAY[step.kind])
    read[step.key] = usual
    if (!read['default']) reading.assume(`“${step.label.zh}”等待外部：${formatDistribution(usual, 'zh')}`, `"${step.label.en}" waits for the outside: ${formatDistribution(usual, 'en')}`)
  }
  return read
}

function labels(steps: readonly Step[], lang: 'zh' | 'en'): string {
  return steps.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', ')
}

/** Outcomes that a clock or a rule takes, as `step.outcome`. */
function takenByTime(procedure: Procedure): Set<string> {
  const effects = [...procedure.rules.flatMap((rule) => rule.do), ...Object.values(procedure.clocks).flatMap((clock) => clock.late)]
  return new Set(effects.flatMap((effect) => (effect.kind === 'take' ? [`${effect.step}.${effect.outcome}`] : [])))
}

export function readOutcomes(reading: PlanReading, given: PlanDocument['outcomes']): Record<string, Record<string, number>> {
  const steps = Object.values(reading.procedure.steps).filter(({ outcomes }) => outcomes.length > 0)
  const known = new Map(reading.known(given, ['outcomes'], steps.map(({ key }) => key), 'plan.unknown_step'))
  const byTime = takenByTime(reading.procedure)
  const assumed: Step[] = []
  const read = Object.fromEntries(steps.map((step) => {
    const names = step.outcomes.map(({ key }) => key)
    const named = reading.known(known.get(step.key), ['outcomes', step.key], names, 'plan.unknown_outcome', { step: step.key })
    const usual = usualOutcomes(step, byTime)
    if (named.length === 0 && Object.values(usual).filter((weight) => weight > 0).length > 1) assumed.push(step)
    return [step.key, reading.shares(named, names, ['outcomes', step.key], usual)]
  }))
  if (assumed.length > 0) reading.assume(`各处理结果机会相等：${labels(assumed, 'zh')}`, `each outcome is as likely as any other: ${labels(assumed, 'en')}`)
  return read
}

/** Equal chances, except for what nobody chooses: in a survey, what is no answer; in a wait, what a clock takes - it may then end by the clock alone. */
function usualOutcomes(step: Step, byTime: ReadonlySet<string>): Record<string, number> {
  const answers = step.kind === 'survey' ? step.outcomes.filter(({ whenSolved }) => whenSolved !== undefined) : []
  const chosen = step.kind === 'wait' ? step.outcomes.filter(({ key }) => !byTime.has(`${step.key}.${key}`)) : answers.length > 0 ? answers : step.outcomes
  return Object.fromEntries(step.outcomes.map(({ key }) => [key, chosen.some((outcome) => outcome.key === key) ? 1 : 0]))
}

/** Every place of a procedure where ways part, with its routes. */
export function placesOf(procedure: Procedure): Readonly<Record<string, readonly Route[]>> {
  const places: [string, readonly Route[]][] = [
    ...Object.values(procedure.starts).map((start): [string, readonly Route[]] => [`starts.${start.channel}`, start.next]),
    ...Object.values(procedure.steps).flatMap((step) => [
      ...step.outcomes.map((outcome): [string, readonly Route[]] => [`${step.key}.${outcome.key}`, outcome.next]),
      [step.key, step.next] as [string, readonly Route[]],
    ]),
  ]
  return Object.fromEntries(places.filter(([, routes]) => routes.length > 1))
}

export function readRoutes(reading: PlanReading, given: PlanDocument['routes']): Record<string, number[]> {
  const places = placesOf(reading.procedure)
  return Object.fromEntries(reading.known(given, ['routes'], Object.keys(places), 'plan.unknown_place').map(([place, shares]) => {
    const targets = (places[place] ?? []).map((route) => route.to.join('+'))
    const named = reading.known(shares, ['routes', place], targets, 'plan.unknown_target', { place })
    const read = reading.shares(named, [...new Set(targets)], ['routes', place])
    // Two routes to one place share what was said of it.
    return [place, targets.map((target) => (read[target] ?? 0) / targets.filter((other) => other === target).length)]
  }))
}

export function readConditions(reading: PlanReading, given: PlanDocument['conditions'], routes: Readonly<Record<string, readonly number[]>>): Record<string, number> {
  const read: Record<string, number> = {}
  for (const [source, share] of Object.entries(given ?? {})) read[plainText(source) ?? source] = reading.single(share, ['conditions', source])
  const conditions = new Conditions(reading.procedure, read)
  readEveryCondition(reading.procedure, conditions, Object.keys(routes))
  for (const [source] of Object.entries(given ?? {})) {
    if (!conditions.texts.has(plainText(source) ?? source)) reading.report('plan.unknown_condition', ['conditions', source], { name: source, known: listOf([...conditions.texts]) })
  }
  const others = conditions.chances.filter(({ text }) => !Object.hasOwn(read, text))
  if (others.length > 0) {
    const texts = others.map(({ text }) => text)
    reading.assume(`取决于填写内容的条件，每两次成立一次：${texts.join('；')}`, `conditions that depend on what people fill in hold every other time: ${texts.join('; ')}`)
  }
  return read
}

/** `3`, `1 to 3`, `{ 1: 50%, 2: 50% }`: the share of 0, 1, 2 ... items. */
export function readItems(reading: PlanReading, given: PlanDocument['items']): Record<string, number[]> {
  const fields = itemFields(reading.procedure)
  const read: Record<string, number[]> = {}
  for (const [field, count] of reading.known(given, ['items'], fields, 'plan.unknown_field')) {
    const shares = countShares(reading, count, ['items', field])
    if (shares) read[field] = shares
    else reading.report('plan.count', ['items', field], { text: JSON.stringify(count) })
  }
  const others = fields.filter((field) => !read[field])
  for (const field of others) read[field] = [0, 0, 1]
  if (others.length > 0) {
    const say = (lang: 'zh' | 'en'): string => others.map((field) => reading.procedure.fields[field]?.label[lang] ?? field).join(lang === 'zh' ? '、' : ', ')
    reading.assume(`每次各有两项：${say('zh')}`, `two items each: ${say('en')}`)
  }
  return read
}

/** Fields that open a branch for each of their entries, or name several voters. */
function itemFields(procedure: Procedure): string[] {
  const steps = Object.values(procedure.steps)
  const voters = steps.flatMap((step) => (step.vote ? step.by.flatMap((who) => ('field' in who ? [who.field] : [])) : []))
  const several = voters.filter((field) => ['people', 'units'].includes(procedure.fields[field]?.type ?? ''))
  return [...new Set([...steps.flatMap((step) => step.each ?? []), ...several])]
}

function countShares(reading: PlanReading, count: NonNullable<PlanDocument['items']>[string], path: PlanPath): number[] | undefined {
  const between = (low: number, high: number): number[] => Array.from({ length: high + 1 }, (_, at) => (at < low ? 0 : 1 / (high - low + 1)))
  if (typeof count === 'number') return between(count, count)
  if (typeof count === 'string') {
    const match = /^(\d{1,3})(?:\s*(?:to|-|至|到|~)\s*(\d{1,3}))?$/.exec(count.trim())
    const [low, high] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])]
    return match && low <= high && high <= 100 ? between(low, high) : undefined
  }
  const names = Object.keys(count)
  const most = Math.max(...names.map(Number))
  if (names.length === 0 || most > 100) return undefined
  const shares = reading.shares(Object.entries(count), names, path)
  return Array.from({ length: most + 1 }, (_, at) => shares[String(at)] ?? 0)
}

export function readDates(reading: PlanReading, given: PlanDocument['dates']): Record<string, Distribution> {
  const limits = Object.values(reading.procedure.clocks).flatMap((clock) => clock.limits.map(({ limit }) => limit))
  const names = [...new Set(limits.flatMap((limit) => (limit.kind === 'field' ? [limit.field] : limit.kind === 'column' ? [limit.column] : [])))]
  const read: Record<string, Distribution> = {}
  for (const [name, text] of reading.known(given, ['dates'], names, 'plan.unknown_field')) {
    const distribution = reading.distribution(text, ['dates', name])
    if (distribution) read[name] = distribution
  }
  const others = names.filter((name) => !read[name])
  const usual = fixedText(USUAL_DATE)
  for (const name of others) read[name] = usual
  if (others.length > 0) reading.assume(`由人填写的期限按${formatDistribution(usual, 'zh')}后：${others.join('、')}`, `dates that people set lie ahead by ${formatDistribution(usual, 'en')}: ${others.join(', ')}`)
  return read
}

export function readExtensions(reading: PlanReading, given: PlanDocument['extensions']): Record<string, number> {
  const names = Object.values(reading.procedure.clocks).filter((clock) => clock.extend).map((clock) => clock.key)
  return Object.fromEntries(reading.known(given, ['extensions'], names, 'plan.unknown_clock').map(([clock, share]) => [clock, reading.single(share, ['extensions', clock])]))
}
