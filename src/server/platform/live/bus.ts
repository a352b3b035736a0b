/** Messages between the processes on one database: PostgreSQL LISTEN/NOTIFY. Sent with the commit, lost with it; a hint, never the truth. */
import { sql } from 'kysely'
import { Client } from 'pg'
import { z } from 'zod'
import { connectionSettings } from '../database/pool.ts'
import type { Connection } from '../database/pool.ts'
import type { Db, Tx } from '../database/tables.ts'
import type { Log } from '../log/index.ts'

const parties = z.array(z.string())
const messageShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), id: z.number(), version: z.number(), readers: parties, recused: z.array(z.coerce.number()).default([]) }),
  /** Several new ones at once. */
  z.object({ kind: z.literal('tickets'), readers: parties }),
  z.object({ kind: z.literal('notification'), people: z.array(z.number()) }),
  z.object({ kind: z.literal('import'), id: z.number() }),
  /** A version was handed in, signed, published or withdrawn. */
  z.object({ kind: z.literal('procedure'), id: z.string() }),
  /** Tickets are being moved to another version. */
  z.object({ kind: z.literal('migration'), id: z.number() }),
  z.object({ kind: z.literal('directory') }),
  z.object({ kind: z.literal('calendar'), code: z.string() }),
  /** A register or its rows changed. */
  z.object({ kind: z.literal('register'), code: z.string() }),
])
export type Message = z.infer<typeof messageShape>
type Ear = (message: Message) => void

export interface Bus {
  /** Answers how to stop listening. */
  readonly listen: (ear: Ear) => () => void
  /** Whoever listens may have missed something: the connection was down for a while. */
  readonly onGap: (ear: () => void) => void
  readonly close: () => Promise<void>
}

const CHANNEL = 'huiyin'
/** PostgreSQL takes payloads below 8,000 bytes. */
const MOST_BYTES = 7_900
const RETRY_AFTER = 1_000

/** Tells every process, this one too, once the transaction is committed. A message too long for one notice is split by its parties. */
export async function publish(on: Db | Tx, message: Message): Promise<void> {
  for (const part of split(message)) await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(part)})`.execute(on)
}

function split(message: Message): Message[] {
  if (!('readers' in message) || Buffer.byteLength(JSON.stringify(message)) <= MOST_BYTES || message.readers.length < 2) return [message]
  const half = Math.ceil(message.readers.length / 2)
  return [message.readers.slice(0, half), message.readers.slice(half)].flatMap((readers) => split({ ...message, readers }))
}

export async function openBus(connection: Connection, log: Log): Promise<Bus> {
  const ears = new Set<Ear>()
  const gapEars = new Set<() => void>()
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let client: Client | undefined

  const hear = (payload: string | undefined): void => {
    const message = readMessage(payload)
    if (!message) return log.warn({ payload: payload?.slice(0, 100) }, 'a message between processes was not understood')
    for (const ear of ears) ear(message)
  }
  const connect = async (): Promise<void> => {
    const fresh = new Client({ ...connectionSettings(connection), keepAlive: true })
    fresh.on('notification', ({ payload }) => hear(payload))
    fresh.on('error', (error) => lose(fresh, error))
    await fresh.connect()
    await fresh.query(`listen ${CHANNEL}`)
    if (closed) await fresh.end()
    else client = fresh
  }
  const lose = (lost: Client, error: Error): void => {
    if (closed || client !== lost) return
    client = undefined
    log.warn({ err: error }, 'the line for messages between processes broke')
    retry()
  }
  const retry = (): void => {
    timer = setTimeout(() => {
      connect().then(() => { for (const ear of gapEars) ear() }, () => { if (!closed) retry() })
    }, RETRY_AFTER)
  }
  await connect()
  return {
    listen: (ear) => {
      ears.add(ear)
      return () => { ears.delete(ear) }
    },
    onGap: (ear) => { gapEars.add(ear) },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

function readMessage(payload: string | undefined): Message | undefined {
  try {
    return messageShape.safeParse(JSON.parse(payload ?? '')).data
  } catch {
    return undefined
  }
}
