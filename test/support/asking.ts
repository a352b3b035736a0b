// Asking an application in a test over HTTP, without a network: what is sent, what comes back.
import type { App } from '../../src/server/platform/http/index.ts'

export type Credentials = Readonly<Record<string, string>>

export interface Asked {
  /** The `Cookie` or `Authorization` of whoever asks. */
  readonly as?: Credentials | undefined
  readonly body?: unknown
  readonly headers?: Credentials
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  /** The body as JSON; tests say by `toMatchObject` what they expect of it. */
  readonly body: Readonly<Record<string, unknown>>
  readonly cookie: string
}

export type Ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, asked?: Asked) => Promise<Answered>

/** What every test person signs in with. */
export const PASSWORD = 'correct horse battery'

export function askOf(app: App): Ask {
  return async (method, url, asked = {}) => {
    const answer = await app.inject({
      method, url, headers: { ...asked.as, ...asked.headers },
      // What inject takes as a payload is wider than its type for unknown values.
      ...(asked.body === undefined ? {} : { payload: asked.body as object }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode, headers: answer.headers, text: answer.body,
      body: isJson ? answer.json<Record<string, unknown>>() : {}, // the shapes of answers are the routes' business
      cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '',
    }
  }
}
