import { CheckCircleOutlined, ExportOutlined, SyncOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Moment } from '../../ui/locale.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { useSimilar, type SimilarRow } from './requests.ts'

interface Props {
  readonly words: string
  readonly procedure: string
  readonly reporter: number | undefined
}

/** Whether somebody said the same before, beside the form while it is being filled in. */
export function SimilarTickets({ words, procedure, reporter }: Props) {
  const { t } = useTranslation('intake')
  const { data, error, isAsking, isFetching } = useSimilar(words, procedure, reporter)
  const rows = isAsking ? data ?? [] : []
  const state = !isAsking ? t('similar.waiting') : error ? t('similar.failed') : rows.length > 0 ? t('similar.found', { count: rows.length }) : isFetching ? t('similar.looking') : t('similar.nothing')
  return (
    <aside className="in-similar hy-section" aria-labelledby="in-similar-title">
      <h2 id="in-similar-title">{t('similar.title')}</h2>
      <p className="hy-quiet" role="status">{state}</p>
      {rows.length > 0 && <ul className="in-similar-list" aria-busy={isFetching}>{rows.map((row) => <SimilarTicket key={row.id} row={row} />)}</ul>}
    </aside>
  )
}

function SimilarTicket({ row }: { readonly row: SimilarRow }) {
  const { t } = useTranslation('intake')
  const percent = Math.round(row.likeness * 100)
  return (
    <li>
      <Link to="/tickets/$id" params={{ id: String(row.id) }} target="_blank" className="in-similar-link">
        {row.title} <ExportOutlined aria-hidden /><span className="hy-hidden"> ({t('similar.newTab')})</span>
      </Link>
      <p className="in-similar-facts">
        <span className="hy-number">{row.number}</span>
        <ToneTag tone={row.status === 'open' ? 'info' : 'calm'} icon={row.status === 'open' ? <SyncOutlined /> : <CheckCircleOutlined />}>{t(`similar.${row.status}`)}</ToneTag>
        <span className="in-likeness"><meter min={0} max={1} value={row.likeness} aria-hidden>{percent}</meter>{t('similar.likeness', { percent })}</span>
        <Moment at={row.receivedAt} />
      </p>
    </li>
  )
}
