/** Runs scenarios on the pure engine: milliseconds, no server, no clock of its own. */
import type { Label, Procedure } from '../procedure/index.ts'
import type { RefusalCode } from '../ticket/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'
import { compareThen } from './compare.ts'
import { CoverageTally } from './coverage.ts'
import type { Coverage } from './coverage.ts'
import type { Difference, Seen } from './difference.ts'
import { instantOf } from './local-time.ts'
import type { Scenario, ScenarioFile, ScenarioItem } from './read.ts'
import { rehearseSelfStarts } from './run-self-starts.ts'
import { Stage } from './stage.ts'
import type { Happening, Performed } from './stage.ts'
import { withDays } from './stage-facts.ts'
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

/** Plays every scenario of a file that `readScenarios` has accepted; `calendarOf` gives a calendar by the name a procedure calls it. */
export function runScenarios(procedure: Procedure, file: ScenarioFile, calendarOf: (key: string) => CompiledCalendar): ScenarioRun {
  const results: ScenarioResult[] = []
  const play = playScenarios(procedure, file, calendarOf)
  for (let next = play.next(); ; next = play.next()) {
    if (next.done) return { results, coverage: next.value }
    results.push(next.value)
  }
}

/** The same one at a time, for whoever wants to stop at the first failure; returns what all of them together have tried. */
export function* playScenarios(procedure: Procedure, file: ScenarioFile, calendarOf: (key: string) => CompiledCalendar): Generator<ScenarioResult, Coverage> {
  const tally = new CoverageTally(procedure)
  for (const { key, title, line, differences } of rehearseSelfStarts(procedure, file, withDays(calendarOf(procedure.calendar), file.given.calendar), tally)) {
    yield { key, title, failures: differences.map((difference) => ({ ...difference, line, at: '', story: [] })) }
  }
  for (const scenario of file.scenarios) yield { key: scenario.key, title: scenario.title, failures: runOne(procedure, scenario, calendarOf, tally) }
  return tally.result()
}

/** Stops where a line is unexpectedly refused or accepted, or clocks never come to rest: what follows would only fail because of it. */
function runOne(procedure: Procedure, scenario: Scenario, calendarOf: (key: string) => CompiledCalendar, tally: CoverageTally): Failure[] {
  const stage = new Stage(procedure, scenario, calendarOf)
  const failures: Failure[] = []
  let told = 0
  for (const item of scenario.items) {
    const at = instantOf(stage.calendar, item.at)
    const { performed, restless } = playLine(stage, item, at)
    const happenings = stage.happenings.slice(told)
    const differences = restless === undefined ? compareThen(item.then ?? {}, seenOn(procedure, stage, performed, happenings)) : [{ what: STOPS.clocks, expected: 'at rest', found: restless }]
    const story = differences.length > 0 ? stage.events.map((event) => tellEvent(procedure, stage.calendar, event)) : []
    failures.push(...differences.map((difference) => ({ ...difference, line: item.line, at: item.at, story })))
    if (differences.some(({ what }) => Object.values(STOPS).some((stop) => stop === what))) break
    tally.noteLine({ item, performed, happenings, all: stage.happenings, ticket: stage.ticket })
    told = stage.happenings.length
  }
  for (const event of stage.events) tally.noteEvent(event)
  return failures
}

/** Differences after which nothing more can be learned. */
const STOPS = { refused: 'refused', in: 'in', clocks: 'clocks' } as const

/** Whoever acts at the very moment of a limit is on time; who looks at it sees the clock strike. */
function playLine(stage: Stage, item: ScenarioItem, at: Instant): { readonly performed: Performed | undefined; readonly restless: RefusalCode | undefined } {
  const before = stage.strikeUntil(at, 'before')
  if (before !== undefined) return { performed: undefined, restless: before }
  const performed = stage.perform(item, at)
  return { performed, restless: stage.strikeUntil(at, 'at') }
}

function seenOn(procedure: Procedure, stage: Stage, performed: Performed | undefined, happenings: readonly Happening[]): Seen {
  return {
    procedure, ticket: stage.ticket, calendar: stage.calendar, performed, events: happenings.map(({ event }) => event), present: stage.present(),
    actionsOf: (name) => stage.actionsOf(name), hiddenFrom: (name) => stage.hiddenFrom(name),
  }
}
