import { sql } from 'kysely'
import type { UnitView } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'

/** All units with how many people are in them and who heads them; siblings in their order. The screen makes the tree. */
export async function listUnits(db: Db, code?: string): Promise<UnitView[]> {
  const { rows } = await sql<UnitView>`
    select u.code, u.parent, u.name, u.position, u.closed_at is not null as closed, u.version,
      (select count(*)::int from membership m join person p on p.id = m.person_id where m.unit_code = u.code and p.left_at is null) as members,
      (select string_agg(p.name, '、' order by post.code) from post join person p on p.id = post.holder_id
        where post.unit_code = u.code and post.heads_unit and post.closed_at is null and p.left_at is null) as head
    from unit u where ${code ?? null}::text is null or u.code = ${code ?? null} order by u.position, u.code`.execute(db)
  return rows
}
