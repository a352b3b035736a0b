// The organisation's side of the server on a database of its own: sign-in, people, units, posts, calendars, tokens, notifications, views.
import { afterAll } from 'vitest'
import type { Procedure } from '../../src/core/procedure/index.ts'
import { compileProcedure } from '../../src/core/procedure/index.ts'
import { calendarRoutes, createCalendars, openCalendars } from '../../src/server/features/calendars/index.ts'
import { notificationRoutes } from '../../src/server/features/notifications/index.ts'
import { createPeople, personRoutes } from '../../src/server/features/people/index.ts'
import { createPosts, postRoutes } from '../../src/server/features/posts/index.ts'
import { readLibrary } from '../../src/server/features/procedures/library.ts'
import { savedViewRoutes } from '../../src/server/features/saved-views/index.ts'
import { createSessions, sessionRoutes } from '../../src/server/features/sessions/index.ts'
import { createSetup, ensureSetupCode, setupRoutes } from '../../src/server/features/setup/index.ts'
import { createTokens, tokenRoutes } from '../../src/server/features/tokens/index.ts'
import { createUnits, unitRoutes } from '../../src/server/features/units/index.ts'
import { openViewers } from '../../src/server/platform/access/index.ts'
import { identifyBy, openSessions } from '../../src/server/platform/auth/index.ts'
import { openVault } from '../../src/server/platform/crypto/index.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { createApp } from '../../src/server/platform/http/index.ts'
import type { App } from '../../src/server/platform/http/index.ts'
import { liveRoutes, openBus, openHub } from '../../src/server/platform/live/index.ts'
import { openLogOn } from '../../src/server/platform/log/index.ts'
import type { Log } from '../../src/server/platform/log/index.ts'
import { askOf, PASSWORD } from './asking.ts'
import { freshDatabase } from './database.ts'
import { LIBRARY_IDS } from './procedures.ts'

export type { Answered, Asked } from './asking.ts'

export function openQuietLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  return { log: openLogOn({ write: (line: string) => { lines.push(line) } }, 'debug'), lines }
}

/** Opens everything at the top of a test file; closed after its last test. */
export async function openTestApp(options: { readonly addRoutes?: (app: App) => void; readonly screens?: { staff: string; portal: string } } = {}) {
  const { db, connection } = await freshDatabase<Tables>()
  const { log, lines } = openQuietLog()
  let time = Date.parse('2026-03-02T09:00:00+08:00')
  const now = (): number => time
  const procedures = readLibrary().flatMap((file): Procedure[] => {
    const compiled = compileProcedure(file.text)
    return compiled.ok ? [compiled.procedure] : []
  })
  const vault = openVault(Buffer.alloc(32, 7))
  const viewers = await openViewers(db, now)
  const sessions = openSessions(db, now)
  const identify = identifyBy(sessions, viewers)
  const bus = await openBus(connection, log)
  const hub = openHub(bus)
  const calendars = await openCalendars(db)
  const changed = async (): Promise<void> => viewers.forget()
  const app = await createApp({ log, identify, isReady: async () => true, screens: options.screens ?? { staff: '/nowhere', portal: '/nowhere' } })
  sessionRoutes(app, { db, sessions, viewers, commands: createSessions({ db, now, sessions, changed }) })
  setupRoutes(app, { db, viewers, procedures: () => procedures, setUp: createSetup({ db, now, sessions, changed, procedure: (id) => procedures.find((one) => one.id === id) }) })
  unitRoutes(app, { db, units: createUnits({ db, now, changed }) })
  postRoutes(app, { db, posts: createPosts({ db, now, changed }) })
  personRoutes(app, { db, vault, people: createPeople({ db, now, vault, sessions, changed }) })
  calendarRoutes(app, { now, calendars, commands: createCalendars({ db, now, calendars }) })
  tokenRoutes(app, { db, tokens: createTokens({ db, now, forgetSessions: sessions.forget }) })
  notificationRoutes(app, { db, now, procedure: (id) => procedures.find((one) => one.id === id) })
  savedViewRoutes(app, { db })
  liveRoutes(app, hub, identify)
  options.addRoutes?.(app)
  await app.ready()
  afterAll(async () => {
    await app.close()
    await bus.close()
  })

  const ask = askOf(app)
  const signIn = async (login: string, password = PASSWORD): Promise<Record<string, string>> => {
    const answer = await ask('POST', '/api/v1/session', { body: { login, password } })
    if (answer.status !== 200) throw new Error(`${login} cannot sign in: ${answer.text}`)
    return { cookie: answer.cookie }
  }
  /** Sets the system up with these procedures; answers the owner's cookie. */
  const setUp = async (chosen: readonly string[] = LIBRARY_IDS): Promise<Record<string, string>> => {
    const code = await ensureSetupCode(db)
    const body = { code, organisation: { zh: '演示单位', en: 'Demo organisation' }, login: 'owner', name: '演示所有者', password: PASSWORD, procedures: chosen }
    const answer = await ask('POST', '/api/v1/setup', { body })
    if (answer.status !== 201) throw new Error(answer.text)
    return { cookie: answer.cookie }
  }
  /** Adds a person as the owner; answers their id and cookie. */
  const addPerson = async (owner: Record<string, string>, login: string, more: object = {}): Promise<{ id: number; as: Record<string, string> }> => {
    const answer = await ask('POST', '/api/v1/people', { as: owner, body: { login, name: `演示${login}`, password: PASSWORD, ...more } })
    if (answer.status !== 201) throw new Error(answer.text)
    const { id } = answer.body['person'] as { id: number } // a personShape
    return { id, as: await signIn(login) }
  }
  return {
    app, db, connection, bus, hub, log, logLines: lines, vault, viewers, sessions, calendars, procedures, ask, signIn, setUp, addPerson, now,
    pass: (milliseconds: number) => { time += milliseconds },
    password: PASSWORD,
  }
}

