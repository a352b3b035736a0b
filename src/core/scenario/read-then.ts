/** Whether every name and time of an expectation means something in the procedure. */
import type { Path } from '../procedure/yaml-source.ts'
import type { ClockExpectation, ThenDocument } from './document.ts'
import { outcomesOf, splitBranch, splitNumber } from './names.ts'
import type { Known } from './read-given.ts'

export const CLOCK_WORDS: readonly string[] = ['paused', 'on time', 'late', 'none']
const MACHINES = ['import', 'schedule', 'watch', 'ticket', 'system', 'clock']

/** Everybody who may be named as doing something. */
export function actorsOf({ people, procedure }: Known, machines: 'and machines' | 'no machines'): string[] {
  const outside = Object.values(procedure.fields).filter((field) => field.type === 'contact' || field.type === 'text').map((field) => `outside:${field.key}`)
  return ['reporter', ...(machines === 'and machines' ? MACHINES : []), ...people, ...outside]
}

/** What a branch may be called: a unit, a person, a step of a parallel way, or a row by its number. */
export function branchesOf({ people, procedure }: Known, name: string): string[] {
  const rows = /^\d+$/.test(name) ? [name] : []
  return [...procedure.needs.units.map((unit) => unit.code), ...people, ...Object.keys(procedure.steps), ...rows]
}

export function checkThen(known: Known, then: ThenDocument, path: Path): void {
  const { report, procedure } = known
  const { steps, levels, fields, goods } = procedure
  const stepKeys = Object.keys(steps)
  report.names(then.step, stepKeys, [...path, 'step'])
  report.names(then.closed, stepKeys.filter((key) => steps[key]?.kind === 'end'), [...path, 'closed'])
  report.names(then.level, levels.map((level) => level.key), [...path, 'level'])
  report.names(then.recused, known.people, [...path, 'recused'])
  report.keys(then.branches, stepKeys, [...path, 'branches'])
  for (const [step, branches] of Object.entries(then.branches ?? {})) branches.forEach((branch, index) => { checkBranch(known, String(branch), [...path, 'branches', step, index]) })
  checkPlaces(known, then.who, [...path, 'who'])
  checkPlaces(known, then.mayAct, [...path, 'mayAct'])
  const actors = actorsOf(known, 'no machines')
  for (const [place, names] of Object.entries(Array.isArray(then.mayAct) ? { '': then.mayAct } : then.mayAct ?? {})) report.names(names, actors, place === '' ? [...path, 'mayAct'] : [...path, 'mayAct', place])
  report.keys(then.mayChoose, actors, [...path, 'mayChoose'])
  for (const [name, endings] of Object.entries(then.mayChoose ?? {})) report.names(endings, outcomesOf(procedure), [...path, 'mayChoose', name])
  report.keys(then.hides, actors, [...path, 'hides'])
  const secret = Object.keys(fields).filter((key) => (fields[key]?.seenBy.length ?? 0) > 0)
  for (const [name, hidden] of Object.entries(then.hides ?? {})) report.names(hidden, secret, [...path, 'hides', name])
  checkInBranches(known, then.values, Object.keys(fields), [...path, 'values'])
  checkInBranches(known, then.waitsFor, stepKeys.filter((key) => steps[key]?.kind === 'ticket'), [...path, 'waitsFor'])
  report.keys(then.goods, Object.keys(goods), [...path, 'goods'])
  for (const [key, held] of Object.entries(then.goods ?? {})) report.keys(held, Object.keys(goods[key]?.holders ?? {}), [...path, 'goods', key])
  checkClocks(known, then, path)
  checkWhatHappened(known, then, path)
}

function checkBranch(known: Known, name: string, path: Path): void {
  for (const part of name.split('/')) known.report.name(part, branchesOf(known, part), path)
}

