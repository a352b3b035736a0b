/** Geometry of the drawn lines of a procedure. Lengths are the diagram's own units, one pixel at 100 %. */
import type { Point } from './point.ts'

/** An SVG path through the points, its corners rounded by at most `radius`. */
export function drawPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points
  if (!first) return ''
  const parts = [`M${at(first)}`]
  rest.forEach((corner, i) => {
    const before = points[i] ?? first
    const after = points[i + 2]
    if (!after) {
      parts.push(`L${at(corner)}`)
      return
    }
    const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    parts.push(`L${at(towards(corner, before, bend))}`, `Q${at(corner)} ${at(towards(corner, after, bend))}`)
  })
  return parts.join(' ')
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to)
  if (whole === 0) return from
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole }
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
