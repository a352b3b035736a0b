/** All problems of a form in one place, which takes the focus after a refused "send" and leads to each input. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { sayPlaces } from '../texts/format.ts'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'

export interface SummaryLine {
  readonly id: string | undefined
  readonly text: string
}

interface ErrorSummaryProps {
  readonly lines: readonly SummaryLine[]
  /** Grows with each refused try. */
  readonly turn: number
}

export function ErrorSummary({ lines, turn }: ErrorSummaryProps): VNode | null {
  const { t, language } = usePortal()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (turn > 0) box.current?.focus()
  }, [turn])
  if (lines.length === 0) return null
  const places = lines.filter((line) => line.id !== undefined).length
  return (
    <div ref={box} class="banner banner-bad" role="alert" tabIndex={-1}>
      <Icon name="warning" />
      <div class="banner-text">
        {places > 0 && <strong>{t('errors.summary', { n: sayPlaces(language, places) })}</strong>}
        <ul class="summary">
          {lines.map(({ id, text }) => (
            <li key={text}>{id === undefined ? text : <a href={`#${id}`} onClick={(event) => { event.preventDefault(); document.getElementById(id)?.focus() }}>{text}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
