import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, multistream, pino, type DestinationStream, type Logger, type StreamEntry } from 'pino'
import { writeForHumans } from './for-humans.ts'

export type Log = Logger

/** Never written, wherever they stand in an entry: what opens doors, and what tells who somebody is. */
const SECRET = ['password', 'passwordHash', 'token', 'secret', 'authorization', 'cookie', 'setCookie', 'queryCode', 'dataKey', 'sessionKey']
const PERSONAL = ['phone', 'mobile', 'email', 'wechat', 'address', 'contact', 'contacts', 'idNumber', 'reporterName']
const HEADERS = ['authorization', 'cookie', '["set-cookie"]', '["x-api-key"]']

const paths = (): string[] => {
  const names = [...SECRET, ...PERSONAL]
  const headers = ['req.headers', 'res.headers', 'headers'].flatMap((place) =>
    HEADERS.map((name) => (name.startsWith('[') ? `${place}${name}` : `${place}.${name}`)))
  return [...names, ...names.map((name) => `*.${name}`), ...names.map((name) => `*.*.${name}`), ...headers]
}

export type LogOptions = {
  readonly level: string
  /** The data folder: JSON lines go to `logs/huiyin.log` in it. Without it only the screen is written. */
  readonly home?: string
  /** Where people look: short lines of time, level and text. */
  readonly screen?: NodeJS.WritableStream
}

/** Opens the log: JSON lines to the file, short lines to the screen; secrets and contact data are left out of both. */
export const openLog = (options: LogOptions): Log => {
  const streams: StreamEntry[] = []
  if (options.home !== undefined) {
    mkdirSync(join(options.home, 'logs'), { recursive: true, mode: 0o700 })
    // Written beside the requests and flushed at exit: a busy server must not wait for its own diary.
    streams.push({ level: 'debug', stream: destination({ dest: join(options.home, 'logs', 'huiyin.log'), mode: 0o600, sync: false }) })
  }
  if (options.screen) streams.push({ level: 'debug', stream: writeForHumans(options.screen) })
  return openLogOn(multistream(streams), options.level)
}

/** The same log on any stream (tests read it there). */
export const openLogOn = (stream: DestinationStream, level: string): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: paths(), censor: '[-]' } }, stream)
