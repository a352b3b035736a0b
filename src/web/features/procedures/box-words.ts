/** Which words stand where in the box of a step. */
import type { Language } from '../../ui/format.ts'
import type { DiagramNode } from './diagram-order.ts'
import { breakText } from './diagram-path.ts'

export interface BoxLine {
  readonly kind: 'label' | 'who' | 'limit'
  readonly text: string
  /** Baseline below the top of the box, in the diagram's units. */
  readonly y: number
}

const HEIGHTS: Readonly<Record<BoxLine['kind'], number>> = { label: 19, who: 16, limit: 16 }
/** Half the width of a wide character: 14 px type for the label, 12 px for the rest. */
const UNIT: Readonly<Record<BoxLine['kind'], number>> = { label: 7.2, who: 6.2, limit: 6.2 }
const PADDING = 12

/**
 * The lines of a box, centred in its height. When not all fit, the label goes to one line first, then the limits to one line,
 * then who acts is left out: the list below the diagram has everything.
 */
export function composeBox(node: Pick<DiagramNode, 'label' | 'who' | 'limits' | 'width' | 'height'>, language: Language): readonly BoxLine[] {
  const width = (kind: BoxLine['kind']): number => Math.floor((node.width - 2 * PADDING) / UNIT[kind])
  const fill = (kind: BoxLine['kind'], text: string, lines: number) => breakText(text, width(kind), lines).map((line) => ({ kind, text: line }))
  const limits = node.limits.map((limit) => limit[language])
  const who = node.who ? fill('who', node.who[language], 1) : []
  const label = (lines: number) => fill('label', node.label[language], lines)
  const attempts = [
    [...label(2), ...who, ...limits.flatMap((limit) => fill('limit', limit, 1))],
    [...label(1), ...who, ...limits.flatMap((limit) => fill('limit', limit, 1))],
    [...label(1), ...who, ...fill('limit', limits.join(' · '), 1)],
    [...label(1), ...fill('limit', limits.join(' · '), 1)],
  ]
  const fits = (lines: readonly { readonly kind: BoxLine['kind'] }[]): boolean => heightOf(lines) <= node.height - 8
  return stack(attempts.find(fits) ?? label(1), node.height)
}

function heightOf(lines: readonly { readonly kind: BoxLine['kind'] }[]): number {
  return lines.reduce((sum, { kind }) => sum + HEIGHTS[kind], 0)
}

function stack(lines: readonly Omit<BoxLine, 'y'>[], height: number): readonly BoxLine[] {
  let top = (height - heightOf(lines)) / 2
  return lines.map((line) => {
    top += HEIGHTS[line.kind]
    return { ...line, y: top - 5 }
  })
}
