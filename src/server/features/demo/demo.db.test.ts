import { LIBRARY_IDS } from '../../../../test/support/procedures.ts'
import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { openEngine } from '../../../../test/support/engine.ts'
import { replay } from '../../../core/ticket/index.ts'
import type { Ticket } from '../../../core/ticket/index.ts'
import { verifyPassword } from '../../platform/auth/index.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { readEvents } from '../tickets/index.ts'
import { fillDemo, removeDemo } from './index.ts'
import type { DemoDeps } from './index.ts'

const { db } = await freshDatabase<Tables>()
const engine = await openEngine(db, '2026-11-20T16:30:00+08:00')
const deps: DemoDeps = { ...engine, today: () => '2026-11-20', directoryChanged: () => engine.directory.refresh() }
// A real organisation is there already: some units (openEngine made them), a person, a post, and a ticket of theirs.
const { id: real } = await db.insertInto('person').values({ login: 'real', name: '真人', roles: ['owner'], contact: null, password_hash: null, left_at: null }).returning('id').executeTakeFirstOrThrow()
await db.insertInto('post').values({ code: 'park-head', unit_code: 'park-office', name: JSON.stringify({ zh: '公园处主任', en: 'Head' }), heads_unit: true, holder_id: real, closed_at: null }).execute()
await db.insertInto('membership').values({ person_id: real, unit_code: 'park-office' }).execute()
const office = { ref: `person:${real}`, parties: [`person:${real}`, 'unit:park-office'] }
await engine.tickets.start({ actor: office, procedure: 'park/relayed-complaint', channel: 'phone', values: { source: 'citizenCall', subject: '真实的事项', content: '内容' }, anonymous: true })

