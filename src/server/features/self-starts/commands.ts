/** What begins by itself, begun: each occasion in one transaction with how far the start has been looked at, so that it happens once. */
import { randomInt } from 'node:crypto'
import type { Procedure, Start } from '../../../core/procedure/index.ts'
import { drawSample, occurrencesOf, rowsToOpen, valuesOfRow } from '../../../core/ticket/index.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import { localDate, nextDay } from '../../../core/worktime/index.ts'
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import { recordAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { adoptedAt } from '../procedures/index.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import type { TicketsSlice } from '../tickets/index.ts'
import {
  addRound, addStarted, changeHold, changesOf, countRounds, decideHeld, heldKeys, holdBack, lockGoingOn, lockStart, mostAtOnce, putOff, roundsOf, rowsOf, saveBegun, saveLook, startedKeys,
} from './store.ts'
import type { HeldStart, StartName } from './views.ts'

export interface SelfStartDeps {
  readonly db: Db
  readonly now: () => number
  readonly procedures: ProcedureRegistry
  readonly tickets: TicketsSlice
  readonly calendarOf: (code: string) => CompiledCalendar
}

export interface SelfStarted {
  readonly begun: number
  /** When to come again. */
  readonly next: number
  readonly failed: readonly { readonly name: StartName; readonly reason: unknown }[]
}

const DAY = 86_400_000
/** Nothing is asked of the calendar beyond this: the loop comes by more often anyway. */
const AHEAD = 400 * DAY
const SHORTEST_WAIT = 60_000
const LONGEST_WAIT = 3_600_000
/** Tickets of one held-back occasion that begin in one transaction. */
const PORTION = 100
/** Refused rows named on record. */
const MOST_TOLD = 50
/** More occasions than this were missed at once: they are worked off in several goes. */
const MOST_OCCASIONS = 50

/** Begins whatever should have begun by now; asked again, it begins nothing twice. */
export async function beginWhatIsDue(deps: SelfStartDeps): Promise<SelfStarted> {
  const adopted = await adoptedAt(deps.db)
  const failed: { name: StartName; reason: unknown }[] = []
  let begun = await goOnWithHeld(deps)
  let next = deps.now() + DAY
  for (const { procedure } of deps.procedures.current()) {
    const since = adopted.get(procedure.id)
    if (since === undefined) continue
    for (const start of Object.values(procedure.starts).filter((entry) => entry.kind === 'schedule' || entry.kind === 'watch')) {
      const name = { procedure: procedure.id, start: start.channel }
      try {
        const done = start.kind === 'schedule' ? await followSchedule(deps, procedure, start, since) : await watch(deps, procedure, start, since)
        begun += done.begun
        next = Math.min(next, done.next)
      } catch (reason) {
        failed.push({ name, reason })
        const attempts = await failedBefore(deps.db, name)
        const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** attempts)
        await putOff(deps.db, name, deps.now() + wait, reason instanceof AppError ? { code: reason.code, ...reason.details } : { code: 'server.internal' })
        next = Math.min(next, deps.now() + wait)
      }
    }
  }
  if (begun > 0) deps.tickets.deps.outboxWaits()
  return { begun, next, failed }
}

async function failedBefore(db: Db, { procedure, start }: StartName): Promise<number> {
  return (await db.selectFrom('self_start').select('attempts').where('procedure', '=', procedure).where('start', '=', start).executeTakeFirst())?.attempts ?? 0
}

interface Done {
  readonly begun: number
  readonly next: number
}

const actorOf = (start: Start): Actor => ({ ref: start.kind === 'watch' ? 'watch' : 'schedule', parties: [] })
const makeSeed = (): number => randomInt(2 ** 47)

/** One occasion after the other, each in a transaction of its own. */
async function followSchedule(deps: SelfStartDeps, procedure: Procedure, start: Start, since: number): Promise<Done> {
  const name = { procedure: procedure.id, start: start.channel }
  const calendar = deps.calendarOf(procedure.calendar)
  let begun = 0
  for (let count = 0; ; count += 1) {
    const done = await deps.db.transaction().execute(async (tx): Promise<Done | { readonly again: number }> => {
      const looked = await lockStart(tx, name, since, makeSeed(), deps.now())
      if (!looked) return { begun: 0, next: deps.now() + SHORTEST_WAIT }
      const [occasion] = occurrencesOf(start, calendar, looked.lookedAt, deps.now())
      if (occasion === undefined) {
        const [next] = occurrencesOf(start, calendar, deps.now(), deps.now() + AHEAD)
        return { begun: 0, next: next ?? deps.now() + AHEAD }
      }
      const keys = await keysOn(tx, procedure, start, occasion, calendar, looked.seed)
      const made = await beginAll(deps, tx, procedure, start, occasion, keys)
      await saveLook(tx, name, occasion)
      return { again: made.begun }
    })
    if ('next' in done) return { begun, next: done.next }
    begun += done.again
    if (count >= MOST_OCCASIONS) return { begun, next: deps.now() }
  }
}

/** The rows that a start opens a ticket for, drawn by lot where it is a sample; one nameless one when it is over no register. */
async function keysOn(tx: Tx, procedure: Procedure, start: Start, occasion: number, calendar: CompiledCalendar, seed: number): Promise<readonly string[]> {
  if (start.register === undefined) return ['']
  const keys: string[] = []
  for await (const rows of rowsOf(tx, start.register)) keys.push(...rowsToOpen(procedure, start.channel, rows, localDate(calendar, occasion)))
  if (!start.sample) return keys
  const name = { procedure: procedure.id, start: start.channel }
  // The rounds before a row may wait no longer decide, and how many there were: by that a round has lots of its own.
  const rounds = await roundsOf(tx, name, await countRounds(tx, name))
  const drawn = drawSample(start.sample, keys, rounds, seed)
  await addRound(tx, name, occasion, { from: keys, drawn })
  return drawn
}

