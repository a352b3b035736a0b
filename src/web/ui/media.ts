import { useSyncExternalStore } from 'react'

/** Whether a CSS media query holds, kept current. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Below this width rows are cards: a table would hide its most telling columns behind a scroll bar. */
export const useIsNarrow = (): boolean => useMedia('(max-width: 1023.98px)')

/** Below this width the side menu becomes a bar at the bottom. */
export const useIsPhone = (): boolean => useMedia('(max-width: 767.98px)')
