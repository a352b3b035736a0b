/** From the text of a scenario file to scenarios that fit their procedure, or to located findings. Total: no input throws. */
import type { Finding } from '../procedure/findings.ts'
import type { Label, Procedure } from '../procedure/index.ts'
import { keysAt } from '../procedure/schema-keys.ts'
import { shapeFindings } from '../procedure/shape-findings.ts'
import { MOST_FINDINGS, readYaml } from '../procedure/yaml-source.ts'
import type { Path, YamlSource } from '../procedure/yaml-source.ts'
import { joinGiven } from './cast.ts'
import type { Given } from './cast.ts'
import { scenarioFileDocument } from './document.ts'
import type { HeaderDocument, ItemDocument, SampleDocument, ScenarioDocument, ScenarioFileDocument, ScheduleDocument, Verb, WatchDocument } from './document.ts'
import { checkGiven, checkRows } from './read-given.ts'
import type { Known } from './read-given.ts'
import { Report } from './read-report.ts'
import { checkItem, verbsOf } from './read-when.ts'

interface Placed {
  readonly line: number
}

/** One line of a scenario: what is done (nothing, when one only looks), and what must be true then. */
export interface ScenarioItem extends ItemDocument, Placed {
  readonly verb: Verb | undefined
}

export interface Scenario {
  readonly key: string
  readonly title: Label
  readonly given: Given
  readonly items: readonly ScenarioItem[]
}

export interface ScenarioFile {
  readonly header: (HeaderDocument & Placed) | undefined
  /** What holds for the whole file. */
  readonly given: Given
  readonly scenarios: readonly Scenario[]
  readonly schedules: readonly (ScheduleDocument & Placed)[]
  readonly watches: readonly (WatchDocument & Placed)[]
  readonly samples: readonly (SampleDocument & Placed)[]
}

export type ReadScenarios =
  | ({ readonly ok: true } & ScenarioFile)
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The procedure a scenario file is about, without looking at the rest; undefined when it does not say. */
export function procedureOfScenarios(text: string): string | undefined {
  return /^procedure:\s*([a-z0-9/-]+)\s*(?:#.*)?$/m.exec(text)?.[1]
}

/** A scenario file in its right shape, not yet compared with a procedure. */
export interface ParsedScenarios {
  readonly document: ScenarioFileDocument
  readonly source: YamlSource
}

export function readScenarios(text: string, procedure: Procedure): ReadScenarios {
  const parsed = parseScenarios(text)
  return 'findings' in parsed ? { ok: false, findings: parsed.findings } : fitScenarios(parsed, procedure)
}

export function parseScenarios(text: string): ParsedScenarios | { readonly findings: readonly Finding[] } {
  const source = readYaml(text)
  if ('findings' in source) return source
  const parsed = scenarioFileDocument.safeParse(source.data)
  if (parsed.success) return { document: parsed.data, source }
  const findings = parsed.error.issues.slice(0, MOST_FINDINGS).flatMap((issue) => shapeFindings(issue, source, (path) => keysAt(scenarioFileDocument, path)))
  return { findings: findings.slice(0, MOST_FINDINGS) }
}

/** Whether everything the file names is there in the procedure. */
export function fitScenarios({ document, source }: ParsedScenarios, procedure: Procedure): ReadScenarios {
  const report = new Report(source)
  checkFile(report, procedure, document)
  return report.findings.length > 0 ? { ok: false, findings: report.findings } : { ok: true, ...fileOf(report, document) }
}

function fileOf(report: Report, document: ScenarioFileDocument): ScenarioFile {
  const placed = <T extends object>(part: 'schedules' | 'watches' | 'samples', entries: readonly T[] = []): (T & Placed)[] =>
    entries.map((entry, index) => ({ ...entry, line: report.line([part, index]) }))
  return {
    header: document.header && { ...document.header, line: report.line(['header']) },
    given: joinGiven(document),
    scenarios: Object.entries(document.scenarios).map(([key, scenario]) => ({
      key, title: { zh: scenario.zh, en: scenario.en }, given: joinGiven(document, scenario.given),
      items: scenario.when.map((item, index) => ({ ...item, verb: verbsOf(item)[0], line: report.line(['scenarios', key, 'when', index]) })),
    })),
    schedules: placed('schedules', document.schedules), watches: placed('watches', document.watches), samples: placed('samples', document.samples),
  }
}

function checkFile(report: Report, procedure: Procedure, document: ScenarioFileDocument): void {
  if (document.procedure !== procedure.id) report.add('scenario.other_procedure', ['procedure'], { name: document.procedure, expected: procedure.id })
  const known: Known = { report, procedure, people: Object.keys(document.people ?? {}), away: document.away ?? [] }
  checkGiven(known, document, [])
  for (const [key, scenario] of Object.entries(document.scenarios)) checkScenario(known, scenario, ['scenarios', key])
  checkSelfStarts(known, document)
}

function checkScenario(known: Known, scenario: ScenarioDocument, path: Path): void {
  const { report } = known
  const { given = {} } = scenario
  const inside: Known = { ...known, people: [...known.people, ...Object.keys(given.people ?? {})], away: [...known.away, ...given.away ?? []] }
  checkGiven(inside, given, [...path, 'given'])
  if (scenario.when[0]?.start === undefined) report.add('scenario.no_start', [...path, 'when', 0])
  let before = -Infinity
  scenario.when.forEach((item, index) => {
    const at = [...path, 'when', index]
    const time = report.time(item.at, [...at, 'at'])
    if (time !== undefined && time < before) report.add('scenario.order', [...at, 'at'], { time: item.at })
    before = Math.max(before, time ?? before)
    checkItem(inside, item, at)
  })
}

/** Schedules, watches and samples name starts that have a series, a register with a condition, a sample. */
function checkSelfStarts(known: Known, document: ScenarioFileDocument): void {
  const { report, procedure: { starts } } = known
  const check = (part: 'schedules' | 'watches' | 'samples', index: number, name: string, needs: 'series' | 'register' | 'sample'): void => {
    const path = [part, index, 'start']
    const start = starts[name]
    if (!start) report.name(name, Object.keys(starts), path)
    else if (start[needs] === undefined) report.add('scenario.not_by_itself', path, { name, part: needs })
  }
  document.schedules?.forEach(({ start, between, at }, index) => {
    check('schedules', index, start, 'series')
    report.times(between, ['schedules', index, 'between'])
    report.times(at, ['schedules', index, 'at'])
  })
  document.watches?.forEach(({ start, today, rows, opens }, index) => {
    check('watches', index, start, 'register')
    report.day(today, ['watches', index, 'today'])
    const register = starts[start]?.register ?? ''
    if (rows) checkRows(known, register, rows, ['watches', index, 'rows'])
    report.names(opens, Object.keys(rows ?? document.registers?.[register] ?? {}), ['watches', index, 'opens'])
  })
  document.samples?.forEach(({ start }, index) => { check('samples', index, start, 'sample') })
}
