import { sql } from 'kysely'
import type { PostView } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'

/** All posts, or one, with holder and stand-ins by name. */
export async function listPosts(db: Db, code?: string): Promise<PostView[]> {
  const { rows } = await sql<PostView>`
    select post.code, post.unit_code as unit, post.name, post.heads_unit as head, post.holder_id as holder, holder.name as "holderName",
      post.closed_at is not null as closed, post.version,
      coalesce((select json_agg(json_build_object('person', s.person_id, 'from', s.from_day, 'until', s.until_day, 'name', p.name) order by s.from_day, s.person_id)
        from stand_in s join person p on p.id = s.person_id where s.post_code = post.code), '[]') as "standIns"
    from post left join person holder on holder.id = post.holder_id
    where ${code ?? null}::text is null or post.code = ${code ?? null} order by post.unit_code, post.heads_unit desc, post.code`.execute(db)
  return rows
}
