import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, type Pool } from 'pg'
import { afterAll, inject } from 'vitest'
import { connectionSettings, openPool, type Connection } from '../../src/server/platform/database/pool.ts'
import { connectionTo } from './database-setup.ts'

/** A test file's own database: migrated, empty, gone at the end of the file. */
export type FreshDatabase<Schema> = {
  readonly db: Kysely<Schema>
  readonly pool: Pool
  readonly connection: Connection
}

const asAdmin = async (sql: string): Promise<void> => {
  const client = new Client(connectionSettings(inject('cluster').admin))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/**
 * Clones the migrated template into a database of the caller's own and drops it after the last test of the file.
 * To be awaited at the top level of a test file (or of a describe): `const { db } = await freshDatabase<Database>()`.
 */
export const freshDatabase = async <Schema = unknown>(): Promise<FreshDatabase<Schema>> => {
  const cluster = inject('cluster')
  const name = `${cluster.prefix}${randomBytes(6).toString('hex')}`
  const connection = connectionTo(cluster, name)
  // Ten connections a file: two files at a time stay far below what the cluster allows.
  let closing = false
  // A pool that is told to end answers before its last connections are gone; the drop below then cuts them.
  const pool = openPool(connection, (error) => {
    if (!closing) throw error
  }, 10)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  afterAll(async () => {
    closing = true
    await db.destroy()
    await asAdmin(`drop database if exists ${name} with (force)`)
  })
  await asAdmin(`create database ${name} template ${cluster.template} owner ${cluster.role}`)
  return { db, pool, connection }
}
