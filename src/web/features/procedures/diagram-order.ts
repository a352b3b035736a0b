/** The diagram told as a list, for those who do not see it and for paper. */
import type { DiagramView } from '../../../contract/index.ts'

export type DiagramNode = DiagramView['nodes'][number]
export type DiagramEdge = DiagramView['edges'][number]

export interface Way {
  readonly edge: DiagramEdge
  readonly to: DiagramNode
  /** Leads to a step that stands no lower: the ticket goes back. */
  readonly back: boolean
}

export interface Station {
  readonly node: DiagramNode
  readonly ways: readonly Way[]
}

/**
 * All nodes as the diagram is read, from top to bottom and left to right, each with the ways out of it. The layout knows which step
 * comes after which; an order along the lines would put a step too early that some rare channel enters directly.
 */
export function tellDiagram(diagram: DiagramView): readonly Station[] {
  const byKey = new Map(diagram.nodes.map((node) => [node.key, node]))
  return diagram.nodes.toSorted((a, b) => a.y - b.y || a.x - b.x).map((node) => ({
    node,
    ways: diagram.edges.filter(({ from }) => from === node.key).flatMap((edge) => {
      const to = byKey.get(edge.to)
      return to ? [{ edge, to, back: to.y <= node.y }] : []
    }),
  }))
}
