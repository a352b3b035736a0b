/** Reads a JSON body, and refuses what no text of ours may hold: control characters and half characters, which PostgreSQL cannot store. */
import type { FastifyInstance } from 'fastify'
import { AppError } from './app-error.ts'
import { findUnreadable } from './unreadable-text.ts'

/** Raw control characters are no JSON; they and half characters come only as escapes, so that a plain body costs one search. */
const SUSPICIOUS = /\\(?:u(?:00[01][0-9a-f]|007f|d[89a-f]..)|[bf])|\u007f/i

export function readJsonBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body)
    if (text === '') return done(null, undefined)
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return done(new AppError('request.not_json'))
    }
    if (hasForbiddenKey(text, value)) return done(new AppError('request.not_json'))
    const problems = SUSPICIOUS.test(text) ? findUnreadable(value) : []
    if (problems.length > 0) return done(new AppError('request.invalid', { problems }))
    done(null, value)
  })
}

/** `__proto__` as a key has no honest use. */
function hasForbiddenKey(text: string, value: unknown): boolean {
  return text.includes('__proto__') && holdsKey(value, '__proto__')
}

function holdsKey(value: unknown, key: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, key) || Object.values(value).some((inner) => holdsKey(inner, key))
}
