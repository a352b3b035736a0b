import { openCommands } from './compose.ts'
import type { Commands } from './compose.ts'
import type { Config } from './config.ts'
import { attachDatabase } from './platform/database/attach.ts'
import { openDatabase } from './platform/database/index.ts'
import type { Database } from './platform/database/index.ts'
import type { Tables } from './platform/database/tables.ts'
import { loadSecrets, lockHome, makeHome } from './platform/home/index.ts'
import type { HomeLock } from './platform/home/index.ts'
import type { Log } from './platform/log/index.ts'
import { OperatorError } from './platform/operator-error.ts'

/** The lock of the data folder, or undefined when a running server has it. */
const tryLock = (home: string): HomeLock | undefined => {
  try {
    return lockHome(home)
  } catch (error) {
    if (error instanceof OperatorError) return undefined
    throw error
  }
}

/**
 * Does the work of one command on the data, whether the server is running or not: an own PostgreSQL is shared, a running
 * server's embedded one is joined, else it is started for as long as the work takes.
 */
export const besideServer = async <T>(config: Config, log: Log, work: (commands: Commands) => Promise<T>): Promise<T> => {
  makeHome(config.home)
  const lock = config.databaseUrl === undefined ? tryLock(config.home) : undefined
  try {
    const secrets = loadSecrets(config)
    const joined = config.databaseUrl === undefined && lock === undefined
    const database: Database<Tables> = joined ? await attachDatabase(config.home, log) : await openDatabase({ ...config, keyFingerprint: secrets.fingerprint }, log)
    try {
      return await work(await openCommands({ database, log, secrets }))
    } finally {
      await database.close()
    }
  } finally {
    lock?.release()
  }
}