/** Looks at a register once a day and whenever a row of it has changed: a ticket for each row that the condition has begun to hold for. */
async function watch(deps: SelfStartDeps, procedure: Procedure, start: Start, since: number): Promise<Done> {
  const name = { procedure: procedure.id, start: start.channel }
  const calendar = deps.calendarOf(procedure.calendar)
  const register = start.register ?? ''
  return deps.db.transaction().execute(async (tx) => {
    const looked = await lockStart(tx, name, since - DAY, makeSeed(), deps.now())
    if (!looked) return { begun: 0, next: deps.now() + SHORTEST_WAIT }
    const now = deps.now()
    const next = nextDay(calendar, now)
    // Counted before the rows are read: what is committed meanwhile is looked at again.
    const changes = await changesOf(tx, register)
    if (localDate(calendar, looked.lookedAt) >= localDate(calendar, now) && changes === looked.seenChanges) return { begun: 0, next }
    const holding = await heldKeys(tx, name)
    const come: string[] = []
    const still = new Set<string>()
    for await (const rows of rowsOf(tx, register)) {
      for (const key of rowsToOpen(procedure, start.channel, rows, localDate(calendar, now))) {
        if (holding.has(key)) still.add(key)
        else come.push(key)
      }
    }
    const { begun, refused } = await beginAll(deps, tx, procedure, start, now, come)
    // What was refused has not come in: it is tried again at the next look.
    await changeHold(tx, name, { come: come.filter((key) => !refused.includes(key)), gone: [...holding].filter((key) => !still.has(key)) }, now)
    await saveLook(tx, name, now, changes)
    return { begun, next }
  })
}

/** Begins one ticket for each key; more than may begin at once are held back for a person to decide. */
async function beginAll(deps: SelfStartDeps, tx: Tx, procedure: Procedure, start: Start, occasion: number, keys: readonly string[]): Promise<Begun> {
  const name = { procedure: procedure.id, start: start.channel }
  if (keys.length > (await mostAtOnce(tx))) {
    const id = await holdBack(tx, name, occasion, keys, deps.now())
    await recordAdminEvent(tx, { at: deps.now(), actor: actorOf(start).ref, type: 'selfStart.heldBack', data: { id, ...name, occasion: new Date(occasion).toISOString(), tickets: keys.length } })
    return { begun: 0, refused: [] }
  }
  return begin(deps, tx, procedure, start, occasion, keys)
}

interface Begun {
  readonly begun: number
  readonly refused: readonly string[]
}

/** A row that is refused holds up no other and is put on record; a start over no register fails as a whole. A refusal comes before anything is written. */
async function begin(deps: SelfStartDeps, tx: Tx, procedure: Procedure, start: Start, occasion: number, keys: readonly string[]): Promise<Begun> {
  const name = { procedure: procedure.id, start: start.channel }
  const began: { key: string; ticket: number }[] = []
  const refused: { key: string; code: string }[] = []
  for (const key of keys) {
    try {
      const { id } = await deps.tickets.begin(tx, { actor: actorOf(start), procedure: procedure.id, channel: start.channel, values: key === '' ? {} : valuesOfRow(start, key), anonymous: false })
      began.push({ key, ticket: id })
    } catch (error) {
      if (!(error instanceof AppError) || key === '') throw error
      refused.push({ key, code: error.code })
    }
  }
  await addStarted(tx, name, occasion, began)
  if (refused.length > 0) await recordAdminEvent(tx, { at: deps.now(), actor: actorOf(start).ref, type: 'selfStart.refused', data: { ...name, occasion: new Date(occasion).toISOString(), rows: refused.slice(0, MOST_TOLD), refused: refused.length } })
  return { begun: began.length, refused: refused.map(({ key }) => key) }
}

/** What was held back and is to begin after all, in portions; answers how many began. */
async function goOnWithHeld(deps: SelfStartDeps): Promise<number> {
  for (let begun = 0; ;) {
    const portion = await deps.db.transaction().execute(async (tx) => {
      const held = await lockGoingOn(tx)
      return held && beginPortion(deps, tx, held)
    })
    if (portion === undefined) return begun
    begun += portion
  }
}

async function beginPortion(deps: SelfStartDeps, tx: Tx, held: HeldStart): Promise<number> {
  const procedure = deps.procedures.latest(held.procedure)
  const start = procedure?.starts[held.start]
  const keys = held.keys.slice(held.begun, held.begun + PORTION)
  if (procedure && start) {
    const there = await startedKeys(tx, held, held.occasion)
    await begin(deps, tx, procedure, start, held.occasion, keys.filter((key) => !there.has(key)))
  }
  await saveBegun(tx, held.id, held.begun + keys.length)
  return keys.length
}

/** A person lets what was held back begin, or not. Throws `selfStart.not_found`, `selfStart.decided`. */
export async function decideOnHeld({ db, now }: Pick<SelfStartDeps, 'db' | 'now'>, by: number, id: number, decision: 'begin' | 'drop'): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const decided = await decideHeld(tx, id, decision, by, now())
    if (decided === undefined) throw new AppError('selfStart.not_found')
    if (!decided) throw new AppError('selfStart.decided')
    await recordAdminEvent(tx, { at: now(), actor: `person:${by}`, type: 'selfStart.decided', data: { id, decision } })
  })
}
