import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { APP_DATABASE, APP_ROLE } from '../embedded-postgres/index.ts'
import type { Log } from '../log/index.ts'
import { OperatorError } from '../operator-error.ts'
import type { Database } from './index.ts'
import { openPool } from './pool.ts'

/** The folder of the unix socket is the fifth line of postmaster.pid. */
const SOCKET_LINE = 4

const readSocketFolder = (home: string): string | undefined => {
  try {
    return readFileSync(join(home, 'database', 'postmaster.pid'), 'utf8').split('\n')[SOCKET_LINE]?.trim()
  } catch {
    return undefined
  }
}

/**
 * Joins the embedded database that a running server of this data folder has open; it stays the server's. Throws
 * OperatorError when the server has just begun or is about to stop.
 */
export const attachDatabase = async <Schema>(home: string, log: Log): Promise<Database<Schema>> => {
  const folder = readSocketFolder(home)
  if (!folder) {
    throw new OperatorError({
      zh: '服务正在启动或停止，暂时连不上它的数据库。请稍后再试。',
      en: 'The server is starting or stopping; its database cannot be reached right now. Try again in a moment.',
    })
  }
  const connection = { host: folder, user: APP_ROLE, database: APP_DATABASE }
  const pool = openPool(connection, (error) => log.warn({ err: error }, 'an idle database connection broke'), 8)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { kind: 'embedded', connection, pool, db, applied: [], lost: new Promise(() => undefined), close: () => pool.end() }
}