/** Keys of `who` and `mayAct`: a step, a branch, or `step@branch`. */
function checkPlaces(known: Known, places: readonly string[] | Readonly<Record<string, readonly string[]>> | undefined, path: Path): void {
  for (const place of Array.isArray(places) ? [] : Object.keys(places ?? {})) {
    const { what, branch } = splitBranch(place)
    if (branch === undefined) {
      for (const part of what.split('/')) known.report.name(part, branchesOf(known, part), [...path, place], 'key')
      continue
    }
    known.report.name(what, Object.keys(known.procedure.steps), [...path, place], 'key')
    checkBranch(known, branch, [...path, place])
  }
}

function checkInBranches(known: Known, record: Readonly<Record<string, unknown>> | undefined, names: readonly string[], path: Path): void {
  for (const name of Object.keys(record ?? {})) {
    const { what, branch } = splitBranch(name)
    known.report.name(what, names, [...path, name], 'key')
    if (branch !== undefined) checkBranch(known, branch, [...path, name])
  }
}

function checkClocks(known: Known, then: ThenDocument, path: Path): void {
  const { report } = known
  const clocks = Object.keys(known.procedure.clocks)
  checkInBranches(known, then.clocks, clocks, [...path, 'clocks'])
  for (const [name, clock] of Object.entries(then.clocks ?? {})) checkClock(known, clock, [...path, 'clocks', name])
  for (const [name, ring] of Object.entries(then.rang ?? {})) {
    const { what, branch } = splitBranch(name)
    report.name(what.split('.')[0] ?? '', clocks, [...path, 'rang', name], 'key')
    if (branch !== undefined) checkBranch(known, branch, [...path, 'rang', name])
    if (typeof ring === 'string') report.time(ring, [...path, 'rang', name])
    else if (ring.at !== undefined) report.time(ring.at, [...path, 'rang', name, 'at'])
  }
}

function checkClock({ report }: Known, clock: ClockExpectation, path: Path): void {
  if (typeof clock === 'string') {
    if (!CLOCK_WORDS.includes(clock)) report.time(clock, path)
    return
  }
  if (clock.due !== undefined) report.time(clock.due, [...path, 'due'])
  if (typeof clock.warn === 'string') report.time(clock.warn, [...path, 'warn'])
}

function checkWhatHappened({ report, procedure }: Known, then: ThenDocument, path: Path): void {
  const { words, papers, rules, ledger, clocks, steps } = procedure
  const numbered = (part: 'said' | 'papers' | 'ledger', given: readonly string[] | Readonly<Record<string, unknown>> | undefined, names: readonly string[]): void => {
    if (Array.isArray(given)) given.forEach((name: string, index) => { report.name(splitNumber(name).what, names, [...path, part, index]) })
    else for (const name of Object.keys(given ?? {})) report.name(splitNumber(name).what, names, [...path, part, name], 'key')
  }
  numbered('said', then.said, ['byHand', ...words.map((entry) => entry.key)])
  numbered('papers', then.papers, papers.map((entry) => entry.key))
  numbered('ledger', then.ledger, Object.keys(ledger))
  for (const [name, entry] of Object.entries(then.ledger ?? {})) {
    if (typeof entry !== 'object') continue
    for (const part of ['hearUntil', 'appealUntil'] as const) if (typeof entry[part] === 'string') report.time(entry[part], [...path, 'ledger', name, part])
  }
  const asked = [
    ...Object.values(steps).flatMap((step) => step.opens ?? []),
    ...[...rules.flatMap((rule) => rule.do), ...Object.values(clocks).flatMap((clock) => clock.late)].flatMap((effect) => (effect.kind === 'open' ? [effect.ticket] : [])),
  ].flatMap((ticket) => [ticket.procedure, ...(ticket.start === undefined ? [] : [`${ticket.procedure}.${ticket.start}`])])
  if (Array.isArray(then.asked)) report.names(then.asked, asked, [...path, 'asked'])
  else report.keys(then.asked, asked, [...path, 'asked'])
  report.keys(then.alerted, [...rules.map((rule) => rule.key), ...Object.keys(clocks).filter((key) => clocks[key]?.extend).map((key) => `${key}.extend`)], [...path, 'alerted'])
}
