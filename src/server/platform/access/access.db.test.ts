import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { addBareTickets } from '../../../../test/support/bare-tickets.ts'
import { findVisibleTicket, visibleTickets } from './index.ts'
import type { Viewer } from './index.ts'

const test = await openTestApp()
const { db, viewers } = test
const owner = await test.setUp()
const engineer = await test.addPerson(owner, 'engineer', { units: ['engineering'] })
const supervisor = await test.addPerson(owner, 'supervisor', { roles: ['supervisor'] })
const outsider = await test.addPerson(owner, 'outsider')
await addBareTickets(db, [
  { id: 1, readers: ['unit:engineering', 'unit:customer-service'] },
  { id: 2, readers: ['unit:cleaning'] },
  { id: 3, readers: [`person:${outsider.id}`] },
  { id: 4, readers: ['unit:engineering', `person:${supervisor.id}`], recused: [engineer.id, supervisor.id] },
  { id: 5, readers: [] },
])

const load = async (id: number): Promise<Viewer> => {
  const viewer = await viewers.find(id)
  if (!viewer) throw new Error('nobody')
  return viewer
}
const seen = async (id: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`select t.id from ticket t where ${visibleTickets(await load(id))} order by t.id`.execute(db)
  return rows.map((row) => row.id)
}

describe('which tickets there are for a person', () => {
  it('are those that one of their parties has or had to do with', async () => {
    expect(await seen(engineer.id)).toEqual([1])
    expect(await seen(outsider.id)).toEqual([3])
  })

  it('are all of them for a supervisor, but never one that they are kept out of', async () => {
    expect(await seen(supervisor.id)).toEqual([1, 2, 3, 5])
    expect(await seen(1)).toEqual([1, 2, 3, 4, 5])
  })

  it('are also those of the units below the one they head', async () => {
    await db.updateTable('post').set({ holder_id: outsider.id }).where('code', '=', 'project-manager').execute()
    viewers.forget()
    expect(await seen(outsider.id)).toEqual([1, 2, 3, 4])
  })

  it('are found by id and by number, or not at all', async () => {
    const viewer = await load(engineer.id)
    expect(await findVisibleTicket(db, viewer, 1)).toEqual({ id: 1, number: 'T-1', version: 1, procedure: 'test/bare' })
    expect(await findVisibleTicket(db, viewer, 'T-1')).toMatchObject({ id: 1 })
    for (const key of [2, 'T-2', 4, 'T-4', 99, 'no']) expect(await findVisibleTicket(db, viewer, key)).toBeUndefined()
  })
})

describe('what a person is', () => {
  it('is nothing once they have left', async () => {
    const { id } = await test.addPerson(owner, 'gone')
    await test.ask('PATCH', `/api/v1/people/${id}`, { as: owner, body: { version: 1, left: true } })
    expect(await viewers.find(id)).toBeUndefined()
  })

  it('is read again after five seconds, when another process changed it', async () => {
    expect((await load(engineer.id)).parties).not.toContain('unit:security')
    await db.insertInto('membership').values({ person_id: engineer.id, unit_code: 'security' }).execute()
    expect((await load(engineer.id)).parties).not.toContain('unit:security')
    test.pass(5_000)
    expect((await load(engineer.id)).parties).toContain('unit:security')
  })
})
