/** One made-up ticket: the product's own engine decides it to a random point of its life, its own row shapes write it down. */
import type { Procedure } from '../../src/core/procedure/index.ts'
import { decide, evolve, project } from '../../src/core/ticket/index.ts'
import type { Actor, Command, Facts, Ticket, TicketEvent } from '../../src/core/ticket/index.ts'
import type { CompiledCalendar } from '../../src/core/worktime/index.ts'
import { chainEvents, CHAIN_START } from '../../src/server/features/tickets/chain.ts'
import { eventRow, hex, newText, sideRows, ticketColumns } from '../../src/server/features/tickets/row-shapes.ts'
import { searchKeysOf } from '../../src/server/features/tickets/search-keys.ts'
import type { CopiedRow } from './copy.ts'
import { makeMatter } from './texts.ts'

export interface World {
  readonly procedure: Procedure
  readonly calendar: CompiledCalendar
  readonly units: readonly string[]
}

export interface Birth {
  readonly id: number
  readonly number: string
  readonly at: number
  readonly reporter: { readonly id: number; readonly contact: Buffer } | undefined
}

/** Rows by table. */
export type LifeRows = Readonly<Record<'ticket' | 'ticket_event' | 'ticket_search' | 'task' | 'clock' | 'ticket_reader', readonly CopiedRow[]>>

interface Played {
  readonly state: Ticket
  readonly events: readonly TicketEvent[]
}

const EVERYBODY: Facts['directory'] = { hasUnit: () => true, hasPerson: () => true, isStaffed: () => true, isOneOf: () => true, superiorOf: () => undefined, registerRow: () => undefined }
const actor = (ref: string, ...parties: string[]): Actor => ({ ref, parties: [ref, ...parties] })

/** Eight in ten are closed; the rest are open at various steps. */
function play(world: World, birth: Birth, roll: () => number): Played {
  const matter = makeMatter(roll)
  const unit = world.units[Math.floor(roll() * world.units.length)] ?? ''
  const office = actor('person:1', 'unit:general-affairs', 'post:general-affairs-clerk')
  const department = actor('person:1', `unit:${unit}`)
  const reporter = actor('reporter')
  const length = roll() < 0.8 ? 5 : Math.floor(roll() * 5)
  const { number, at } = birth
  const steps: readonly [Actor, Command][] = [
    [office, { kind: 'start', channel: 'phone', number, anonymous: birth.reporter === undefined, values: { kind: 'problem', subject: matter.subject, content: matter.content } }],
    [office, { kind: 'act', step: 'solve', nr: 1, outcome: 'transferred', values: { leadUnit: unit } }],
    [department, { kind: 'act', step: 'department', nr: 1, outcome: 'done', values: { result: matter.result } }],
    [office, { kind: 'act', step: 'reply', nr: 1, outcome: 'replied', values: { replyMode: 'individual', replyText: matter.result } }],
    [reporter, { kind: 'act', step: 'confirm', nr: 1, outcome: 'accepted', values: {}, survey: { solved: true, satisfied: 4 } }],
  ]
  let state: Ticket | undefined
  const events: TicketEvent[] = []
  for (const [index, [who, command]] of steps.slice(0, Math.max(1, length)).entries()) {
    const facts: Facts = { now: at + index * 3_600_000, actor: who, calendar: () => world.calendar, answers: {}, directory: EVERYBODY }
    const decision = decide(world.procedure, state, command, facts)
    if (decision.kind === 'refused') throw new Error(`the bulk generator was refused: ${decision.code} ${JSON.stringify(decision.problems)}`)
    for (const event of decision.events) {
      state = evolve(state, event)
      events.push(event)
    }
  }
  if (!state) throw new Error('a played ticket has a state')
  return { state, events }
}

export function live(world: World, birth: Birth, roll: () => number): LifeRows {
  const { id, at, reporter } = birth
  const { state, events } = play(world, birth, roll)
  const projection = project(world.procedure, state)
  const chained = chainEvents(id, 0, CHAIN_START, events, at)
  const side = sideRows(id, state, projection)
  return {
    ticket: [{
      id, ...ticketColumns(state, projection, chained.at(-1)?.hash ?? CHAIN_START, at),
      reporter_id: reporter?.id ?? null, contact: hex(reporter?.contact), code_hash: null, registered_by: 1, demo: false,
    }],
    ticket_event: chained.map((event) => ({ ...eventRow(event) })),
    ticket_search: [{ ticket_id: id, ...searchKeysOf(id, newText(world.procedure, events), projection.readers) }],
    task: side.tasks.map((task) => task.row), ticket_reader: side.readers.map((reader) => reader.row),
    // Clocks of long ago would all fire at once when the server looks: what is loaded here has been warned of and late already.
    clock: side.clocks.map((clock) => ({ ...clock.row, next_at: null, next_moment: null })),
  }
}
