import { ColumnWidthOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiagramView, ProcedureView } from '../../../contract/index.ts'
import { boxShape } from '../../../core/procedure/draw/shapes.ts'
import { useLabel } from '../../ui/locale.tsx'
import { ProcedureDiagram } from './procedure-diagram.tsx'
import { StepCard } from './step-card.tsx'
import { fitScale, keepPoint, zoomBy } from './zoom.ts'

/** The diagram in a window that scrolls: the browser's own scrolling serves touch, wheel and keys; a mouse may also drag. */
export function DiagramPanel({ procedure }: { readonly procedure: ProcedureView }) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  const [selected, setSelected] = useState<string>()
  const view = useZoom(procedure.diagram.width)
  const drag = useDrag(view.window)
  const press = (event: KeyboardEvent): void => {
    const steps = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (steps !== 0) view.zoom(steps)
    else if (event.key === '0') view.fit()
    else if (event.key === 'Escape') setSelected(undefined)
  }
  return (
    <div className="pd-panel">
      <div className="pd-tools hy-no-print">
        <Legend diagram={procedure.diagram} />
        <Space.Compact>
          <Button icon={<MinusOutlined />} aria-label={t('diagram.zoomOut')} title={t('diagram.zoomOut')} onClick={() => view.zoom(-1)} />
          <Button className="pd-scale" title={t('diagram.actual')} onClick={view.actual}>{t('diagram.scale', { percent: Math.round(view.scale * 100) })}</Button>
          <Button icon={<PlusOutlined />} aria-label={t('diagram.zoomIn')} title={t('diagram.zoomIn')} onClick={() => view.zoom(1)} />
          <Button icon={<ColumnWidthOutlined />} aria-label={t('diagram.fit')} title={t('diagram.fit')} onClick={view.fit} />
        </Space.Compact>
      </div>
      <div className="pd-columns">
        <div ref={view.window} className="pd-window" tabIndex={0} role="group" aria-label={t('diagram.title')} aria-describedby="pd-help" onKeyDown={press} {...drag}>
          <ProcedureDiagram diagram={procedure.diagram} title={labelOf(procedure.title)} scale={view.scale} selected={selected} onSelect={setSelected} />
        </div>
        <aside className="pd-aside hy-no-print" aria-live="polite" aria-label={t('steps.selected')}>
          {selected === undefined ? <p className="hy-quiet">{t('steps.pick')}</p> : <StepCard procedure={procedure} stepKey={selected} onClose={() => setSelected(undefined)} />}
        </aside>
      </div>
      <p id="pd-help" className="hy-quiet hy-no-print">{t('diagram.help')}</p>
    </div>
  )
}

const BOXES = ['survey', 'meeting', 'wait', 'ticket', 'choice', 'fork'] as const

/** What the lines and boxes of this very diagram mean. */
function Legend({ diagram }: { readonly diagram: DiagramView }) {
  const { t } = useTranslation('procedures')
  const strokes = (['primary', 'plain', 'refuse', 'late'] as const).filter((stroke) => diagram.edges.some((edge) => (edge.clock ? 'late' : edge.tone) === stroke))
  const kinds = BOXES.filter((kind) => diagram.nodes.some((node) => node.kind === kind || (kind === 'fork' && node.kind === 'join')))
  return (
    <ul className="pd-legend" aria-label={t('diagram.legend')}>
      {strokes.map((stroke) => (
        <li key={stroke}><svg width="30" height="8" aria-hidden><path className={`pd-line pd-${stroke}`} d="M1 4 H29" /></svg>{t(`diagram.${stroke}`)}</li>
      ))}
      {kinds.map((kind) => <li key={kind}><Sign kind={kind} />{t(`kind.${kind}`)}</li>)}
    </ul>
  )
}

function Sign({ kind }: { readonly kind: (typeof BOXES)[number] }) {
  const size = { width: kind === 'choice' ? 16 : 30, height: kind === 'fork' ? 8 : 16 }
  return (
    <svg width={size.width + 2} height={size.height + 2} aria-hidden>
      <g transform="translate(1 1)">
        {boxShape({ kind, ...size }).map(({ d, fill, thin, dashed }, i) => <path key={i} className={`pd-shape pd-fill-${fill}${thin ? ' pd-thin' : ''}${dashed ? ' pd-dashed' : ''}`} d={d} />)}
      </g>
    </svg>
  )
}

/** The scale, fitted to the window until somebody chooses their own. */
function useZoom(width: number) {
  const window = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<number>()
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const element = window.current
    if (!element) return
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const scale = chosen ?? fitScale(width, room)
  const zoomTo = useCallback((to: number, x?: number, y?: number) => {
    const element = window.current
    setChosen(to)
    if (!element) return
    const [left, top] = [x ?? element.clientWidth / 2, y ?? element.clientHeight / 2]
    const goal = { left: keepPoint(element.scrollLeft, left, scale, to), top: keepPoint(element.scrollTop, top, scale, to) }
    requestAnimationFrame(() => element.scrollTo(goal))
  }, [scale])
  useEffect(() => {
    // React listens to the wheel passively, so that the page's own zoom could not be held back.
    const element = window.current
    const turn = (event: WheelEvent): void => {
      if (!element || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      const box = element.getBoundingClientRect()
      zoomTo(zoomBy(scale, event.deltaY < 0 ? 1 : -1), event.clientX - box.left, event.clientY - box.top)
    }
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [scale, zoomTo])
  return { window, scale, zoom: (steps: number) => zoomTo(zoomBy(scale, steps)), fit: () => setChosen(undefined), actual: () => zoomTo(1) }
}

/** Dragging with a mouse; fingers scroll by themselves. A click that moved is no click. */
function useDrag(window: { readonly current: HTMLDivElement | null }) {
  const from = useRef<{ readonly x: number; readonly y: number; readonly left: number; readonly top: number; moved: boolean }>(undefined)
  return {
    onPointerDown: (event: PointerEvent) => {
      const element = window.current
      if (!element || event.pointerType !== 'mouse' || event.button !== 0) return
      from.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop, moved: false }
    },
    onPointerMove: (event: PointerEvent) => {
      const [element, start] = [window.current, from.current]
      if (!element || !start) return
      const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
      if (!start.moved && Math.hypot(dx, dy) < 4) return
      start.moved = true
      element.setPointerCapture(event.pointerId)
      element.scrollTo({ left: start.left - dx, top: start.top - dy })
    },
    onPointerUp: () => {
      from.current = undefined
    },
    onPointerCancel: () => {
      from.current = undefined
    },
  }
}
