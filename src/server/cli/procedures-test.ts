/** Scenarios of procedure files, run and told. */
import type { Finding, Procedure } from '../../core/procedure/index.ts'
import { COVERED_PARTS, readScenarios, runScenarios } from '../../core/scenario/index.ts'
import type { Coverage, ScenarioResult } from '../../core/scenario/index.ts'
import { chinaOfficeCalendar, compileCalendar, naturalCalendar } from '../../core/worktime/index.ts'
import type { CompiledCalendar } from '../../core/worktime/index.ts'
import type { ProcedureFile } from './procedures-files.ts'
import type { ProcedureTexts } from './procedures-texts.ts'

export interface TestedFile {
  readonly path: string
  readonly procedure: string
  readonly findings: readonly Finding[]
  readonly scenarios: readonly ScenarioResult[]
  readonly coverage: Coverage | null
  readonly ok: boolean
}

const CALENDARS: Readonly<Record<string, () => CompiledCalendar>> = {
  cn: () => compileCalendar(chinaOfficeCalendar()),
  natural: () => compileCalendar(naturalCalendar()),
}
const compiled = new Map<string, CompiledCalendar>()

/** A calendar by the name a procedure calls it: the office calendar of China where there is none of that name. */
export function calendarOf(key: string): CompiledCalendar {
  const known = compiled.get(key) ?? (CALENDARS[key] ?? CALENDARS['cn'] ?? CALENDARS['natural'])?.()
  if (!known) throw new Error(`there is no calendar ${key}`)
  compiled.set(key, known)
  return known
}

/** What must be covered: every outcome and every case of every clock; strictly, everything. */
export type Demand = 'library' | 'strict'

/** What is not covered and should be, as `part name`. */
export function gapsIn(coverage: Coverage, demand: Demand): string[] {
  const parts = demand === 'strict' ? COVERED_PARTS : ['outcomes', 'clocks'] as const
  return parts.flatMap((part) => coverage[part].missing.map((name) => `${part} ${name}`))
}

/** A file passes when every scenario does, and when between them they cover what is demanded. */
export function testFile(file: ProcedureFile, procedure: Procedure, demand: Demand = 'library'): TestedFile {
  const nothing = { path: file.scenarios?.path ?? file.path, procedure: procedure.id, findings: [], scenarios: [], coverage: null, ok: false }
  if (!file.scenarios) return nothing
  const read = readScenarios(file.scenarios.text, procedure)
  if (!read.ok) return { ...nothing, findings: read.findings }
  const { results, coverage } = runScenarios(procedure, read, calendarOf)
  const complete = gapsIn(coverage, demand).length === 0
  return { ...nothing, scenarios: results, coverage, ok: complete && results.every((result) => result.failures.length === 0) }
}

export function tellTested(tested: TestedFile, texts: ProcedureTexts): string[] {
  if (tested.findings.length > 0) return tested.findings.map((found) => texts.finding(tested.path, found))
  if (!tested.coverage) return [texts.noScenarios(tested.path)]
  return [texts.testedTitle(tested.path, tested.scenarios.length), ...tested.scenarios.flatMap((result) => tellScenario(tested.path, result, texts)), ...texts.coverage(tested.coverage)]
}

/** What differs at one line is told together, with the events that led there once. */
function tellScenario(path: string, result: ScenarioResult, texts: ProcedureTexts): string[] {
  const head = `  ${result.failures.length === 0 ? '✓' : '✗'} ${texts.label(result.title)}`
  let before = { line: 0, told: 0 }
  return [head, ...result.failures.flatMap((failure) => {
    const since = failure.story.slice(before.told).map((line) => `        ${texts.label(line)}`)
    const story = failure.line === before.line ? [] : [texts.storyTitle(path, failure), ...(before.told > 0 ? ['        …'] : []), ...since]
    before = { line: failure.line, told: failure.story.length }
    return [...story, ...texts.difference(failure)]
  })]
}
