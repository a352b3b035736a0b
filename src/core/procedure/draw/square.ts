/** Arrows made square: what ran aslant between two columns goes straight, across, and straight on, each arrow at a place of its own. */
import type { Point } from './point.ts'

interface Slant {
  readonly arrow: number
  readonly at: number
  readonly from: Point
  readonly to: Point
}

/** Arrows run along x. */
export function squareArrows(arrows: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const slants = arrows.flatMap((points, arrow) => points.slice(1).flatMap((to, index): Slant[] => {
    const from = points[index]
    return from && Math.abs(from.x - to.x) > 1 && Math.abs(from.y - to.y) > 0.5 ? [{ arrow, at: index + 1, from, to }] : []
  }))
  const turns = new Map<string, number>()
  for (const group of gaps(slants)) {
    const [left, right] = [Math.max(...group.map(({ from, to }) => Math.min(from.x, to.x))), Math.min(...group.map(({ from, to }) => Math.max(from.x, to.x)))]
    group.toSorted((a, b) => rankOf(a) - rankOf(b)).forEach((slant, index) => turns.set(`${slant.arrow} ${slant.at}`, left + ((right - left) * (index + 1)) / (group.length + 1)))
  }
  return arrows.map((points, arrow) => tidy(points.flatMap((point, at) => {
    const turn = turns.get(`${arrow} ${at}`)
    const before = points[at - 1]
    return turn === undefined || !before ? [point] : [{ x: turn, y: before.y }, { x: turn, y: point.y }, point]
  })))
}

/** Slants that share a gap between columns: their spans overlap. */
function gaps(slants: readonly Slant[]): readonly (readonly Slant[])[] {
  const groups: { until: number; readonly slants: Slant[] }[] = []
  for (const slant of slants.toSorted((a, b) => Math.min(a.from.x, a.to.x) - Math.min(b.from.x, b.to.x))) {
    const [left, right] = [Math.min(slant.from.x, slant.to.x), Math.max(slant.from.x, slant.to.x)]
    const last = groups.at(-1)
    if (last && left < last.until - 1) {
      last.slants.push(slant)
      last.until = Math.min(last.until, right)
    } else groups.push({ until: right, slants: [slant] })
  }
  return groups.map((group) => group.slants)
}

/** Those that go down turn the sooner the lower they come; those that go up the sooner the higher: so they cross least. */
function rankOf({ from, to }: Slant): number {
  const [left, right] = from.x < to.x ? [from, to] : [to, from]
  return left.y < right.y ? -left.y : left.y + 1_000_000
}

function tidy(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before || !after) return true
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
  })
}
