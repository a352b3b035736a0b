/** Load, decide, save: whatever happens to a ticket after its registration. */
import type { ErrorCode } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { decide, evolve, nextMomentOf, project } from '../../../core/ticket/index.ts'
import type { Actor, Projection, Ticket, TicketCommand, TicketEvent } from '../../../core/ticket/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { rememberIdempotent } from '../../platform/http/idempotency.ts'
import type { IdempotentRequest } from '../../platform/http/idempotency.ts'
import { lookUp } from './answers.ts'
import { chainEvents } from './chain.ts'
import type { ChainedEvent } from './chain.ts'
import { filesIn } from './commands-start.ts'
import type { TicketDeps } from './deps.ts'
import { factsFor, NOTHING_KNOWN, refusalError } from './facts.ts'
import type { Known } from './facts.ts'
import { eventRow, isoOrNull, newText, outboxRows, sideRows, ticketColumns } from './row-shapes.ts'
import type { KeyedRow } from './row-shapes.ts'
import { searchKeysOf, valueMarkers } from './search-keys.ts'
import { findTicket, lockTicket, nextClockMoment, setClockAside, takeDueClocks } from './store.ts'
import type { DueClock, LoadedTicket } from './store.ts'
import { changeTicket } from './store-change.ts'
import type { ChangeRows, Difference } from './store-change.ts'

export interface Changed {
  readonly id: number
  readonly version: number
}

export interface ActOptions {
  /** When it happened, if not now: for what is brought in from elsewhere. */
  readonly at?: number
  /** A repeated request gets the answer of the first; its key is kept with what it did. */
  readonly once?: IdempotentRequest | undefined
}

export interface TicketCommands {
  /**
   * Does a command. `seen` is the version the person looked at; undefined means "whatever it is now" and is tried
   * again when somebody else was first. Throws AppError: ticket.not_found, ticket.stale, or a refusal.
   */
  readonly act: (actor: Actor, id: number, seen: number | undefined, command: TicketCommand, how?: ActOptions) => Promise<Changed>
  /** Fires clocks whose moment has come; answers how many, when the next one comes, and those that could not be decided. */
  readonly fireDueClocks: (most?: number) => Promise<Fired>
}

export interface Fired {
  readonly taken: number
  readonly next: number | undefined
  readonly setAside: readonly SetAside[]
}

/** A clock that is tried again later, because deciding it failed. */
export interface SetAside {
  readonly number: string
  readonly clock: string
  readonly reason: unknown
}

const TRIES = 5

export function createCommands(deps: TicketDeps): TicketCommands {
  return {
    act: async (actor, id, seen, command, how = {}) => {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const loaded = await findTicket(deps.db, id)
        if (!loaded) throw new AppError('ticket.not_found')
        if (seen !== undefined && loaded.version !== seen) throw new AppError('ticket.stale', { version: loaded.version })
        const ready = how.at === undefined && command.kind !== 'clock' && isDue(loaded.state, deps.now()) ? await fireClocksOf(deps, id) : loaded
        const changed = await decideAndSave(deps, ready, actor, command, how)
        if (changed) return changed
        if (seen !== undefined) throw new AppError('ticket.stale')
      }
      throw new AppError('ticket.stale')
    },
    fireDueClocks: (most = 50) => fireDueClocks(deps, most),
  }
}

export function procedureOf(deps: TicketDeps, state: Ticket): Procedure {
  const procedure = deps.procedures.version(state.procedure, state.procedureVersion)
  if (!procedure) throw new Error(`procedure ${state.procedure} version ${state.procedureVersion} is not published`)
  return procedure
}

/** What core must know for this command, with the values that it brings. */
export async function knownFor(deps: TicketDeps, db: Db | Tx, { id, state, reporterId }: LoadedTicket, procedure: Procedure, command: TicketCommand): Promise<Known> {
  if (procedure.questions.length === 0 && Object.keys(procedure.needs.registers).length === 0) return NOTHING_KNOWN
  const values = 'values' in command ? { ...state.values, ...command.values } : state.values
  const branches = state.branches.map((branch) => branch.values)
  const [known = NOTHING_KNOWN] = await lookUp(deps, db, [{ procedure, ticket: id, reporter: reporterId ?? undefined, values, branches, receivedAt: state.receivedAt }])
  return known
}

