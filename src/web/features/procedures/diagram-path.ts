/** Geometry of the drawn lines of a procedure. Lengths are the diagram's own units, one at 100 %. */

export interface Point {
  readonly x: number
  readonly y: number
}

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

/** Where the words of a line stand: the layout keeps room at its middle point, and half-way along where there is none. */
export function findMiddle(points: readonly Point[]): Point {
  const middle = points[(points.length - 1) / 2]
  if (middle) return middle
  const pieces = points.slice(1).map((to, i) => ({ from: points[i] ?? to, to, length: distance(points[i] ?? to, to) }))
  let left = pieces.reduce((sum, { length }) => sum + length, 0) / 2
  for (const { from, to, length } of pieces) {
    if (left <= length) return towards(from, to, left)
    left -= length
  }
  return points.at(-1) ?? { x: 0, y: 0 }
}

/**
 * Breaks a text into lines of at most `width` units, where a Chinese character counts 2 and a Latin one 1; Latin words stay whole
 * where they fit. The last line ends in an ellipsis when more than `lines` would be needed.
 */
export function breakText(text: string, width: number, lines: number): readonly string[] {
  const made: string[] = []
  let line = ''
  for (const piece of text.match(/[\p{Script=Han}\p{P}]|[^\s\p{Script=Han}\p{P}]+|\s+/gu) ?? []) {
    for (const part of measure(piece) > width ? Array.from(piece) : [piece]) {
      if (measure(line + part) > width && line.trim() !== '' && !/^\p{P}$/u.test(part)) {
        made.push(line.trim())
        line = ''
      }
      line += part
    }
  }
  if (line.trim() !== '') made.push(line.trim())
  if (made.length <= lines) return made
  return [...made.slice(0, lines - 1), shorten(made[lines - 1] ?? '', width)]
}

/** How wide a text is: 2 for a wide character, 1 for the others. */
export function measure(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(letter) ? 2 : 1), 0)
}

function shorten(line: string, width: number): string {
  const letters = Array.from(line)
  while (letters.length > 0 && measure(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('')}…`
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
  return `${String(round(x))} ${String(round(y))}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
