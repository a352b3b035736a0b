import { sql } from 'kysely'
import type { Row } from '../../../core/procedure/index.ts'
import type { Label, RegisterColumn } from '../../../contract/index.ts'
import { escapeLike, queryGrams } from '../../../core/text/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface StoredRegister {
  readonly code: string
  readonly name: Label
  readonly columns: readonly RegisterColumn[]
  readonly version: number
}

export interface StoredRow {
  readonly key: string
  readonly data: Row
  readonly version: number
  readonly changedAt: Date
  readonly gone: boolean
}

export type RegisterColumns = { code: string; name: Label; columns: object[]; version: number }

/** Columns are only ever written from a RegisterColumn[]. */
export function toRegister({ code, name, columns, version }: RegisterColumns): StoredRegister {
  return { code, name, columns: columns as RegisterColumn[], version }
}

/** There are few of them; each procedure needs a handful at most. */
export async function listRegisters(db: Db | Tx): Promise<StoredRegister[]> {
  return (await db.selectFrom('register').selectAll().orderBy('code').execute()).map(toRegister)
}

export async function findRegister(db: Db | Tx, code: string): Promise<StoredRegister | undefined> {
  const row = await db.selectFrom('register').selectAll().where('code', '=', code).executeTakeFirst()
  return row && toRegister(row)
}

type RowColumns = { key: string; data: object; version: number; changed_at: Date; gone_at: Date | null }
export const ROW_COLUMNS = ['key', 'data', 'version', 'changed_at', 'gone_at'] as const

/** Cells are checked before they are written. */
export function toRow(row: RowColumns): StoredRow {
  return { key: row.key, data: row.data as Row, version: row.version, changedAt: row.changed_at, gone: row.gone_at !== null }
}

export async function findRow(db: Db | Tx, register: string, key: string): Promise<StoredRow | undefined> {
  const row = await db.selectFrom('register_row').select(ROW_COLUMNS).where('register', '=', register).where('key', '=', key).executeTakeFirst()
  return row && toRow(row)
}

export interface RowsRequest {
  readonly register: string
  readonly q?: string | undefined
  /** Also rows no longer in use. */
  readonly gone?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** By key, one row more than asked for. Plan: the primary key from `after` on; with a phrase, the grams, rechecked against the text. A single character looks at the beginnings of keys. */
export async function listRows(db: Db, { register, q = '', gone, after, limit }: RowsRequest): Promise<StoredRow[]> {
  const wanted = queryGrams(q)
  const conditions = [
    sql`register = ${register}`,
    ...(gone === true ? [] : [sql`gone_at is null`]),
    ...(after === undefined ? [] : [sql`key > ${after}`]),
    ...(q.trim() === '' ? [] : wanted.tooShort || q.trim().length < 2 ? [sql`key like ${`${escapeLike(q.trim())}%`}`] : [sql`grams @> ${[...wanted.grams]}::int[]`, ...wanted.needles.map((needle) => sql`body like ${`%${escapeLike(needle)}%`}`)]),
  ]
  const { rows } = await sql<Parameters<typeof toRow>[0]>`
    select key, data, version, changed_at, gone_at from register_row where ${sql.join(conditions, sql` and `)} order by key limit ${limit + 1}`.execute(db)
  return rows.map(toRow)
}

export interface ChangeRow {
  readonly id: number
  readonly at: Date
  readonly actor: string
  readonly before: Row | null
  readonly after: Row | null
}

/** Newest first, one more than asked for. Plan: register_change_row. */
export async function listChanges(db: Db, register: string, key: string, below: number | undefined, limit: number): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select id, at, actor, before, after from register_change where register = ${register} and key = ${key} and id < ${below ?? Number.MAX_SAFE_INTEGER} order by id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** A row that a ticket names. */
export interface RowName {
  readonly register: string
  readonly key: string
}

/** The rows of these names that are in use, by `nameOf`; one query however many. */
export async function rowsNamed(db: Db | Tx, names: readonly RowName[]): Promise<Map<string, Row>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ register: string; key: string; data: Row }>`
    select r.register, r.key, r.data from unnest(${names.map((name) => name.register)}::text[], ${names.map((name) => name.key)}::text[]) as wanted(register, key)
    join register_row r on r.register = wanted.register and r.key = wanted.key where r.gone_at is null`.execute(db)
  return new Map(rows.map((row) => [nameOf(row), row.data]))
}

export function nameOf({ register, key }: RowName): string {
  return `${register}|${key}`
}

export interface TotalAsked {
  readonly register: string
  readonly column: string
  /** The row of this key, or the rows whose column holds this value. */
  readonly same: { readonly key: string } | { readonly column: string; readonly value: string | number | boolean }
  /** A column of dates, and the days (YYYY-MM-DD) it must lie between, both included. */
  readonly dated?: { readonly column: string; readonly since: string; readonly until: string } | undefined
}

/** The sum of a column over rows in use. Plan: primary key, or register_row_data by containment. */
export async function sumRows(db: Db | Tx, { register, column, same, dated }: TotalAsked): Promise<number> {
  const which = 'key' in same ? sql`key = ${same.key}` : sql`data @> ${JSON.stringify({ [same.column]: same.value })}::jsonb`
  const when = dated ? sql`data->>${dated.column} between ${dated.since} and ${dated.until}` : sql`true`
  const { rows: [row] } = await sql<{ total: number | null }>`
    select sum((data->>${column})::float8) as total from register_row where register = ${register} and gone_at is null and ${which} and ${when} and jsonb_typeof(data->${column}) = 'number'`.execute(db)
  return row?.total ?? 0
}
