export { verify } from './commands.ts'
export type { AuditDeps, AuditReport, AuditWish } from './commands.ts'
export type { AuditFinding } from './findings.ts'
