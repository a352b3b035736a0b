/** Runs scenarios on the pure engine: milliseconds, no server, no clock of its own. */
import type { Label, Procedure } from '../procedure/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import { checkThen } from './check-then.ts'
import type { Difference } from './check-then.ts'
import { CoverageTally } from './coverage.ts'
import type { Coverage } from './coverage.ts'
import { instantOf } from './local-time.ts'
import type { Scenario } from './read.ts'
import { Stage } from './stage.ts'
import { tellEvent } from './story.ts'

/** What was expected, what is, and everything that led there. */
export interface Failure extends Difference {
  readonly line: number
  readonly at: string
  readonly story: readonly Label[]
}

export interface ScenarioResult {
  readonly key: string
  readonly title: Label
  readonly failures: readonly Failure[]
}

export interface ScenarioRun {
  readonly results: readonly ScenarioResult[]
  readonly coverage: Coverage
}

export function runScenarios(procedure: Procedure, scenarios: readonly Scenario[], calendarOf: (key: string) => CompiledCalendar): ScenarioRun {
  const tally = new CoverageTally(procedure)
  const results = scenarios.map((scenario) => ({ key: scenario.key, title: scenario.title, failures: runOne(procedure, scenario, calendarOf, tally) }))
  return { results, coverage: tally.result() }
}

/** Stops where a line is unexpectedly refused or accepted: what follows would only fail because of it. */
function runOne(procedure: Procedure, scenario: Scenario, calendarOf: (key: string) => CompiledCalendar, tally: CoverageTally): Failure[] {
  const stage = new Stage(procedure, scenario, calendarOf)
  const failures: Failure[] = []
  let told = 0
  for (const item of scenario.items) {
    const at = instantOf(stage.calendar, item.at)
    // Whoever acts at the very moment of a limit is on time; who looks at it sees the clock strike.
    stage.strikeUntil(at, 'before')
    const decision = stage.perform(item, at)
    stage.strikeUntil(at, 'at')
    const then = item.then ?? {}
    const events = stage.events.slice(told)
    const differences = checkThen(then, { ticket: stage.ticket, calendar: stage.calendar, decision, events, hands: stage.hands() })
    const story = differences.length > 0 ? stage.events.map((event) => tellEvent(procedure, stage.calendar, event)) : []
    failures.push(...differences.map((difference) => ({ ...difference, line: item.line, at: item.at, story })))
    if (differences.some(({ what }) => what === 'refused')) break
    tally.noteThen(then)
    told = stage.events.length
  }
  for (const event of stage.events) tally.noteEvent(event)
  return failures
}
