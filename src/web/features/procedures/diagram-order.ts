/** The diagram told as a list, for those who do not see it and for paper. */
import type { DiagramView } from '../../../contract/index.ts'

export type DiagramNode = DiagramView['nodes'][number]
export type DiagramEdge = DiagramView['edges'][number]

export interface Way {
  readonly edge: DiagramEdge
  readonly to: DiagramNode
  /** Leads to a step that was told before: the ticket goes back. */
  readonly back: boolean
}

export interface Station {
  readonly node: DiagramNode
  readonly ways: readonly Way[]
}

/** All nodes, from the starts along the lines, nearest first; what no line reaches comes last. Each with the ways out of it. */
export function tellDiagram(diagram: DiagramView): readonly Station[] {
  const byKey = new Map(diagram.nodes.map((node) => [node.key, node]))
  const order = orderNodes(diagram, byKey)
  const place = new Map(order.map((node, i) => [node.key, i]))
  return order.map((node, i) => ({
    node,
    ways: diagram.edges.filter(({ from }) => from === node.key).flatMap((edge) => {
      const to = byKey.get(edge.to)
      return to ? [{ edge, to, back: (place.get(to.key) ?? 0) <= i }] : []
    }),
  }))
}

function orderNodes(diagram: DiagramView, byKey: ReadonlyMap<string, DiagramNode>): readonly DiagramNode[] {
  const seen = new Set<DiagramNode>()
  const walk = (first: readonly DiagramNode[]): void => {
    const queue = first.filter((node) => !seen.has(node))
    for (const node of queue) seen.add(node)
    for (let node = queue.shift(); node; node = queue.shift()) {
      for (const edge of diagram.edges) {
        const next = edge.from === node.key ? byKey.get(edge.to) : undefined
        if (!next || seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
  }
  walk(diagram.nodes.filter(({ kind }) => kind === 'start'))
  for (const node of diagram.nodes) walk([node])
  return [...seen]
}
