// The whole server as it starts: every route it has, asked by nobody, by impostors, and by somebody without the permission.
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { grants, isPermission } from '../../src/core/access/index.ts'
import { compose } from '../../src/server/compose.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { openQuietLog } from '../support/app.ts'
import { freshDatabase } from '../support/database.ts'

const { db, pool, connection } = await freshDatabase<Tables>()
const secrets = { dataKey: Buffer.alloc(32, 1), sessionKey: Buffer.alloc(32, 2), fingerprint: 'test' }
const database = { kind: 'own' as const, connection, pool, db, applied: [], lost: new Promise<void>(() => undefined), close: async () => undefined }
const application = await compose({ config: { ...readConfig({}), port: 0 }, log: openQuietLog().log, database, secrets })
afterAll(() => application.close())
const address = await application.listen()
const password = 'correct horse battery'

const ask = (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: object): Promise<Response> =>
  fetch(`${address}${path}`, { method, headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
const cookieOf = (answer: Response): Record<string, string> => ({ cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' })

const code = new URL(application.firstRun?.setupUrl ?? '').searchParams.get('code')
const owner = cookieOf(await ask('POST', '/api/v1/setup', {}, { code, organisation: { zh: '演示', en: 'Demo' }, login: 'owner', name: '演示', password }))
await ask('POST', '/api/v1/people', owner, { login: 'handler', name: '演示', password })
const handler = cookieOf(await ask('POST', '/api/v1/session', {}, { login: 'handler', password }))

const documentShape = z.object({ paths: z.record(z.string(), z.record(z.string(), z.object({ 'x-access': z.string(), summary: z.string().optional() }))) })
const { paths } = documentShape.parse(await (await ask('GET', '/api/v1/openapi.json')).json())
const routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { 'x-access': access, summary }]) =>
  ({ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, '1'), access, summary })))

/** What may be asked without a session; a new one here is a decision. */
const PUBLIC = [
  'GET /api/v1/openapi.json', 'GET /api/v1/setup', 'POST /api/v1/setup', 'POST /api/v1/session', 'DELETE /api/v1/session',
]

describe('every route of the server', () => {
  it('is public only where somebody decided so', () => {
    expect(routes.length).toBeGreaterThan(50)
    const open = routes.filter((route) => route.access === 'public' && !route.path.startsWith('/api/v1/portal')).map((route) => route.name)
    expect(open.toSorted()).toEqual(PUBLIC.toSorted())
  })

  it('says in the reference what it does', () => {
    expect(routes.filter((route) => route.summary === undefined).map((route) => route.name)).toEqual([])
  })

  it.each(routes.filter((route) => route.access !== 'public'))('$name lets in nobody without a session and no impostor', async ({ method, path }) => {
    const impostors = [{}, { cookie: `huiyin=${'A'.repeat(43)}` }, { authorization: `Bearer hy_${'A'.repeat(43)}` }, { authorization: 'Bearer x', ...owner }]
    const statuses = await Promise.all(impostors.map(async (headers) => (await ask(method, path, headers as Record<string, string>)).status))
    expect(statuses).toEqual([401, 401, 401, 401])
  })

  it.each(routes.filter(({ access }) => isPermission(access) && !grants([], access)))('$name is refused to somebody without $access', async ({ method, path }) => {
    expect((await ask(method, path, handler)).status).toBe(403)
  })

  it.each(routes.filter((route) => route.method !== 'GET' && route.access !== 'public'))('$name is refused to another site with my cookie', async ({ method, path }) => {
    const answer = await ask(method, path, { ...owner, 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
  })

  it.each(routes.filter((route) => route.method === 'GET' && route.access !== 'public' && !route.path.endsWith('/events')))('$name never answers an id that is not there with a fault of ours', async ({ method, path }) => {
    expect((await ask(method, path, owner)).status).toBeLessThan(500)
  })
})
