/** The diagram told as a list, for those who do not see it and for paper. */
import type { DiagramView } from '../../../contract/index.ts'

export type DiagramNode = DiagramView['nodes'][number]
export type DiagramEdge = DiagramView['edges'][number]

export interface Way {
  readonly edge: DiagramEdge
  readonly to: DiagramNode
  /** Conditions on the way, in their order. */
  readonly when: readonly DiagramEdge['label'][]
  /** Leads to a step that stands no lower: the ticket goes back. */
  readonly back: boolean
}

export interface Station {
  readonly node: DiagramNode
  readonly ways: readonly Way[]
}

/** A beginning, a step, an end: not what merely parts or orders the ways between them. */
export function isStation(node: Pick<DiagramNode, 'kind'>): boolean {
  return node.kind !== 'fork' && node.kind !== 'choice'
}

/**
 * All stations as the diagram is read, from top to bottom and left to right, each with the ways out of it. The layout knows which step
 * comes after which; an order along the lines would put a step too early that some rare channel enters directly.
 */
export function tellDiagram(diagram: DiagramView): readonly Station[] {
  const byKey = new Map(diagram.nodes.map((node) => [node.key, node]))
  const follow = (node: DiagramNode, edge: DiagramEdge, when: Way['when'], passed: readonly string[]): Way[] => {
    const to = byKey.get(edge.to)
    if (!to || passed.includes(to.key)) return []
    if (isStation(to)) return [{ edge, to, when, back: to.y <= node.y }]
    return diagram.edges.filter(({ from }) => from === to.key).flatMap((next) => follow(node, { ...edge, to: next.to }, next.label.zh === '' ? when : [...when, next.label], [...passed, to.key]))
  }
  return diagram.nodes.filter(isStation).toSorted((a, b) => a.y - b.y || a.x - b.x).map((node) => ({
    node,
    ways: diagram.edges.filter(({ from }) => from === node.key).flatMap((edge) => follow(node, edge, [], [])),
  }))
}
