/** A person speaks up and gets a number. Concurrent creations share one commit. */
import { randomInt } from 'node:crypto'
import type { ContactInput, Started } from '../../../contract/index.ts'
import { counterKey, formatNumber } from '../../../core/procedure/index.ts'
import type { LocalDay, Procedure, Values } from '../../../core/procedure/index.ts'
import { project, refusalOfStart } from '../../../core/ticket/index.ts'
import type { Actor, StartCommand, TicketEvent } from '../../../core/ticket/index.ts'
import { gather } from '../../platform/database/gather.ts'
import type { Outcome } from '../../platform/database/gather.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { rowsNamed } from '../registers/index.ts'
import { lookUp, rowsIn } from './answers.ts'
import { chainEvents, CHAIN_START } from './chain.ts'
import type { TicketDeps } from './deps.ts'
import { factsFor, localDay, NOTHING_KNOWN, refusalError } from './facts.ts'
import type { Known } from './facts.ts'
import { decideHistory } from './history.ts'
import type { Then } from './history.ts'
import { eventRow, hex, newText, outboxRows, sideRows, ticketColumns } from './row-shapes.ts'
import { searchKeysOf, valueMarkers } from './search-keys.ts'
import { insertTickets, reserve } from './store-create.ts'
import type { NewRows, Reserved } from './store-create.ts'

export interface StartInput {
  readonly actor: Actor
  readonly procedure: string
  readonly channel: string
  readonly values: Values
  readonly anonymous: boolean
  readonly contact?: ContactInput | undefined
  /** When it reached us; and, for what is brought in from elsewhere, when it is taken to be registered. */
  readonly receivedAt?: number | undefined
  readonly registeredAt?: number | undefined
  readonly withCode?: boolean | undefined
  readonly demo?: boolean | undefined
  readonly idempotency?: { readonly actor: string; readonly key: string; readonly requestHash: Buffer } | undefined
  readonly importRow?: { readonly key: string; readonly batch: number } | undefined
  /** What happened to it since, for what is brought in with its past; written together with the registration. */
  readonly then?: Then | undefined
  /** Nobody is told of what happened before this moment: it is history, not news. What was published stays published. */
  readonly quietBefore?: number | undefined
  /** The ticket that asked for this one, and its event that did. */
  readonly asked?: { readonly by: number; readonly seq: number } | undefined
}

