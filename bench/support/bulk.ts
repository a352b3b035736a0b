/**
 * Loads many tickets quickly: the product's own engine decides each of them, with a valid hash chain, and its own row shapes are
 * written in large batches. Eight in ten are closed; the rest are open at various steps.
 */
import type { Db } from '../../src/server/platform/database/tables.ts'
import { counterKey, formatNumber } from '../../src/core/procedure/index.ts'
import type { Procedure } from '../../src/core/procedure/index.ts'
import { decide, evolve, project } from '../../src/core/ticket/index.ts'
import type { Actor, Command, Facts, Ticket, TicketEvent } from '../../src/core/ticket/index.ts'
import type { CompiledCalendar } from '../../src/core/worktime/index.ts'
import { chainEvents, CHAIN_START } from '../../src/server/features/tickets/chain.ts'
import { localDay } from '../../src/server/features/tickets/facts.ts'
import { eventRow, newText, sideRows, ticketColumns } from '../../src/server/features/tickets/row-shapes.ts'
import { searchKeysOf } from '../../src/server/features/tickets/search-keys.ts'
import { insertTickets, reserve } from '../../src/server/features/tickets/store-create.ts'
import type { NewRows } from '../../src/server/features/tickets/store-create.ts'
import { sql } from 'kysely'
import { makeDice, makeMatter } from './texts.ts'

export interface BulkOptions {
  readonly tickets: number
  readonly seed: number
  /** The newest ticket is this old at most; they go back one minute each. */
  readonly now: number
  readonly procedure: Procedure
  readonly calendar: CompiledCalendar
  readonly units: readonly string[]
  readonly progress?: (done: number) => void
}

const BATCH = 2000
const EVERYBODY = { hasUnit: () => true, hasPerson: () => true }
const actor = (ref: string, ...parties: string[]): Actor => ({ ref, parties: [ref, ...parties] })

interface Played {
  readonly state: Ticket
  readonly events: readonly TicketEvent[]
}

export async function loadBulk(db: Db, options: BulkOptions): Promise<void> {
  const roll = makeDice(options.seed)
  const spacing = 60_000
  for (let done = 0; done < options.tickets; done += BATCH) {
    const size = Math.min(BATCH, options.tickets - done)
    const times = Array.from({ length: size }, (_, index) => options.now - (options.tickets - done - index) * spacing)
    await db.transaction().execute(async (tx) => {
      const keys = times.map((at) => counterKey(options.procedure.id, options.procedure.number, localDay(options.calendar, at)))
      const wanted: Record<string, number> = {}
      for (const key of keys) wanted[key] = (wanted[key] ?? 0) + 1
      const reserved = await reserve(tx, wanted, size)
      const next = new Map(Object.entries(wanted).map(([key, n]) => [key, (reserved.counters[key] ?? 0) - n]))
      const rows = times.map((at, index) => {
        const key = keys[index] ?? ''
        const value = (next.get(key) ?? 0) + 1
        next.set(key, value)
        const number = formatNumber(options.procedure.number, localDay(options.calendar, at), value)
        return rowsOf(options, reserved.ids[index] ?? 0, play(options, number, at, roll), at)
      })
      await insertTickets(tx, join(rows))
    })
    options.progress?.(done + size)
  }
  await sql`vacuum analyze`.execute(db)
}

/** Plays one ticket to a random point of its life. */
function play(options: BulkOptions, number: string, at: number, roll: () => number): Played {
  const matter = makeMatter(roll)
  const unit = options.units[Math.floor(roll() * options.units.length)] ?? ''
  const office = actor('person:1', 'unit:general-affairs', 'post:general-affairs-clerk')
  const department = actor('person:1', `unit:${unit}`)
  const reporter = actor('reporter')
  const length = roll() < 0.8 ? 5 : Math.floor(roll() * 5)
  const steps: readonly [Actor, Command][] = [
    [office, { kind: 'start', channel: 'phone', number, anonymous: true, values: { kind: 'problem', subject: matter.subject, content: matter.content } }],
    [office, { kind: 'act', step: 'solve', nr: 1, outcome: 'transferred', values: { leadUnit: unit } }],
    [department, { kind: 'act', step: 'department', nr: 1, outcome: 'done', values: { result: matter.result } }],
    [office, { kind: 'act', step: 'reply', nr: 1, outcome: 'replied', values: { replyMode: 'individual', replyText: matter.result } }],
    [reporter, { kind: 'act', step: 'confirm', nr: 1, outcome: 'accepted', values: {}, survey: { solved: true, satisfied: 4 } }],
  ]
  let state: Ticket | undefined
  const events: TicketEvent[] = []
  for (const [index, [who, command]] of steps.slice(0, Math.max(1, length)).entries()) {
    const facts: Facts = { now: at + index * 3_600_000, actor: who, calendar: () => options.calendar, counts: {}, directory: EVERYBODY }
    const decision = decide(options.procedure, state, command, facts)
    if (decision.kind === 'refused') throw new Error(`the bulk generator was refused: ${decision.code} ${JSON.stringify(decision.problems)}`)
    for (const event of decision.events) {
      state = evolve(state, event)
      events.push(event)
    }
  }
  if (!state) throw new Error('a played ticket has a state')
  return { state, events }
}

function rowsOf(options: BulkOptions, id: number, { state, events }: Played, at: number): Omit<NewRows, 'message'> {
  const projection = project(options.procedure, state)
  const chained = chainEvents(id, 0, CHAIN_START, events, at)
  const side = sideRows(id, state, projection)
  return {
    tickets: [{ id, ...ticketColumns(state, projection, chained.at(-1)?.hash ?? CHAIN_START, at), reporter_id: null, contact: null, code_hash: null, registered_by: 1, demo: false }],
    events: chained.map(eventRow), search: [{ ticket_id: id, ...searchKeysOf(id, newText(options.procedure, events), projection.readers) }],
    tasks: side.tasks.map((task) => task.row), readers: side.readers.map((reader) => reader.row),
    // Clocks of long ago would all fire at once when the server looks: what is loaded here has been warned of and late already.
    clocks: side.clocks.map((clock) => ({ ...clock.row, next_at: null, next_moment: null })),
    recusals: [], outbox: [], idempotency: [], importRows: [], files: [],
  }
}

function join(all: readonly Omit<NewRows, 'message'>[]): NewRows {
  const rows = <K extends Exclude<keyof NewRows, 'message'>>(key: K): NewRows[K][number][] => all.flatMap((each) => each[key] as readonly NewRows[K][number][]) // same key, same element type
  return {
    tickets: rows('tickets'), events: rows('events'), search: rows('search'), tasks: rows('tasks'), clocks: rows('clocks'), readers: rows('readers'),
    recusals: [], outbox: [], idempotency: [], importRows: [], files: [], message: '{"kind":"tickets","readers":[]}',
  }
}
