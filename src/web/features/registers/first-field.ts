import { useEffect, type RefObject } from 'react'

/** Puts the cursor into the first field of a form when it appears: a frame later, because a drawer takes the focus itself when it opens. */
export function useFirstField(form: RefObject<HTMLElement | null>, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return undefined
    const frame = requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input:not(:disabled), textarea')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [form, isWanted])
}
