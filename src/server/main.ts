import { compose } from './compose.ts'
import type { Config } from './config.ts'
import type { Application } from './parts.ts'
import { openDatabase } from './platform/database/index.ts'
import type { Tables } from './platform/database/tables.ts'
import { loadSecrets, lockHome, makeHome } from './platform/home/index.ts'
import type { Log } from './platform/log/index.ts'
import { OperatorError } from './platform/operator-error.ts'

/** A server that answers requests. */
export type RunningServer = {
  readonly address: string
  readonly database: 'embedded' | 'own'
  readonly setupUrl: string | undefined
  /** Settles when the embedded database has ended by itself: nothing can be served any more. */
  readonly lost: Promise<void>
  /** Stops in order: requests, background work, database, lock. */
  readonly close: () => Promise<void>
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const explainListen = (error: unknown, { port, host }: Config): unknown => {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new OperatorError({
        zh: `端口 ${port} 已被别的程序占用。请换一个端口，例如 PORT=${port + 1}，或先停止占用它的程序。`,
        en: `Port ${port} is used by another program. Choose another one, e.g. PORT=${port + 1}, or stop that program first.`,
      }, error)
    case 'EACCES':
      return new OperatorError({
        zh: `没有使用端口 ${port} 的权限。请用 1024 以上的端口，例如 PORT=8080。`,
        en: `Port ${port} may not be used by this user. Take one above 1024, e.g. PORT=8080.`,
      }, error)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new OperatorError({
        zh: `本机没有地址 ${host}。请设置 HUIYIN_HOST=127.0.0.1（仅本机）或 0.0.0.0（全部网络）。`,
        en: `This machine has no address ${host}. Set HUIYIN_HOST=127.0.0.1 (this machine only) or 0.0.0.0 (every network).`,
      }, error)
    default:
      return error
  }
}

const listen = async (application: Application, config: Config): Promise<string> => {
  try {
    return await application.listen()
  } catch (error) {
    throw explainListen(error, config)
  }
}

/** What was opened is closed in the opposite order, also when something on the way fails. */
const closeAll = async (opened: readonly (() => Promise<void> | void)[]): Promise<void> => {
  const failures: unknown[] = []
  for (const close of [...opened].reverse()) {
    try {
      await close()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed in order')
}

/** Starts everything: data folder, keys, database, application. Throws OperatorError when the operator can cure it. */
export const startServer = async (config: Config, log: Log): Promise<RunningServer> => {
  const opened: (() => Promise<void> | void)[] = []
  const close = (): Promise<void> => closeAll(opened)
  try {
    makeHome(config.home)
    const lock = lockHome(config.home)
    opened.push(lock.release)
    const secrets = loadSecrets(config)
    const database = await openDatabase<Tables>({ ...config, keyFingerprint: secrets.fingerprint }, log)
    opened.push(database.close)
    if (database.applied.length > 0) log.info({ applied: database.applied }, 'database migrated')
    const application = await compose({ config, log, database, secrets })
    opened.push(application.close)
    const address = await listen(application, config)
    return { address, database: database.kind, setupUrl: application.firstRun?.setupUrl, lost: database.lost, close }
  } catch (error) {
    await close()
    throw error
  }
}