async function decideAndSave(deps: TicketDeps, loaded: LoadedTicket, actor: Actor, command: TicketCommand, { at, once }: ActOptions): Promise<Changed | undefined> {
  const now = at ?? deps.now()
  const procedure = procedureOf(deps, loaded.state)
  const known = await knownFor(deps, deps.db, loaded, procedure, command)
  const decision = decide(procedure, loaded.state, command, factsFor(deps, actor, now, known))
  if (decision.kind === 'refused') throw refusalError(decision)
  const change = changeRows(procedure, loaded, decision.events, deps.now())
  const changed: Changed = { id: loaded.id, version: change.ticket.version }
  const alone = change.files.length === 0 && change.search === undefined && once === undefined
  const saved = alone ? await changeTicket(deps.db, change) : await deps.db.transaction().execute(async (tx) => {
    const written = await changeTicket(tx, change)
    if (written && once) await rememberIdempotent(tx, [{ ...once, response: changed }])
    return written
  })
  if (!saved) return undefined
  wake(deps, change)
  return changed
}

export function wake(deps: TicketDeps, change: ChangeRows): void {
  if (change.outbox.length > 0) deps.outboxWaits()
  const next = nextOf(change.ticket.state)
  if (next !== undefined) deps.clockDue(next)
}

function nextOf(state: Ticket): number | undefined {
  const moments = state.clocks.flatMap((clock) => nextMomentOf(clock)?.at ?? [])
  return moments.length > 0 ? Math.min(...moments) : undefined
}

/** Everything that these events change, as rows. `earlier` is the version it was on, when the events move it to another. */
export function changeRows(procedure: Procedure, loaded: LoadedTicket, decided: readonly TicketEvent[], recordedAt: number, earlier = procedure): ChangeRows {
  const { id, state: before } = loaded
  const after = decided.reduce<Ticket>((state, event) => evolve(state, event), before)
  const [was, is] = [project(earlier, before), project(procedure, after)]
  const events = chainEvents(id, loaded.version, loaded.lastHash, decided, recordedAt)
  const [old, fresh] = [sideRows(id, before, was), sideRows(id, after, is)]
  const text = newText(procedure, decided)
  const readers = differ(old.readers, fresh.readers)
  const [marked, marks] = [valueMarkers(earlier, before.values), valueMarkers(procedure, after.values)]
  return {
    id, seen: loaded.version,
    ticket: ticketColumns(after, is, events.at(-1)?.hash ?? loaded.lastHash, recordedAt),
    events: events.map(eventRow), outbox: outboxRows(events, { askedBy: loaded.askedBy }),
    tasks: differ(old.tasks, fresh.tasks), clocks: differ(old.clocks, fresh.clocks), readers,
    recusals: differ(old.recusals, fresh.recusals).added,
    files: filesIn(procedure, decided),
    due: was.dueAt === is.dueAt && before.status === after.status ? undefined : { due_at: isoOrNull(is.dueAt), open: after.status === 'open' },
    search: text === '' && readers.added.length === 0 && marks.every((mark) => marked.includes(mark)) ? undefined : searchKeysOf(id, text, is.readers, marks),
    message: messageOf(id, after, is, events),
  }
}

function messageOf(id: number, state: Ticket, projection: Projection, events: readonly ChainedEvent[]): string {
  return JSON.stringify({ kind: 'ticket', id, version: state.revision, readers: projection.readers.slice(0, 50), recused: state.recused, types: [...new Set(events.map((event) => event.type))] })
}

function differ(before: readonly KeyedRow[], after: readonly KeyedRow[]): Difference {
  const old = new Map(before.map((entry) => [entry.key, entry.row]))
  const now = new Set(after.map((entry) => entry.key))
  return {
    added: after.filter((entry) => !old.has(entry.key)).map((entry) => entry.row),
    removed: before.filter((entry) => !now.has(entry.key)).map((entry) => entry.row),
    changed: after.filter((entry) => old.has(entry.key) && JSON.stringify(old.get(entry.key)) !== JSON.stringify(entry.row)).map((entry) => entry.row),
  }
}

const CLOCK: Actor = { ref: 'clock', parties: [] }
/** Refusals of a clock that are no fault: somebody acted in between, and the row is about to change. */
const HARMLESS: readonly ErrorCode[] = ['ticket.clock_not_due', 'ticket.step_not_open', 'ticket.closed']