interface Prepared {
  readonly input: StartInput
  readonly procedure: Procedure
  readonly command: StartCommand
  readonly now: number
  /** Rows of registers that its values name. */
  readonly rows: Known['rows']
}

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Eight characters that are not mistaken for one another: about 40 bits, behind a rate limit. */
function makeQueryCode(): string {
  return Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

export type StartTicket = (input: StartInput) => Promise<Started>

export interface Starting {
  readonly start: StartTicket
  /** Why each of these would be refused; undefined for one that would be registered. Nothing is written. */
  readonly check: (inputs: readonly StartInput[]) => Promise<(AppError | undefined)[]>
  readonly idle: () => Promise<void>
}

export function createStart(deps: TicketDeps): Starting {
  const gatherer = gather((inputs: readonly StartInput[]) => startMany(deps, inputs))
  const check = async (inputs: readonly StartInput[]): Promise<(AppError | undefined)[]> => (await prepareAll(deps, inputs)).map((prepared, index) => {
    if (!prepared.ok) return prepared.error
    const { procedure, command, now, rows } = prepared.value
    const input = inputs[index]
    const refusal = input?.then && decideHistory(deps, { procedure, command, actor: input.actor, now, then: input.then }, { answers: {}, rows })
    return refusal?.kind === 'refused' ? refusalError(refusal) : undefined
  })
  return { start: gatherer.submit, check, idle: gatherer.idle }
}

/** Registers one ticket within a transaction that does more. Throws AppError for a refusal, before a number is taken. */
export async function beginIn(deps: TicketDeps, tx: Tx, input: StartInput): Promise<Started> {
  const [prepared] = await prepareAll(deps, [input])
  if (!prepared?.ok) throw prepared?.error ?? new Error('a start was neither prepared nor refused')
  const [started] = await writeMany(deps, tx, [prepared.value])
  if (!started) throw new Error('a written ticket has no answer')
  return started
}

/** Refusals take no number; whatever remains is written in one transaction. */
async function startMany(deps: TicketDeps, inputs: readonly StartInput[]): Promise<Outcome<Started>[]> {
  const prepared = await prepareAll(deps, inputs)
  const good = prepared.flatMap((entry) => (entry.ok ? [entry.value] : []))
  const started = good.length === 0 ? [] : await deps.db.transaction().execute((tx) => writeMany(deps, tx, good))
  if (good.length > 0) deps.outboxWaits()
  let next = 0
  return prepared.map((entry) => {
    if (!entry.ok) return entry
    const value = started[next++]
    return value ? { ok: true, value } : { ok: false, error: new Error('a written ticket has no answer') }
  })
}

type Preparation = { readonly ok: true; readonly value: Prepared } | { readonly ok: false; readonly error: AppError }

/** The rows of registers that these name are read in one query. */
async function prepareAll(deps: TicketDeps, inputs: readonly StartInput[]): Promise<Preparation[]> {
  const rows = await rowsNamed(deps.db, inputs.flatMap((input) => {
    const procedure = deps.procedures.latest(input.procedure)
    const values = { ...procedure?.starts[input.channel]?.defaults, ...input.values }
    return procedure ? rowsIn({ procedure, values }) : []
  }))
  return inputs.map((input) => prepare(deps, input, rows))
}

function prepare(deps: TicketDeps, input: StartInput, rows: Known['rows']): Preparation {
  const procedure = deps.procedures.latest(input.procedure)
  if (!procedure) return { ok: false, error: new AppError('ticket.unknown_procedure', { procedure: input.procedure }) }
  const now = input.registeredAt ?? deps.now()
  const command: StartCommand = {
    kind: 'start', channel: input.channel, values: input.values, number: '', anonymous: input.anonymous,
    ...(input.receivedAt === undefined ? {} : { receivedAt: input.receivedAt }),
  }
  const refusal = refusalOfStart(procedure, command, factsFor(deps, input.actor, now, { answers: {}, rows }))
  return refusal ? { ok: false, error: refusalError(refusal) } : { ok: true, value: { input, procedure, command, now, rows } }
}

async function writeMany(deps: TicketDeps, tx: Tx, entries: readonly Prepared[]): Promise<Started[]> {
  const hasContacts = entries.some(({ input }) => input.contact)
  const reporters = hasContacts ? await deps.reporters.recognise(tx, entries.map(({ input }) => input.contact)) : []
  const known = await lookUp(deps, tx, entries.map(({ procedure, command, now }, index) => ({ procedure, ticket: 0, reporter: reporters[index], values: command.values, receivedAt: command.receivedAt ?? now })))
  const days = entries.map(({ procedure, now }) => localDay(deps.calendarOf(procedure.calendar), now))
  const keys = entries.map(({ procedure }, index) => counterKey(procedure.id, procedure.number, dayAt(days, index)))
  const wanted: Record<string, number> = {}
  for (const key of keys) wanted[key] = (wanted[key] ?? 0) + 1
  const reserved = await reserve(tx, wanted, entries.length)
  const numbers = numbersFrom(keys, wanted, reserved)
  const recordedAt = deps.now()
  const parts = entries.map((entry, index) => {
    const number = formatNumber(entry.procedure.number, dayAt(days, index), numbers[index] ?? 0)
    return assembleTicket(deps, entry, { id: reserved.ids[index] ?? 0, number, recordedAt, reporter: reporters[index], known: known[index] ?? NOTHING_KNOWN })
  })
  await insertTickets(tx, joinRows(parts.map((part) => part.rows)))
  for (const part of parts) if (part.nextClock !== undefined) deps.clockDue(part.nextClock)
  return parts.map((part) => part.started)
}

function dayAt(days: readonly LocalDay[], index: number): LocalDay {
  const day = days[index]
  if (!day) throw new RangeError('every entry has its day')
  return day
}

/** Tickets take their counter values in the order they came. */
function numbersFrom(keys: readonly string[], wanted: Readonly<Record<string, number>>, reserved: Reserved): number[] {
  const next = new Map(Object.entries(wanted).map(([key, n]) => [key, (reserved.counters[key] ?? 0) - n]))
  return keys.map((key) => {
    const value = (next.get(key) ?? 0) + 1
    next.set(key, value)
    return value
  })
}

interface Assembly {
  readonly id: number
  readonly number: string
  readonly recordedAt: number
  readonly reporter: number | undefined
  readonly known: Known
}

interface AssembledTicket {
  readonly started: Started
  readonly rows: Omit<NewRows, 'message'>
  readonly nextClock: number | undefined
}

function assembleTicket(deps: TicketDeps, entry: Prepared, assembly: Assembly): AssembledTicket {
  const { input, procedure, now } = entry
  const decision = decideHistory(deps, { procedure, command: { ...entry.command, number: assembly.number }, actor: input.actor, now, then: input.then }, assembly.known)
  if (decision.kind === 'refused') throw refusalError(decision)
  const { state } = decision
  const { id } = assembly
  const projection = project(procedure, state)
  const events = chainEvents(id, 0, CHAIN_START, decision.events, assembly.recordedAt)
  const side = sideRows(id, state, projection)
  const queryCode = input.withCode ? makeQueryCode() : undefined
  const started: Started = { id, number: assembly.number, version: state.revision, ...(queryCode ? { queryCode } : {}) }
  const columns = ticketColumns(state, projection, events.at(-1)?.hash ?? CHAIN_START, assembly.recordedAt)
  const person = /^person:(\d+)$/.exec(input.actor.ref)?.[1]
  return {
    started,
    nextClock: minimum(projection.clocks.flatMap((clock) => clock.nextAt ?? [])),
    rows: {
      tickets: [{
        id, ...columns, reporter_id: assembly.reporter ?? null, contact: hex(input.contact && deps.vault.seal(input.contact)),
        code_hash: hex(queryCode === undefined ? undefined : deps.vault.keyedHash('query-code', `${assembly.number}|${queryCode}`)),
        registered_by: person === undefined ? null : Number(person), demo: input.demo ?? false,
        asked_by: input.asked?.by ?? null, asked_seq: input.asked?.seq ?? null,
      }],
      events: events.map(eventRow),
      search: [{ ticket_id: id, ...searchKeysOf(id, newText(procedure, decision.events), projection.readers, valueMarkers(procedure, state.values)) }],
      tasks: side.tasks.map((task) => task.row), clocks: side.clocks.map((clock) => clock.row),
      readers: side.readers.map((reader) => reader.row), recusals: side.recusals.map((recusal) => recusal.row),
      outbox: outboxRows(events, { quietBefore: input.quietBefore, askedBy: input.asked?.by }),
      idempotency: input.idempotency ? [{ actor: input.idempotency.actor, key: input.idempotency.key, request_hash: hex(input.idempotency.requestHash), response: started }] : [],
      importRows: input.importRow ? [{ procedure: procedure.id, key: input.importRow.key, ticket_id: id, batch_id: input.importRow.batch }] : [],
      files: filesIn(procedure, decision.events).map((file) => ({ id: file, ticket_id: id })),
    },
  }
}

export function filesIn(procedure: Procedure, events: readonly TicketEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'attached') return [...event.files]
    if (event.type !== 'registered' && event.type !== 'acted') return []
    return Object.entries(event.values).flatMap(([key, value]) => (procedure.fields[key]?.type === 'files' && Array.isArray(value) ? value.map(String) : []))
  })
}

function minimum(moments: readonly number[]): number | undefined {
  return moments.length === 0 ? undefined : Math.min(...moments)
}

function joinRows(all: readonly Omit<NewRows, 'message'>[]): NewRows {
  const join = <K extends Exclude<keyof NewRows, 'message'>>(key: K): NewRows[K][number][] => all.flatMap((rows) => rows[key] as readonly NewRows[K][number][]) // same key, same element type
  const readers = [...new Set(all.flatMap((rows) => rows.readers.map((row) => 'reader' in row ? String(row.reader) : '')))]
  return {
    tickets: join('tickets'), events: join('events'), search: join('search'), tasks: join('tasks'), clocks: join('clocks'), readers: join('readers'),
    recusals: join('recusals'), outbox: join('outbox'), idempotency: join('idempotency'), importRows: join('importRows'), files: join('files'),
    message: JSON.stringify({ kind: 'tickets', count: all.length, readers: readers.slice(0, 50) }),
  }
}
