/** From a decided ticket to the rows that hold it. */
import { searchableText } from '../../../core/ticket/index.ts'
import type { Projection, Ticket, TicketEvent } from '../../../core/ticket/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { ChainedEvent } from './chain.ts'

export const iso = (at: number): string => new Date(at).toISOString()
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
export const hex = (bytes: Buffer | null | undefined): string | null => (bytes ? `\\x${bytes.toString('hex')}` : null)

export interface TicketColumns {
  readonly procedure: string
  readonly procedure_version: number
  readonly number: string
  readonly status: string
  readonly level: string
  readonly title: string
  readonly channel: string
  readonly lead_unit: string | null
  readonly steps: readonly string[]
  readonly received_at: string
  readonly recorded_at: string
  readonly due_at: string | null
  readonly closed_at: string | null
  readonly reopened: number
  readonly late: boolean
  readonly version: number
  readonly state: Ticket
  readonly last_hash: string | null
}

export function ticketColumns(ticket: Ticket, projection: Projection, lastHash: Buffer, recordedAt: number): TicketColumns {
  return {
    procedure: ticket.procedure, procedure_version: ticket.procedureVersion, number: ticket.number, status: ticket.status, level: ticket.level,
    title: projection.title, channel: ticket.channel, lead_unit: projection.leadUnit, steps: projection.steps,
    received_at: iso(ticket.receivedAt), recorded_at: iso(recordedAt), due_at: isoOrNull(projection.dueAt), closed_at: isoOrNull(ticket.closedAt),
    reopened: ticket.reopened, late: projection.late, version: ticket.revision, state: ticket, last_hash: hex(lastHash),
  }
}

export const eventRow = (event: ChainedEvent): object => ({
  ticket_id: event.ticketId, seq: event.seq, at: iso(event.at), actor: event.actor, type: event.type, data: event.data, hash: hex(event.hash), recorded_at: iso(event.recordedAt),
})

export interface SideRows {
  readonly tasks: readonly KeyedRow[]
  readonly clocks: readonly KeyedRow[]
  readonly readers: readonly KeyedRow[]
  readonly recusals: readonly KeyedRow[]
}

/** A row with the key it is found by, so that two states can be compared. */
export interface KeyedRow {
  readonly key: string
  readonly row: Readonly<Record<string, unknown>>
}

export function sideRows(id: number, ticket: Ticket, projection: Projection): SideRows {
  const due = isoOrNull(projection.dueAt)
  return {
    tasks: projection.tasks.map((task) => ({
      key: `${task.step}|${task.nr}|${task.assignee}`,
      row: { assignee: task.assignee, ticket_id: id, step: task.step, nr: task.nr, opened_at: iso(task.openedAt), due_at: due, claimed_by: task.claimedBy },
    })),
    clocks: projection.clocks.map((clock) => ({
      key: `${clock.clock}|${clock.nr}`,
      row: { ticket_id: id, clock: clock.clock, nr: clock.nr, started_at: iso(clock.startedAt), due_at: iso(clock.dueAt), next_at: isoOrNull(clock.nextAt), next_moment: clock.nextMoment, shown: clock.shown },
    })),
    readers: projection.readers.map((reader) => ({
      key: reader, row: { reader, ticket_id: id, received_at: iso(ticket.receivedAt), due_at: due, open: ticket.status === 'open' },
    })),
    recusals: ticket.recused.map((person) => ({ key: person, row: { person_id: Number(person), ticket_id: id } })),
  }
}

/** Events that somebody must hear of. */
const TELLING: readonly string[] = ['said', 'notified', 'alerted', 'urged']

export interface OutsideOf {
  readonly quietBefore?: number | undefined
  /** The ticket that asked for this one, which hears of its end. */
  readonly askedBy?: number | null | undefined
}

/** Another ticket is wanted; or one that was wanted has ended. */
function askedOf(event: ChainedEvent, askedBy: number | null): object[] {
  const row = (kind: string, recipient: string): object => ({ ticket_id: event.ticketId, seq: event.seq, kind, recipient, payload: event.data, created_at: iso(event.at), next_at: iso(event.recordedAt) })
  if (event.type === 'ticketAsked') return [row('ticket', `procedure:${String(event.data['procedure'])}`)]
  return event.type === 'closed' && askedBy !== null ? [row('ended', `ticket:${askedBy}`)] : []
}

/** What must happen outside because of these events. Of what happened before `quietBefore` nobody is told; only what was published is kept up. */
export function outboxRows(events: readonly ChainedEvent[], { quietBefore = Number.NEGATIVE_INFINITY, askedBy = null }: OutsideOf = {}): object[] {
  return events.flatMap((event) => {
    const asked = event.at < quietBefore ? [] : askedOf(event, askedBy)

    // The data of these events holds their recipients; see core/ticket/events.ts.
    const to = TELLING.includes(event.type) ? (event.data['to'] as readonly string[]) : []
    const kind = event.type === 'said' ? 'words' : 'notice'
    const mode = event.data['mode']
    const isPublic = (recipient: string): boolean => recipient === 'reporter' && (mode === 'public' || mode === 'notice')
    const told = event.at < quietBefore ? to.filter(isPublic) : to
    // Dated when it was said: what is brought in with its past stands on the board under its own date.
    return [...asked, ...told.map((recipient) => ({ ticket_id: event.ticketId, seq: event.seq, kind, recipient, payload: event.data, created_at: iso(event.at), next_at: iso(event.recordedAt) }))]
  })
}

/** The text that these events add to what search finds. */
export function newText(procedure: Procedure, events: readonly TicketEvent[]): string {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'registered': return [event.number, searchableText(procedure, event.values)]
      case 'acted': return [searchableText(procedure, event.values), event.survey?.comment ?? '']
      case 'corrected': return [searchableText(procedure, event.after)]
      case 'noted':
      case 'urged':
      case 'asked': return [event.text]
      case 'voted': return [searchableText(procedure, event.values)]
      case 'said': return event.words === null ? [event.text.zh] : []
      default: return []
    }
  }).filter((text) => text !== '').join('\n')
}
