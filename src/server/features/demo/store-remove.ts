/** Taking the demonstration out: people, posts and units it made, as far as nobody else has come to need them. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tables.ts'

/** Removes the people of the demonstration; those that a real ticket or import still names only leave. To be called once its tickets are gone. */
export async function removePeople(tx: Tx, now: Date): Promise<{ removed: number; left: number }> {
  await sql`update post set holder_id = null, version = version + 1 where holder_id in (select id from person where demo)`.execute(tx)
  const needed = sql`exists (select from ticket_reader r where r.reader = 'person:' || p.id) or exists (select from ticket_recusal k where k.person_id = p.id)
    or exists (select from import_batch b where b.created_by = p.id) or exists (select from migration_run r where r.created_by = p.id)
    or exists (select from procedure v where p.id in (v.drafted_by, v.published_by)) or exists (select from procedure_signature s where s.person_id = p.id) or exists (select from task t where t.assignee = 'person:' || p.id)`
  const left = await sql`update person p set left_at = ${now}, password_hash = null, version = version + 1 where p.demo and p.left_at is null and (${needed})`.execute(tx)
  const removed = await sql`delete from person p where p.demo and not (${needed})`.execute(tx)
  return { removed: Number(removed.numAffectedRows ?? 0n), left: Number(left.numAffectedRows ?? 0n) }
}

/** Of these posts and units, those that nothing hangs on; the lowest units first. */
export async function removePlaces(tx: Tx, posts: readonly string[], units: readonly string[]): Promise<{ posts: number; units: number }> {
  const gone = await sql`
    delete from post p where p.code = any(${posts}::text[]) and p.holder_id is null and not exists (select from stand_in s where s.post_code = p.code)
      and not exists (select from ticket_reader r where r.reader = 'post:' || p.code)`.execute(tx)
  let count = 0
  for (;;) {
    const step = await sql`
      delete from unit u where u.code = any(${units}::text[]) and not exists (select from unit below where below.parent = u.code) and not exists (select from post p where p.unit_code = u.code)
        and not exists (select from membership m where m.unit_code = u.code) and not exists (select from ticket_reader r where r.reader in ('unit:' || u.code, 'head:' || u.code))
        and not exists (select from ticket t where t.lead_unit = u.code)`.execute(tx)
    const removed = Number(step.numAffectedRows ?? 0n)
    if (removed === 0) return { posts: Number(gone.numAffectedRows ?? 0n), units: count }
    count += removed
  }
}
