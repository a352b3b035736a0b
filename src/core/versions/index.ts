/** Versions of a procedure: what changed, and how running tickets go on by the new one. Pure. */
export { diffProcedures } from './diff.ts'
export { WEIGHTS } from './change.ts'
export type { Change, Weight } from './change.ts'
export { MAPPED_KINDS, checkMapping, labelsIn, suggestMapping } from './mapping.ts'
export type { MappedKind, Mapping, MappingProblem } from './mapping.ts'
export { decideMigration, planMigration } from './migrate.ts'
export { tellPlan } from './tell-plan.ts'
export type { ClockMove, MigrationDecision, MigrationPlan, MigrationRefusal, MigrationRefusalCode, StepMove, ValueMoves } from './migration.ts'
