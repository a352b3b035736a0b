/** The one text of an event that its hash is taken over: keys sorted, so that a database may store it as it likes. */
import type { TicketEvent } from './events.ts'

/** JSON with sorted keys; entries without a value are left out, as in JSON. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`
}

export interface StoredEvent {
  readonly ticketId: number
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly recordedAt: number
  readonly actor: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

export function canonicalEvent(event: StoredEvent): string {
  return canonicalJson([event.ticketId, event.seq, event.at, event.recordedAt, event.actor, event.type, event.data])
}

/** An event as it is stored: its envelope in columns, the rest as data. */
export function dismantle(event: TicketEvent): Pick<StoredEvent, 'at' | 'actor' | 'type' | 'data'> {
  const { at, actor, type, ...data } = event
  return { at, actor, type, data }
}

/** The event again; the store only holds what `dismantle` made. */
export function assemble(stored: Pick<StoredEvent, 'at' | 'actor' | 'type' | 'data'>): TicketEvent {
  // What was written came from decide and is guarded by the hash chain; it is not parsed a second time.
  return { ...stored.data, at: stored.at, actor: stored.actor, type: stored.type } as TicketEvent
}
