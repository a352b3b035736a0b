import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { placeBinaries, type Binaries } from './binaries.ts'
import { BOOTSTRAP_ROLE, ensureCluster } from './cluster.ts'
import { chooseIdentity, type Identity } from './identity.ts'
import { clearLeftover } from './postmaster-file.ts'
import { findClosedFolder } from './reach.ts'
import { startServer, type RunningServer } from './server-process.ts'
import { makeSocketFolder } from './socket-folder.ts'

export { BOOTSTRAP_ROLE } from './cluster.ts'
export type { Binaries } from './binaries.ts'

/** The role the application works as: it owns its database and is no superuser, so that row security binds it. */
export const APP_ROLE = 'huiyin'
export const APP_DATABASE = 'huiyin'

const LONGEST_LOG_BYTES = 10_000_000

export type EmbeddedOptions = {
  /** The data folder; the cluster is in its subfolder `database`. The caller holds its lock. */
  readonly home: string
  /** Another PostgreSQL than the one in the npm package (tests on the system's own). */
  readonly binaries?: Binaries
  /** False only for throwaway clusters of tests: fsync off. */
  readonly durable?: boolean
}

/** A running embedded PostgreSQL and how to reach it. */
export type EmbeddedPostgres = {
  readonly socketFolder: string
  readonly server: RunningServer
  readonly firstStart: boolean
  readonly stop: () => Promise<void>
}

const refuseClosedHome = (home: string, who: Identity | undefined): void => {
  const closed = who && findClosedFolder(home, who)
  if (!closed) return
  throw new OperatorError({
    zh: `数据文件夹 ${home} 不能使用：以 root 启动时 PostgreSQL 以普通用户（uid ${who.uid}）运行，而它进不了 ${closed}。请把 HUIYIN_HOME 设为例如 /var/lib/huiyin，或不以 root 启动。`,
    en: `The data folder ${home} cannot be used: started as root, PostgreSQL runs as an ordinary user (uid ${who.uid}), who may not enter ${closed}. Set HUIYIN_HOME to, say, /var/lib/huiyin, or do not start as root.`,
  })
}

const prepareLog = (home: string): string => {
  const folder = join(home, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'postgres.log')
  if (existsSync(file) && statSync(file).size > LONGEST_LOG_BYTES) rmSync(file)
  return file
}

/** Makes the application's role and database when they are not there; safe to repeat after a broken first start. */
const ensureAppDatabase = async (socketFolder: string): Promise<void> => {
  const client = new Client({ host: socketFolder, port: 5432, user: BOOTSTRAP_ROLE, database: 'postgres' })
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
    if (role.rowCount === 0) await client.query(`create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole`)
    const database = await client.query('select 1 from pg_database where datname = $1', [APP_DATABASE])
    if (database.rowCount === 0) await client.query(`create database ${APP_DATABASE} owner ${APP_ROLE}`)
  } finally {
    await client.end()
  }
}

/**
 * Starts the PostgreSQL that lives in the data folder, making it on the first start. As root it runs as an
 * unprivileged user; it listens on a unix socket only. Throws OperatorError with the way out.
 */
export const startEmbeddedPostgres = async (options: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const { home, durable = true } = options
  const folder = join(home, 'database')
  const who = chooseIdentity(folder)
  mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  refuseClosedHome(home, who)
  const binaries = options.binaries ?? placeBinaries(who)
  const made = await ensureCluster(folder, binaries, who, durable)
  await clearLeftover(folder)
  const socketFolder = makeSocketFolder(home, who)
  const server = await startServer({ folder, socketFolder, logFile: prepareLog(home), binaries, who, durable })
  try {
    await ensureAppDatabase(socketFolder)
  } catch (error) {
    await server.stop()
    throw error
  }
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(socketFolder, { recursive: true, force: true })
  }
  return { socketFolder, server, firstStart: made === 'made', stop }
}
