/** Tickets of each other: one that was asked for begins, and whoever waits for it hears of its end. Each in one transaction, so that it happens once. */
import { decide } from '../../../core/ticket/index.ts'
import type { Actor, TicketCommand } from '../../../core/ticket/index.ts'
import type { Values } from '../../../core/procedure/index.ts'
import type { ErrorCode } from '../../../contract/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { changeRows, knownFor, procedureOf, wake } from './commands.ts'
import { beginIn } from './commands-start.ts'
import type { TicketDeps } from './deps.ts'
import { factsFor, refusalError } from './facts.ts'
import { lockTicket } from './store.ts'
import { markCarriedOut, nextAsked, postpone, takeAsked, whoAsked } from './store-asked.ts'
import type { AskedRow } from './store-asked.ts'
import { changeTicket } from './store-change.ts'
import type { ChangeRows } from './store-change.ts'

export interface CarriedOut {
  /** When to come again; undefined when nothing waits. */
  readonly next: number | undefined
  /** What could not be done and is tried again. */
  readonly postponed: readonly Postponed[]
}

export interface Postponed {
  readonly ticketId: number
  readonly procedure: string
  readonly reason: unknown
}

const OTHER: Actor = { ref: 'ticket', parties: [] }
/** Nobody waits any more: the step was ended otherwise. */
const LATE: readonly ErrorCode[] = ['ticket.step_not_open', 'ticket.closed']
const SHORTEST_WAIT = 30_000
const LONGEST_WAIT = 3_600_000

/** Does what waits, one after the other, up to `most`. */
export async function carryOutAsked(deps: TicketDeps, most = 100): Promise<CarriedOut> {
  const postponed: Postponed[] = []
  for (let done = 0; done < most; done++) {
    const tried = await carryOutOne(deps)
    if (tried === 'nothing') return { next: await nextAsked(deps.db), postponed }
    if (tried !== 'done') postponed.push(tried)
  }
  return { next: deps.now(), postponed }
}

async function carryOutOne(deps: TicketDeps): Promise<'nothing' | 'done' | Postponed> {
  let trying: AskedRow | undefined
  try {
    const changes = await deps.db.transaction().execute(async (tx) => {
      trying = await takeAsked(tx, deps.now())
      if (!trying) return undefined
      const change = trying.kind === 'ticket' ? await begin(deps, tx, trying) : await tellOfEnd(deps, tx, trying)
      await markCarriedOut(tx, trying.id, deps.now())
      return change ? [change] : []
    })
    if (!changes) return 'nothing'
    for (const change of changes) wake(deps, change)
    return 'done'
  } catch (reason) {
    if (!trying) throw reason
    const { id, kind, ticketId, attempts, payload } = trying
    const problem = reason instanceof AppError ? { code: reason.code, ...reason.details } : { code: 'server.internal' }
    await postpone(deps.db, id, deps.now() + Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** attempts), problem)
    return { ticketId, procedure: kind === 'ticket' ? readAsked(payload).procedure : '', reason }
  }
}

/** The ticket that asked is locked before numbers are taken, as by everybody else who holds both. */
async function begin(deps: TicketDeps, tx: Tx, { ticketId, seq, payload }: AskedRow): Promise<ChangeRows> {
  const asking = await lockTicket(tx, ticketId)
  if (!asking) throw new AppError('ticket.not_found')
  const asked = readAsked(payload)
  const procedure = deps.procedures.latest(asked.procedure)
  const channel = asked.start === '' ? Object.values(procedure?.starts ?? {}).find((start) => start.kind === 'ticket')?.channel ?? '' : asked.start
  const { number } = await beginIn(deps, tx, { actor: OTHER, procedure: asked.procedure, channel, values: asked.values, anonymous: false, asked: { by: ticketId, seq } })
  return answer(deps, tx, asking, { kind: 'linked', step: asked.step, nr: asked.nr, procedure: asked.procedure, number })
}

/** Undefined when nobody waits, or no longer. */
async function tellOfEnd(deps: TicketDeps, tx: Tx, { ticketId, payload }: AskedRow): Promise<ChangeRows | undefined> {
  const asked = await whoAsked(tx, ticketId)
  if (!asked || asked.step === null || asked.nr === null) return undefined
  const asking = await lockTicket(tx, asked.by)
  if (!asking) return undefined
  try {
    return await answer(deps, tx, asking, { kind: 'otherEnded', step: asked.step, nr: asked.nr, end: String(payload['end']) })
  } catch (error) {
    if (error instanceof AppError && LATE.includes(error.code)) return undefined
    throw error
  }
}

async function answer(deps: TicketDeps, tx: Tx, asking: Parameters<typeof changeRows>[1], command: TicketCommand): Promise<ChangeRows> {
  const procedure = procedureOf(deps, asking.state)
  const decision = decide(procedure, asking.state, command, factsFor(deps, OTHER, deps.now(), await knownFor(deps, tx, asking, procedure, command)))
  if (decision.kind === 'refused') throw refusalError(decision)
  const change = changeRows(procedure, asking, decision.events, deps.now())
  if (!(await changeTicket(tx, change))) throw new Error('a locked ticket was changed by somebody else')
  return change
}

interface AskedTicket {
  readonly procedure: string
  readonly start: string
  readonly values: Values
  readonly step: string | null
  readonly nr: number | null
}

/** The data of a `ticketAsked` event; see core/ticket/events.ts. */
function readAsked(payload: AskedRow['payload']): AskedTicket {
  const { procedure, start, values, step, nr } = payload as unknown as AskedTicket // written from that event only
  return { procedure, start, values, step, nr }
}
