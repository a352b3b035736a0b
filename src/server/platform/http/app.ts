/** The HTTP application without any feature: edges, errors, headers, gate. Features register their routes on it. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Log } from '../log/index.ts'
import { AppError } from './app-error.ts'
import type { App } from './app-type.ts'
import { refuseWhileStopping } from './drain.ts'
import { guardRoutes } from './gate.ts'
import type { Identify } from './gate.ts'
import { readJsonBodies } from './json-body.ts'
import { answerWithProblems, sendProblem } from './problem-answers.ts'
import { describeApi } from './reference/openapi.ts'
import { validateByShape, writeByShape } from './schemas.ts'
import { serveScreens } from './screens.ts'
import type { ScreenFolders } from './screens.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import { answerHealth } from './health.ts'

export interface AppDeps {
  readonly log: Log
  readonly identify: Identify
  /** Whether the database can be reached and has this version's tables. */
  readonly isReady: () => Promise<boolean>
  readonly screens: ScreenFolders
}

export const MAX_FILE_BYTES = 20 * 1024 * 1024
const MAX_JSON_BYTES = 1024 * 1024

/** Makes the application; it listens when told to. A route that does not say who may use it stops the start. */
export async function createApp(deps: AppDeps): Promise<App> {
  const app = Fastify({
    logger: false,
    bodyLimit: MAX_JSON_BYTES,
    // A proxy on the same machine may say who asked and over https; nobody further away may.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    // Live connections are ended by the live hub; what idles is cut.
    forceCloseConnections: 'idle',
    // Told in our own words: refuseWhileStopping.
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => { sendProblem(request, reply, new AppError('request.invalid')) },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validateByShape)
  app.setSerializerCompiler(writeByShape)
  answerWithProblems(app, deps.log)
  refuseWhileStopping(app)
  readJsonBodies(app)
  sendSecurityHeaders(app)
  await app.register(compress, { threshold: 1024 })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 20, fieldSize: 100_000, parts: 21 } })
  await app.register(rateLimit, { global: false, errorResponseBuilder: (_request, { ttl }) => new AppError('request.too_many', { retryAfter: Math.ceil(ttl / 1000) }) })
  // After the cookies are read, before the first route.
  guardRoutes(app, deps.identify)
  await describeApi(app)
  answerHealth(app, deps.isReady)
  await serveScreens(app, deps.screens)
  return app
}
