/** Scenarios: a procedure rehearsed in Given/When/Then, on the same pure engine that runs it. Pure. */
export { procedureOfScenarios, readScenarios } from './read.ts'
export type { ReadScenarios, Scenario, ScenarioItem } from './read.ts'
export { runScenarios } from './run.ts'
export type { Failure, ScenarioResult, ScenarioRun } from './run.ts'
export { COVERED_PARTS } from './coverage.ts'
export type { Coverage, CoveredPart, PartCoverage } from './coverage.ts'
export { Stage } from './stage.ts'
export { instantOf, readLocal, tellInstant } from './local-time.ts'
