/** Which arrows lead back: the layout turns these round, so that the rest runs from top to bottom. */

interface Arrow {
  readonly from: string
  readonly to: string
}

/**
 * An arrow leads back when it lies on a loop and its target is written earlier (or is its own source). `order` are the nodes as written;
 * within a loop only the written order says what comes first, and outside of loops nothing leads back.
 */
export function backEdges(order: readonly string[], edges: readonly Arrow[]): readonly boolean[] {
  const place = new Map(order.map((key, index) => [key, index]))
  const loop = loopsOf(order, edges)
  return edges.map(({ from, to }) => loop.get(from) === loop.get(to) && (place.get(to) ?? 0) <= (place.get(from) ?? 0))
}

/** Nodes that reach each other get the same number (Tarjan's strongly connected components, without recursion: a long chain must not overflow). */
function loopsOf(order: readonly string[], edges: readonly Arrow[]): ReadonlyMap<string, number> {
  const out = Map.groupBy(edges, ({ from }) => from)
  const [index, low, loop] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const waiting: string[] = []
  const lower = (key: string, value: number): void => void low.set(key, Math.min(low.get(key) ?? value, value))
  for (const root of order) {
    const path: { key: string; next: number }[] = index.has(root) ? [] : [{ key: root, next: 0 }]
    for (let at = path.at(-1); at; at = path.at(-1)) {
      if (at.next === 0) {
        lower(at.key, index.size)
        index.set(at.key, index.size)
        waiting.push(at.key)
      }
      const to = out.get(at.key)?.[at.next]?.to
      at.next += 1
      if (to !== undefined) {
        if (!index.has(to)) path.push({ key: to, next: 0 })
        else if (!loop.has(to)) lower(at.key, index.get(to) ?? 0)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) lower(above.key, low.get(at.key) ?? 0)
      if (low.get(at.key) === index.get(at.key)) for (let key = waiting.pop(); key !== undefined; key = key === at.key ? undefined : waiting.pop()) loop.set(key, index.get(at.key) ?? 0)
    }
  }
  return loop
}
