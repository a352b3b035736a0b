/** Optimistic versions over HTTP: reads answer `ETag: "12"`, writes name it in If-Match. RFC 9110, 13.1.1. */
import type { FastifyRequest } from 'fastify'
import { AppError } from './app-error.ts'

export function etag(version: number): string {
  return `"${version}"`
}

/** The version the writer saw. Throws `request.version_missing` when the header is absent or names none. */
export function expectedVersion(request: Pick<FastifyRequest, 'headers'>): number {
  // A proxy that compresses may have weakened the tag on the way.
  const found = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(request.headers['if-match'] ?? '')
  if (!found) throw new AppError('request.version_missing')
  return Number(found[1])
}
