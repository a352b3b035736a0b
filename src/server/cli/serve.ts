import { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { RunningServer } from '../main.ts'
import { openLog, type Log } from '../platform/log/index.ts'
import { makeHome } from '../platform/home/index.ts'
import type { CliIo } from './io.ts'

/** A terminal's Ctrl-C reaches us directly and again through the programs that started us: within this time it is one. */
const SAME_SIGNAL_MS = 1_000

type Announcement = { address: string; database: RunningServer['database']; setupUrl?: string }

const DATABASE_NAMES = {
  embedded: { zh: '内置 PostgreSQL', en: 'embedded PostgreSQL' },
  own: { zh: 'DATABASE_URL 指定的 PostgreSQL', en: 'the PostgreSQL of DATABASE_URL' },
} as const

const announce = (server: RunningServer, json: boolean, io: CliIo): void => {
  const { address, database, setupUrl } = server
  const facts: Announcement = { address, database, ...(setupUrl !== undefined && { setupUrl }) }
  if (json) return io.out(JSON.stringify(facts))
  io.out(`Huiyin 回音已启动 · is running: ${address}`)
  io.out(`  数据库 · database: ${DATABASE_NAMES[database].zh} · ${DATABASE_NAMES[database].en}`)
  if (setupUrl !== undefined) io.out(`  首次登录 · first sign-in: ${setupUrl}`)
  io.out('  按 Ctrl-C 停止 · Ctrl-C stops')
}

/** Waits for the wish to stop: a signal, or the end of the program that started us. A second Ctrl-C does not wait. */
const waitForStop = (io: CliIo): Promise<'asked'> =>
  new Promise((settle) => {
    let first: number | undefined
    const ask = (): void => {
      if (first === undefined) {
        first = performance.now()
        io.err('正在停止 … · stopping …')
        settle('asked')
      } else if (performance.now() - first > SAME_SIGNAL_MS) {
        io.err('立即结束 · ending at once')
        // The database notices by itself and shuts down in order.
        process.exit(130)
      }
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  })

const logAndDie = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug ended the server')
    process.exit(1)
  })
}

const serve = async (json: boolean, io: CliIo): Promise<void> => {
  const stop = waitForStop(io)
  const config = readConfig()
  makeHome(config.home)
  const log = openLog({ level: config.logLevel, home: config.home, screen: process.stderr })
  logAndDie(log)
  // Loaded only now: the help needs no server.
  const { startServer } = await import('../main.ts')
  const server = await startServer(config, log)
  announce(server, json, io)
  const reason = await Promise.race([stop, server.lost.then(() => 'lost' as const)])
  if (reason === 'lost') {
    io.err('内置数据库意外结束，服务停止。日志在数据文件夹的 logs/postgres.log。')
    io.err('The embedded database ended unexpectedly; the server stops. Its log is logs/postgres.log in the data folder.')
    process.exitCode = 1
  }
  await server.close()
}

/** `huiyin serve`: starts the server and keeps it running until it is told to stop. */
export const serveCommand = (io: CliIo): Command =>
  new Command('serve')
    .description('启动服务 · start the server')
    .option('--json', '启动后以一行 JSON 输出地址 · print the address as one line of JSON')
    .addHelpText('after', `
环境变量 · environment:
  PORT          端口 · port (8080)
  HUIYIN_HOST   监听地址 · address to listen on (127.0.0.1)
  HUIYIN_HOME   数据文件夹 · data folder (root: /var/lib/huiyin, else ~/.huiyin)
  DATABASE_URL  自己的 PostgreSQL 15+ · an own PostgreSQL 15+ (default: embedded)
  HUIYIN_LOG    debug | info | warn | error | silent (info)
  HUIYIN_SECRETS_FILE, HUIYIN_DATA_KEY   多个进程共用的密钥 · keys shared by several processes`)
    .action((options: { json?: boolean }) => serve(options.json === true, io))
