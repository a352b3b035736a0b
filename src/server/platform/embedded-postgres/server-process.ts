import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { OperatorError } from '../operator-error.ts'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { bareEnvironment, leash } from './leash.ts'
import { readPostmaster } from './postmaster-file.ts'

/** Recovery after a crash replays what was written since the last checkpoint: minutes on a slow disk, not hours. */
const READY_MS = 300_000
/** A predecessor that is dying holds the folder a little longer. */
const BUSY_RETRY_MS = 10_000
const LOOK_EVERY_MS = 10
const FAST_STOP_MS = 15_000

const SETTINGS: Readonly<Record<string, string>> = {
  // Nothing listens on the network: the socket's folder is the door.
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  wal_compression: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  // A statement and its values can hold what a reporter wrote: they stay out of the log.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

const NOT_DURABLE: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' }

/** Where and how one PostgreSQL process is to run. */
export type ServerOptions = {
  readonly folder: string
  readonly socketFolder: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly who: Identity | undefined
  /** False only for throwaway clusters of tests: fsync off. */
  readonly durable: boolean
}

/** A PostgreSQL process that answers. */
export type RunningServer = {
  readonly pid: number
  /** Settles when the process ends, whoever ended it. */
  readonly ended: Promise<{ readonly code: number | null }>
  /** Ends it in order (shutdown checkpoint), harder after 15 s. */
  readonly stop: () => Promise<void>
}

const launch = (options: ServerOptions): ChildProcess => {
  const settings = { ...SETTINGS, unix_socket_directories: options.socketFolder, ...(options.durable ? {} : NOT_DURABLE) }
  const words = [...leash('INT'), join(options.binaries.bin, 'postgres'), '-D', options.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [program = '', ...args] = words
  const log = openSync(options.logFile, 'a', 0o600)
  try {
    // Its own session: Ctrl-C in the terminal must not reach the database before the server has drained.
    return spawn(program, args, { ...options.who, env: bareEnvironment(), cwd: options.folder, detached: true, stdio: ['ignore', log, log] })
  } finally {
    closeSync(log)
  }
}

const lastLines = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n')

const waitForEnd = (child: ChildProcess): Promise<{ code: number | null }> =>
  new Promise((settle) => {
    child.once('exit', (code) => settle({ code }))
    child.once('error', () => settle({ code: null }))
  })

const stopServer = async (child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  // Unreferenced while it serves, so that it never keeps a finished program alive; now its end is awaited.
  child.ref()
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    const gone = await Promise.race([ended.then(() => true), pause(FAST_STOP_MS, false, { ref: false })])
    if (gone) return
  }
}

const waitUntilReady = async (child: ChildProcess, folder: string): Promise<boolean> => {
  const until = Date.now() + READY_MS
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    const postmaster = readPostmaster(folder)
    if (postmaster?.pid === child.pid && postmaster.state === 'ready') return true
    await pause(LOOK_EVERY_MS)
  }
  return false
}

/** Starts PostgreSQL on the folder and waits until it takes connections. Throws with the last lines of its log. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const until = Date.now() + BUSY_RETRY_MS
  for (;;) {
    const child = launch(options)
    const ended = waitForEnd(child)
    child.unref()
    if ((await waitUntilReady(child, options.folder)) && child.pid !== undefined) {
      return { pid: child.pid, ended, stop: () => stopServer(child, ended) }
    }
    await stopServer(child, ended)
    const said = lastLines(options.logFile)
    const busy = /postmaster\.pid|shared memory block|could not (bind|lock)/i.test(said)
    if (!busy || Date.now() > until) {
      throw new OperatorError({
        zh: `内置 PostgreSQL 未能启动。它的日志 ${options.logFile} 最后写着：\n${said}`,
        en: `The embedded PostgreSQL did not start. Its log ${options.logFile} ends with:\n${said}`,
      })
    }
    await pause(250)
  }
}
