import { useId, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiagramView } from '../../../contract/index.ts'
import { arrowLines, centredLines, type DrawnLine } from '../../../core/procedure/draw/boxes.ts'
import { drawPath } from '../../../core/procedure/draw/paths.ts'
import { boxShape, markShape } from '../../../core/procedure/draw/shapes.ts'
import { widthOf } from '../../../core/procedure/draw/text-lines.ts'
import { useLabel, useLocale } from '../../ui/locale.tsx'
import { isStation, tellDiagram, type DiagramEdge, type DiagramNode } from './diagram-order.ts'

const STROKES = ['plain', 'primary', 'refuse', 'late'] as const
type Stroke = (typeof STROKES)[number]

interface Props {
  readonly diagram: DiagramView
  readonly title: string
  readonly scale: number
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
}

/** The procedure drawn by our own hand: prints as it stands, and each step is a button in the order the procedure is told. */
export function ProcedureDiagram({ diagram, title, scale, selected, onSelect }: Props) {
  const { t } = useTranslation('procedures')
  const id = useId()
  return (
    <svg className="pd-svg" viewBox={`0 0 ${diagram.width} ${diagram.height}`} width={diagram.width * scale} height={diagram.height * scale} role="group" aria-label={t('diagram.label', { title })}>
      <defs>
        {STROKES.map((stroke) => (
          <marker key={stroke} id={`${id}${stroke}`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
            <path className={`pd-head pd-${stroke}`} d="M0 0 L10 5 L0 10 z" />
          </marker>
        ))}
      </defs>
      <g aria-hidden>
        {diagram.nodes.filter((node) => !isStation(node)).map((node) => <g key={node.key} transform={corner(node)}><Shapes node={node} /></g>)}
      </g>
      {tellDiagram(diagram).map(({ node }) => <Box key={node.key} node={node} isSelected={node.key === selected} onSelect={onSelect} />)}
      <g aria-hidden>
        {diagram.edges.map((edge, i) => <path key={i} className={`pd-line pd-${strokeOf(edge)}`} d={drawPath(edge.points)} markerEnd={`url(#${id}${strokeOf(edge)})`} />)}
        {diagram.edges.map((edge, i) => <LineWords key={i} edge={edge} />)}
      </g>
    </svg>
  )
}

function strokeOf(edge: DiagramEdge): Stroke {
  return edge.clock ? 'late' : edge.tone
}

function corner({ x, y, width, height }: DiagramNode): string {
  return `translate(${x - width / 2} ${y - height / 2})`
}

function LineWords({ edge }: { readonly edge: DiagramEdge }) {
  const { language } = useLocale()
  const lines = arrowLines(edge, language)
  const last = lines.at(-1)
  if (!edge.words || !last) return null
  const room = Math.max(...lines.map(({ text }) => widthOf(text, 12))) + 6
  const height = last.y + 6
  return (
    <g className={`pd-words pd-${strokeOf(edge)}`} transform={`translate(${edge.words.x} ${edge.words.y - height / 2})`}>
      <rect x={-room / 2} width={room} height={height} rx={4} />
      {lines.map(({ text, y }) => <text key={y} textAnchor="middle" y={y}>{text}</text>)}
    </g>
  )
}

function Shapes({ node }: { readonly node: DiagramNode }) {
  return (
    <>
      {boxShape(node).map(({ d, fill, thin, dashed }, i) => <path key={i} className={`pd-shape pd-fill-${fill}${thin ? ' pd-thin' : ''}${dashed ? ' pd-dashed' : ''}`} d={d} />)}
      {markShape(node).map(({ d }, i) => <path key={i} className="pd-shape pd-fill-none pd-thin" d={d} />)}
    </>
  )
}

function Words({ lines, x }: { readonly lines: readonly DrawnLine[]; readonly x: number }) {
  return <>{lines.map(({ kind, text, y }) => <text key={y} className={`pd-${kind}`} x={x} y={y} textAnchor="middle" aria-hidden>{text}</text>)}</>
}

function Box({ node, isSelected, onSelect }: { readonly node: DiagramNode; readonly isSelected: boolean; readonly onSelect: (key: string) => void }) {
  const { t } = useTranslation('procedures')
  const { language } = useLocale()
  const labelOf = useLabel()
  const words = [
    t('diagram.node', { kind: t(`kind.${node.kind}`), label: labelOf(node.label) }),
    ...(node.each ? [labelOf(node.each)] : []),
    ...(node.who ? [node.kind === 'start' ? labelOf(node.who) : t('diagram.by', { who: labelOf(node.who) })] : []),
    ...node.limits.map((limit) => t('diagram.limit', { limit: labelOf(limit) })),
  ]
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onSelect(node.key)
  }
  return (
    <g className={`pd-box pd-box-${node.kind}`} transform={corner(node)} role="button" tabIndex={0} aria-pressed={isSelected} onClick={() => onSelect(node.key)} onKeyDown={press}>
      <title>{words.join(t('mark'))}</title>
      <Shapes node={node} />
      <Words lines={centredLines(node, node.height, language)} x={node.width / 2} />
    </g>
  )
}
