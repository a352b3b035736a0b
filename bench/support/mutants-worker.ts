/** One worker of the mutation run: takes a library file, leaves out one line or block at a time, and asks who notices. */
import { parentPort } from 'node:worker_threads'
import { compileProcedure, verifyProcedure } from '../../src/core/procedure/index.ts'
import type { Compiled, Finding } from '../../src/core/procedure/index.ts'
import { fitScenarios, parseScenarios, playScenarios } from '../../src/core/scenario/index.ts'
import type { ParsedScenarios } from '../../src/core/scenario/index.ts'
import { canonicalJson } from '../../src/core/ticket/index.ts'
import { calendarOf, gapsIn } from '../../src/server/cli/procedures-test.ts'
import { mutantsOf } from './mutants.ts'

export interface MutationTask {
  readonly path: string
  readonly text: string
  readonly scenarios: string
}

export type NoticedBy = 'schema' | 'scenarios' | 'verifier'

export interface Unnoticed {
  readonly line: number
  readonly what: 'line' | 'block'
  readonly leftOut: string
  /** Left out or not, the compiled procedure is the same: a default written out. */
  readonly sameMeaning: boolean
}

export interface MutationResult {
  readonly path: string
  /** Why the file was not tried: it does not pass as it stands. */
  readonly broken: string | null
  readonly mutants: number
  readonly by: Readonly<Record<NoticedBy, number>>
  readonly unnoticed: readonly Unnoticed[]
}

/** Findings without their places, which move when a line goes. */
function tell(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map((found) => `${found.code} ${found.message.en}`))
}

function hasMore(findings: readonly Finding[], before: ReadonlySet<string>): boolean {
  return [...tell(findings)].some((found) => !before.has(found))
}

/** Why the scenarios do not pass with a procedure; undefined when they do. Stops at the first failure. */
function whyScenariosFail(compiled: Extract<Compiled, { ok: true }>, scenarios: ParsedScenarios): string | undefined {
  const file = fitScenarios(scenarios, compiled.procedure)
  if (!file.ok) return file.findings[0]?.message.en ?? 'not readable'
  const play = playScenarios(compiled.procedure, file, calendarOf)
  for (let next = play.next(); ; next = play.next()) {
    if (next.done) return gapsIn(next.value, 'library')[0]
    const failure = next.value.failures[0]
    if (failure) return `${next.value.key}: ${failure.what}`
  }
}

function tryFile({ path, text, scenarios: scenarioText }: MutationTask): MutationResult {
  const nothing = { path, mutants: 0, by: { schema: 0, scenarios: 0, verifier: 0 }, unnoticed: [] }
  const whole = compileProcedure(text)
  const scenarios = parseScenarios(scenarioText)
  if (!whole.ok) return { ...nothing, broken: whole.findings[0]?.message.en ?? 'not compiled' }
  if ('findings' in scenarios) return { ...nothing, broken: scenarios.findings[0]?.message.en ?? 'not readable' }
  const broken = whyScenariosFail(whole, scenarios)
  if (broken !== undefined) return { ...nothing, broken }
  const known = { schema: tell(whole.findings), verifier: tell(verifyProcedure(whole.procedure, whole.places)) }
  const meaning = canonicalJson(whole.procedure)
  const by = { ...nothing.by }
  const unnoticed: Unnoticed[] = []
  const mutants = mutantsOf(text)
  for (const { line, what, text: mutant, leftOut } of mutants) {
    const compiled = compileProcedure(mutant)
    const sameMeaning = compiled.ok && canonicalJson(compiled.procedure) === meaning
    if (!compiled.ok || hasMore(compiled.findings, known.schema)) by.schema += 1
    else if (sameMeaning) unnoticed.push({ line, what, leftOut, sameMeaning })
    else if (whyScenariosFail(compiled, scenarios) !== undefined) by.scenarios += 1
    else if (hasMore(verifyProcedure(compiled.procedure, compiled.places), known.verifier)) by.verifier += 1
    else unnoticed.push({ line, what, leftOut, sameMeaning })
  }
  return { path, broken: null, mutants: mutants.length, by, unnoticed }
}

parentPort?.on('message', (task: MutationTask) => parentPort?.postMessage(tryFile(task)))
