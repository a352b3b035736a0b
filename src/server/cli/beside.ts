/** Commands that work on the data: configuration and log as everywhere, the server's code loaded only now. */
import type { Commands } from '../compose.ts'
import { readConfig } from '../config.ts'
import { makeHome } from '../platform/home/index.ts'
import { openLog } from '../platform/log/index.ts'

export async function besideServer<T>(work: (commands: Commands) => Promise<T>): Promise<T> {
  const config = readConfig()
  makeHome(config.home)
  const log = openLog({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, home: config.home, screen: process.stderr })
  const server = await import('../beside.ts')
  return server.besideServer(config, log, work)
}
