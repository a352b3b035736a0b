/** Requests of clients that must live with a server that dies under their hands. */
export interface Asked {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Answered {
  readonly status: number
  readonly body: unknown
  /** The first cookie, as it is sent back. */
  readonly cookie: string
}

/** On one machine and under load: longer than this is not slow, it is lost. */
const PATIENCE_MS = 60_000

/** Undefined when no whole answer came: the server may have done it or not. */
export async function ask(address: string, method: 'GET' | 'POST' | 'DELETE', path: string, { headers = {}, body }: Asked = {}): Promise<Answered | undefined> {
  try {
    const response = await fetch(`${address}${path}`, {
      method, signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, body: isJson ? JSON.parse(text) : text, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
  } catch {
    return undefined
  }
}

/** Calls again until the answer is there; fails when it does not come in time. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, withinMs: number): Promise<T> {
  const end = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise((settle) => setTimeout(settle, 25))
  }
}
