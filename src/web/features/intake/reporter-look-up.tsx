import { Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/index.ts'
import { moveChoice } from './move-choice.ts'
import { useReporters, type ReporterRow } from './requests.ts'

interface Props {
  readonly id: string
  readonly kind: 'name' | 'phone'
  readonly value: string
  readonly disabled: boolean
  readonly isFaulty: boolean
  readonly describedBy: string
  readonly onType: (text: string) => void
  readonly onChoose: (row: ReporterRow) => void
}

/**
 * A text field that offers the people who fit what is typed. Nothing is chosen until an arrow key or a click says so: a new
 * caller's name must not turn into an old one's. Our own, because antd's list lies outside the page's landmarks.
 */
export function ReporterLookUp({ id, kind, value, disabled, isFaulty, describedBy, onType, onChoose }: Props) {
  const { t } = useTranslation('intake')
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(-1)
  const { data = [], isSuccess } = useReporters(typed, useMay()('reporters.lookUp') && !disabled)
  const rows = typed.trim() === '' ? [] : data
  const isOpen = rows.length > 0
  const close = (): void => {
    setTyped('')
    setActive(-1)
  }
  const choose = (row: ReporterRow | undefined): void => {
    close()
    if (row) onChoose(row)
  }
  const press = (event: KeyboardEvent): void => {
    // While characters are being composed the keys belong to the input method.
    if (!isOpen || event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setActive(moveChoice(active, step, rows.length))
    else if (event.key === 'Enter' && active >= 0 && !event.ctrlKey && !event.metaKey) choose(rows[active])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  return (
    <div className="in-combo" onBlur={close}>
      <Input
        id={id} value={value} disabled={disabled} maxLength={kind === 'name' ? 100 : 40} autoComplete="off" spellCheck={false} {...(kind === 'phone' ? { inputMode: 'tel' as const } : {})}
        role="combobox" aria-autocomplete="list" aria-expanded={isOpen} aria-controls={`${id}list`} aria-describedby={describedBy} aria-invalid={isFaulty}
        {...(active >= 0 ? { 'aria-activedescendant': `${id}${active}` } : {})} {...(isFaulty ? { status: 'error' as const } : {})}
        onKeyDown={press}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(-1)
          onType(event.target.value)
        }}
      />
      <ul id={`${id}list`} role="listbox" aria-label={t('reporter.title')} className="in-combo-list" hidden={!isOpen}>
        {rows.map((row, i) => (
          // The field must keep the focus until the click has chosen.
          <li key={row.id} id={`${id}${i}`} role="option" aria-selected={i === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(row)}>
            <b>{row.name}</b> <span className="hy-quiet"><ReporterFacts row={row} /></span>
          </li>
        ))}
      </ul>
      <span className="hy-hidden" role="status">{typed.trim() !== '' && isSuccess ? (isOpen ? t('reporter.found', { count: rows.length }) : t('reporter.notFound')) : ''}</span>
    </div>
  )
}

function ReporterFacts({ row }: { readonly row: ReporterRow }) {
  const { t } = useTranslation('intake')
  const facts = [row.phone, row.company, t('reporter.tickets', { count: row.tickets }), ...(row.lastNumber ? [t('reporter.last', { number: row.lastNumber })] : [])]
  return <>{facts.filter(Boolean).join(' · ')}</>
}
