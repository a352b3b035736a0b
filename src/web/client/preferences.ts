/** Small things this browser remembers. A browser that forbids storage simply forgets. */
const PREFIX = 'huiyin.'

export function readPreference(key: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writePreference(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // full or forbidden: nothing depends on it
  }
}
