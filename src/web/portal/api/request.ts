/** One request: JSON there and back, and every way it can fail as one value. */

export interface FieldFault {
  readonly field: string
  readonly code: string
  readonly max?: number
}

export type Failure =
  /** No answer: whether the server did it is not known. */
  | { readonly kind: 'unreachable' }
  /** The server said no, in problem JSON (RFC 9457) with our code. */
  | { readonly kind: 'problem'; readonly status: number; readonly code: string; readonly title: string; readonly faults: readonly FieldFault[] }

export class RequestFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind === 'problem' ? failure.code : failure.kind)
    this.failure = failure
  }
}

/** Whether the server may have done it all the same, so that only a repetition with the same key is safe. */
export function isUncertain(failure: Failure): boolean {
  return failure.kind === 'unreachable' || failure.status >= 500
}

export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure
  throw error
}

const PATIENCE = 30_000

export interface Asking {
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers the JSON of a 2xx answer; throws `RequestFailed` for everything else, after 30 seconds at the latest. */
export async function ask<T>(url: string, { method = 'GET', body, headers = {} }: Asking = {}): Promise<T> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE)
  try {
    const answer = await fetch(url, {
      method,
      signal: patience.signal,
      cache: 'no-store',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new RequestFailed(readProblem(answer.status, text))
    return JSON.parse(text || 'null') as T // the server validates what it sends by the same contract
  } catch (error) {
    if (error instanceof RequestFailed) throw error
    throw new RequestFailed({ kind: 'unreachable' })
  } finally {
    clearTimeout(timer)
  }
}

/** Reads problem JSON; an answer of something in between (a proxy's page) becomes a problem without a title. */
export function readProblem(status: number, text: string): Failure {
  const found = parseObject(text)
  const faults = Array.isArray(found['problems']) ? found['problems'].flatMap(readFault) : []
  return { kind: 'problem', status, code: stringOf(found['code']) || 'server.internal', title: stringOf(found['title']), faults }
}

function readFault(fault: unknown): FieldFault[] {
  const { field, code, max } = asRecord(fault)
  if (typeof field !== 'string' || typeof code !== 'string') return []
  return [{ field: field.replace(/^(body|values)[./]/, ''), code, ...(typeof max === 'number' ? { max } : {}) }]
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return {} // not JSON: a proxy's page
  }
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {} // any object may be read by name
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
