/** The rows of one ticket of the product, read back, as the yardstick writes them. */
import { sql } from 'kysely'
import type { Db } from '../../src/server/platform/database/tables.ts'

export async function readTemplate(db: Db, number: string): Promise<string> {
  const { rows } = await sql<{ template: object }>`
    select json_build_object(
      'tickets', (select json_agg(x) from (select t.*, t.last_hash::text as last_hash, t.contact::text as contact, t.code_hash::text as code_hash from ticket t where t.id = me.id) x),
      'events', (select json_agg(x) from (select e.ticket_id, e.seq, e.at, e.actor, e.type, e.data, e.hash::text as hash, e.recorded_at from ticket_event e where e.ticket_id = me.id order by seq) x),
      'search', (select json_agg(x) from (select s.ticket_id, s.body, s.grams::text as grams from ticket_search s where s.ticket_id = me.id) x),
      'tasks', (select json_agg(k) from task k where k.ticket_id = me.id),
      'clocks', (select json_agg(c) from clock c where c.ticket_id = me.id),
      'readers', (select json_agg(r) from ticket_reader r where r.ticket_id = me.id),
      'outbox', (select json_agg(x) from (select o.ticket_id, o.seq, o.kind, o.recipient, o.payload, o.created_at, o.next_at from outbox o where o.ticket_id = me.id) x)
    ) as template from ticket me where me.number = ${number}`.execute(db)
  return JSON.stringify(rows[0]?.template ?? {})
}
