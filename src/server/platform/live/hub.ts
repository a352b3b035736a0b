/** The open live connections of this process, and who is told what. Nobody hears of a ticket they may not see. */
import type { ServerResponse } from 'node:http'
import type { Viewer } from '../access/index.ts'
import type { Bus, Message } from './bus.ts'

export interface Hub {
  /** Takes over an answer whose head is written. `recheck` answers the person as they are now, or undefined when they may no longer listen. */
  readonly add: (viewer: Viewer, response: ServerResponse, recheck: () => Promise<Viewer | undefined>) => void
  readonly size: () => number
  readonly close: () => void
}

interface Line {
  viewer: Viewer
  readonly response: ServerResponse
  readonly recheck: () => Promise<Viewer | undefined>
}

/** Proxies cut what is silent for a minute. */
const HEARTBEAT = 25_000
/** A person with more windows than this loses the oldest. */
const MOST_PER_PERSON = 12
/** A browser that reads so slowly comes back and asks anew. */
const MOST_WAITING_BYTES = 256 * 1024

/** What one person is told of a message; undefined: nothing. */
export function wordsFor(viewer: Viewer, message: Message): object | undefined {
  switch (message.kind) {
    case 'ticket': return maySee(viewer, message.readers) && !message.recused.includes(viewer.personId) ? { kind: 'ticket', id: message.id, version: message.version } : undefined
    // Several at once are told as "some ticket": 0 is nobody's id.
    case 'tickets': return maySee(viewer, message.readers) ? { kind: 'ticket', id: 0, version: 0 } : undefined
    case 'notification': return message.people.includes(viewer.personId) ? { kind: 'notification' } : undefined
    case 'import': return viewer.can('tickets.import') ? { kind: 'import', id: message.id } : undefined
    case 'migration': return viewer.can('procedures.manage') ? { kind: 'migration', id: message.id } : undefined
    case 'procedure': return { kind: 'procedure', id: message.id }
    case 'register': return { kind: 'register', code: message.code }
    case 'directory':
    case 'calendar': return { kind: message.kind }
  }
}

function maySee(viewer: Viewer, readers: readonly string[]): boolean {
  return viewer.seesAll || readers.some((reader) => viewer.readers.includes(reader))
}

export function openHub(bus: Bus): Hub {
  const lines = new Set<Line>()
  const drop = (line: Line): void => {
    lines.delete(line)
    line.response.end()
  }
  const write = (line: Line, text: string): void => {
    if (line.response.writableLength > MOST_WAITING_BYTES) drop(line)
    else line.response.write(text)
  }
  const tell = (message: Message): void => {
    for (const line of lines) {
      const words = wordsFor(line.viewer, message)
      if (words) write(line, `event: ${'kind' in words ? String(words.kind) : message.kind}\ndata: ${JSON.stringify(words)}\n\n`)
    }
  }
  const recheck = async (line: Line): Promise<void> => {
    const viewer = await line.recheck().catch(() => undefined)
    if (viewer) line.viewer = viewer
    else drop(line)
  }
  const recheckAll = (): void => { for (const line of lines) void recheck(line) }
  const stopListening = bus.listen((message) => {
    tell(message)
    if (message.kind === 'directory') recheckAll()
  })
  // What was missed is unknown: browsers come back and read everything anew.
  bus.onGap(() => { for (const line of lines) drop(line) })
  const heartbeat = setInterval(() => {
    for (const line of lines) write(line, ': still here\n\n')
    recheckAll()
  }, HEARTBEAT)
  heartbeat.unref()
  return {
    size: () => lines.size,
    add: (viewer, response, recheckOne) => {
      const line: Line = { viewer, response, recheck: recheckOne }
      const own = [...lines].filter((other) => other.viewer.personId === viewer.personId)
      for (const oldest of own.slice(0, Math.max(0, own.length - MOST_PER_PERSON + 1))) drop(oldest)
      lines.add(line)
      response.on('close', () => lines.delete(line))
      write(line, 'retry: 3000\n\n')
    },
    close: () => {
      clearInterval(heartbeat)
      stopListening()
      for (const line of lines) drop(line)
    },
  }
}
