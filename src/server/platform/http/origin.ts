import type { FastifyRequest } from 'fastify'
import { AppError } from './app-error.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site makes a browser send along with our cookie. A request with neither header comes from no
 * browser of the last years; one with a bearer token carries no cookie that a page could misuse.
 */
export function checkOrigin(request: FastifyRequest): void {
  if (READS.has(request.method) || request.headers.authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  const origin = request.headers.origin
  if (site === undefined && (origin === undefined || isOurs(origin, request.host))) return
  throw new AppError('session.origin')
}

function isOurs(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: theirs } = new URL(origin)
  // Read the same way, so that a port that needs no saying makes no difference.
  return URL.canParse(`${protocol}//${host}`) && theirs !== '' && theirs === new URL(`${protocol}//${host}`).host
}
