/**
 * Keys. `useShortcut('g t', textOfWhatItDoes, action)` works while its component is on screen and is listed in the map behind `?`.
 * Single keys do nothing while the person types; `ctrl+enter` works there too.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Shortcut {
  readonly keys: string
  /** What it does, already in the reader's language. */
  readonly does: string
  readonly action: () => void
}

const shortcuts = new Map<symbol, Shortcut>()
const listeners = new Set<() => void>()
let listed: readonly Shortcut[] = []

function announce(): void {
  listed = [...shortcuts.values()]
  for (const listener of listeners) listener()
}

/** Makes a key work while the calling component is shown; the newest holder of a key wins. */
export function useShortcut(keys: string, does: string, action: () => void): void {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => {
    const id = Symbol(keys)
    shortcuts.set(id, { keys, does, action: () => latest.current() })
    announce()
    return () => {
      shortcuts.delete(id)
      announce()
    }
  }, [keys, does])
}

/** All keys that work now, for the map. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => listed)
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** `?`, `g`, `ctrl+enter`: the name of what was pressed. */
export function nameOfKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const mark = event.ctrlKey || event.metaKey ? 'ctrl+' : event.altKey ? 'alt+' : ''
  return mark + (event.key.length === 1 ? event.key : event.key.toLowerCase())
}

const find = (keys: string): Shortcut | undefined => [...shortcuts.values()].reverse().find((shortcut) => shortcut.keys === keys)

/** Starts listening; answers how to stop. A second key of a pair must follow within a second. */
export function listenForShortcuts(): () => void {
  let first = ''
  let firstAt = 0
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const name = nameOfKey(event)
    const isCombination = name.startsWith('ctrl+')
    if (!isCombination && (isTyping(event.target) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])'))) return
    const pair = event.timeStamp - firstAt < 1_000 ? find(`${first} ${name}`) : undefined
    const shortcut = pair ?? find(name)
    first = name
    firstAt = event.timeStamp
    if (!shortcut) return
    event.preventDefault()
    first = ''
    shortcut.action()
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}
