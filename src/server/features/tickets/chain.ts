/** The hash chain over a ticket's events: each hash covers the one before, so that no byte can change unseen. */
import { createHash } from 'node:crypto'
import { canonicalEvent, dismantle } from '../../../core/ticket/index.ts'
import type { StoredEvent, TicketEvent } from '../../../core/ticket/index.ts'

export const CHAIN_START = Buffer.alloc(32)

export interface ChainedEvent extends StoredEvent {
  readonly hash: Buffer
}

/** SHA-256 over the previous hash and the canonical text of this event. */
export function hashEvent(previous: Buffer, event: StoredEvent): Buffer {
  return createHash('sha256').update(previous).update(canonicalEvent(event)).digest()
}

/** Numbers and chains new events after `seen` earlier ones. */
export function chainEvents(ticketId: number, seen: number, previous: Buffer, events: readonly TicketEvent[], recordedAt: number): ChainedEvent[] {
  let last = previous
  return events.map((event, index) => {
    const stored: StoredEvent = { ticketId, seq: seen + index + 1, recordedAt, ...dismantle(event) }
    last = hashEvent(last, stored)
    return { ...stored, hash: last }
  })
}
