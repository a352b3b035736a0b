import type { Problem } from '../../contract/errors.ts'

export interface FieldProblem {
  readonly field: string
  readonly code: string
  readonly max?: number
}

/** Codes that only the browser knows: no answer came, or one that nobody understands. */
export type ClientCode = 'client.offline' | 'client.unreadable'

/** Every refused or failed request ends as one of these; `code` finds the text, `problems` go to the fields. */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly problems: readonly FieldProblem[]
  readonly details: Readonly<Record<string, unknown>>
  /** Which request it was in the server's log, when the server failed. */
  readonly instance: string | undefined

  constructor(problem: Pick<Problem, 'title' | 'status' | 'problems' | 'details' | 'instance'> & { readonly code: string }) {
    super(problem.title)
    this.name = 'ProblemError'
    this.code = problem.code
    this.status = problem.status
    this.problems = problem.problems ?? []
    this.details = problem.details ?? {}
    this.instance = problem.instance
  }
}

/** The code of any error; what is not a problem of ours counts as unreadable. */
export function codeOf(error: unknown): string {
  return error instanceof ProblemError ? error.code : 'client.unreadable'
}

/** Whether trying the same again may help: the network or the server failed, not the request. */
export function mayTryAgain(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === 'client.offline' || error.status >= 500 || error.status === 429)
}
