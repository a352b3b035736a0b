/** In which column each node stands and which columns each arrow passes: the layout library's work, from left to right. */
import dagre from '@dagrejs/dagre'
import { backEdges } from '../draw/back-edges.ts'
import type { Size } from './sizes.ts'

export interface Ranked {
  /** The middle of its column, and its order in it. */
  readonly places: ReadonlyMap<string, { readonly column: number; readonly order: number }>
  /** By arrow, from its source to its target: the columns between them. */
  readonly passes: readonly (readonly Pass[])[]
  /** Whether an arrow leads back, by arrow. */
  readonly back: readonly boolean[]
  readonly width: number
}

export interface Pass {
  readonly column: number
  readonly order: number
  /** Where its words stand. */
  readonly isNamed: boolean
}

export interface RankedArrow {
  readonly from: string
  readonly to: string
  readonly words: Size
}

export function rank(nodes: readonly (Size & { readonly id: string })[], arrows: readonly RankedArrow[]): Ranked {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 60, edgesep: 12, marginx: 24, marginy: 24 })
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height })
  const back = backEdges(nodes.map(({ id }) => id), arrows)
  const ends = arrows.map(({ from, to }, index) => (back[index] ? { v: to, w: from, name: String(index) } : { v: from, w: to, name: String(index) }))
  ends.forEach(({ v, w, name }, index) => graph.setEdge(v, w, { ...(arrows[index]?.words ?? { width: 0, height: 0 }), labelpos: 'c' }, name))
  dagre.layout(graph)
  // The library types its labels as any; after layout they carry these numbers.
  const at = (id: string): { x: number; y: number } => graph.node(id) as { x: number; y: number }
  return {
    back,
    places: new Map(nodes.map(({ id }) => [id, { column: at(id).x, order: at(id).y }])),
    passes: ends.map((end, index) => {
      const { points = [], x } = graph.edge(end) as { points?: { x: number; y: number }[]; x?: number } // as above
      const inner = (back[index] ? points.toReversed() : points).slice(1, -1)
      const isNamed = (arrows[index]?.words.width ?? 0) > 0
      return inner.map((point) => ({ column: point.x, order: point.y, isNamed: isNamed && x !== undefined && Math.abs(point.x - x) < 1 }))
    }),
    width: (graph.graph() as { width?: number }).width ?? 0, // as above
  }
}
