import { useId, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiagramView } from '../../../contract/index.ts'
import { useLabel, useLocale } from '../../ui/locale.tsx'
import { composeBox } from './box-words.ts'
import { tellDiagram, type DiagramEdge, type DiagramNode } from './diagram-order.ts'
import { breakText, drawPath, findMiddle, measure } from './diagram-path.ts'

const TONES = ['plain', 'primary', 'refuse'] as const

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
        {TONES.map((tone) => (
          <marker key={tone} id={`${id}${tone}`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
            <path className={`pd-head pd-${tone}`} d="M0 0 L10 5 L0 10 z" />
          </marker>
        ))}
      </defs>
      <g aria-hidden>
        {diagram.edges.map((edge, i) => <Line key={i} edge={edge} marker={`url(#${id}${edge.tone})`} />)}
        {diagram.edges.map((edge, i) => <LineWords key={i} edge={edge} />)}
      </g>
      {tellDiagram(diagram).map(({ node }) => <Box key={node.key} node={node} isSelected={node.key === selected} onSelect={onSelect} />)}
    </svg>
  )
}

function Line({ edge, marker }: { readonly edge: DiagramEdge; readonly marker: string }) {
  return <path className={`pd-line pd-${edge.tone}`} d={drawPath(edge.points)} markerEnd={marker} />
}

/** The layout keeps 90 units beside a line for its words: about 16 narrow characters. */
const WORDS_WIDTH = 16
const LINE_HEIGHT = 15

function LineWords({ edge }: { readonly edge: DiagramEdge }) {
  const words = useLabel()(edge.label)
  // Two lines of about the same length look better than a full one with a leftover.
  const width = measure(words) <= WORDS_WIDTH ? WORDS_WIDTH : Math.min(WORDS_WIDTH, Math.ceil(measure(words) / 2) + 1)
  const lines = breakText(words, width, 2)
  if (lines.length === 0) return null
  const { x, y } = findMiddle(edge.points)
  const room = Math.max(...lines.map(measure)) * 6.2 + 8
  const height = lines.length * LINE_HEIGHT + 2
  return (
    <g className={`pd-words pd-${edge.tone}`} transform={`translate(${x} ${y - height / 2})`}>
      <rect x={-room / 2} width={room} height={height} rx={4} />
      {lines.map((line, i) => <text key={i} textAnchor="middle" y={i * LINE_HEIGHT + 12}>{line}</text>)}
    </g>
  )
}

function Box({ node, isSelected, onSelect }: { readonly node: DiagramNode; readonly isSelected: boolean; readonly onSelect: (key: string) => void }) {
  const { t } = useTranslation('procedures')
  const { language } = useLocale()
  const labelOf = useLabel()
  const words = [
    t('diagram.node', { kind: t(`kind.${node.kind}`), label: labelOf(node.label) }),
    ...(node.who ? [t('diagram.by', { who: labelOf(node.who) })] : []),
    ...node.limits.map((limit) => t('diagram.limit', { limit: labelOf(limit) })),
  ]
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onSelect(node.key)
  }
  const round = node.kind === 'start' || node.kind === 'end' ? Math.min(node.height / 2, 22) : 8
  return (
    <g
      className={`pd-box pd-box-${node.kind}`} transform={`translate(${node.x - node.width / 2} ${node.y - node.height / 2})`} role="button" tabIndex={0} aria-pressed={isSelected}
      onClick={() => onSelect(node.key)} onKeyDown={press}
    >
      <title>{words.join(t('mark'))}</title>
      <rect className="pd-frame" width={node.width} height={node.height} rx={round} />
      {node.kind === 'end' && <rect className="pd-inner" x={3.5} y={3.5} width={node.width - 7} height={node.height - 7} rx={Math.max(round - 3.5, 0)} />}
      {node.kind === 'survey' && <path className="pd-inner" d={`M6 0 V${node.height} M${node.width - 6} 0 V${node.height}`} />}
      {composeBox(node, language).map(({ kind, text, y }, i) => <text key={i} className={`pd-${kind}`} x={node.width / 2} y={y} textAnchor="middle" aria-hidden>{text}</text>)}
    </g>
  )
}
