import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { openTestApp } from '../../../../test/support/app.ts'
import { openBus, publish } from './index.ts'
import type { Message } from './index.ts'

const test = await openTestApp()
const { db, bus, hub } = test
const owner = await test.setUp()
const engineer = await test.addPerson(owner, 'engineer', { units: ['engineering'] })
const address = await test.app.listen({ port: 0, host: '127.0.0.1' })

/** An open live line; `next` answers the words of the next event. */
async function openLine(as: Readonly<Record<string, string>>): Promise<{ next: () => Promise<unknown>; ended: Promise<void>; headers: Headers; close: () => void }> {
  const abort = new AbortController()
  const answer = await fetch(`${address}/api/v1/events`, { headers: { ...as }, signal: abort.signal })
  const waiting: ((words: unknown) => void)[] = []
  const heard: unknown[] = []
  const read = async (): Promise<void> => {
    let rest = ''
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (rest + chunk).split('\n\n')
      rest = parts.pop() ?? ''
      for (const words of parts.flatMap((part) => /^data: (.*)$/m.exec(part)?.[1] ?? [])) {
        const ear = waiting.shift()
        if (ear) ear(JSON.parse(words))
        else heard.push(JSON.parse(words))
      }
    }
  }
  const ended = read().catch(() => undefined)
  return { headers: answer.headers, ended, close: () => abort.abort(), next: () => (heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((settle) => { waiting.push(settle) })) }
}

const ticket = (id: number, readers: readonly string[], recused: number[] = []): Message => ({ kind: 'ticket', id, version: 2, readers: [...readers], recused })

describe('live updates', () => {
  it('come as server-sent events with the security headers of every answer', async () => {
    const line = await openLine(engineer.as)
    expect(line.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(line.headers.get('x-content-type-options')).toBe('nosniff')
    line.close()
  })

  it('tell each person what they may see, and nobody of a ticket they are kept out of', async () => {
    const line = await openLine(engineer.as)
    const boss = await openLine(owner)
    await publish(db, ticket(1, ['unit:cleaning']))
    await publish(db, ticket(2, ['unit:engineering'], [engineer.id]))
    await publish(db, { kind: 'notification', people: [1] })
    await publish(db, { kind: 'import', id: 5 })
    await publish(db, ticket(3, ['unit:cleaning', 'unit:engineering']))
    await publish(db, { kind: 'notification', people: [engineer.id, 1] })
    expect([await line.next(), await line.next()]).toEqual([{ kind: 'ticket', id: 3, version: 2 }, { kind: 'notification' }])
    expect([await boss.next(), await boss.next(), await boss.next(), await boss.next(), await boss.next()]).toEqual([
      { kind: 'ticket', id: 1, version: 2 }, { kind: 'ticket', id: 2, version: 2 }, { kind: 'notification' }, { kind: 'import', id: 5 }, { kind: 'ticket', id: 3, version: 2 },
    ])
    line.close()
    boss.close()
  })

  it('come only when the change is committed', async () => {
    const line = await openLine(owner)
    await db.transaction().execute(async (tx) => {
      await publish(tx, ticket(10, []))
      throw new Error('undone')
    }).catch(() => undefined)
    await publish(db, ticket(11, []))
    expect(await line.next()).toMatchObject({ id: 11 })
    line.close()
  })

  it('reach also the readers of a ticket with very many of them', async () => {
    const line = await openLine(engineer.as)
    await publish(db, ticket(20, [...Array.from({ length: 2000 }, (_, nr) => `unit:some-department-${nr}`), 'unit:engineering']))
    expect(await line.next()).toMatchObject({ id: 20 })
    line.close()
  })

  it('end when the session does', async () => {
    const as = await test.signIn('engineer')
    const line = await openLine(as)
    await test.ask('DELETE', '/api/v1/session', { as })
    await publish(db, { kind: 'directory' })
    await line.ended
    expect(await test.ask('GET', '/api/v1/session', { as })).toMatchObject({ status: 401 })
  })

  it('pass over what is no message, and a dozen windows of one person are enough', async () => {
    await sql`select pg_notify('huiyin', 'nonsense')`.execute(db)
    const lines = []
    for (let nr = 0; nr < 14; nr++) lines.push(await openLine(owner))
    await Promise.all(lines.slice(0, 2).map((line) => line.ended))
    expect(hub.size()).toBe(12)
    for (const line of lines) line.close()
  })
})

describe('messages between processes', () => {
  it('are heard by every process', async () => {
    const other = await openBus(test.connection, test.log)
    afterAll(other.close)
    const heard = Promise.all([bus, other].map((one) => new Promise((settle) => { one.listen((message) => message.kind === 'calendar' && settle(message)) })))
    await publish(db, { kind: 'calendar', code: 'cn' })
    expect(await heard).toEqual([{ kind: 'calendar', code: 'cn' }, { kind: 'calendar', code: 'cn' }])
  })

  it('are heard again after the line broke, and whoever listens knows that there was a gap', async () => {
    const gap = new Promise<void>((settle) => { bus.onGap(settle) })
    const { rows } = await sql<{ n: number }>`select count(pg_terminate_backend(pid))::int as n from pg_stat_activity where query = 'listen huiyin' and datname = current_database()`.execute(db)
    expect(rows[0]?.n).toBeGreaterThan(0)
    await gap
    const heard = new Promise((settle) => { bus.listen(settle) })
    await publish(db, { kind: 'import', id: 9 })
    expect(await heard).toEqual({ kind: 'import', id: 9 })
  })
})

describe('the server', () => {
  it('stops although windows are open', async () => {
    const line = await openLine(owner)
    await test.app.close()
    await line.ended
  })
})
