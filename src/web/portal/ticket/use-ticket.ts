/** One matter, kept fresh while somebody looks at it: by asking again with growing pauses, and at once when they come back to it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PortalApi, PortalTicket } from '../api/portal-api.ts'
import type { Failure } from '../api/request.ts'
import { failureOf } from '../api/request.ts'
import { FIRST_PAUSE, nextPause } from './poll.ts'

export type TicketState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** `stale`: the last look did not get through. */
  | { readonly kind: 'shown'; readonly ticket: PortalTicket; readonly checkedAt: Date; readonly stale: boolean }

interface Watched {
  readonly state: TicketState
  /** Looks now; answers when the answer is there. */
  readonly refresh: () => Promise<void>
}

/** `onNews` is called when the matter has moved on since it was last shown. */
export function useTicket(api: PortalApi, number: string, code: string, onNews: () => void): Watched {
  const [state, setState] = useState<TicketState>({ kind: 'loading' })
  const version = useRef<number | undefined>(undefined)
  const news = useRef(onNews)
  news.current = onNews

  const look = useCallback(async (): Promise<boolean> => {
    try {
      const ticket = await api.loadTicket(number, code)
      const moved = version.current !== undefined && version.current !== ticket.version
      version.current = ticket.version
      setState({ kind: 'shown', ticket, checkedAt: new Date(), stale: false })
      if (moved) news.current()
      return moved
    } catch (error) {
      const failure = failureOf(error)
      const refused = failure.kind === 'problem' && failure.status === 404
      setState((before) => (refused ? { kind: 'refused', failure } : before.kind === 'shown' ? { ...before, stale: true } : { kind: 'failed', failure }))
      return false
    }
  }, [api, number, code])

  useEffect(() => keepLooking(look), [look])
  const refresh = useCallback(async () => { await look() }, [look])
  return { state, refresh }
}

/** Looks now and again until stopped; a hidden page does not look. */
function keepLooking(look: () => Promise<boolean>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let stopped = false
  let looking = false
  const run = async (): Promise<void> => {
    if (looking || stopped) return
    looking = true
    clearTimeout(timer)
    pause = nextPause(pause, await look())
    looking = false
    if (!stopped && !document.hidden) timer = setTimeout(() => void run(), pause)
  }
  const wake = (): void => {
    clearTimeout(timer)
    if (document.hidden) return
    pause = FIRST_PAUSE
    void run()
  }
  void run()
  document.addEventListener('visibilitychange', wake)
  addEventListener('focus', wake)
  addEventListener('online', wake)
  return () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', wake)
    removeEventListener('focus', wake)
    removeEventListener('online', wake)
  }
}
