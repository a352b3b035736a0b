// The whole product behind HTTP on a database of its own, with a clock that the test turns and no background work of its own.
import { afterAll } from 'vitest'
import { openServices, registerRoutes } from '../../src/server/compose.ts'
import type { Services } from '../../src/server/compose.ts'
import { deliverWaiting } from '../../src/server/features/outbox/index.ts'
import { beginWhatIsDue } from '../../src/server/features/self-starts/index.ts'
import { ensureSetupCode } from '../../src/server/features/setup/index.ts'
import { identifyBy } from '../../src/server/platform/auth/index.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { createApp } from '../../src/server/platform/http/index.ts'
import type { App } from '../../src/server/platform/http/index.ts'
import { openLogOn } from '../../src/server/platform/log/index.ts'
import { askOf, PASSWORD } from './asking.ts'
import { LIBRARY_IDS } from './procedures.ts'
import type { Answered, Ask, Credentials } from './asking.ts'
import { freshDatabase } from './database.ts'

export type { Answered, Asked, Credentials } from './asking.ts'

export interface WholeApp {
  readonly app: App
  readonly services: Services
  readonly logLines: readonly string[]
  readonly ask: Ask
  /** Sets up with these procedures, or the three that most tests use; answers the owner's token. */
  readonly setUp: (procedures?: readonly string[]) => Promise<Credentials>
  readonly addPerson: (owner: Credentials, login: string, more?: object) => Promise<{ readonly id: number; readonly as: Credentials }>
  /** Turns the clock to a moment (ISO 8601). */
  readonly turnTo: (moment: string) => void
  /** Does what the loops would do by now: fires clocks, begins tickets that were asked for, delivers the outbox; answers how many clocks fired. */
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

  const ask = askOf(app)
  const demand = async (wanted: number, ...args: Parameters<Ask>): Promise<Answered> => {
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
    setUp: async (procedures = LIBRARY_IDS) => {
      const body = {
        code: await ensureSetupCode(services.db), organisation: { zh: '演示单位', en: 'Demo organisation' }, login: 'owner', name: '演示所有者', password: PASSWORD,
        procedures,
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
      await beginWhatIsDue({ ...services, calendarOf: services.calendars.calendarOf })
      for (let next: number | undefined = now(); next !== undefined && next <= now();) ({ next } = await services.tickets.carryOut())
      while ((await deliverWaiting({ db: services.db, directory: services.directory, now, today: services.today })) === now());
      return fired
    },
  }
}
