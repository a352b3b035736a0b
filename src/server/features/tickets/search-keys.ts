/** What search knows of a ticket: its text, the grams of it, and markers that cut the index into stretches of time. */
import type { Procedure, Values } from '../../../core/procedure/index.ts'
import { gramsOfNormalised, normaliseForSearch } from '../../../core/text/index.ts'

const SMALL_BITS = 12
const LARGE_BITS = 16
const SMALL_TAG = 1 << 16
const LARGE_TAG = 2 << 16

/** 4,096 tickets of neighbouring ids: a frequent phrase is looked for in the newest stretch first. */
export const smallStretch = (ticketId: number): number => SMALL_TAG | (Math.floor(ticketId / 2 ** SMALL_BITS) & 0xffff)
/** 65,536 tickets of neighbouring ids. */
export const largeStretch = (ticketId: number): number => LARGE_TAG | (Math.floor(ticketId / 2 ** LARGE_BITS) & 0xffff)

/** A party as a gram (FNV-1a): those who see only some tickets search only among theirs. Whoever may read is checked again on each row. */
export function readerMarker(reader: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < reader.length; at++) hash = Math.imul(hash ^ reader.charCodeAt(at), 0x01000193)
  return (hash ^ 0x5eaded) | 0
}

/** A field's value (as JSON) as a gram: procedures that ask how often it came find its tickets by it. */
export function valueMarker(procedure: string, field: string, value: string): number {
  return readerMarker(`${procedure} ${field}=${value}`)
}

/** Markers of the values that the procedure's own questions compare. */
export function valueMarkers(procedure: Procedure, values: Values): number[] {
  return procedure.questions.flatMap((question) => {
    const value = question.kind === 'count' ? values[question.same] : undefined
    if (question.kind !== 'count' || value === undefined || value === null || value === '' || typeof value === 'object') return []
    return [valueMarker(procedure.id, question.same, JSON.stringify(value))]
  })
}

export interface SearchKeys {
  readonly body: string
  /** A PostgreSQL array literal: cheaper to send and to read than JSON. */
  readonly grams: string
}

const LONGEST_BODY = 40_000

export function searchKeysOf(ticketId: number, text: string, readers: readonly string[], values: readonly number[] = []): SearchKeys {
  const body = normaliseForSearch(text).slice(0, LONGEST_BODY)
  const markers = [smallStretch(ticketId), largeStretch(ticketId), ...readers.map(readerMarker), ...values]
  return { body, grams: `{${[...gramsOfNormalised(body), ...markers].join(',')}}` }
}
