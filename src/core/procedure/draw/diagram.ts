/** The procedure as a picture: boxes and arrows with places, laid out from top to bottom, in pixels. */
import dagre from '@dagrejs/dagre'
import type { Label, Procedure, Step } from '../types.ts'
import { backEdges } from './back-edges.ts'
import { arrowSize, boxSize } from './boxes.ts'
import { graphOf } from './graph.ts'
import type { GraphEdge, GraphNode } from './graph.ts'
import type { Point } from './point.ts'
import { routeArrows } from './routes.ts'
import { squareArrows } from './square.ts'

/** `x` and `y` are the centre. */
export interface DiagramNode extends GraphNode, Point {
  readonly width: number
  readonly height: number
}

export interface DiagramEdge extends GraphEdge {
  readonly points: readonly Point[]
  /** The room of its words, which is free of boxes; none when it has no words. */
  readonly words?: Point & { readonly width: number; readonly height: number }
}

export interface Diagram {
  readonly width: number
  readonly height: number
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
}

type Language = 'zh' | 'en'

/** One layout that has room for these languages. `who` answers who acts at a step. */
export function diagramOf(procedure: Procedure, who: (step: Step) => Label | undefined, langs: readonly Language[] = ['zh', 'en']): Diagram {
  const { nodes, edges } = graphOf(procedure, who)
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 68, edgesep: 18, marginx: 24, marginy: 24 })
  for (const node of nodes) graph.setNode(node.key, { ...boxSize(node, langs) })
  const back = backEdges(nodes.map(({ key }) => key), edges)
  const ends = edges.map((edge, index) => (back[index] ? { v: edge.to, w: edge.from, name: String(index) } : { v: edge.from, w: edge.to, name: String(index) }))
  edges.forEach((edge, index) => {
    const { v, w, name } = ends[index] ?? { v: edge.from, w: edge.to, name: String(index) }
    graph.setEdge(v, w, { ...arrowSize(edge, langs), labelpos: 'c', weight: edge.tone === 'primary' && !back[index] ? 4 : 1 }, name)
  })
  dagre.layout(graph)
  // The library types its labels as any; after layout they carry these numbers.
  const size = graph.graph() as { width?: number; height?: number }
  const placed = nodes.map((node): DiagramNode => {
    const { x, y, width, height } = graph.node(node.key) as Point & { width: number; height: number } // as above
    return { ...node, x, y, width, height }
  })
  const raw = edges.map((edge, index) => readEdge(edge, graph.edge(ends[index] ?? { v: edge.from, w: edge.to }), back[index] ?? false))
  // Squaring runs along x, the picture from top to bottom.
  const turned = ({ x, y }: Point): Point => ({ x: y, y: x })
  const ways = squareArrows(routeArrows(placed, raw).map((points) => points.map(turned))).map((points) => points.map(turned))
  return {
    width: Math.ceil(size.width ?? 0), height: Math.ceil(size.height ?? 0), nodes: placed,
    edges: raw.map((edge, index) => ({ ...edge, points: ways[index] ?? edge.points })),
  }
}

/** dagre has written the way and, for words that take room, their centre. */
function readEdge(edge: GraphEdge, placed: unknown, isBack: boolean): DiagramEdge {
  const { points = [], x, y, width = 0, height = 0 } = placed as { points?: Point[]; x?: number; y?: number; width?: number; height?: number } // the library types it as any
  const way = (isBack ? points.toReversed() : points).map((point) => ({ x: point.x, y: point.y }))
  return x === undefined || y === undefined || width === 0 ? { ...edge, points: way } : { ...edge, points: way, words: { x, y, width, height } }
}
