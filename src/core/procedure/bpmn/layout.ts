/** Places for a flow graph, from left to right: columns by the layout library, rows by lanes. Pixels; places are left upper corners. */
import type { Point } from '../draw/point.ts'
import { routeArrows } from '../draw/routes.ts'
import { squareArrows } from '../draw/square.ts'
import { stackLanes } from './columns.ts'
import type { Item } from './columns.ts'
import { isGateway } from './model.ts'
import type { FlowGraph, FlowNode } from './model.ts'
import { rank } from './ranks.ts'
import type { Ranked } from './ranks.ts'
import { EVENT, isNamedOutside, shapeSize, TIMER_ROOM, wordsSize } from './sizes.ts'
import type { Size } from './sizes.ts'

export interface Bounds extends Point, Size {}

/** By id: nodes, the words outside of nodes and beside arrows, the ways of arrows; those inside of parts too. */
export interface Layout extends Size {
  readonly shapes: ReadonlyMap<string, Bounds>
  readonly words: ReadonlyMap<string, Bounds>
  readonly ways: ReadonlyMap<string, readonly Point[]>
  /** Heights of the lanes, from the top. */
  readonly lanes: readonly number[]
}

/** Around the inside of a part; above it stands its name. */
const PART = { x: 20, top: 40, bottom: 24 } as const
/** From a timer on the edge of a step down to where its arrow turns, and to its words. */
const TIMER = { turn: 9, apart: 6, words: 26 } as const
const FLOW_WORDS = 130

/** `laneOf` gives the lane of a node, from 0. Nodes that stand beside the flow are not placed here. */
export function layOut(graph: FlowGraph, laneOf: (id: string) => number, lanes: number): Layout {
  const inside = new Map(graph.nodes.flatMap((node) => (node.kind === 'subProcess' ? [[node.id, layOut(node.inner, () => 0, 1)] as const] : [])))
  const flow = readFlow(graph, inside)
  const ranked = rank(flow.standing.map(({ node, room }) => ({ id: node.id, ...room })), flow.arrows)
  const stacked = stackLanes(itemsOf(flow, ranked, laneOf), lanes)
  const tops = stacked.lanes.map((_, index) => stacked.lanes.slice(0, index).reduce((sum, height) => sum + height, 0))
  const level = (id: string, lane: number): number => (tops[lane] ?? 0) + (stacked.lines.get(id) ?? 0)
  const centres = new Map(flow.standing.map(({ node }) => [node.id, { x: ranked.places.get(node.id)?.column ?? 0, y: level(node.id, laneOf(node.id)) }]))
  const passLevel = (index: number, nr: number): number => level(passId(index, nr), laneOf(flow.arrows[index]?.to ?? ''))
  const placed = placeNodes(flow, centres)
  const ways = placeArrows(flow, ranked, centres, passLevel, placed.shapes)
  const layouts = [...inside].map(([id, layout]) => {
    const part = placed.shapes.get(id) ?? { x: 0, y: 0 }
    return move(layout, { x: part.x + PART.x, y: part.y + PART.top })
  })
  return {
    width: ranked.width, height: stacked.lanes.reduce((sum, height) => sum + height, 0), lanes: stacked.lanes,
    shapes: new Map([...placed.shapes, ...layouts.flatMap(({ shapes }) => [...shapes])]),
    words: new Map([...placed.words, ...ways.words, ...layouts.flatMap(({ words }) => [...words])]),
    ways: new Map([...ways.ways, ...layouts.flatMap(({ ways: inner }) => [...inner])]),
  }
}

export function move(layout: Layout, by: Point): Layout {
  const shift = <T extends Point>(place: T): T => ({ ...place, x: place.x + by.x, y: place.y + by.y })
  return {
    ...layout,
    shapes: new Map([...layout.shapes].map(([id, bounds]) => [id, shift(bounds)])),
    words: new Map([...layout.words].map(([id, bounds]) => [id, shift(bounds)])),
    ways: new Map([...layout.ways].map(([id, points]) => [id, points.map(shift)])),
  }
}

