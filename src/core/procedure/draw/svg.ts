/** The diagram as an SVG file that stands alone: for print, for a document beside the paper rule. */
import type { Label } from '../types.ts'
import { centredLines, arrowLines, TYPE_SIZES } from './boxes.ts'
import type { DrawnLine } from './boxes.ts'
import type { Diagram, DiagramEdge, DiagramNode } from './diagram.ts'
import type { NodeKind } from './graph.ts'
import { drawPath, round } from './paths.ts'
import { boxShape, markShape } from './shapes.ts'
import type { Shape } from './shapes.ts'
import { widthOf } from './text-lines.ts'

type Language = 'zh' | 'en'

export const COLOURS = {
  ground: '#ffffff', text: '#1f2937', quiet: '#4b5563', frame: '#64748b', line: '#64748b', accent: '#1d4ed8', refuse: '#b42318', late: '#92400e',
  start: '#eef2f7', task: '#ffffff', soft: '#f5f8ff', bar: '#334155',
} as const

const FONT = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','Hiragino Sans GB',Arial,sans-serif"
const HEAD = 44
const LEGEND = 34

/** The picture in one language with its title above and the meaning of its lines below. */
export function toSvg(diagram: Diagram, title: Label, lang: Language): string {
  const legend = drawLegend(diagram, lang)
  const width = Math.max(diagram.width, legend.width + 48, Math.ceil(widthOf(title[lang], 18)) + 48)
  const height = diagram.height + HEAD + LEGEND
  const left = round((width - diagram.width) / 2)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    `<title>${escapeXml(title[lang])}</title>`,
    `<defs>${(['line', 'accent', 'refuse', 'late'] as const).map(marker).join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="${COLOURS.ground}"/>`,
    `<text x="${width / 2}" y="30" text-anchor="middle" font-size="18" font-weight="600" fill="${COLOURS.text}">${escapeXml(title[lang])}</text>`,
    `<g transform="translate(${left} ${HEAD})">`,
    ...diagram.nodes.map((node) => drawBox(node, lang)),
    ...diagram.edges.map(drawLine),
    ...diagram.edges.map((edge) => drawWords(edge, lang)),
    '</g>',
    `<g transform="translate(24 ${height - LEGEND + 14})">${legend.drawn}</g>`,
    '</svg>', '',
  ].join('\n')
}

export function escapeXml(text: string): string {
  // Control characters have no place in XML; no procedure needs them.
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\P{Cc}\t\n\r]/gu, ' ')
}

type Stroke = 'line' | 'accent' | 'refuse' | 'late'

function strokeOf(edge: Pick<DiagramEdge, 'tone' | 'clock'>): Stroke {
  if (edge.clock) return 'late'
  return edge.tone === 'primary' ? 'accent' : edge.tone === 'refuse' ? 'refuse' : 'line'
}

function marker(stroke: Stroke): string {
  return `<marker id="head-${stroke}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="${COLOURS[stroke]}"/></marker>`
}

function lineStyle(stroke: Stroke): string {
  return `fill="none" stroke="${COLOURS[stroke]}" stroke-width="${stroke === 'accent' ? 2 : 1.4}"${stroke === 'late' ? ' stroke-dasharray="6 4"' : ''}`
}

function drawLine(edge: DiagramEdge): string {
  const stroke = strokeOf(edge)
  return `<path d="${drawPath(edge.points)}" ${lineStyle(stroke)} marker-end="url(#head-${stroke})"/>`
}

function drawWords(edge: DiagramEdge, lang: Language): string {
  const { words } = edge
  const lines = arrowLines(edge, lang)
  if (!words || lines.length === 0) return ''
  const height = (lines.at(-1)?.y ?? 0) + 6
  const width = Math.ceil(Math.max(...lines.map(({ text }) => widthOf(text, 12)))) + 6
  const top = round(words.y - height / 2)
  const colour = COLOURS[strokeOf(edge)]
  return `<g><rect x="${round(words.x - width / 2)}" y="${top}" width="${width}" height="${height}" rx="3" fill="${COLOURS.ground}" fill-opacity="0.92"/>${lines.map((line) => text(line, words.x, top, colour === COLOURS.line ? COLOURS.text : colour)).join('')}</g>`
}

function drawBox(node: DiagramNode, lang: Language): string {
  const [left, top] = [round(node.x - node.width / 2), round(node.y - node.height / 2)]
  const shapes = [...boxShape(node), ...markShape(node)].map(drawShape)
  const lines = centredLines(node, node.height, lang).map((line) => text(line, node.width / 2, 0, line.kind === 'label' ? COLOURS.text : COLOURS.quiet))
  return `<g transform="translate(${left} ${top})">${[...shapes, ...lines].join('')}</g>`
}

function drawShape(shape: Shape): string {
  const fill = shape.fill === 'none' ? 'none' : COLOURS[shape.fill]
  const dash = shape.dashed ? ' stroke-dasharray="5 3"' : ''
  return `<path d="${shape.d}" fill="${fill}" stroke="${COLOURS.frame}" stroke-width="${shape.thin ? 1 : 1.3}"${dash}/>`
}

function text(line: DrawnLine, x: number, top: number, fill: string): string {
  const weight = line.kind === 'label' ? ' font-weight="600"' : ''
  return `<text x="${round(x)}" y="${round(top + line.y)}" text-anchor="middle" font-size="${TYPE_SIZES[line.kind]}"${weight} fill="${fill}">${escapeXml(line.text)}</text>`
}

const LINES: readonly (readonly [Stroke, Label])[] = [
  ['accent', { zh: '通常走向', en: 'usual way' }], ['line', { zh: '其他走向', en: 'other way' }], ['refuse', { zh: '退回或否定', en: 'refusal or return' }], ['late', { zh: '到时自动', en: 'when a limit is over' }],
]
const BOXES: readonly (readonly [NodeKind, Label])[] = [
  ['survey', { zh: '回访', en: 'call-back' }], ['meeting', { zh: '会议', en: 'meeting' }], ['wait', { zh: '等待', en: 'waiting' }], ['ticket', { zh: '另开工单', en: 'another ticket' }],
  ['choice', { zh: '按条件', en: 'by condition' }], ['fork', { zh: '并行', en: 'side by side' }],
]

interface Legend {
  readonly drawn: string
  readonly width: number
}

/** What the lines and boxes of this very picture mean. */
function drawLegend(diagram: Diagram, lang: Language): Legend {
  const lines = LINES.filter(([stroke]) => diagram.edges.some((edge) => strokeOf(edge) === stroke)).map(([stroke, label]) => ({ label, sign: `<path d="M0 0 H34" ${lineStyle(stroke)} marker-end="url(#head-${stroke})"/>` }))
  const boxes = BOXES.filter(([kind]) => diagram.nodes.some((node) => node.kind === kind || (kind === 'fork' && node.kind === 'join'))).map(([kind, label]) => {
    const height = kind === 'fork' ? 8 : 18
    return { label, sign: `<g transform="translate(${kind === 'choice' ? 8 : 0} ${-height / 2})">${boxShape({ kind, width: kind === 'choice' ? 18 : 34, height }).map(drawShape).join('')}</g>` }
  })
  let x = 0
  const drawn = [...lines, ...boxes].map(({ label, sign }) => {
    const from = x
    x += 42 + Math.ceil(widthOf(label[lang], 12)) + 20
    return `<g transform="translate(${from} 0)">${sign}<text x="42" y="4" font-size="12" fill="${COLOURS.quiet}">${escapeXml(label[lang])}</text></g>`
  })
  return { drawn: drawn.join(''), width: x }
}
