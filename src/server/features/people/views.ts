import { sql } from 'kysely'
import { isRole } from '../../../core/access/index.ts'
import type { PersonView } from '../../../contract/index.ts'
import { keyPattern } from '../../platform/directory/search-keys.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface PersonRow extends Omit<PersonView, 'phone' | 'email' | 'roles'> {
  readonly roles: readonly string[]
  readonly contact: Buffer | null
  readonly keys: string
}

export interface PeopleRequest {
  readonly q?: string | undefined
  readonly unit?: string | undefined
  readonly left?: boolean | undefined
  readonly after?: readonly [keys: string, id: number] | undefined
  readonly limit: number
}

const columns = sql`
  p.id, p.login, p.name, p.roles, p.language, p.left_at is not null as left, p.version, p.contact, p.search_keys as keys,
  array(select unit_code from membership where person_id = p.id order by 1) as units,
  array(select code from post where holder_id = p.id and closed_at is null order by 1) as posts`

/** By pinyin, one row more than asked for. Found by name, pinyin, initials or login. */
export async function listPeople(db: Db, request: PeopleRequest): Promise<PersonRow[]> {
  const { q, unit, left, after, limit } = request
  const conditions = [
    ...(left === true ? [] : [sql`p.left_at is null`]),
    ...(q?.trim() ? [sql`p.search_keys like ${keyPattern(q)}`] : []),
    ...(unit ? [sql`exists (select from membership m where m.person_id = p.id and m.unit_code = ${unit})`] : []),
    ...(after ? [sql`(p.search_keys collate "C", p.id) > (${after[0]}, ${after[1]})`] : []),
    sql`true`,
  ]
  const { rows } = await sql<PersonRow>`select ${columns} from person p where ${sql.join(conditions, sql` and `)} order by p.search_keys collate "C", p.id limit ${limit + 1}`.execute(db)
  return rows
}

export async function findPersonRow(db: Db, id: number): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${columns} from person p where p.id = ${id}`.execute(db)
  return rows[0]
}

/** Colleagues' telephone and e-mail are shown to those who manage people or may see contacts, and to themselves. */
export function personView(row: PersonRow, contact: { readonly phone?: string; readonly email?: string } | undefined): PersonView {
  const { keys: _keys, contact: _sealed, roles, ...rest } = row
  return { ...rest, roles: roles.filter(isRole), ...(contact?.phone ? { phone: contact.phone } : {}), ...(contact?.email ? { email: contact.email } : {}) }
}
