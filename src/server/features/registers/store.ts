/** Registers and their rows; every change of a row leaves what it was before. */
import { sql } from 'kysely'
import type { Row } from '../../../core/procedure/index.ts'
import { gramsOfNormalised, normaliseForSearch } from '../../../core/text/index.ts'
import type { Label, RegisterColumn } from '../../../contract/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { ROW_COLUMNS, toRegister, toRow } from './views.ts'
import type { StoredRegister, StoredRow } from './views.ts'

/** Nobody else changes the register or its columns until the transaction ends. */
export async function lockRegister(tx: Tx, code: string): Promise<StoredRegister | undefined> {
  const row = await tx.selectFrom('register').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()
  return row && toRegister(row)
}

/** False when the code is taken. */
export async function addRegister(tx: Tx, { code, name, columns }: Omit<StoredRegister, 'version'>): Promise<boolean> {
  const result = await tx.insertInto('register').values({ code, name: JSON.stringify(name), columns: JSON.stringify(columns) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** False when somebody changed it since `version`. */
export async function changeRegister(tx: Tx, code: string, version: number, { name, columns }: { readonly name?: Label | undefined; readonly columns?: readonly RegisterColumn[] | undefined }): Promise<boolean> {
  const result = await tx.updateTable('register').set({
    version: version + 1, ...(name ? { name: JSON.stringify(name) } : {}), ...(columns ? { columns: JSON.stringify(columns) } : {}),
  }).where('code', '=', code).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function lockRows(tx: Tx, register: string, keys: readonly string[]): Promise<Map<string, StoredRow>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.selectFrom('register_row').select(ROW_COLUMNS).where('register', '=', register).where(sql<boolean>`key = any(${[...keys]}::text[])`).orderBy('key').forUpdate().execute()
  return new Map(rows.map((row) => [row.key, toRow(row)]))
}

export interface RowWrite {
  readonly key: string
  /** Null takes the row out of use. */
  readonly cells: Row | null
  /** As it was; undefined for a row that was not there at all. */
  readonly before: StoredRow | undefined
}

/** Writes rows and their history, and counts the change. The rows are locked, and those that are not there cannot appear: the register is locked too. */
export async function writeRows(tx: Tx, register: string, writes: readonly RowWrite[], by: { readonly actor: string; readonly at: Date }): Promise<void> {
  const rows = writes.map(({ key, cells, before }) => {
    const data = cells ?? before?.data ?? {}
    const body = normaliseForSearch([key, ...Object.values(data).filter((cell) => typeof cell === 'string' || typeof cell === 'number').map(String)].join('\n'))
    return { key, data, body, grams: `{${gramsOfNormalised(body).join(',')}}`, gone: cells === null, before: before && !before.gone ? before.data : null, after: cells }
  })
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(key text, data jsonb, body text, grams text, gone boolean, before jsonb, after jsonb)
    ), written as (
      insert into register_row (register, key, data, body, grams, changed_at, gone_at)
      select ${register}, key, data, body, grams::int[], ${by.at}, case when gone then ${by.at}::timestamptz end from given
      on conflict (register, key) do update set data = excluded.data, body = excluded.body, grams = excluded.grams, version = register_row.version + 1, changed_at = excluded.changed_at, gone_at = excluded.gone_at
      returning key
    )
    insert into register_change (register, key, at, actor, before, after)
    select ${register}, given.key, ${by.at}, ${by.actor}, nullif(given.before, 'null'::jsonb), nullif(given.after, 'null'::jsonb) from given join written using (key)`.execute(tx)
  await tx.updateTable('register').set({ row_changes: sql`row_changes + 1` }).where('code', '=', register).execute()
}
