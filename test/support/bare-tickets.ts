// Tickets as bare rows, for tests of who may see them; what is in them does not matter there.
import { sql } from 'kysely'
import type { Db } from '../../src/server/platform/database/tables.ts'

export interface BareTicket {
  readonly id: number
  readonly readers: readonly string[]
  readonly recused?: readonly number[]
  readonly title?: string
}

export async function addBareTickets(db: Db, tickets: readonly BareTicket[]): Promise<void> {
  await sql`insert into procedure (id, version, hash, source, title) values ('test/bare', 1, '\\x00', '', '{"zh":"","en":""}') on conflict do nothing`.execute(db)
  for (const { id, readers, recused = [], title = `ticket ${id}` } of tickets) {
    await sql`insert into ticket (id, procedure, procedure_version, number, status, level, title, channel, steps, received_at, recorded_at, version, state, last_hash)
      values (${id}, 'test/bare', 1, ${`T-${id}`}, 'open', '', ${title}, 'desk', '{}', now(), now(), 1, '{}', '\\x00')`.execute(db)
    for (const reader of readers) await sql`insert into ticket_reader (reader, ticket_id, received_at, open) values (${reader}, ${id}, now(), true)`.execute(db)
    for (const person of recused) await sql`insert into ticket_recusal (person_id, ticket_id) values (${person}, ${id})`.execute(db)
  }
}

export async function addBareNotification(db: Db, person: number, ticket: number, seq: number): Promise<void> {
  await sql`insert into notification (person_id, ticket_id, seq, kind, data, at) values (${person}, ${ticket}, ${seq}, 'clockLate', '{"clock":"answer"}', now())`.execute(db)
}
