/** Something a reporter sends about their matter: once, even when tapped twice or repeated after a lost answer. */
import { useCallback, useRef, useState } from 'preact/hooks'
import { makeKey } from '../api/portal-api.ts'
import type { Failure } from '../api/request.ts'
import { failureOf, isUncertain } from '../api/request.ts'

export interface Doing {
  readonly busy: boolean
  readonly failure: Failure | undefined
  /** Counts the refused tries. */
  readonly turn: number
  /** `content` tells a repetition from something new; answers whether it was done. */
  readonly run: (content: string, act: (key: string) => Promise<unknown>) => Promise<boolean>
}

export function useDoing(): Doing {
  const [state, setState] = useState<Omit<Doing, 'run'>>({ busy: false, failure: undefined, turn: 0 })
  const busy = useRef(false)
  const tried = useRef<{ readonly content: string; readonly key: string } | undefined>(undefined)
  const run = useCallback(async (content: string, act: (key: string) => Promise<unknown>): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    setState(({ turn }) => ({ busy: true, failure: undefined, turn }))
    const attempt = tried.current?.content === content ? tried.current : { content, key: makeKey() }
    tried.current = attempt
    try {
      await act(attempt.key)
      tried.current = undefined
      setState(({ turn }) => ({ busy: false, failure: undefined, turn }))
      return true
    } catch (error) {
      const failure = failureOf(error)
      if (!isUncertain(failure)) tried.current = undefined
      setState(({ turn }) => ({ busy: false, failure, turn: turn + 1 }))
      return false
    } finally {
      busy.current = false
    }
  }, [])
  return { ...state, run }
}

/** What a part of the matter's page needs to speak to the server. */
export interface Doors {
  readonly number: string
  readonly code: string
  readonly refresh: () => Promise<void>
}
