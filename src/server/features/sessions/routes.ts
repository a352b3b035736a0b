import type { FastifyRequest } from 'fastify'
import { changePasswordShape, meShape, signInShape } from '../../../contract/index.ts'
import type { Viewers } from '../../platform/access/index.ts'
import { clearSessionCookie, sessionSecretOf, setSessionCookie } from '../../platform/auth/index.ts'
import type { Sessions } from '../../platform/auth/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError, viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Caller, SessionCommands } from './commands.ts'
import { describeMe } from './views.ts'

interface Deps {
  readonly db: Db
  readonly sessions: Sessions
  readonly viewers: Viewers
  readonly commands: SessionCommands
}

/** By address; a hall of people behind one address may sign in, a machine that guesses may not. */
const SIGN_IN_LIMIT = { max: 60, timeWindow: 60_000 }

function callerOf(request: FastifyRequest): Caller {
  return { address: request.ip, device: request.headers['user-agent'] ?? '' }
}

export function sessionRoutes(app: App, deps: Deps): void {
  app.get('/api/v1/session', {
    config: { access: 'session', beforePasswordChange: true, title: { zh: '当前登录的人与权限', en: 'Who is signed in, and what they may do' } },
    schema: { response: { 200: meShape } },
  }, async (request) => describeMe(deps.db, viewerOf(request)))

  app.post('/api/v1/session', {
    config: { access: 'public', rateLimit: SIGN_IN_LIMIT, title: { zh: '登录', en: 'Sign in' } },
    schema: { body: signInShape, response: { 200: meShape } },
  }, async (request, reply) => {
    const session = await deps.commands.signIn(request.body.login, request.body.password, callerOf(request))
    const viewer = await deps.viewers.find(session.personId)
    if (!viewer) throw new AppError('session.wrong_password')
    setSessionCookie(request, reply, session.secret, session.expiresAt)
    reply.header('cache-control', 'no-store')
    return describeMe(deps.db, viewer)
  })

  app.delete('/api/v1/session', {
    config: { access: 'public', title: { zh: '退出', en: 'Sign out' } },
  }, async (request, reply) => {
    const secret = sessionSecretOf(request)
    if (secret !== undefined) await deps.sessions.end(secret)
    clearSessionCookie(reply)
    return reply.status(204).send()
  })

  app.post('/api/v1/session/password', {
    config: { access: 'session', beforePasswordChange: true, title: { zh: '修改自己的密码', en: 'Change one\'s password' } },
    schema: { body: changePasswordShape },
  }, async (request, reply) => {
    const { current, next } = request.body
    await deps.commands.changePassword(viewerOf(request), current, next, callerOf(request), sessionSecretOf(request))
    return reply.status(204).send()
  })
}
