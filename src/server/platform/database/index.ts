import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { APP_DATABASE, APP_ROLE, startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres/index.ts'
import type { Log } from '../log/index.ts'
import { OperatorError } from '../operator-error.ts'
import { checkKey } from './check-key.ts'
import { checkServer } from './check-server.ts'
import { migrate } from './migrate.ts'
import { openPool, type Connection } from './pool.ts'

export { migrate } from './migrate.ts'
export { openPool, type Connection } from './pool.ts'

export type DatabaseOptions = {
  readonly home: string
  readonly databaseUrl: string | undefined
  /** Of the data key: a database made with another key is refused. */
  readonly keyFingerprint: string
}

/** The open, migrated database; the same for an embedded and an own PostgreSQL. */
export type Database<Schema> = {
  readonly kind: 'embedded' | 'own'
  readonly connection: Connection
  readonly pool: Pool
  readonly db: Kysely<Schema>
  /** The migrations that this start applied. */
  readonly applied: readonly string[]
  /** Settles when the embedded PostgreSQL ends without having been asked to. */
  readonly lost: Promise<void>
  readonly close: () => Promise<void>
}

const unreachable = (cause: unknown): OperatorError => {
  const reason = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : cause.name) : String(cause)
  return new OperatorError({
    zh: `连接不上 DATABASE_URL 指定的 PostgreSQL：${reason}。请检查地址、用户和密码，以及数据库是否已启动；去掉 DATABASE_URL 则使用内置数据库。`,
    en: `The PostgreSQL of DATABASE_URL cannot be reached: ${reason}. Check address, user and password, and that it runs; without DATABASE_URL the embedded database is used.`,
  }, cause)
}

const borrowFirst = async (pool: Pool, options: DatabaseOptions): Promise<PoolClient> => {
  try {
    return await pool.connect()
  } catch (error) {
    throw options.databaseUrl === undefined ? error : unreachable(error)
  }
}

const prepare = async (pool: Pool, options: DatabaseOptions): Promise<string[]> => {
  const client = await borrowFirst(pool, options)
  try {
    await checkServer(client)
    const applied = await migrate(client)
    await checkKey(client, options.keyFingerprint)
    return applied
  } finally {
    client.release()
  }
}

const locate = (options: DatabaseOptions, embedded: EmbeddedPostgres | undefined): Connection =>
  embedded ? { host: embedded.socketFolder, user: APP_ROLE, database: APP_DATABASE } : { url: options.databaseUrl ?? '' }

/**
 * Opens the database: the own PostgreSQL of `databaseUrl`, or the embedded one in the data folder (whose lock the
 * caller holds); checks it, migrates it, ties it to the data key. Throws OperatorError with the way out.
 */
export const openDatabase = async <Schema>(options: DatabaseOptions, log: Log): Promise<Database<Schema>> => {
  const embedded = options.databaseUrl === undefined ? await startEmbeddedPostgres({ home: options.home }) : undefined
  const connection = locate(options, embedded)
  let closing = false
  const pool = openPool(connection, (error) => {
    if (!closing) log.warn({ err: error }, 'an idle database connection broke')
  })
  const close = async (): Promise<void> => {
    closing = true
    await pool.end()
    await embedded?.stop()
  }
  const lost = new Promise<void>((settle) => {
    void embedded?.server.ended.then(() => {
      if (!closing) settle()
    })
  })
  try {
    const applied = await prepare(pool, options)
    const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
    return { kind: embedded ? 'embedded' : 'own', connection, pool, db, applied, lost, close }
  } catch (error) {
    await close()
    throw error
  }
}
