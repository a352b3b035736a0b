/** The shapes of the boxes, as paths from the left upper corner: told apart without colour, in print too. */
import type { NodeKind } from './graph.ts'

export interface Shape {
  readonly d: string
  readonly fill: 'none' | 'ground' | 'start' | 'task' | 'soft' | 'bar'
  readonly thin: boolean
  readonly dashed: boolean
}

interface Box {
  readonly kind: NodeKind
  readonly width: number
  readonly height: number
  readonly each?: unknown
}

export function boxShape({ kind, width, height, each }: Box): Shape[] {
  const behind: Shape[] = each === undefined ? [] : [shape(rounded(8, -5, width - 3, 20, 8), 'task', true), shape(rounded(4, -2.5, width - 1, 20, 8), 'task', true)]
  switch (kind) {
    case 'start': return [shape(rounded(0, 0, width, height, Math.min(height / 2, 22)), 'start')]
    case 'end': return [shape(rounded(0, 0, width, height, Math.min(height / 2, 22)), 'start'), shape(rounded(3.5, 3.5, width - 7, height - 7, Math.min(height / 2, 22) - 3.5), 'none', true)]
    case 'survey': return [...behind, shape(rounded(0, 0, width, height, 8), 'soft'), shape(`M6 0 V${height} M${width - 6} 0 V${height}`, 'none', true)]
    case 'meeting': return [...behind, shape(rounded(0, 0, width, height, 8), 'soft'), shape(`M0 6 H${width} M0 ${height - 6} H${width}`, 'none', true)]
    case 'wait': return [...behind, shape(rounded(0, 0, width, height, 8), 'task', false, true)]
    case 'ticket': return [...behind, shape(rounded(0, 0, width, height, 8), 'task'), shape(rounded(3, 3, width - 6, height - 6, 6), 'none', true)]
    case 'join':
    case 'fork': return [shape(rounded(0, 0, width, 8, 3), 'bar')]
    case 'choice': return [shape(`M${width / 2} 0 L${width} ${height / 2} L${width / 2} ${height} L0 ${height / 2} Z`, 'soft')]
    case 'task': return [...behind, shape(rounded(0, 0, width, height, 8), 'task')]
  }
}

/** A small sign in the left upper corner of the box. */
export function markShape({ kind }: Box): Shape[] {
  switch (kind) {
    case 'meeting': return [shape('M13 16 a2.5 2.5 0 1 0 0.1 0 M20 16 a2.5 2.5 0 1 0 0.1 0 M9.5 25.5 a3.6 3.6 0 0 1 7 0 M16.5 25.5 a3.6 3.6 0 0 1 7 0', 'none', true)]
    case 'wait': return [shape('M15 10 a6 6 0 1 0 0.1 0 M15 12.5 V16 L17.5 17.5', 'none', true)]
    case 'ticket': return [shape('M9 9 h11 v11 h-11 z M14.5 11.5 v6 M11.5 14.5 h6', 'none', true)]
    case 'start': case 'task': case 'survey': case 'join': case 'end': case 'fork': case 'choice': return []
  }
}

function shape(d: string, fill: Shape['fill'], thin = false, dashed = false): Shape {
  return { d, fill, thin, dashed }
}

function rounded(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2))
  return `M${x + r} ${y} H${x + width - r} A${r} ${r} 0 0 1 ${x + width} ${y + r} V${y + height - r} A${r} ${r} 0 0 1 ${x + width - r} ${y + height} H${x + r} A${r} ${r} 0 0 1 ${x} ${y + height - r} V${y + r} A${r} ${r} 0 0 1 ${x + r} ${y} Z`
}
