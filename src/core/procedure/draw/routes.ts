/**
 * Where arrows run. The layout says in which column an arrow passes each row; here it is led so that it moves sideways only between
 * rows, where nothing stands, and meets its boxes from above or below, each arrow at a place of its own.
 */
import type { NodeKind } from './graph.ts'
import type { Point } from './point.ts'

interface Placed extends Point {
  readonly width: number
  readonly height: number
}

export interface PlacedBox extends Placed {
  readonly key: string
  readonly kind: NodeKind
}

export interface RawArrow {
  readonly from: string
  readonly to: string
  /** As the layout has them, from `from` to `to`, ends included. */
  readonly points: readonly Point[]
  readonly words?: Placed
}

/** Between two arrows at one box. */
const APART = 16
/** How far an arrow runs straight before its box, so that its head stands upright. */
const STRAIGHT = 13

/** `also` takes room in the rows without being met by arrows. */
export function routeArrows(boxes: readonly PlacedBox[], arrows: readonly RawArrow[], also: readonly Placed[] = []): readonly (readonly Point[])[] {
  const byKey = new Map(boxes.map((box) => [box.key, box]))
  const rows = rowsOf([...boxes, ...also, ...arrows.flatMap(({ words }) => (words ? [words] : []))])
  const places = attach(byKey, arrows)
  const loops = reaches(byKey, arrows)
  return arrows.map((arrow, index) => {
    const [from, to] = [byKey.get(arrow.from), byKey.get(arrow.to)]
    const inner = arrow.points.slice(1, -1)
    if (from && from === to) return loop(from, arrow.words, loops.get(index) ?? 0)
    const [start, end] = [places.get(`${index}.from`), places.get(`${index}.to`)]
    if (!from || !to || start === undefined || end === undefined || inner.length === 0) return arrow.points
    const down = from.y < to.y
    return tidy([...leave(from, start, down, rows), ...inner.flatMap((point) => through(point, down, rows)), ...leave(to, end, !down, rows).toReversed()])
  })
}

/** Half the height of everything that stands at a height, by that height: boxes, and the words of arrows. */
function rowsOf(things: readonly Placed[]): ReadonlyMap<number, number> {
  const rows = new Map<number, number>()
  for (const { y, height } of things) rows.set(Math.round(y), Math.max(rows.get(Math.round(y)) ?? 0, height / 2))
  return rows
}

/** Straight through a row. */
function through({ x, y }: Point, down: boolean, rows: ReadonlyMap<number, number>): Point[] {
  const half = rows.get(Math.round(y)) ?? 0
  return down ? [{ x, y: y - half }, { x, y: y + half }] : [{ x, y: y + half }, { x, y: y - half }]
}

/** From the edge of a box straight to the edge of its row. */
function leave(box: PlacedBox, x: number, down: boolean, rows: ReadonlyMap<number, number>): Point[] {
  const half = rows.get(Math.round(box.y)) ?? box.height / 2
  const reach = box.kind === 'choice' ? (box.height / 2) * (1 - Math.abs(x - box.x) / (box.width / 2)) : box.height / 2
  const [near, far] = [reach, Math.max(half, reach + STRAIGHT)]
  return down ? [{ x, y: box.y + near }, { x, y: box.y + far }] : [{ x, y: box.y - near }, { x, y: box.y - far }]
}

/** Out of the right side of a box, round the words beside it, and back in. */
function loop(box: PlacedBox, words: Placed | undefined, reach: number): readonly Point[] {
  const right = box.x + box.width / 2
  const out = words ? words.x : right + 24
  return [{ x: right, y: box.y - reach }, { x: out, y: box.y - reach }, { x: out, y: box.y + reach }, { x: right, y: box.y + reach }]
}

/** How far above and below the middle each loop leaves: those that go further out pass outside of the words of the others. */
function reaches(boxes: ReadonlyMap<string, PlacedBox>, arrows: readonly RawArrow[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const loops = arrows.map((arrow, index) => ({ ...arrow, index })).filter(({ from, to }) => from === to)
  for (const [key, own] of Map.groupBy(loops, ({ from }) => from)) {
    const most = (boxes.get(key)?.height ?? 0) / 2 - 4
    let reach = 0
    for (const { index, words } of own.toSorted((a, b) => (a.words?.x ?? 0) - (b.words?.x ?? 0))) {
      reach = Math.min(most, Math.max(reach + 7, (words?.height ?? 0) / 2 + 5))
      found.set(index, reach)
    }
  }
  return found
}

/** Where each arrow meets its boxes, by `<index>.from` and `<index>.to`: under its own column where it can, apart from the others. */
function attach(boxes: ReadonlyMap<string, PlacedBox>, arrows: readonly RawArrow[]): ReadonlyMap<string, number> {
  const sides = new Map<string, { readonly name: string; readonly wish: number }[]>()
  const wishes = (box: string, isBelow: boolean, name: string, wish: number): void => {
    const side = `${box} ${isBelow ? 'below' : 'above'}`
    sides.set(side, [...(sides.get(side) ?? []), { name, wish }])
  }
  arrows.forEach(({ from, to, points }, index) => {
    const [a, b] = [boxes.get(from), boxes.get(to)]
    const [first, last] = [points[1], points.at(-2)]
    if (!a || !b || !first || !last || points.length < 3 || from === to) return
    wishes(from, a.y < b.y, `${index}.from`, first.x)
    wishes(to, a.y > b.y, `${index}.to`, last.x)
  })
  const places = new Map<string, number>()
  for (const [side, wanted] of sides) {
    const box = boxes.get(side.slice(0, side.lastIndexOf(' ')))
    if (box) spread(box, wanted.toSorted((p, q) => p.wish - q.wish)).forEach((x, index) => places.set(wanted.toSorted((p, q) => p.wish - q.wish)[index]?.name ?? '', x))
  }
  return places
}

/** As near to the wishes as the width and the distance between arrows allow. */
function spread(box: PlacedBox, wanted: readonly { readonly wish: number }[]): readonly number[] {
  const margin = box.kind === 'choice' ? 4 : box.kind === 'start' || box.kind === 'end' ? Math.min(20, box.width / 4) : 14
  const [left, right] = [box.x - box.width / 2 + margin, box.x + box.width / 2 - margin]
  const apart = wanted.length < 2 ? 0 : Math.min(APART, (right - left) / (wanted.length - 1))
  const places: number[] = []
  wanted.forEach(({ wish }, index) => {
    const least = index === 0 ? left : (places[index - 1] ?? left) + apart
    places.push(Math.min(Math.max(wish, least), right - apart * (wanted.length - 1 - index)))
  })
  return places
}

/** Without points twice at one place, or on the straight line between their neighbours. */
function tidy(points: readonly Point[]): readonly Point[] {
  const apart = points.filter((point, index) => {
    const before = points[index - 1]
    return !before || Math.hypot(point.x - before.x, point.y - before.y) >= 0.5
  })
  return apart.filter((point, index) => {
    const [before, after] = [apart[index - 1], apart[index + 1]]
    if (!before || !after) return true
    return Math.abs((point.x - before.x) * (after.y - before.y) - (after.x - before.x) * (point.y - before.y)) > 0.5
  })
}
