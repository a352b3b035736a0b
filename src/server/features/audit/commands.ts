/** The audit: reads everything once, in stretches, as it stood at one moment. */
import { findBrokenAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import { openLedger } from './check-numbers.ts'
import type { NumberLedger } from './check-numbers.ts'
import { checkTicket } from './check-ticket.ts'
import { auditFinding } from './findings.ts'
import type { AuditFinding } from './findings.ts'
import { findTicketId, inOneMoment, listCounters, listEvents, listRemovals, listSideRows, listTickets, listTicketsOfEventsAbove } from './views.ts'
import type { AuditedTicket } from './views.ts'

export interface AuditDeps {
  readonly db: Db
  readonly procedures: Pick<ProcedureRegistry, 'version'>
}

export interface AuditWish {
  /** Only this ticket; the counters and the administration are then left out. */
  readonly ticket?: string | undefined
  readonly told?: (tickets: number, events: number) => void
}

export interface AuditReport {
  readonly tickets: number
  readonly events: number
  readonly findings: readonly AuditFinding[]
}

const STRETCH = 500
/** A list longer than this says no more than one that ends here. */
const MOST_FINDINGS = 1000

/** Undefined when the ticket asked for is not there. */
export function verify(deps: AuditDeps, wish: AuditWish = {}): Promise<AuditReport | undefined> {
  return inOneMoment(deps.db, async (tx) => {
    if (wish.ticket === undefined) return verifyAll(deps, tx, wish)
    const id = await findTicketId(tx, wish.ticket)
    if (id === undefined) return undefined
    const audit = new Audit(deps, tx, undefined)
    await audit.checkStretch(await listTickets(tx, id - 1, 1), id - 1, id)
    return audit.report()
  })
}

async function verifyAll(deps: AuditDeps, tx: Tx, wish: AuditWish): Promise<AuditReport> {
  const ledger = openLedger(await listCounters(tx), await listRemovals(tx))
  const audit = new Audit(deps, tx, ledger)
  let after = 0
  for (;;) {
    const tickets = await listTickets(tx, after, STRETCH)
    const last = tickets.at(-1)
    if (!last) break
    await audit.checkStretch(tickets, after, last.id)
    after = last.id
    wish.told?.(audit.tickets, audit.events)
  }
  for (const id of await listTicketsOfEventsAbove(tx, after)) audit.add(auditFinding('audit.ticket_missing', { id }))
  for (const finding of ledger.missing()) audit.add(finding)
  const broken = await findBrokenAdminEvent(tx)
  if (broken !== undefined) audit.add(auditFinding('audit.admin_changed', { id: broken }))
  return audit.report()
}

class Audit {
  tickets = 0
  events = 0
  readonly #findings: AuditFinding[] = []
  readonly #deps: AuditDeps
  readonly #tx: Tx
  readonly #ledger: NumberLedger | undefined

  constructor(deps: AuditDeps, tx: Tx, ledger: NumberLedger | undefined) {
    this.#deps = deps
    this.#tx = tx
    this.#ledger = ledger
  }

  add(finding: AuditFinding): void {
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push(finding)
  }

  report(): AuditReport {
    return { tickets: this.tickets, events: this.events, findings: this.#findings }
  }

  /** Tickets with ids in (above, upTo]: events that belong to none of them are found here, too. */
  async checkStretch(tickets: readonly AuditedTicket[], above: number, upTo: number): Promise<void> {
    const events = Map.groupBy(await listEvents(this.#tx, above, upTo), (event) => event.ticket_id)
    const sideRows = Map.groupBy(await listSideRows(this.#tx, above, upTo), (row) => row.ticket_id)
    for (const ticket of tickets) {
      const procedure = this.#deps.procedures.version(ticket.procedure, ticket.procedure_version)
      const mine = events.get(ticket.id) ?? []
      for (const finding of checkTicket(procedure, { ticket, events: mine, sideRows: sideRows.get(ticket.id) ?? [] })) this.add(finding)
      const odd = procedure && this.#ledger?.note(procedure, ticket.number)
      if (odd) this.add(odd)
      this.tickets++
      this.events += mine.length
      events.delete(ticket.id)
    }
    for (const id of events.keys()) this.add(auditFinding('audit.ticket_missing', { id }))
  }
}
