/** Walks through everything that was ever recorded and says what does not fit. Reads only. */
import { readNumber } from '../../../core/procedure/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { findBrokenAdminEvent } from '../../platform/audit/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import { checkTicket } from './check-ticket.ts'
import { auditFinding } from './findings.ts'
import type { AuditFinding } from './findings.ts'
import { countEventsAbove, inOneMoment, readCounters, readOne, readRemoved, readStretch } from './views.ts'
import type { AuditedEvent, AuditedTicket, Stretch } from './views.ts'

export interface AuditReport {
  readonly tickets: number
  readonly events: number
  readonly findings: readonly AuditFinding[]
  /** Findings beyond the first thousand are counted, not listed. */
  readonly more: number
}

export interface AuditOptions {
  /** One ticket only, by number. */
  readonly number?: string | undefined
  readonly told?: ((tickets: number) => void) | undefined
}

const STRETCH = 500
const MOST_LISTED = 1000

class Auditor {
  tickets = 0
  events = 0
  #found = 0
  readonly #listed: AuditFinding[] = []
  readonly #procedures: Pick<ProcedureRegistry, 'version'>
  /** Sequences seen, by counter: how many, and the highest. */
  readonly #numbers = new Map<string, { count: number; highest: number }>()

  constructor(procedures: Pick<ProcedureRegistry, 'version'>) {
    this.#procedures = procedures
  }

  note(...findings: readonly AuditFinding[]): void {
    this.#found += findings.length
    this.#listed.push(...findings.slice(0, MOST_LISTED - this.#listed.length))
  }

  look(stretch: Stretch): void {
    const byTicket = new Map<number, AuditedEvent[]>()
    for (const event of stretch.events) {
      const known = byTicket.get(event.ticket_id)
      if (known) known.push(event)
      else byTicket.set(event.ticket_id, [event])
    }
    for (const ticket of stretch.tickets) {
      const procedure = this.#procedures.version(ticket.procedure, ticket.procedure_version)
      this.note(...checkTicket(procedure, ticket, byTicket.get(ticket.id) ?? [], stretch.sides.get(ticket.id)))
      byTicket.delete(ticket.id)
      if (procedure) this.#count(procedure, ticket)
    }
    for (const [id, events] of byTicket) this.note(auditFinding('audit.orphan_events', null, { id, count: events.length }))
    this.tickets += stretch.tickets.length
    this.events += stretch.events.length
  }

  #count(procedure: Procedure, ticket: AuditedTicket): void {
    const place = readNumber(procedure.id, procedure.number, ticket.number)
    if (place) this.took(place.counter, 1, place.sequence)
  }

  took(counter: string, count: number, highest: number): void {
    const known = this.#numbers.get(counter) ?? { count: 0, highest: 0 }
    this.#numbers.set(counter, { count: known.count + count, highest: Math.max(known.highest, highest) })
  }

  /** Numbers are unique in the database; so as many as the counter counted, and none above it, means none is missing. */
  compareNumbers(counters: ReadonlyMap<string, number>): void {
    for (const counter of new Set([...counters.keys(), ...this.#numbers.keys()])) {
      const expected = counters.get(counter) ?? 0
      const found = this.#numbers.get(counter) ?? { count: 0, highest: 0 }
      if (found.count !== expected || found.highest > expected) this.note(auditFinding('audit.number_gap', null, { counter, expected, found: found.count }))
    }
  }

  report(): AuditReport {
    return { tickets: this.tickets, events: this.events, findings: this.#listed, more: this.#found - this.#listed.length }
  }
}

/** Verifies one ticket or everything: hash chains, replayed states, rows beside the tickets, numbers, the record of administration. */
export function verifyRecord(deps: { readonly db: Db; readonly procedures: Pick<ProcedureRegistry, 'version'> }, options: AuditOptions = {}): Promise<AuditReport | undefined> {
  const auditor = new Auditor(deps.procedures)
  return inOneMoment(deps.db, (db) => (options.number === undefined ? verifyAll(db, auditor, options) : verifyOne(db, auditor, options.number)))
}

async function verifyOne(db: Db, auditor: Auditor, number: string): Promise<AuditReport | undefined> {
  const stretch = await readOne(db, number)
  if (!stretch) return undefined
  auditor.look(stretch)
  return auditor.report()
}

async function verifyAll(db: Db, auditor: Auditor, { told }: AuditOptions): Promise<AuditReport> {
  let last = 0
  for (let stretch = await readStretch(db, last, STRETCH); stretch; stretch = await readStretch(db, last, STRETCH)) {
    auditor.look(stretch)
    last = stretch.tickets.at(-1)?.id ?? last
    told?.(auditor.tickets)
  }
  const above = await countEventsAbove(db, last)
  if (above > 0) auditor.note(auditFinding('audit.orphan_events', null, { id: last + 1, count: above }))
  for (const numbers of await readRemoved(db)) {
    for (const [counter, runs] of Object.entries(numbers)) for (const [first, end] of runs) auditor.took(counter, end - first + 1, end)
  }
  auditor.compareNumbers(await readCounters(db))
  const broken = await findBrokenAdminEvent(db)
  if (broken) auditor.note(broken === 'end' ? auditFinding('audit.admin_end_missing', null) : auditFinding('audit.admin_changed', null, { id: broken.id }))
  return auditor.report()
}
