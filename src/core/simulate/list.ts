/** A list that is filled and emptied all the time and keeps its place in memory: setting the length of an array to 0 would give it up. */
export class List<T> {
  size = 0
  readonly #items: (T | undefined)[] = []

  add(item: T): void {
    this.#items[this.size] = item
    this.size += 1
  }

  at(place: number): T | undefined {
    return place < this.size ? this.#items[place] : undefined
  }

  clear(): void {
    this.size = 0
  }

  /** Takes the last one out. */
  pop(): T | undefined {
    if (this.size === 0) return undefined
    this.size -= 1
    return this.#items[this.size]
  }
}

/** Takes one out of an array without making another. */
export function removeAt<T>(items: T[], place: number): T | undefined {
  const removed = items[place]
  for (let at = place + 1; at < items.length; at += 1) {
    const next = items[at]
    if (next !== undefined) items[at - 1] = next
  }
  items.pop()
  return removed
}
