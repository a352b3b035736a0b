import type { DestinationStream } from 'pino'
import { z } from 'zod'

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info ', 40: 'WARN ', 50: 'ERROR', 60: 'FATAL' }
const entry = z.looseObject({
  level: z.number(),
  time: z.string(),
  msg: z.string().optional(),
  err: z.looseObject({ message: z.string().optional() }).optional(),
})

/** One entry as one line: 12:34:56 info  text. */
export const formatEntry = (line: string): string => {
  const { level, time, msg = '', err } = entry.parse(JSON.parse(line))
  const reason = err?.message === undefined ? '' : `: ${err.message.split('\n')[0]}`
  return `${time.slice(11, 19)} ${LEVELS[level] ?? level} ${msg}${reason}\n`
}

/** Turns the log's JSON lines into short ones for a person at a screen. */
export const writeForHumans = (screen: NodeJS.WritableStream): DestinationStream => ({
  write: (line: string) => void screen.write(formatEntry(line)),
})
