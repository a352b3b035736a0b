/** One ticket against its events: the chain holds, the events replay to the state, the rows follow from the state. */
import { assemble, canonicalJson, project, replay } from '../../../core/ticket/index.ts'
import type { Projection, Ticket } from '../../../core/ticket/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { CHAIN_START, hashEvent } from '../tickets/index.ts'
import { auditFinding } from './findings.ts'
import type { AuditFinding } from './findings.ts'
import type { AuditedEvent, AuditedTicket, SideKeys } from './views.ts'

export function checkTicket(procedure: Procedure | undefined, ticket: AuditedTicket, events: readonly AuditedEvent[], sides: SideKeys | undefined): AuditFinding[] {
  const { number } = ticket
  const broken = checkChain(ticket, events)
  if (broken) return [broken]
  if (!procedure) return [auditFinding('audit.procedure_missing', number, { procedure: ticket.procedure, version: ticket.procedure_version })]
  // The chain holds, so the data is what decide made; see store-create.ts.
  const state = replayed(events)
  if (!state || canonicalJson(state) !== canonicalJson(ticket.state)) return [auditFinding('audit.state_differs', number)]
  const projection = project(procedure, state)
  return [...checkColumns(ticket, state, projection, events[0]), ...checkSides(number, state, projection, sides)]
}

function checkChain(ticket: AuditedTicket, events: readonly AuditedEvent[]): AuditFinding | undefined {
  let previous: Buffer = CHAIN_START
  for (const [index, event] of events.entries()) {
    const seq = index + 1
    if (event.seq !== seq) return auditFinding('audit.event_missing', ticket.number, { seq })
    const expected = hashEvent(previous, {
      ticketId: ticket.id, seq, at: event.at.getTime(), recordedAt: event.recorded_at.getTime(), actor: event.actor, type: event.type,
      data: event.data as Readonly<Record<string, unknown>>, // a JSON object; anything else does not fit the hash
    })
    if (!event.whole || !expected.equals(event.hash)) return auditFinding('audit.event_changed', ticket.number, { seq })
    previous = event.hash
  }
  return previous.equals(ticket.last_hash) && events.length > 0 ? undefined : auditFinding('audit.end_missing', ticket.number)
}

function replayed(events: readonly AuditedEvent[]): Ticket | undefined {
  return replay(events.map((event) => assemble({ at: event.at.getTime(), actor: event.actor, type: event.type, data: event.data as Readonly<Record<string, unknown>> })))
}

function checkColumns(ticket: AuditedTicket, state: Ticket, projection: Projection, first: AuditedEvent | undefined): AuditFinding[] {
  const pairs: Readonly<Record<string, readonly [unknown, unknown]>> = {
    number: [ticket.number, state.number], procedure: [ticket.procedure, state.procedure], procedure_version: [ticket.procedure_version, state.procedureVersion],
    version: [ticket.version, state.revision], status: [ticket.status, state.status], level: [ticket.level, state.level], title: [ticket.title, projection.title], channel: [ticket.channel, state.channel],
    lead_unit: [ticket.lead_unit, projection.leadUnit], steps: [ticket.steps.join(), projection.steps.join()], received_at: [ticket.received_at.getTime(), state.receivedAt], recorded_at: [ticket.recorded_at.getTime(), first?.recorded_at.getTime()],
    due_at: [ticket.due_at?.getTime() ?? null, projection.dueAt], closed_at: [ticket.closed_at?.getTime() ?? null, state.closedAt], reopened: [ticket.reopened, state.reopened], late: [ticket.late, projection.late],
  }
  const wrong = Object.entries(pairs).filter(([, [found, expected]]) => found !== expected).map(([name]) => name)
  return wrong.length === 0 ? [] : [auditFinding('audit.columns_differ', ticket.number, { what: wrong.join(', ') })]
}

const byText = <T>(key: (entry: T) => string) => (a: T, b: T): number => (key(a) < key(b) ? -1 : 1)

/** The rows as the state says they are, written the way `readSides` writes them. */
function expectedSides(state: Ticket, projection: Projection): Omit<SideKeys, 'searchable'> {
  const due = projection.dueAt ?? 0
  return {
    tasks: [...projection.tasks].sort(byText((task) => `${task.step}\u0000${String(task.nr).padStart(6, '0')}\u0000${task.assignee}`))
      .map((task) => [task.step, task.nr, task.assignee, task.claimedBy ?? '-', task.openedAt, due].join('|')).join(';'),
    clocks: [...projection.clocks].sort(byText((clock) => `${clock.clock}\u0000${String(clock.nr).padStart(6, '0')}`))
      .map((clock) => [clock.clock, clock.nr, clock.startedAt, clock.dueAt, clock.nextAt ?? 0, clock.nextMoment ?? '-', clock.shown ? 't' : 'f'].join('|')).join(';'),
    readers: [...projection.readers].sort().map((reader) => [reader, state.receivedAt, due, state.status === 'open' ? 't' : 'f'].join('|')).join(';'),
    recusals: state.recused.map(Number).sort((a, b) => a - b).join(';'),
  }
}

const NAMES = { tasks: '待办', clocks: '时限', readers: '可见范围', recusals: '回避' } as const

function checkSides(number: string, state: Ticket, projection: Projection, sides: SideKeys | undefined): AuditFinding[] {
  const expected = expectedSides(state, projection)
  const wrong = (['tasks', 'clocks', 'readers', 'recusals'] as const).filter((what) => sides?.[what] !== expected[what])
  return [
    ...wrong.map((what) => auditFinding('audit.rows_differ', number, { what, whatZh: NAMES[what] })),
    ...(sides?.searchable ? [] : [auditFinding('audit.unsearchable', number)]),
  ]
}
