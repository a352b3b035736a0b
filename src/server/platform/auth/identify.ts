/** The person behind a request: a bearer token first, else the session cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Viewers } from '../access/index.ts'
import { AppError } from '../http/app-error.ts'
import type { Identify } from '../http/gate.ts'
import { TOKEN_PREFIX } from './secrets.ts'
import type { Sessions } from './sessions.ts'

export const SESSION_COOKIE = 'huiyin'

export function identifyBy(sessions: Sessions, viewers: Viewers): Identify {
  return async (request) => {
    const token = bearerOf(request)
    const secret = sessionSecretOf(request)
    if (token === undefined && secret === undefined) throw new AppError('session.needed')
    const personId = token === undefined ? await sessions.personOf(secret ?? '') : await sessions.personOfToken(token)
    const viewer = personId === undefined ? undefined : await viewers.find(personId)
    if (!viewer) throw new AppError('session.expired')
    return viewer
  }
}

export function sessionSecretOf(request: FastifyRequest): string | undefined {
  return request.cookies[SESSION_COOKIE] || undefined
}

/** Secure only over https: an office server without a certificate must be usable, and says so in its guide. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, secret: string, expires: Date): void {
  reply.setCookie(SESSION_COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', expires })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' })
}

function bearerOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header === undefined) return undefined
  const token = /^Bearer (\S{1,200})$/i.exec(header)?.[1]
  if (!token?.startsWith(TOKEN_PREFIX)) throw new AppError('session.expired')
  return token
}
