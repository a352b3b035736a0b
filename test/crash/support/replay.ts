/** The audit of a test: every chain of hashes made again, every state replayed from its events, every row beside it compared. */
import { isDeepStrictEqual } from 'node:util'
import type { Client } from 'pg'
import { compileProcedure, type Procedure } from '../../../src/core/procedure/index.ts'
import { assemble, project, replay, type StoredEvent, type Ticket } from '../../../src/core/ticket/index.ts'
import { CHAIN_START, hashEvent } from '../../../src/server/features/tickets/index.ts'
import { sideRows } from '../../../src/server/features/tickets/row-shapes.ts'

interface EventRow { ticket_id: number; seq: number; at: Date; actor: string; type: string; data: StoredEvent['data']; hash: Buffer; recorded_at: Date }
interface TicketRow { id: number; number: string; version: number; state: Ticket; last_hash: Buffer; procedure: string; procedure_version: number; due_at: Date | null; tasks: number; clocks: number; readers: number }

const toStored = (row: EventRow): StoredEvent => ({
  ticketId: row.ticket_id, seq: row.seq, at: row.at.getTime(), recordedAt: row.recorded_at.getTime(), actor: row.actor, type: row.type, data: row.data,
})

function findChainFault(ticket: TicketRow, rows: readonly EventRow[]): string | undefined {
  let last: Buffer = CHAIN_START
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return `${ticket.number}: event ${index + 1} is missing`
    last = hashEvent(last, toStored(row))
    if (!last.equals(row.hash)) return `${ticket.number}: event ${row.seq} does not fit its hash`
  }
  return last.equals(ticket.last_hash) && rows.length === ticket.version ? undefined : `${ticket.number}: the chain ends elsewhere than the ticket says`
}

function findStateFault(ticket: TicketRow, rows: readonly EventRow[], procedure: Procedure | undefined): string | undefined {
  const state = replay(rows.map((row) => assemble(toStored(row))))
  if (!state || !procedure) return `${ticket.number}: nothing to replay`
  if (!isDeepStrictEqual(state, ticket.state)) return `${ticket.number}: the state is not its events replayed`
  const projection = project(procedure, state)
  const side = sideRows(ticket.id, state, projection)
  const isSame = projection.dueAt === (ticket.due_at?.getTime() ?? null)
    && side.tasks.length === ticket.tasks && side.clocks.length === ticket.clocks && side.readers.length === ticket.readers
  return isSame ? undefined : `${ticket.number}: tasks, clocks or readers do not follow from the state`
}

async function loadProcedures(client: Client): Promise<Map<string, Procedure>> {
  const { rows } = await client.query<{ id: string; version: number; source: string }>('select id, version, source from procedure')
  return new Map(rows.flatMap(({ id, version, source }): [string, Procedure][] => {
    const compiled = compileProcedure(source)
    return compiled.ok ? [[`${id}@${version}`, compiled.procedure]] : []
  }))
}

/** Faults of all tickets, in words. The client reads bigint as a number, as `connectionSettings` sets it. */
export async function findAuditFaults(client: Client): Promise<string[]> {
  const procedures = await loadProcedures(client)
  const tickets = (await client.query<TicketRow>(`
    select id, number, version, state, last_hash, procedure, procedure_version, due_at,
      (select count(*) from task where ticket_id = t.id) as tasks, (select count(*) from clock where ticket_id = t.id) as clocks,
      (select count(*) from ticket_reader where ticket_id = t.id) as readers from ticket t order by id`)).rows
  const events = Map.groupBy((await client.query<EventRow>('select * from ticket_event order by ticket_id, seq')).rows, (row) => row.ticket_id)
  const faults = tickets.flatMap((ticket) => {
    const rows = events.get(ticket.id) ?? []
    events.delete(ticket.id)
    return findChainFault(ticket, rows) ?? findStateFault(ticket, rows, procedures.get(`${ticket.procedure}@${ticket.procedure_version}`)) ?? []
  })
  return [...faults, ...[...events.keys()].map((id) => `events of ticket ${id}, which is not there`)]
}
