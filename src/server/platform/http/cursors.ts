/** Keyset cursors: opaque to the caller, checked when they come back. */
import type { z } from 'zod'
import { AppError } from './app-error.ts'
import { findUnreadable } from './unreadable-text.ts'

export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place a cursor names; undefined for none. Throws `request.cursor_invalid`. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  try {
    const place = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (findUnreadable(place).length === 0) return place
  } catch {
    // falls through to the one answer for anything that is not ours
  }
  throw new AppError('request.cursor_invalid')
}
