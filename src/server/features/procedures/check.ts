/** Whether the text of a procedure may become a version: written correctly, proved, and fitting beside the others that are in force. */
import { createHash } from 'node:crypto'
import { checkTogether, compileProcedure, verifyProcedure } from '../../../core/procedure/index.ts'
import type { Finding, Procedure } from '../../../core/procedure/index.ts'
import { AppError } from '../../platform/http/app-error.ts'

export interface CheckedText {
  readonly procedure: Procedure
  /** SHA-256 of the text. */
  readonly hash: Buffer
  /** Warnings only. */
  readonly findings: readonly Finding[]
}

/** So many states are looked at while somebody waits; the command line looks further. */
const MOST_STATES = 30_000
/** More findings than a person reads at once. */
const MOST_FINDINGS = 100

/** Throws `procedure.invalid` with what is wrong and where. `others` are the procedures in force. */
export function checkText(source: string, others: readonly Procedure[]): CheckedText {
  const compiled = compileProcedure(source)
  if (!compiled.ok) throw invalid(compiled.findings)
  const { procedure, places } = compiled
  const beside = [...others.filter((other) => other.id !== procedure.id), procedure]
  const together = checkTogether(beside, { [procedure.id]: places }).at(-1)?.findings ?? []
  const findings = [...compiled.findings, ...together, ...verifyProcedure(procedure, places, { mostStates: MOST_STATES })]
  if (findings.some((finding) => finding.severity === 'error')) throw invalid(findings)
  return { procedure, hash: hashText(source), findings }
}

export const hashText = (source: string): Buffer => createHash('sha256').update(source).digest()

function invalid(findings: readonly Finding[]): AppError {
  return new AppError('procedure.invalid', { findings: findings.toSorted((a, b) => a.severity.localeCompare(b.severity)).slice(0, MOST_FINDINGS) })
}
