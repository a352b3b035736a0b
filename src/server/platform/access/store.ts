/** What a person is today, read in one statement. */
import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'

export interface ViewerRow {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly language: 'zh' | 'en'
  readonly roles: readonly string[]
  readonly must_change_password: boolean
  readonly units: readonly string[]
  readonly posts: readonly string[]
  readonly heads: readonly string[]
  /** Units below those they head, and the posts in all of these. */
  readonly units_below: readonly string[]
  readonly posts_below: readonly string[]
}

/** Undefined when there is no such person or they have left. `today` is YYYY-MM-DD where the organisation is. */
export async function findViewerRow(db: Db, personId: number, today: string): Promise<ViewerRow | undefined> {
  const { rows } = await sql<ViewerRow>`
    with recursive held as (
      select code, unit_code, heads_unit from post where closed_at is null and (holder_id = ${personId}
        or code in (select post_code from stand_in where person_id = ${personId} and ${today}::date between from_day and until_day))
    ), below as (
      select unit_code as code from held where heads_unit
      union
      select unit.code from unit join below on unit.parent = below.code
    )
    select p.id, p.login, p.name, p.language, p.roles, p.must_change_password,
      array(select unit_code from membership where person_id = p.id order by 1) as units,
      array(select code from held order by 1) as posts,
      array(select distinct unit_code from held where heads_unit order by 1) as heads,
      array(select code from below order by 1) as units_below,
      array(select post.code from post join below on below.code = post.unit_code order by 1) as posts_below
    from person p where p.id = ${personId} and p.left_at is null`.execute(db)
  return rows[0]
}

/** The calendar day of the organisation. */
export async function loadTimeZone(db: Db): Promise<string> {
  return (await db.selectFrom('installation').select('time_zone').executeTakeFirstOrThrow()).time_zone
}
