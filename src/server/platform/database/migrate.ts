import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { OperatorError } from '../operator-error.ts'

/** The folder of the numbered SQL files of this product. */
export const MIGRATIONS = join(import.meta.dirname, '../../../../migrations')

const FILE = /^\d{4}_[a-z0-9_]+\.sql$/
/** Any number, the same for every process: who holds it, migrates. */
const LOCK = 4_817_201_511

type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

/** Line ends differ between checkouts of the same file; its content does not. */
const hashOf = (sql: string): string => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')

const readMigrations = (folder: string): Migration[] => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  return names.map((name) => {
    const number = name.slice(0, 4)
    if (!FILE.test(name) || numbers.has(number)) throw new Error(`migrations: ${name} is not NNNN_name.sql with a number of its own`)
    numbers.add(number)
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, hash: hashOf(sql) }
  })
}

const newerDatabase = (name: string): OperatorError =>
  new OperatorError({
    zh: `数据库由更新版本的 Huiyin 建立（已执行 ${name}，本版本没有它）。请使用更新的 Huiyin；数据库不能退回旧版本。`,
    en: `The database was made by a newer Huiyin (it has had ${name}, which this version does not know). Use the newer Huiyin; a database does not go back.`,
  })

const changedFile = (name: string): OperatorError =>
  new OperatorError({
    zh: `迁移文件 ${name} 在执行之后被改动。请恢复原文件，把改动写进一个新的编号文件。`,
    en: `The migration ${name} was changed after it had been applied. Restore it and put the change into a new numbered file.`,
  })

/** PostgreSQL counts characters; a person looks for a line. */
const explainFailure = ({ name, sql }: Migration, error: unknown): Error => {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN
  const line = Number.isNaN(position) ? '' : ` in line ${sql.slice(0, position).split('\n').length}`
  return new Error(`migration ${name} failed${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}

const applyOne = async (client: ClientBase, migration: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [migration.name, migration.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw explainFailure(migration, error)
  }
}

const applyMissing = async (client: ClientBase, migrations: readonly Migration[]): Promise<string[]> => {
  await client.query(`create table if not exists schema_migration (
    name text primary key, hash text not null, at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from schema_migration order by name')
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, hash } of rows) {
    const file = known.get(name)
    if (!file) throw newerDatabase(name)
    if (file.hash !== hash) throw changedFile(name)
  }
  const applied = new Set(rows.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of missing) await applyOne(client, migration)
  return missing.map(({ name }) => name)
}

/**
 * Brings the database up to the files of the folder, each in its own transaction; answers the names of those applied
 * now. Processes that start together wait for each other. Refuses a changed file and a database newer than the code.
 */
export const migrate = async (client: ClientBase, folder = MIGRATIONS): Promise<string[]> => {
  const migrations = readMigrations(folder)
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    return await applyMissing(client, migrations)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}
