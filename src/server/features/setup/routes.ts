import { meShape, setupShape, setupStateShape } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Viewers } from '../../platform/access/index.ts'
import { setSessionCookie } from '../../platform/auth/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { describeMe } from '../sessions/index.ts'
import type { createSetup } from './commands.ts'
import { readSetupNeeded } from './views.ts'

interface Deps {
  readonly db: Db
  readonly viewers: Viewers
  readonly setUp: ReturnType<typeof createSetup>
  /** What the organisation may begin with. */
  readonly procedures: () => readonly Procedure[]
}

export function setupRoutes(app: App, deps: Deps): void {
  app.get('/api/v1/setup', {
    config: { access: 'public', title: { zh: '是否需要初始设置', en: 'Whether the first set-up is still to be done' } },
    schema: { response: { 200: setupStateShape } },
  }, async () => {
    const needed = await readSetupNeeded(deps.db)
    return { needed, procedures: needed ? deps.procedures().map(({ id, title, summary }) => ({ id, title, summary })) : [] }
  })

  app.post('/api/v1/setup', {
    config: { access: 'public', rateLimit: { max: 10, timeWindow: 60_000 }, title: { zh: '完成初始设置并登录', en: 'Set up and sign in' } },
    schema: { body: setupShape, response: { 201: meShape } },
  }, async (request, reply) => {
    const { personId, secret, expiresAt } = await deps.setUp(request.body, request.headers['user-agent'] ?? '')
    const viewer = await deps.viewers.find(personId)
    if (!viewer) throw new AppError('session.expired')
    setSessionCookie(request, reply, secret, expiresAt)
    return reply.status(201).header('cache-control', 'no-store').send(await describeMe(deps.db, viewer))
  })
}
