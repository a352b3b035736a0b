/** Proofs about a compiled procedure: what must be so before a version may be published. What is exact and what is not: docs/adr/0009. */
import type { Finding } from '../findings.ts'
import type { Procedure } from '../types.ts'
import { checkAnswers } from './check-answers.ts'
import { checkClocks, checkClocksInCircles } from './check-clocks.ts'
import { checkHands } from './check-hands.ts'
import { checkLimits } from './check-limits.ts'
import { checkGoods, checkReads, checkTold, reportBlankPapers } from './check-reads.ts'
import type { BlankOnPapers } from './check-reads.ts'
import { checkSameHands } from './check-same-hands.ts'
import { checkMoments, checkUnused } from './check-usage.ts'
import { checkWaits } from './check-waits.ts'
import { checkWays } from './check-ways.ts'
import type { Check, MakeCheck } from './check.ts'
import { explore } from './explore.ts'
import type { Exploration } from './explore.ts'
import { makePlan } from './plan-make.ts'
import type { Plan } from './plan.ts'
import { Report } from './report.ts'
import type { Places } from './report.ts'

export { nextSteps } from './next-steps.ts'
export type { Places } from './report.ts'

export interface VerifyOptions {
  /** How many states are visited altogether before the rest is given up; 100,000 when absent. */
  readonly mostStates?: number
}
const MOST_STATES = 100_000
/** So many are tried with all questions together; beyond, each is asked for itself with fewer facts to remember. */
const MOST_TOGETHER = 3_000

/**
 * What is wrong with a procedure although it is written correctly, errors first and then in the order of the file. Nothing found is a proof of
 * what ADR 9 says is proved, unless `verify.not_proved` is among the findings.
 */
export function verifyProcedure(procedure: Procedure, places: Places, options: VerifyOptions = {}): Finding[] {
  const report = new Report(places)
  const plan = makePlan(procedure)
  checkSameHands(plan, report)
  checkClocksInCircles(plan, report)
  checkLimits(plan, report)
  checkUnused(procedure, report)
  const most = options.mostStates ?? MOST_STATES
  const blank: BlankOnPapers = new Map()
  const isProved = new Asking(plan, most).ask(questions(plan, report, blank))
  if (!isProved) report.add('verify.not_proved', ['procedure'], { most: String(most) })
  reportBlankPapers(plan, blank, report)
  return report.findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || a.place.line - b.place.line || a.place.column - b.place.column)
}

function questions(plan: Plan, report: Report, blank: BlankOnPapers): MakeCheck[] {
  const readers = new Set([...plan.words, ...plan.papers, ...plan.steps, ...plan.steps.flatMap((step) => step.outcomes), ...plan.clocks.flatMap((clock) => clock.late), ...plan.rules.flatMap((rule) => rule.effects)]
    .flatMap((reader) => reader.reads.map((read) => read.field)))
  const dates = plan.clocks.flatMap((clock) => clock.limits.flatMap((limit) => limit.date?.nature.field?.key ?? []))
  return [
    () => checkWays(plan, report),
    () => checkMoments(plan, report),
    () => checkAnswers(plan, report),
    () => checkClocks(plan, report),
    () => checkWaits(plan, report),
    ...plan.steps.filter((step) => step.by.length > 0).map((step) => () => checkHands(plan, step, report)),
    ...(Object.keys(plan.procedure.goods).length > 0 ? [() => checkGoods(plan, report)] : []),
    () => checkTold(plan, report),
    ...[...new Set([...readers, ...dates])].map((key) => () => checkReads(plan, key, report, blank)),
  ]
}

/** Explores for questions, within what may be spent on all of them. */
class Asking {
  readonly #plan: Plan
  #left: number

  constructor(plan: Plan, most: number) {
    this.#plan = plan
    this.#left = most
  }

  /** In one exploration; when that has too many states, one half of them after the other. False when something was not looked at to the end. */
  ask(questions: readonly MakeCheck[]): boolean {
    if (questions.length === 0) return true
    const isAlone = questions.length === 1
    const checks: readonly Check[] = questions.map((make) => make())
    const exploration = this.#explore(checks, isAlone ? Math.ceil(this.#left / 2) : Math.min(this.#left, MOST_TOGETHER))
    if (!exploration.tooMany || isAlone) {
      for (const check of checks) check.conclude(exploration)
      return !exploration.tooMany
    }
    const middle = Math.ceil(questions.length / 2)
    const halves = [questions.slice(0, middle), questions.slice(middle)].map((half) => this.ask(half))
    return halves.every((complete) => complete)
  }

  #explore(checks: readonly Check[], mostStates: number): Exploration {
    const watching = new Map<string, Check[]>()
    for (const check of checks) for (const kind of check.kinds) watching.set(kind, [...(watching.get(kind) ?? []), check])
    const exploration = explore(this.#plan, {
      facts: checks.flatMap((check) => check.facts), clocks: checks.some((check) => check.clocks === 'all') ? 'all' : 'steering', mostStates,
      watch: (sight, state, path, story) => { for (const check of watching.get(sight.kind) ?? []) check.see(sight, state, path, story) },
    })
    this.#left -= exploration.nodes.length
    return exploration
  }
}