interface Standing {
  readonly node: FlowNode
  readonly shape: Size
  /** With the words below it, and as much above, so that its middle is the shape's. */
  readonly room: Size
  readonly timers: readonly FlowNode[]
}

interface Flow {
  readonly standing: readonly Standing[]
  /** Arrows between standing nodes; those of a timer leave from its step. */
  readonly arrows: readonly { readonly id: string; readonly from: string; readonly to: string; readonly words: Size; readonly timer: FlowNode | undefined }[]
}

function readFlow(graph: FlowGraph, inside: ReadonlyMap<string, Layout>): Flow {
  const timers = new Map(graph.nodes.flatMap((node) => (node.kind === 'boundaryEvent' ? [[node.id, node] as const] : [])))
  const hostOf = (id: string): string => timers.get(id)?.on ?? id
  return {
    standing: graph.nodes.filter((node) => node.kind !== 'boundaryEvent').map((node) => standing(node, [...timers.values()].filter(({ on }) => on === node.id), inside.get(node.id))),
    arrows: graph.flows.map(({ id, from, to, name }) => ({ id, from: hostOf(from), to, words: wordsSize(name, FLOW_WORDS), timer: timers.get(from) })),
  }
}

function standing(node: FlowNode, timers: readonly FlowNode[], inner: Layout | undefined): Standing {
  const shape = shapeSize(node, timers.length, inner && { width: inner.width + 2 * PART.x, height: inner.height + PART.top + PART.bottom })
  const words = isNamedOutside(node) ? wordsSize(node.name) : { width: 0, height: 0 }
  const below = Math.max(words.height === 0 ? 0 : words.height + 6, timers.length === 0 ? 0 : EVENT / 2 + TIMER.words + TIMER.apart * timers.length + Math.max(...timers.map(({ name }) => wordsSize(name).height)))
  return { node, shape, timers, room: { width: Math.max(shape.width, words.width), height: shape.height + 2 * below } }
}

const passId = (index: number, nr: number): string => `${index}:${nr}`

function itemsOf(flow: Flow, ranked: Ranked, laneOf: (id: string) => number): Item[] {
  const beside = new Map<string, string[]>()
  const passes = flow.arrows.flatMap(({ from, to, words }, index) => {
    const inner = ranked.passes[index] ?? []
    const chain = [from, ...inner.map((_, nr) => passId(index, nr)), to]
    chain.slice(1).forEach((id, at) => {
      const before = chain[at] ?? ''
      beside.set(id, [...(beside.get(id) ?? []), before])
      beside.set(before, [...(beside.get(before) ?? []), id])
    })
    const track = inner.length > 1 ? { track: { arrow: passId(index, 0), side: ranked.back[index] ? 'below' as const : 'above' as const } } : {}
    return inner.map((pass, nr) => ({ id: passId(index, nr), lane: laneOf(to), column: Math.round(pass.column), order: pass.order, height: pass.isNamed ? words.height + 8 : 8, line: pass.isNamed ? words.height / 2 : 0, ...track }))
  })
  const nodes = flow.standing.map(({ node, room }) => ({ id: node.id, lane: laneOf(node.id), column: Math.round(ranked.places.get(node.id)?.column ?? 0), order: ranked.places.get(node.id)?.order ?? 0, height: room.height, line: 0 }))
  return [...nodes, ...passes].map((item) => ({ ...item, beside: beside.get(item.id) ?? [] }))
}

type Centres = ReadonlyMap<string, Point>
type Placed = Pick<Layout, 'shapes' | 'words'>

