/** One ticket held against its own events: the chain, the state, and every row that follows from it. */
import type { Procedure } from '../../../core/procedure/index.ts'
import { assemble, canonicalJson, project, replay } from '../../../core/ticket/index.ts'
import type { Ticket } from '../../../core/ticket/index.ts'
import { CHAIN_START, hashEvent } from '../tickets/index.ts'
import { auditFinding } from './findings.ts'
import type { AuditFinding } from './findings.ts'
import type { AuditedEvent, AuditedTicket, SideRow } from './views.ts'

export interface TicketRows {
  readonly ticket: AuditedTicket
  readonly events: readonly AuditedEvent[]
  readonly sideRows: readonly SideRow[]
}

/** All that is wrong with this ticket; nothing more is looked at once its chain is broken. */
export function checkTicket(procedure: Procedure | undefined, { ticket, events, sideRows }: TicketRows): AuditFinding[] {
  const { number } = ticket
  const broken = checkChain(ticket, events)
  if (broken) return [broken]
  if (!procedure) return [auditFinding('audit.procedure_missing', { number, procedure: ticket.procedure, version: ticket.procedure_version })]
  let state: Ticket | undefined
  try {
    state = replay(events.map((event) => assemble({ at: event.at.getTime(), actor: event.actor, type: event.type, data: event.data })))
  } catch (error) {
    return [auditFinding('audit.event_unreadable', { number, reason: error instanceof Error ? error.message : String(error) })]
  }
  if (!state) return [auditFinding('audit.event_missing', { number, seq: 1 })]
  return [
    ...checkState(procedure, ticket, state, events[0]?.recorded_at.getTime()), ...checkSideRows(procedure, ticket, state, sideRows),
    ...(ticket.has_search ? [] : [auditFinding('audit.search_missing', { number })]),
  ]
}

function checkChain({ id, number, last_hash: lastHash }: AuditedTicket, events: readonly AuditedEvent[]): AuditFinding | undefined {
  let previous = CHAIN_START
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return auditFinding('audit.event_missing', { number, seq: index + 1 })
    const hash = hashEvent(previous, { ticketId: id, seq: event.seq, at: event.at.getTime(), recordedAt: event.recorded_at.getTime(), actor: event.actor, type: event.type, data: event.data })
    if (!event.whole || !hash.equals(event.hash)) return auditFinding('audit.event_changed', { number, seq: event.seq })
    previous = hash
  }
  return previous.equals(lastHash) ? undefined : auditFinding('audit.end_changed', { number })
}

function checkState(procedure: Procedure, ticket: AuditedTicket, state: Ticket, recordedAt: number | undefined): AuditFinding[] {
  const { number } = ticket
  const projection = project(procedure, state)
  const columns: Readonly<Record<string, readonly [unknown, unknown]>> = {
    number: [number, state.number], procedure: [ticket.procedure, state.procedure], procedure_version: [ticket.procedure_version, state.procedureVersion],
    status: [ticket.status, state.status], level: [ticket.level, state.level], title: [ticket.title, projection.title], channel: [ticket.channel, state.channel],
    lead_unit: [ticket.lead_unit, projection.leadUnit], steps: [ticket.steps.join('|'), projection.steps.join('|')],
    received_at: [ticket.received_at.getTime(), state.receivedAt], recorded_at: [ticket.recorded_at.getTime(), recordedAt], due_at: [ticket.due_at?.getTime() ?? null, projection.dueAt],
    closed_at: [ticket.closed_at?.getTime() ?? null, state.closedAt], reopened: [ticket.reopened, state.reopened], late: [ticket.late, projection.late], version: [ticket.version, state.revision],
  }
  const different = Object.entries(columns).filter(([, [stored, expected]]) => stored !== expected).map(([column]) => column)
  if (canonicalJson(ticket.state) !== canonicalJson(state)) different.push('state')
  return different.length > 0 ? [auditFinding('audit.state_changed', { number, what: different.join(', ') })] : []
}

const KINDS = {
  task: { zh: '待办', en: 'tasks' }, clock: { zh: '时限', en: 'clocks' }, reader: { zh: '可见范围', en: 'readers' }, recusal: { zh: '回避名单', en: 'recusals' },
} as const

function checkSideRows(procedure: Procedure, { number }: AuditedTicket, state: Ticket, stored: readonly SideRow[]): AuditFinding[] {
  const expected = expectSideRows(procedure, state)
  return (['task', 'clock', 'reader', 'recusal'] as const).flatMap((kind) => {
    const found = stored.filter((row) => row.kind === kind).map((row) => row.line).sort()
    const wanted = [...expected[kind]].sort()
    const isSame = found.length === wanted.length && found.every((line, index) => line === wanted[index])
    return isSame ? [] : [auditFinding('audit.rows_changed', { number, what: KINDS[kind].en, whatZh: KINDS[kind].zh })]
  })
}

/** Made anew from the state, not by the code that wrote them; in the form of views.ts. */
function expectSideRows(procedure: Procedure, state: Ticket): Record<SideRow['kind'], string[]> {
  const { tasks, clocks, readers, dueAt } = project(procedure, state)
  const due = dueAt ?? '-'
  return {
    task: tasks.map((task) => [task.assignee, task.step, task.nr, task.openedAt, due, task.claimedBy ?? '-'].join('|')),
    clock: clocks.map((clock) => [clock.clock, clock.nr, clock.startedAt, clock.dueAt, clock.nextAt ?? '-', clock.nextMoment ?? '-', clock.shown].join('|')),
    reader: readers.map((reader) => [reader, state.receivedAt, due, state.status === 'open'].join('|')),
    recusal: [...state.recused],
  }
}