const count = async (table: 'ticket' | 'person' | 'unit' | 'post' | 'ticket_event' | 'ticket_search' | 'task' | 'clock' | 'ticket_reader' | 'reporter' | 'file' | 'stand_in' | 'outbox'): Promise<number> =>
  (await db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
const countAll = async (): Promise<Record<string, number>> => Object.fromEntries<number>(await Promise.all(
  (['ticket', 'person', 'unit', 'post', 'ticket_event', 'ticket_search', 'task', 'clock', 'ticket_reader', 'reporter', 'file', 'stand_in', 'outbox'] as const).map(async (table): Promise<[string, number]> => [table, await count(table)])))
const states = async (): Promise<Ticket[]> => (await db.selectFrom('ticket').select('state').where('demo', '=', true).orderBy('id').execute()).map((row) => row.state as Ticket) // written from a Ticket only

describe('the demonstration', async () => {
  const before = await countAll()
  const filled = await fillDemo(deps, { tickets: 220, seed: 7 })
  const tickets = await states()

  it('has as many tickets as asked for, all of the last sixty days and in the order of time', () => {
    expect(filled).toMatchObject({ tickets: 220, owner: undefined })
    expect(tickets).toHaveLength(220)
    const times = tickets.map((ticket) => ticket.registeredAt)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(Math.min(...times)).toBeGreaterThan(engine.now() - 61 * 86_400_000)
    expect(Math.max(...times)).toBeLessThanOrEqual(engine.now())
  })

  it('shows every open step of every procedure, in time and overdue', () => {
    for (const { procedure } of engine.procedures.current().filter((entry) => LIBRARY_IDS.some((id) => id === entry.procedure.id))) {
      const mine = tickets.filter((ticket) => ticket.procedure === procedure.id)
      for (const step of Object.values(procedure.steps).filter((each) => each.kind !== 'end')) {
        expect(mine.some((ticket) => ticket.open.some((open) => open.step === step.key)), `${procedure.id} ${step.key}`).toBe(true)
      }
      expect(mine.some((ticket) => ticket.status === 'closed'), procedure.id).toBe(true)
      const late = (ticket: Ticket): boolean => ticket.clocks.some((clock) => clock.late && procedure.clocks[clock.clock]?.shown === true)
      expect(mine.some((ticket) => ticket.status === 'open' && late(ticket)), procedure.id).toBe(true)
      expect(mine.some((ticket) => ticket.status === 'open' && !late(ticket) && ticket.clocks.some((clock) => clock.warned && clock.state === 'running')), procedure.id).toBe(true)
      expect(mine.some((ticket) => ticket.recused.length > 0), procedure.id).toBe(true)
    }
  })

  it('shows what is paused, reopened, major, claimed, rated, noted, said, asked, published, and with pictures', async () => {
    expect(tickets.some((ticket) => ticket.clocks.some((clock) => clock.state === 'paused'))).toBe(true)
    expect(tickets.filter((ticket) => ticket.reopened > 0 && ticket.status === 'open').length).toBeGreaterThan(1)
    expect(new Set(tickets.map((ticket) => ticket.level))).toEqual(new Set(['', 'ordinary', 'major']))
    expect(tickets.some((ticket) => ticket.open.some((open) => open.claimedBy !== null))).toBe(true)
    expect(tickets.filter((ticket) => ticket.status === 'closed' && ticket.survey?.solved).length).toBeGreaterThan(10)
    const types = new Set((await db.selectFrom('ticket_event').select('type').distinct().execute()).map((row) => row.type))
    for (const type of ['noted', 'said', 'asked', 'clockWarned', 'clockLate', 'notified', 'recused', 'graded']) expect(types, type).toContain(type)
    expect(await count('file')).toBeGreaterThan(3)
    expect(await db.selectFrom('file').select('id').where('ticket_id', 'is', null).execute()).toEqual([])
    const published = await db.selectFrom('outbox').select(['created_at', 'payload']).where('recipient', '=', 'reporter').execute()
    expect(published.filter((row) => ['public', 'notice'].includes((row.payload as { mode: string }).mode)).length).toBeGreaterThan(3)
  })

  it('was played by the engine: every state is its events replayed, in the order of time', async () => {
    for (const { id, state } of await db.selectFrom('ticket').select(['id', 'state']).where('demo', '=', true).execute()) {
      const events = await readEvents(db, id)
      expect(replay(events)).toEqual(state)
      expect(events.every((event, at) => event.at >= (events[at - 1]?.at ?? 0) && event.at <= engine.now())).toBe(true)
    }
  })

  it('has people for every unit and post, marked as what they are, with one password', async () => {
    const people = await db.selectFrom('person').selectAll().where('demo', '=', true).execute()
    expect(people.length).toBeGreaterThanOrEqual(25)
    for (const person of people) expect(person.name).toContain('（演示）')
    expect(await verifyPassword(people[3]?.password_hash, filled.password ?? '')).toBe(true)
    expect(await db.selectFrom('post').select('code').where('holder_id', 'is', null).execute()).toEqual([])
    expect(await db.selectFrom('post').select('holder_id').where('code', '=', 'park-head').executeTakeFirstOrThrow()).toEqual({ holder_id: real })
  })

  it('is the same again for the same seed, and filling a filled system changes nothing', async () => {
    const all = await countAll()
    expect(await fillDemo(deps, { tickets: 220, seed: 7 })).toMatchObject({ tickets: 0, password: undefined })
    expect(await countAll()).toEqual(all)
  })

  it('goes without a trace but its numbers, and takes nothing real with it', { timeout: 120_000 }, async () => {
    const removed = await removeDemo(deps)
    expect(removed).toMatchObject({ tickets: 220, left: 0 })
    expect(await countAll()).toEqual(before)
    const [event] = await db.selectFrom('admin_event').select('data').where('type', '=', 'demo.removed').execute()
    const numbers = (event?.data as { numbers: Record<string, [number, number][]> }).numbers
    expect(Object.values(numbers).flat().reduce((sum, [first, last]) => sum + last - first + 1, 0)).toBe(220)
    expect(await removeDemo(deps)).toMatchObject({ tickets: 0, people: 0 })
    const again = await fillDemo(deps, { tickets: 220, seed: 7 })
    expect(again.tickets).toBe(220)
    expect((await states()).map((ticket) => [ticket.registeredAt, ticket.values['subject'], ticket.status])).toEqual(tickets.map((ticket) => [ticket.registeredAt, ticket.values['subject'], ticket.status]))
  })

  it('keeps people whom a real ticket names, but lets them in no longer', async () => {
    const [person] = await db.selectFrom('person').select('id').where('demo', '=', true).limit(1).execute()
    const { id } = await db.selectFrom('ticket').select('id').where('demo', '=', false).executeTakeFirstOrThrow()
    const helper = { ref: `person:${person?.id ?? 0}`, parties: [`person:${person?.id ?? 0}`, 'unit:park-office'] }
    await engine.tickets.commands.act(helper, id, undefined, { kind: 'act', step: 'assign', nr: 1, outcome: 'assigned', values: { leadUnit: 'gardens' } })
    expect(await removeDemo(deps)).toMatchObject({ tickets: 220, left: 1 })
    const kept = await db.selectFrom('person').select(['left_at', 'password_hash']).where('demo', '=', true).execute()
    expect(kept).toEqual([{ left_at: new Date(engine.now()), password_hash: null }])
  })
})
