/** Running tickets and another version of their procedure: what would happen to each, and the moving itself. */
import type { Label } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Actor, Ticket } from '../../../core/ticket/index.ts'
import { decideMigration, planMigration, tellPlan } from '../../../core/versions/index.ts'
import type { Mapping, MigrationRefusal } from '../../../core/versions/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { lookUp } from './answers.ts'
import { changeRows, fireClocksOf, isDue, wake } from './commands.ts'
import type { TicketDeps } from './deps.ts'
import { factsFor } from './facts.ts'
import type { Known } from './facts.ts'
import { findTicket } from './store.ts'
import { changeTicket } from './store-change.ts'
import { countOpenByVersion, openTicketsAfter } from './store-migrate.ts'

/** From which version to which, and what takes whose place. The mapping has been checked. */
export interface Moving {
  readonly before: Procedure
  readonly after: Procedure
  readonly mapping: Mapping
}

export interface PlannedTicket {
  readonly id: number
  readonly number: string
  readonly lines: readonly Label[]
  readonly refusals: readonly MigrationRefusal[]
}

/** `gone`: it was closed or moved meanwhile, so that there is nothing to do. */
export type Moved = { readonly kind: 'moved' } | { readonly kind: 'gone' } | { readonly kind: 'stays'; readonly refusals: readonly MigrationRefusal[] }

export interface TicketMoves {
  readonly countOpen: (procedure: string) => Promise<ReadonlyMap<number, number>>
  /** Ids and numbers of the open tickets of the old version after this one. */
  readonly openAfter: (moving: Moving, after: number, most: number) => Promise<readonly { readonly id: number; readonly number: string }[]>
  /** What would happen to them; nothing does. */
  readonly plan: (actor: Actor, moving: Moving, after: number, most: number) => Promise<readonly PlannedTicket[]>
  /** Moves one ticket, in a transaction of its own in which `beside` writes down that it was moved. */
  readonly move: (actor: Actor, moving: Moving, id: number, beside: (tx: Tx) => Promise<void>) => Promise<Moved>
}

const TRIES = 5

export function createMoves(deps: TicketDeps): TicketMoves {
  return {
    countOpen: (procedure) => countOpenByVersion(deps.db, procedure),
    openAfter: ({ before }, after, most) => openTicketsAfter(deps.db, before.id, before.version, after, most),
    plan: (actor, moving, after, most) => plan(deps, actor, moving, after, most),
    move: async (actor, moving, id, beside) => {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const moved = await moveOnce(deps, actor, moving, id, beside)
        if (moved) return moved
      }
      throw new AppError('ticket.stale')
    },
  }
}

async function plan(deps: TicketDeps, actor: Actor, { before, after, mapping }: Moving, last: number, most: number): Promise<PlannedTicket[]> {
  const tickets = await openTicketsAfter(deps.db, before.id, before.version, last, most)
  const telling = { before, after, calendar: deps.calendarOf(after.calendar), nameOf: deps.directory.nameOf }
  const known = await knownOf(deps, after, tickets)
  return tickets.map(({ id, number, state }, at) => {
    const planned = planMigration(before, after, mapping, state, factsFor(deps, actor, deps.now(), known[at]))
    return { id, number, lines: tellPlan(telling, planned), refusals: planned.refusals }
  })
}

type Asking = { readonly id: number; readonly state: Ticket; readonly reporterId: number | null }

/** The questions that the new version asks; of the old one only what both ask matters. */
function knownOf(deps: TicketDeps, after: Procedure, tickets: readonly Asking[]): Promise<readonly Known[]> {
  return lookUp(deps, deps.db, tickets.map(({ id, state, reporterId }) => ({
    procedure: after, ticket: id, reporter: reporterId ?? undefined, values: state.values, branches: state.branches.map((branch) => branch.values), receivedAt: state.receivedAt,
  })))
}

/** Undefined when somebody else changed the ticket in between. */
async function moveOnce(deps: TicketDeps, actor: Actor, { before, after, mapping }: Moving, id: number, beside: (tx: Tx) => Promise<void>): Promise<Moved | undefined> {
  const found = await findTicket(deps.db, id)
  if (!found || found.state.status === 'closed' || found.state.procedureVersion !== before.version) return { kind: 'gone' }
  // A limit that has passed under the old version was missed under the old version.
  const loaded = isDue(found.state, deps.now()) ? await fireClocksOf(deps, id) : found
  if (loaded.state.status === 'closed') return { kind: 'gone' }
  const [known] = await knownOf(deps, after, [loaded])
  const decision = decideMigration(before, after, mapping, loaded.state, factsFor(deps, actor, deps.now(), known))
  if (decision.kind === 'refused') return { kind: 'stays', refusals: decision.refusals }
  const change = changeRows(after, loaded, decision.events, deps.now(), before)
  const written = await deps.db.transaction().execute(async (tx) => {
    const saved = await changeTicket(tx, change)
    if (saved) await beside(tx)
    return saved
  })
  if (!written) return undefined
  wake(deps, change)
  return { kind: 'moved' }
}
