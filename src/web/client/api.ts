/**
 * The one way to the server. Answers are parsed by the contract's shapes; everything else becomes a ProblemError.
 *
 *   const { value, version } = await api.get('/api/v1/tickets/7', ticketShape, { query: { lang: 'en' }, signal })
 *   await api.post('/api/v1/tickets/7/actions', changedShape, body, { version })      // If-Match: "12"
 *   await api.post('/api/v1/tickets', startedShape, body, { idempotencyKey })
 *   await api.upload('/api/v1/files', uploadedFileShape, file, { onProgress })
 *   await api.post('/api/v1/session/end', null)                                        // nothing to read
 */
import type { z } from 'zod'
import { ProblemError, type FieldProblem } from './problem-error.ts'

export type QueryValue = string | number | boolean | null | undefined
export interface Asked {
  readonly query?: Readonly<Record<string, QueryValue>>
  readonly signal?: AbortSignal
  /** The version the person saw; sent as If-Match. */
  readonly version?: number
  /** Makes a repeated creation the same creation. */
  readonly idempotencyKey?: string
}
type Shape<T> = z.ZodType<T> | null
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let language = 'zh'
/** The server words its problems in this language. */
export function speak(next: 'zh' | 'en'): void {
  language = next
}

/** `/path?a=1`, leaving out what is undefined, null or empty. */
export function addressOf(path: string, query: Asked['query'] = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

function headersOf(asked: Asked, body: unknown): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': language,
    ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...(asked.version === undefined ? {} : { 'if-match': `"${asked.version}"` }),
    ...(asked.idempotencyKey === undefined ? {} : { 'idempotency-key': asked.idempotencyKey }),
  }
}

async function send(method: Method, path: string, asked: Asked, body?: unknown): Promise<Response> {
  const init: RequestInit = { method, headers: headersOf(asked, body), credentials: 'same-origin', ...(asked.signal ? { signal: asked.signal } : {}) }
  if (body !== undefined) init.body = body instanceof FormData ? body : JSON.stringify(body)
  try {
    return await fetch(addressOf(path, asked.query), init)
  } catch (error) {
    if (asked.signal?.aborted) throw error
    throw new ProblemError({ title: 'offline', status: 0, code: 'client.offline' })
  }
}

/** What a failed answer says; a proxy's HTML page says nothing we understand. */
export function problemOf(status: number, text: string): ProblemError {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed && typeof parsed.code === 'string') {
      // The server's problem JSON; only `code` decides anything, the rest is shown.
      const problem = parsed as { code: string; title?: string; problems?: FieldProblem[]; details?: Record<string, unknown>; instance?: string }
      return new ProblemError({ ...problem, title: problem.title ?? problem.code, status })
    }
  } catch {
    // not JSON: falls through to the general text
  }
  return new ProblemError({ title: 'unreadable', status, code: status === 429 ? 'request.too_many' : status >= 502 ? 'client.offline' : 'client.unreadable' })
}

export interface Answer<T> {
  readonly value: T
  /** From the ETag, for the next write. */
  readonly version: number | undefined
}

async function read<T>(response: Response, shape: Shape<T>): Promise<Answer<T>> {
  const text = await response.text()
  if (!response.ok) {
    const problem = problemOf(response.status, text)
    if (problem.status === 401) window.dispatchEvent(new CustomEvent('huiyin:signed-out', { detail: problem.code }))
    throw problem
  }
  const version = /"(\d+)"/.exec(response.headers.get('etag') ?? '')?.[1]
  return { value: parseAnswer(text, shape, response.status), version: version === undefined ? undefined : Number(version) }
}

function parseAnswer<T>(text: string, shape: Shape<T>, status: number): T {
  // A null shape means the caller reads nothing: T is then void.
  if (shape === null) return undefined as T
  try {
    return shape.parse(JSON.parse(text))
  } catch (error) {
    throw new ProblemError({ title: error instanceof Error ? error.message : 'unreadable', status, code: 'client.unreadable' })
  }
}

const withBody = (method: Method) =>
  async <T = void>(path: string, shape: Shape<T>, body?: unknown, asked: Asked = {}): Promise<T> =>
    (await read(await send(method, path, asked, body), shape)).value

/** Sends one file (multipart field `file`, further fields before it) and reports how much of it has left, 0 to 1. */
function upload<T>(path: string, shape: Shape<T>, file: File, { fields = {}, onProgress, signal }: { fields?: Record<string, string>; onProgress?: (part: number) => void; signal?: AbortSignal } = {}): Promise<T> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set('file', file, file.name)
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', language)
    request.upload.onprogress = (event) => onProgress?.(event.total === 0 ? 0 : event.loaded / event.total)
    request.onerror = () => fail(new ProblemError({ title: 'offline', status: 0, code: 'client.offline' }))
    request.onabort = () => fail(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      if (request.status < 200 || request.status > 299) return fail(problemOf(request.status, request.responseText))
      try {
        settle(parseAnswer(request.responseText, shape, request.status))
      } catch (error) {
        fail(error instanceof Error ? error : new Error('unreadable'))
      }
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

export const api = {
  get: async <T>(path: string, shape: Shape<T>, asked: Asked = {}): Promise<T> => (await read(await send('GET', path, asked), shape)).value,
  /** Like `get`, with the version from the ETag. */
  getVersioned: async <T>(path: string, shape: Shape<T>, asked: Asked = {}): Promise<Answer<T>> => read(await send('GET', path, asked), shape),
  post: withBody('POST'),
  put: withBody('PUT'),
  patch: withBody('PATCH'),
  delete: withBody('DELETE'),
  upload,
}