function placeNodes({ standing: nodes }: Flow, centres: Centres): Placed {
  const shapes = new Map<string, Bounds>()
  const words = new Map<string, Bounds>()
  for (const { node, shape, timers } of nodes) {
    const centre = centres.get(node.id) ?? { x: 0, y: 0 }
    const bottom = centre.y + shape.height / 2
    shapes.set(node.id, { x: centre.x - shape.width / 2, y: centre.y - shape.height / 2, ...shape })
    if (isNamedOutside(node) && node.name !== '') words.set(node.id, below(centre.x, bottom + 4, wordsSize(node.name)))
    timers.forEach((timer, index) => {
      const x = timerX(centre.x, shape.width, timers.length, index)
      shapes.set(timer.id, { x: x - EVENT / 2, y: bottom - EVENT / 2, width: EVENT, height: EVENT })
      words.set(timer.id, below(x, bottom + EVENT / 2 + TIMER.words - 8 + TIMER.apart * timers.length, wordsSize(timer.name)))
    })
  }
  return { shapes, words }
}

/** Timers stand along the lower edge, the last of them at the right. */
function timerX(centre: number, width: number, count: number, index: number): number {
  return centre + width / 2 - (count < 2 ? 32 : TIMER_ROOM / 2) - (count - 1 - index) * TIMER_ROOM
}

function below(x: number, y: number, size: Size): Bounds {
  return { x: x - size.width / 2, y, ...size }
}

function placeArrows(flow: Flow, ranked: Ranked, centres: Centres, passLevel: (index: number, nr: number) => number, shapes: ReadonlyMap<string, Bounds>): Pick<Layout, 'ways' | 'words'> {
  // Routes run from top to bottom there: both axes change places on the way in and out.
  const boxes = flow.standing.map(({ node, shape }) => ({ key: node.id, kind: isGateway(node) ? 'choice' as const : shape.width === EVENT ? 'end' as const : 'task' as const, ...turned(centres.get(node.id) ?? { x: 0, y: 0 }), width: shape.height, height: shape.width }))
  const rooms = flow.standing.map(({ node, room }) => ({ ...turned(centres.get(node.id) ?? { x: 0, y: 0 }), width: room.height, height: room.width }))
  const words = new Map<string, Bounds>()
  const also = [...rooms]
  const arrows = flow.arrows.map((arrow, index) => {
    const inner = (ranked.passes[index] ?? []).map(({ column, isNamed }, nr) => {
      const y = passLevel(index, nr)
      if (!isNamed) return { x: column, y }
      // The words stand on the line.
      words.set(arrow.id, { x: column - arrow.words.width / 2, y: y - arrow.words.height - 2, ...arrow.words })
      also.push({ x: y, y: column, width: arrow.words.height, height: arrow.words.width })
      return { x: column, y }
    })
    return { from: arrow.from, to: arrow.to, points: [{ x: 0, y: 0 }, ...inner, { x: 0, y: 0 }].map(turned) }
  })
  const routed = routeArrows(boxes, arrows, also).map((points) => points.map(turned))
  const halves = new Map<number, number>()
  for (const { y, height } of also) halves.set(Math.round(y), Math.max(halves.get(Math.round(y)) ?? 0, height / 2))
  const ways = flow.arrows.map((arrow, index) => {
    const points = routed[index] ?? []
    const from = arrow.timer && shapes.get(arrow.timer.id)
    const column = centres.get(arrow.from)?.x ?? 0
    return from ? fromTimer(from, points, column, halves.get(Math.round(column)) ?? 0, index % 3) : points
  })
  const square = squareArrows(ways)
  return { ways: new Map(flow.arrows.map(({ id }, index) => [id, square[index] ?? []])), words }
}

function turned({ x, y }: Point): Point {
  return { x: y, y: x }
}

/** Down from the timer, then along below the step and out of its column. */
function fromTimer(timer: Bounds, points: readonly Point[], column: number, half: number, nr: number): readonly Point[] {
  const last = points.at(-1)
  if (!last) return points
  const isForward = last.x > column
  const x = timer.x + EVENT / 2
  const y = timer.y + EVENT + TIMER.turn + TIMER.apart * nr
  const out = isForward ? column + half + 4 : column - half - 4
  return [{ x, y: timer.y + EVENT }, { x, y }, { x: out, y }, ...points.filter((point) => (isForward ? point.x > out : point.x < out))]
}
