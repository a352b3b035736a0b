/** Moving at work: ticket after ticket, each in a transaction of its own, in stretches; a run that was cut off goes on after the last ticket it looked at. */
import type { Actor } from '../../../core/ticket/index.ts'
import { recordAdminEvent } from '../../platform/audit/index.ts'
import { publish } from '../../platform/live/index.ts'
import type { Moving } from '../tickets/index.ts'
import { movingOf } from './commands.ts'
import type { MigrationDeps } from './deps.ts'
import { aloneOn, countMoved, countStayed, endRun, findRun, listRunning, passOver } from './store.ts'
import type { Refusal, StoredRun } from './store.ts'

/** Tickets of one run before others have their turn and the server may stop. */
const STRETCH = 50
/** A ticket that fails so often by a fault of ours stays, named, and the others go on. */
const TRIES = 3

/** Failures of the ticket each run stumbled over last. */
export type Stumbles = Map<number, { readonly ticket: number; readonly count: number }>

/** A stretch of every run under way; answers whether there is more to do. */
export async function moveOn(deps: MigrationDeps, stumbles: Stumbles): Promise<boolean> {
  let more = false
  for (const id of await listRunning(deps.db)) more = (await moveStretch(deps, stumbles, id)) || more
  return more
}

/** Answers whether there is more; nothing is done when another process is at it. */
export async function moveStretch(deps: MigrationDeps, stumbles: Stumbles, id: number): Promise<boolean> {
  const more = await aloneOn(deps.db, id, async () => {
    const run = await findRun(deps.db, id)
    if (run?.status !== 'running') return false
    const moving = movingOf(deps, run.procedure, run)
    const actor: Actor = { ref: `person:${run.createdBy}`, parties: [] }
    const tickets = await deps.moves.openAfter(moving, run.afterId, STRETCH)
    for (const ticket of tickets) await moveTicket(deps, stumbles, { run, moving, actor }, ticket)
    if (tickets.length < STRETCH) await finish(deps, id)
    await publish(deps.db, { kind: 'migration', id })
    return tickets.length === STRETCH
  })
  return more ?? false
}

interface Way {
  readonly run: StoredRun
  readonly moving: Moving
  readonly actor: Actor
}

async function moveTicket(deps: MigrationDeps, stumbles: Stumbles, { run, moving, actor }: Way, ticket: { readonly id: number; readonly number: string }): Promise<void> {
  try {
    const result = await deps.moves.move(actor, moving, ticket.id, (tx) => countMoved(tx, run.id, ticket.id))
    if (result.kind === 'stays') await countStayed(deps.db, run.id, ticket, result.refusals)
    if (result.kind === 'gone') await passOver(deps.db, run.id, ticket.id)
  } catch (error) {
    const before = stumbles.get(run.id)
    const count = before?.ticket === ticket.id ? before.count + 1 : 1
    stumbles.set(run.id, { ticket: ticket.id, count })
    if (count < TRIES) throw error
    deps.log.error({ err: error, migration: run.id, ticket: ticket.number }, 'a ticket could not be moved to another version')
    await countStayed(deps.db, run.id, ticket, [FAULT])
  }
}

/** Not the ticket's doing: it is in the log. */
const FAULT: Refusal = { code: 'ticket.fault', subject: '', zh: '转移时出现意外错误，已记录', en: 'something went wrong on our side; it has been recorded' }

async function finish(deps: MigrationDeps, id: number): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const at = deps.now()
    if (!(await endRun(tx, id, new Date(at)))) return
    const run = await findRun(tx, id)
    if (run) await recordAdminEvent(tx, { at, actor: `person:${run.createdBy}`, type: 'procedure.migrationDone', data: { run: id, procedure: run.procedure, from: run.from, to: run.to, moved: run.moved, stayed: run.stayed } })
  })
}
