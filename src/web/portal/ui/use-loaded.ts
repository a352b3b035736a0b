/** One thing from the server: loading, failed or loaded. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Failure } from '../api/request.ts'
import { failureOf } from '../api/request.ts'

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly kind: 'loaded'; readonly value: T }

/** Loads anew whenever `key` changes; an answer that comes too late for its key is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' })
  const [turn, setTurn] = useState(0)
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    let wanted = true
    const settle = (next: Loaded<T>): void => { if (wanted) setState(next) }
    const retry = (): void => setTurn((before) => before + 1)
    setState({ kind: 'loading' })
    latest.current().then((value) => settle({ kind: 'loaded', value }), (error: unknown) => settle({ kind: 'failed', failure: failureOf(error), retry }))
    return () => { wanted = false }
  }, [key, turn])
  return state
}
