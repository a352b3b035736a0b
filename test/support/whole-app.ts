// The whole product behind HTTP on a database of its own, with a clock that the test turns and no background work of its own.
import { afterAll } from 'vitest'
import { openServices, registerRoutes } from '../../src/server/compose.ts'
import type { Services } from '../../src/server/compose.ts'
import { deliverWaiting } from '../../src/server/features/outbox/index.ts'
import { ensureSetupCode } from '../../src/server/features/setup/index.ts'
import { identifyBy } from '../../src/server/platform/auth/index.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { createApp } from '../../src/server/platform/http/index.ts'
import type { App } from '../../src/server/platform/http/index.ts'
import { openLogOn } from '../../src/server/platform/log/index.ts'
import { freshDatabase } from './database.ts'

export type Credentials = Readonly<Record<string, string>>

export interface Asked {
  readonly as?: Credentials | undefined
  readonly body?: unknown
  readonly headers?: Credentials
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
  readonly cookie: string
}

const PASSWORD = 'correct horse battery'

export interface WholeApp {
  readonly app: App
  readonly services: Services
  readonly logLines: readonly string[]
  readonly ask: (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, asked?: Asked) => Promise<Answered>
  /** Sets up with all three procedures; answers the owner's token. */
  readonly setUp: () => Promise<Credentials>
  readonly addPerson: (owner: Credentials, login: string, more?: object) => Promise<{ readonly id: number; readonly as: Credentials }>
  /** Turns the clock to a moment (ISO 8601). */
  readonly turnTo: (moment: string) => void
  /** Does what the loops would do by now: fires clocks, delivers the outbox; answers how many clocks fired. */
  readonly settle: () => Promise<number>
}

/** Opens everything at the top of a test file; closed after its last test. */
export async function openWholeApp(start = '2026-03-02T09:00:00+08:00'): Promise<WholeApp> {
  const database = await freshDatabase<Tables>()
  const logLines: string[] = []
  const log = openLogOn({ write: (line: string) => { logLines.push(line) } }, 'debug')
  let time = Date.parse(start)
  const now = (): number => time
  const services = await openServices({ database, log, secrets: { dataKey: Buffer.alloc(32, 7), sessionKey: Buffer.alloc(32, 8), fingerprint: 'test' } }, now)
  const app = await createApp({ log, identify: identifyBy(services.sessions, services.viewers), isReady: async () => true, screens: { staff: '/nowhere', portal: '/nowhere' } })
  registerRoutes(app, services)
  await app.ready()
  afterAll(() => app.close())

  const ask: WholeApp['ask'] = async (method, url, asked = {}) => {
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
  const demand = async (wanted: number, ...args: Parameters<WholeApp['ask']>): Promise<Answered> => {
    const answer = await ask(...args)
    if (answer.status !== wanted) throw new Error(`${args[0]} ${args[1]}: ${answer.status} ${answer.text}`)
    return answer
  }
  /** The clock of a test jumps by weeks; a token outlives that, a session rightly does not. */
  const tokenFor = async (cookie: string): Promise<Credentials> => {
    const { body } = await demand(201, 'POST', '/api/v1/tokens', { as: { cookie }, body: { name: 'test' } })
    return { authorization: `Bearer ${String(body['secret'])}` }
  }
  return {
    app, services, logLines, ask,
    setUp: async () => {
      const body = {
        code: await ensureSetupCode(services.db), organisation: { zh: '演示单位', en: 'Demo organisation' }, login: 'owner', name: '演示所有者', password: PASSWORD,
        procedures: services.procedures.current().map(({ procedure }) => procedure.id),
      }
      return tokenFor((await demand(201, 'POST', '/api/v1/setup', { body })).cookie)
    },
    addPerson: async (owner, login, more = {}) => {
      const { body } = await demand(201, 'POST', '/api/v1/people', { as: owner, body: { login, name: `演示${login}`, password: PASSWORD, ...more } })
      const { id } = body['person'] as { id: number } // a personShape
      return { id, as: await tokenFor((await demand(200, 'POST', '/api/v1/session', { body: { login, password: PASSWORD } })).cookie) }
    },
    turnTo: (moment) => { time = Date.parse(moment) },
    settle: async () => {
      let fired = 0
      for (let taken = -1; taken !== 0; fired += taken) ({ taken } = await services.tickets.commands.fireDueClocks())
      while ((await deliverWaiting({ db: services.db, directory: services.directory, now, today: services.today })) === now());
      return fired
    },
  }
}
