/** What stands in a box and beside an arrow, line by line, and how much room that takes. Lengths are pixels at 100 %. */
import type { Label } from '../types.ts'
import { breakLines, widthOf } from './text-lines.ts'

export interface DrawnLine {
  readonly kind: 'label' | 'each' | 'who' | 'limit' | 'clock'
  readonly text: string
  /** Baseline below the top. */
  readonly y: number
}

/** The parts of a box that are written in it. */
export interface BoxWords {
  readonly kind: string
  readonly label: Label
  readonly who?: Label | undefined
  readonly limits: readonly Label[]
  readonly each?: Label | undefined
}

interface Size {
  readonly width: number
  readonly height: number
}

type Language = 'zh' | 'en'

export const TYPE_SIZES: Readonly<Record<DrawnLine['kind'], number>> = { label: 14, each: 12, who: 12, limit: 12, clock: 12 }
const LINE_HEIGHTS: Readonly<Record<DrawnLine['kind'], number>> = { label: 20, each: 17, who: 17, limit: 17, clock: 17 }
const PADDING = { x: 14, y: 8 } as const
const WIDEST = { step: 220, round: 200, words: 150 } as const
const NARROWEST = { step: 150, round: 90 } as const
const FORK: Size = { width: 70, height: 8 }
const CHOICE: Size = { width: 30, height: 30 }
/** A join is a bar with its name below. */
const BAR = 8
const MOST_LINES = 4

function isRound(kind: string): boolean {
  return kind === 'start' || kind === 'end'
}

function widest(kind: string): number {
  return isRound(kind) ? WIDEST.round : WIDEST.step
}

/** A box with a sign in its corner keeps the sign's width free on both sides. */
function padding(kind: string): number {
  return kind === 'meeting' || kind === 'wait' || kind === 'ticket' ? PADDING.x + 14 : PADDING.x
}

/** The lines of a box in one language. */
export function boxLines(box: BoxWords, lang: Language): readonly DrawnLine[] {
  const room = widest(box.kind) - 2 * padding(box.kind)
  const fill = (kind: DrawnLine['kind'], label: Label | undefined): { kind: DrawnLine['kind']; text: string }[] => (label ? breakLines(label[lang], room, TYPE_SIZES[kind], MOST_LINES).map((text) => ({ kind, text })) : [])
  const lines = [...fill('label', box.label), ...fill('each', box.each), ...fill('who', box.who), ...box.limits.flatMap((limit) => fill('limit', limit))]
  return stack(lines, box.kind === 'join' ? BAR + 2 : PADDING.y)
}

function stack(lines: readonly Omit<DrawnLine, 'y'>[], from: number): readonly DrawnLine[] {
  let top = from
  return lines.map((line) => {
    top += LINE_HEIGHTS[line.kind]
    return { ...line, y: top - 5 }
  })
}

/** Room for these languages, so that one layout serves them all. */
export function boxSize(box: BoxWords, langs: readonly Language[]): Size {
  if (box.kind === 'fork') return FORK
  if (box.kind === 'choice') return CHOICE
  const sizes = langs.map((lang) => sizeOf(boxLines(box, lang)))
  const narrowest = isRound(box.kind) ? NARROWEST.round : NARROWEST.step
  return {
    width: Math.min(widest(box.kind), Math.max(narrowest, ...sizes.map(({ width }) => width + 2 * padding(box.kind)))),
    height: Math.max(...sizes.map(({ height }) => height)) + (box.kind === 'join' ? BAR + 6 : 2 * PADDING.y),
  }
}

function sizeOf(lines: readonly Pick<DrawnLine, 'kind' | 'text'>[]): Size {
  return { width: Math.ceil(Math.max(0, ...lines.map(({ kind, text }) => widthOf(text, TYPE_SIZES[kind])))), height: lines.reduce((sum, { kind }) => sum + LINE_HEIGHTS[kind], 0) }
}

/** Lines centred in the height of their box. */
export function centredLines(box: BoxWords, height: number, lang: Language): readonly DrawnLine[] {
  const lines = boxLines(box, lang)
  if (box.kind === 'join') return lines
  const spare = (height - 2 * PADDING.y - sizeOf(lines).height) / 2
  return lines.map((line) => ({ ...line, y: line.y + spare }))
}

/** The words beside an arrow: the outcome or condition, and the clock that takes it. */
export function arrowLines(arrow: { readonly label: Label; readonly clock?: Label | undefined }, lang: Language): readonly DrawnLine[] {
  const fill = (kind: DrawnLine['kind'], text: string): { kind: DrawnLine['kind']; text: string }[] => breakLines(text, WIDEST.words, 12, MOST_LINES).map((line) => ({ kind, text: line }))
  return stack([...fill('who', arrow.label[lang]), ...(arrow.clock ? fill('clock', arrow.clock[lang]) : [])], 1)
}

export function arrowSize(arrow: { readonly label: Label; readonly clock?: Label | undefined }, langs: readonly Language[]): Size {
  const sizes = langs.map((lang) => sizeOf(arrowLines(arrow, lang)))
  const width = Math.max(...sizes.map((size) => size.width))
  return width === 0 ? { width: 0, height: 0 } : { width: width + 8, height: Math.max(...sizes.map(({ height }) => height)) + 4 }
}
