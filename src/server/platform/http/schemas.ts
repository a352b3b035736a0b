/** The contract's zod shapes at the edge: they validate what comes in and cut what goes out to what was promised. */
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import { z } from 'zod'
import { AppError } from './app-error.ts'
import { findUnreadable } from './unreadable-text.ts'
import { problemsOf } from './validation-problems.ts'

export const validateByShape: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => (data) => {
  const result = schema.safeParse(data)
  if (!result.success) return { error: new AppError('request.invalid', { problems: problemsOf(result.error, data) }) }
  // Bodies were looked at while reading them; addresses come percent-encoded and may hide anything.
  const unreadable = httpPart === 'querystring' || httpPart === 'params' ? findUnreadable(result.data) : []
  if (unreadable.length > 0) return { error: new AppError('request.invalid', { problems: unreadable }) }
  return { value: result.data }
}

/** What the shape does not name is left out: a column read by mistake never leaves the house. */
export const writeByShape: FastifySerializerCompiler<z.ZodType> = ({ schema, method, url }) => (data) => {
  const result = schema.safeParse(data)
  if (!result.success) throw new Error(`the answer of ${method} ${url} does not fit its shape: ${z.prettifyError(result.error)}`)
  return JSON.stringify(result.data)
}
