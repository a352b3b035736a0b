import { expect, it } from 'vitest'
import { openWholeApp } from '../../../../test/support/whole-app.ts'
import { lockUntouched, removeTickets } from '../tickets/index.ts'
import { deliverWaiting } from './index.ts'

const { ask, setUp, services } = await openWholeApp()
const { db, directory, now, today, procedures } = services
const owner = await setUp()
const deliver = (): Promise<number | undefined> => deliverWaiting({ db, directory, now, today })

it('whoever takes a ticket out and whoever delivers its notices do not wait for each other', async () => {
  const { body } = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'school/general-affairs-feedback', channel: 'phone', anonymous: true, values: { kind: 'problem', subject: '灯坏了', content: '内容' } } })
  const id = Number(body['id'])
  await db.updateTable('outbox').set({ kind: 'notice', recipient: 'person:1' }).where('ticket_id', '=', id).execute()
  await db.transaction().execute(async (tx) => {
    await lockUntouched(tx, [id])
    // Held fast by the transaction around it, this answers at once and leaves the rows to it.
    await deliver()
    expect((await removeTickets(tx, procedures, [id])).tickets).toBe(1)
  })
  expect(await db.selectFrom('notification').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('outbox').select('id').where('ticket_id', '=', id).execute()).toEqual([])
})
