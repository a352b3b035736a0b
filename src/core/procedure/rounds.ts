/** Names that, one through the other, lead back to themselves. */

export interface Round {
  readonly name: string
  /** `a -> b -> a`; a long way is shortened. */
  readonly story: string
}

const LONGEST_STORY = 8

/** Each round once, at the name it is first met from. Takes time in proportion to names and links, whatever they are. */
export function roundsIn(names: readonly string[], next: (name: string) => readonly string[]): Round[] {
  const rounds: Round[] = []
  const done = new Set<string>()
  for (const start of names) {
    // The way to where we are, with what is still to be looked at from each place of it.
    const way: { readonly name: string; readonly rest: string[] }[] = []
    const onWay = new Map<string, number>()
    const enter = (name: string): void => {
      onWay.set(name, way.length)
      way.push({ name, rest: [...next(name)] })
    }
    if (!done.has(start)) enter(start)
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const name = last.rest.pop()
      const met = name === undefined ? undefined : onWay.get(name)
      if (name === undefined) {
        way.pop()
        onWay.delete(last.name)
        done.add(last.name)
      } else if (met !== undefined) rounds.push({ name, story: tell([...way.slice(met).map((place) => place.name), name]) })
      else if (!done.has(name)) enter(name)
    }
  }
  return rounds
}

function tell(names: readonly string[]): string {
  const shown = names.length > LONGEST_STORY ? [...names.slice(0, LONGEST_STORY - 2), '...', ...names.slice(-1)] : names
  return shown.join(' -> ')
}

/** Whether one name leads to another, through at least one step. */
export function leadsTo(from: readonly string[], to: string, next: (name: string) => readonly string[]): boolean {
  const seen = new Set<string>()
  const queue = [...from]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name === to) return true
    if (seen.has(name)) continue
    seen.add(name)
    queue.push(...next(name))
  }
  return false
}
