/** Errors become problem JSON (RFC 9457) in the language of whoever asks. What is not an AppError is a bug: logged, and answered with its id only. */
import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorText } from '../../../contract/index.ts'
import type { Problem } from '../../../contract/index.ts'
import type { Log } from '../log/index.ts'
import { AppError } from './app-error.ts'
import { languageOf } from './language.ts'

export function answerWithProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const known = error instanceof AppError ? error : translate(error)
    if (known) return sendProblem(request, reply, known)
    const id = randomUUID()
    log.error({ err: error, id, method: request.method, route: request.routeOptions.url }, 'a request failed because of a bug')
    return sendProblem(request, reply, new AppError('server.internal'), id)
  })
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError, id?: string): FastifyReply {
  const { problems, ...details } = error.details
  const problem: Problem = {
    type: `/api/reference#${error.code}`,
    title: errorText(error.code, languageOf(request), error.details),
    status: error.status,
    code: error.code,
    ...(id === undefined ? {} : { instance: `urn:uuid:${id}` }),
    ...(problems ? { problems } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  }
  if (details.retryAfter !== undefined) reply.header('retry-after', String(details.retryAfter))
  // Serialised here: the route's shapes describe its good answers.
  return reply.status(error.status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').serializer(JSON.stringify).send(problem)
}

/** The parser of uploads tells a broken form by words only. */
const BROKEN_FORM = /^Multipart: Boundary not found$|unexpected end of multipart data$|^Malformed part header$/i

/** What Fastify and its plugins refuse by themselves. */
function translate(error: FastifyError): AppError | undefined {
  if (BROKEN_FORM.test(error.message)) return new AppError('request.invalid')
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return new AppError('request.too_large')
    case 'FST_REQ_FILE_TOO_LARGE': return new AppError('file.too_large')
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PROTO_VIOLATION':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH': return new AppError('request.invalid')
    default: return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? new AppError('request.invalid') : undefined
  }
}
