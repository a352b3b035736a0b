import { ERROR_STATUS } from '../../../contract/index.ts'
import type { ErrorCode, Problem } from '../../../contract/index.ts'

export interface ErrorDetails {
  /** Faults by field, for forms. */
  readonly problems?: NonNullable<Problem['problems']>
  /** Seconds to wait before asking again. */
  readonly retryAfter?: number
  readonly [key: string]: unknown
}

/** What a person may have done wrong, or may not do: the only error that reaches them in words. Everything else is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}
