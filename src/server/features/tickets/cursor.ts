/** Keyset cursors: the sort value and id of the last row, opaque to the outside. */
import { AppError } from '../../platform/http/app-error.ts'

export interface Cursor {
  /** A timestamp (ISO), or null where the sort column is empty. */
  readonly at: string | null
  readonly id: number
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString('base64url')
}

export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(read) && (read[0] === null || (typeof read[0] === 'string' && !Number.isNaN(Date.parse(read[0])))) && Number.isSafeInteger(read[1])) {
      const [at, id] = read as [string | null, number] // just checked
      return { at, id }
    }
  } catch {
    // falls through to the one answer for anything that is not ours
  }
  throw new AppError('request.cursor_invalid')
}
