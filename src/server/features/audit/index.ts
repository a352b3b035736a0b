export { verifyRecord } from './verify.ts'
export type { AuditOptions, AuditReport } from './verify.ts'
export type { AuditFinding } from './findings.ts'
