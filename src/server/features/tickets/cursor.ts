/** The place after which a list of tickets goes on: the sort value and id of the last row shown. */
import { z } from 'zod'
import { readCursor as read, writeCursor as write } from '../../platform/http/index.ts'

export interface Cursor {
  /** A timestamp (ISO), or null where the sort column is empty. */
  readonly at: string | null
  readonly id: number
}

const place = z.tuple([z.string().refine((at) => !Number.isNaN(Date.parse(at))).nullable(), z.int()])

export function writeCursor({ at, id }: Cursor): string {
  return write([at, id])
}

/** Undefined for none. Throws `request.cursor_invalid` for one that is not ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const found = read(text, place)
  return found && { at: found[0], id: found[1] }
}
