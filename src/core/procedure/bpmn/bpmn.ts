/** A procedure as a BPMN 2.0 file: for tools that draw and discuss processes. What it does is said by the procedure alone. */
import { breakLines } from '../draw/text-lines.ts'
import type { DescriptionLanguage } from '../describe/teller.ts'
import type { Procedure } from '../types.ts'
import { buildFlow } from './build.ts'
import { LIMITS } from './clocks.ts'
import { layOut, move } from './layout.ts'
import type { Bounds, Layout } from './layout.ts'
import { xmlName } from './model.ts'
import type { FlowGraph, FlowNode, Lane } from './model.ts'
import { writeBpmn } from './xml.ts'

/** The bands at the left with the names of the pool and of its lanes. */
const BAND = 30
const ORIGIN = 40
/** The room around what stands beside the flow. */
const BESIDE = 20

/**
 * One pool with a lane for each group of people; limits over several steps stand in a lane of their own, below.
 * Working time has no sign in BPMN: such timers carry words.
 */
export function toBpmn(procedure: Procedure, lang: DescriptionLanguage): string {
  const { graph, owners } = buildFlow(procedure, lang)
  const beside = graph.nodes.filter((node) => node.kind === 'subProcess' && node.onEvent)
  const flow: FlowGraph = { nodes: graph.nodes.filter((node) => !beside.includes(node)), flows: graph.flows }
  const names = laneNames(flow, owners)
  const laneOf = (id: string): number => Math.max(0, names.order.indexOf(names.of.get(id) ?? ''))
  const main = layOut(flow, laneOf, Math.max(1, names.order.length))
  const below = placeBeside(beside, main)
  const heights = [...main.lanes, ...(below.height > 0 ? [below.height] : [])]
  const lanes: Lane[] = [
    ...names.order.map((name, index) => ({ id: `Lane_${index + 1}`, name: shortened(name, main.lanes[index] ?? 0), nodes: flow.nodes.filter(({ id }) => laneOf(id) === index).map(({ id }) => id) })),
    ...(below.height > 0 ? [{ id: 'Lane_limits', name: LIMITS[lang], nodes: beside.map(({ id }) => id) }] : []),
  ]
  const width = Math.max(main.width, below.width) + 2 * BAND
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0))
  const laneBounds = heights.map((height, index): Bounds => ({ x: ORIGIN + BAND, y: ORIGIN + (tops[index] ?? 0), width: width - BAND, height }))
  return writeBpmn({
    id: xmlName('', procedure.id).slice(1), name: procedure.title[lang], documentation: procedure.summary[lang], graph, lanes, laneBounds,
    layout: unite(move(main, { x: ORIGIN + 2 * BAND, y: ORIGIN }), move(below, { x: ORIGIN + 2 * BAND, y: ORIGIN + main.height })),
    pool: { x: ORIGIN, y: ORIGIN, width, height: heights.reduce((sum, height) => sum + height, 0) },
  })
}

/** Whoever acts has a lane, in the order of first appearance; what nobody does stands with what comes before or after it. */
function laneNames(flow: FlowGraph, owners: ReadonlyMap<string, string>): { readonly order: readonly string[]; readonly of: ReadonlyMap<string, string> } {
  const of = new Map(flow.nodes.map(({ id }) => [id, owners.get(id) ?? '']))
  for (const node of flow.nodes) if (node.kind === 'boundaryEvent') of.set(node.id, of.get(node.on) ?? '')
  const links = [...flow.flows, ...flow.flows.map(({ from, to }) => ({ from: to, to: from }))]
  for (let left = flow.nodes.length; left > 0; left -= 1) {
    const found = flow.nodes.filter(({ id }) => of.get(id) === '').flatMap(({ id }) => links.filter(({ to }) => to === id).map(({ from }) => [id, of.get(from) ?? ''] as const).filter(([, name]) => name !== '').slice(0, 1))
    if (found.length === 0) break
    for (const [id, name] of found) of.set(id, name)
  }
  const order = [...new Set(flow.nodes.map(({ id }) => of.get(id) ?? ''))].filter((name) => name !== '')
  return { order, of }
}

/** Two lines in the band of its lane; the documentation of each step says it in full. */
function shortened(name: string, height: number): string {
  return breakLines(name, height - 20, 12, 2).join(/^[\x20-\x7e]*$/.test(name) ? ' ' : '')
}

/** In rows as wide as the flow. */
function placeBeside(nodes: readonly FlowNode[], main: Layout): Layout {
  let below: Layout = { width: 0, height: 0, lanes: [], shapes: new Map(), words: new Map(), ways: new Map() }
  let [x, y, row] = [BESIDE, BESIDE, 0]
  for (const node of nodes) {
    const own = layOut({ nodes: [node], flows: [] }, () => 0, 1)
    const shape = own.shapes.get(node.id)
    if (!shape) continue
    if (x > BESIDE && x + shape.width + BESIDE > main.width) [x, y, row] = [BESIDE, y + row + BESIDE, 0]
    below = unite(below, move(own, { x: x - shape.x, y: y - shape.y }))
    row = Math.max(row, shape.height)
    x += shape.width + BESIDE
    below = { ...below, width: Math.max(below.width, x), height: y + row + BESIDE }
  }
  return below
}

function unite(a: Layout, b: Layout): Layout {
  return { ...a, shapes: new Map([...a.shapes, ...b.shapes]), words: new Map([...a.words, ...b.words]), ways: new Map([...a.ways, ...b.ways]) }
}