/** How long a clock that could not be decided is left alone, milliseconds: its procedure may read again after the next start. */
const SET_ASIDE_FOR = 10 * 60_000

async function fireDueClocks(deps: TicketDeps, most: number): Promise<Fired> {
  const now = deps.now()
  const { taken, setAside } = await fireBatch(deps, now, most)
  if (taken > 0) deps.outboxWaits()
  return { taken, setAside, next: taken === most ? now : await nextClockMoment(deps.db, now) }
}

/** All in one transaction; when that fails, one by one, so that a clock that cannot be decided does not hold up its neighbours. */
async function fireBatch(deps: TicketDeps, now: number, most: number): Promise<Pick<Fired, 'taken' | 'setAside'>> {
  try {
    return { taken: await fireTogether(deps, now, most), setAside: [] }
  } catch {
    // Whatever it was is met again below, and told with the clock it belongs to.
  }
  const setAside: SetAside[] = []
  for (let taken = 0; taken < most; taken++) {
    let last: DueClock | undefined
    try {
      if ((await fireTogether(deps, now, 1, (clock) => { last = clock })) === 0) return { taken, setAside }
    } catch (reason) {
      if (!last) throw reason
      await setClockAside(deps.db, last, now + SET_ASIDE_FOR)
      setAside.push({ number: last.ticket.state.number, clock: last.clock, reason })
    }
  }
  return { taken: most, setAside }
}

async function fireTogether(deps: TicketDeps, now: number, most: number, trying: (clock: DueClock) => void = () => undefined): Promise<number> {
  return deps.db.transaction().execute(async (tx) => {
    const due = await takeDueClocks(tx, now, most)
    const states = new Map(due.map((clock) => [clock.ticket.id, clock.ticket]))
    for (const clock of due) {
      trying(clock)
      const loaded = states.get(clock.ticket.id)
      if (loaded) states.set(loaded.id, await fireClock(deps, tx, loaded, { kind: 'clock', clock: clock.clock, nr: clock.nr, moment: clock.moment }, now))
    }
    return due.length
  })
}

export const isDue = (state: Ticket, now: number): boolean => (nextOf(state) ?? Number.POSITIVE_INFINITY) <= now

/**
 * What has become due fires before what a person does now: else a limit that passed a moment ago would be stopped by the act, and
 * nobody would hear that it was missed.
 */
export async function fireClocksOf(deps: TicketDeps, id: number): Promise<LoadedTicket> {
  const now = deps.now()
  const fired = await deps.db.transaction().execute(async (tx) => {
    let ticket = await lockTicket(tx, id)
    if (!ticket) throw new AppError('ticket.not_found')
    for (let before = -1; before !== ticket.version && isDue(ticket.state, now);) {
      before = ticket.version
      const [first] = ticket.state.clocks.flatMap((clock) => ({ clock, next: nextMomentOf(clock) })).filter(({ next }) => next && next.at <= now).sort((a, b) => (a.next?.at ?? 0) - (b.next?.at ?? 0))
      if (first?.next) ticket = await fireClock(deps, tx, ticket, { kind: 'clock', clock: first.clock.clock, nr: first.clock.nr, moment: first.next.moment }, now)
    }
    return ticket
  })
  deps.outboxWaits()
  return fired
}

/** Answers the ticket as it is afterwards: several of its clocks may be due in one batch. */
async function fireClock(deps: TicketDeps, tx: Tx, loaded: LoadedTicket, command: Extract<TicketCommand, { kind: 'clock' }>, now: number): Promise<LoadedTicket> {
  const procedure = procedureOf(deps, loaded.state)
  const decision = decide(procedure, loaded.state, command, factsFor(deps, CLOCK, now, await knownFor(deps, tx, loaded, procedure, command)))
  if (decision.kind === 'refused') {
    if (HARMLESS.includes(decision.code)) return loaded
    throw refusalError(decision)
  }
  const change = changeRows(procedure, loaded, decision.events, deps.now())
  if (!(await changeTicket(tx, change))) throw new Error('a locked ticket was changed by somebody else')
  return { ...loaded, version: change.ticket.version, state: change.ticket.state, lastHash: Buffer.from((change.ticket.last_hash ?? '').slice(2), 'hex') }
}
