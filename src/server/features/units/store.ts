/** One unit of the organisation. */
import { sql } from 'kysely'
import type { Label } from '../../../contract/index.ts'
import { nameKeys } from '../../platform/directory/search-keys.ts'
import type { Tx } from '../../platform/database/tables.ts'

export interface StoredUnit {
  readonly code: string
  readonly parent: string | null
  readonly name: Label
  readonly closed: boolean
  readonly version: number
}

export async function findUnit(tx: Tx, code: string): Promise<StoredUnit | undefined> {
  const row = await tx.selectFrom('unit').select(['code', 'parent', 'name', 'closed_at', 'version']).where('code', '=', code).executeTakeFirst()
  return row && { code: row.code, parent: row.parent, name: row.name, closed: row.closed_at !== null, version: row.version }
}

/** False when the code is taken. */
export async function addUnit(tx: Tx, unit: { readonly code: string; readonly parent: string | null; readonly name: Label }): Promise<boolean> {
  const result = await sql`
    insert into unit (code, parent, name, search_keys, position)
    select ${unit.code}, ${unit.parent}, ${JSON.stringify(unit.name)}::jsonb, ${nameKeys([unit.name.zh, unit.name.en])},
      coalesce((select max(position) + 1 from unit where parent is not distinct from ${unit.parent}), 0)
    on conflict (code) do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}

export interface UnitChange {
  readonly parent?: string | null
  readonly name?: Label
  readonly position?: number
  readonly closedAt?: Date | null
}

/** False when somebody changed it since `version`. */
export async function changeUnit(tx: Tx, code: string, version: number, change: UnitChange): Promise<boolean> {
  const result = await tx.updateTable('unit').set({
    version: version + 1,
    ...(change.parent === undefined ? {} : { parent: change.parent }),
    ...(change.name === undefined ? {} : { name: JSON.stringify(change.name), search_keys: nameKeys([change.name.zh, change.name.en]) }),
    ...(change.position === undefined ? {} : { position: change.position }),
    ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
  }).where('code', '=', code).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Whether `unit` is `ancestor` itself or somewhere below it. */
export async function isWithin(tx: Tx, unit: string, ancestor: string): Promise<boolean> {
  const { rows } = await sql<{ within: boolean }>`
    with recursive up as (
      select code, parent from unit where code = ${unit}
      union select unit.code, unit.parent from unit join up on unit.code = up.parent
    ) select exists (select from up where code = ${ancestor}) as within`.execute(tx)
  return rows[0]?.within === true
}

/** Whether open units, posts, members or tasks still hang on it. */
export async function isInUse(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from unit where parent = ${code} and closed_at is null)
      or exists (select from post where unit_code = ${code} and closed_at is null)
      or exists (select from membership m join person p on p.id = m.person_id where m.unit_code = ${code} and p.left_at is null)
      or exists (select from task where assignee in (${`unit:${code}`}, ${`head:${code}`})) as used`.execute(tx)
  return rows[0]?.used === true
}
