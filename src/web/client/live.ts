import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'

/** What the server says over `GET /api/v1/events`; anything else is passed over. */
export const liveMessageShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), id: z.number() }),
  z.object({ kind: z.literal('notification') }),
  z.object({ kind: z.literal('import'), id: z.number() }),
  z.object({ kind: z.literal('procedure'), id: z.string() }),
  z.object({ kind: z.literal('migration'), id: z.number() }),
  z.object({ kind: z.literal('directory') }),
  z.object({ kind: z.literal('calendar') }),
  z.object({ kind: z.literal('register'), code: z.string() }),
])
export type LiveMessage = z.infer<typeof liveMessageShape>

/** The query keys that a message touches. */
export function touchedBy(message: LiveMessage): readonly (readonly unknown[])[] {
  switch (message.kind) {
    case 'ticket': return [['ticket', message.id], ['tickets'], ['tasks']]
    case 'notification': return [['notifications']]
    case 'import': return [['imports']]
    case 'procedure': return [['procedures'], ['versions'], ['registers', 'list'], ['self-starts']]
    case 'migration': return [['migrations'], ['versions']]
    case 'directory': return [['units'], ['people'], ['posts']]
    case 'calendar': return [['calendars'], ['self-starts']]
    // A watch looks at its register whenever a row changes.
    case 'register': return [['registers', 'list'], ['registers', 'of', message.code], ['self-starts']]
  }
}

/** Many messages in a row are one refetch; milliseconds. */
const GATHER = 800
const KINDS = ['ticket', 'notification', 'import', 'procedure', 'migration', 'directory', 'calendar', 'register'] as const
/** What may have changed while nobody listened. */
const EVERYTHING = [['ticket'], ['tickets'], ['tasks'], ['notifications'], ['imports'], ['versions'], ['migrations'], ['registers'], ['self-starts']] as const

interface Gatherer { readonly gather: (keys: readonly (readonly unknown[])[]) => void; readonly stop: () => void }

function gatherFor(client: QueryClient): Gatherer {
  const waiting = new Map<string, readonly unknown[]>()
  let timer: number | undefined
  const refetch = (): void => {
    timer = undefined
    for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey })
    waiting.clear()
  }
  return {
    gather: (keys) => {
      for (const key of keys) waiting.set(JSON.stringify(key), key)
      timer ??= window.setTimeout(refetch, GATHER)
    },
    stop: () => window.clearTimeout(timer),
  }
}

/** Listens while the window is looked at: a browser keeps only six lines to one server, and hidden windows must not take them. */
function listen(client: QueryClient): () => void {
  const { gather, stop } = gatherFor(client)
  let source: EventSource | undefined
  let missedSome = false
  const hear = (event: MessageEvent<string>): void => {
    const parsed = liveMessageShape.safeParse(readJson(event.data))
    if (parsed.success) gather(touchedBy(parsed.data))
  }
  const open = (): void => {
    source = new EventSource('/api/v1/events')
    source.onmessage = hear
    for (const kind of KINDS) source.addEventListener(kind, hear)
    source.onerror = () => {
      missedSome = true
    }
    source.onopen = () => {
      if (missedSome) gather(EVERYTHING)
      missedSome = false
    }
  }
  const close = (): void => {
    source?.close()
    source = undefined
    missedSome = true
  }
  const follow = (): void => {
    if (document.hidden) close()
    else if (source === undefined) open()
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    close()
    stop()
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps everything on screen fresh while the page is open; not before the person may ask for anything. */
export function useLiveUpdates(isOn: boolean): void {
  const client = useQueryClient()
  useEffect(() => (isOn ? listen(client) : undefined), [client, isOn])
}
