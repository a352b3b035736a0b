/** One fault in the good file: what it is, and what is said about it. */
import type { FindingCode } from '../findings.ts'

export interface Planted {
  readonly code: FindingCode
  readonly what: string
  readonly from: string
  /** `<<` stands where the finding points. */
  readonly to: string
  /** Part of the English sentence. */
  readonly says?: string
}
