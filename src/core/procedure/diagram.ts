/** The procedure as a picture: boxes and arrows with places, laid out from top to bottom. */
import dagre from '@dagrejs/dagre'
import type { Label, Outcome, Procedure, Step } from './types.ts'

export interface DiagramNode {
  key: string
  kind: 'start' | 'task' | 'survey' | 'end'
  label: Label
  who?: Label
  /** Names of the clocks that stop when this step ends. */
  limits: Label[]
  x: number
  y: number
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

export interface DiagramEdge {
  from: string
  to: string
  label: Label
  tone: Outcome['tone']
  points: Point[]
}

export interface Diagram {
  width: number
  height: number
  nodes: DiagramNode[]
  edges: DiagramEdge[]
}

const START = 'start'
const BOX = { width: 190, height: 64 } as const
const ROUND = { width: 130, height: 44 } as const
const NOTHING: Label = { zh: '', en: '' }

type Edge = Omit<DiagramEdge, 'points'>

/** Places are centres, in pixels; `who` answers who acts at a step. */
export function diagramOf(procedure: Procedure, who: (step: Step) => Label | undefined): Diagram {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 60, ranksep: 70, edgesep: 30, marginx: 20, marginy: 20 })
  const nodes = nodesOf(procedure, who)
  for (const node of nodes) graph.setNode(node.key, { width: node.width, height: node.height })
  const edges = edgesOf(procedure)
  edges.forEach((edge, index) => graph.setEdge(edge.from, edge.to, { width: 90, height: 20, labelpos: 'c' }, String(index)))
  dagre.layout(graph)
  // The library types its labels as any; after layout they carry these numbers.
  const size = graph.graph() as { width?: number; height?: number }
  const placeOf = (key: string): Point => graph.node(key) as Point
  const pathOf = (edge: Edge, index: number): Point[] => (graph.edge({ v: edge.from, w: edge.to, name: String(index) }) as { points?: Point[] }).points ?? []
  return {
    width: size.width ?? 0, height: size.height ?? 0,
    nodes: nodes.map((node) => ({ ...node, x: placeOf(node.key).x, y: placeOf(node.key).y })),
    edges: edges.map((edge, index) => ({ ...edge, points: pathOf(edge, index).map(({ x, y }) => ({ x, y })) })),
  }
}

function nodesOf(procedure: Procedure, who: (step: Step) => Label | undefined): Omit<DiagramNode, 'x' | 'y'>[] {
  const start = { key: START, kind: 'start' as const, label: { zh: '收到', en: 'Received' }, limits: [], ...ROUND }
  return [start, ...Object.values(procedure.steps).map((step) => {
    const actor = step.kind === 'end' ? undefined : who(step)
    return { key: step.key, kind: step.kind, label: step.label, limits: limitsOf(procedure, step), ...(actor ? { who: actor } : {}), ...(step.kind === 'end' ? ROUND : BOX) }
  })]
}

function limitsOf(procedure: Procedure, step: Step): Label[] {
  const moments = step.outcomes.map((outcome) => `${step.key}.${outcome.key}`)
  return Object.values(procedure.clocks).filter((clock) => clock.shown && clock.until.some((moment) => moments.includes(moment))).map((clock) => clock.label)
}

/** One arrow per outcome and target; arrows from the start name the channels that lead there. */
function edgesOf(procedure: Procedure): Edge[] {
  const first = new Map<string, Label[]>()
  for (const start of Object.values(procedure.starts)) {
    for (const route of start.next) first.set(route.to, [...(first.get(route.to) ?? []), start.label])
  }
  const join = (labels: readonly Label[]): Label => labels.length > 3 ? NOTHING : { zh: labels.map((label) => label.zh).join('、'), en: labels.map((label) => label.en).join(', ') }
  const starts = [...first].map(([to, labels]): Edge => ({ from: START, to, label: join(labels), tone: 'plain' }))
  const steps = Object.values(procedure.steps).flatMap((step) => step.outcomes.flatMap((outcome) =>
    [...new Set(outcome.next.map((route) => route.to))].map((to): Edge => ({ from: step.key, to, label: outcome.label, tone: outcome.tone }))))
  return [...starts, ...steps]
}
