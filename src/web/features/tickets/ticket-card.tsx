import './ticket-list.css'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TicketRow } from '../../../contract/tickets.ts'
import { LabelText, Moment, useLabel } from '../../ui/locale.tsx'
import { DueText, LevelTag, ToneTag } from '../../ui/tags.tsx'
import { splitAround } from './filters.ts'
import { StatusTag } from './status-tag.tsx'

/** A text with the searched words marked. */
function Found({ text, q }: { readonly text: string; readonly q: string }) {
  return <>{splitAround(text, q).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</>
}

/** The matter, where it was found, and whether it came back. */
export function TicketTitle({ row, q = '' }: { readonly row: TicketRow; readonly q?: string }) {
  const { t } = useTranslation('tickets')
  return (
    <div className="tk-title hy-wrap">
      <Link to="/tickets/$id" params={{ id: String(row.id) }}><Found text={row.title} q={q} /></Link>
      {row.reopened > 0 && <> <ToneTag tone="warn">{t('reopened', { count: row.reopened })}</ToneTag></>}
      {row.excerpt !== undefined && row.excerpt !== '' && <p className="hy-quiet tk-excerpt"><Found text={row.excerpt} q={q} /></p>}
    </div>
  )
}

/** Where the ticket stands; a closed one says so. */
export function StepList({ row }: { readonly row: TicketRow }) {
  const labelOf = useLabel()
  if (row.status === 'closed') return <StatusTag status="closed" />
  return <span>{row.steps.map(labelOf).join(' · ')}</span>
}

/** A ticket on a phone. */
export function TicketCard({ row, q = '' }: { readonly row: TicketRow; readonly q?: string }) {
  return (
    <div className="tk-card">
      <div className="tk-card-top"><span className="hy-number hy-quiet">{row.number}</span><LevelTag level={row.level} /></div>
      <TicketTitle row={row} q={q} />
      <div className="tk-card-foot">
        <StepList row={row} />
        {row.leadUnit && <span className="hy-quiet"><LabelText label={row.leadUnit.name} /></span>}
      </div>
      <div className="tk-card-foot">{row.status === 'open' ? <DueText dueAt={row.dueAt} late={row.late} /> : <span className="hy-quiet"><Moment at={row.receivedAt} /></span>}</div>
    </div>
  )
}
