import { ApartmentOutlined, FileAddOutlined, RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProcedureSummary } from '../../../contract/index.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader } from '../../ui/page.tsx'
import { useMay } from '../session/index.ts'
import { WaitingDrafts } from '../versions/index.ts'
import { useProcedures } from './requests.ts'
import { texts } from './texts.ts'
import './procedures.css'

registerTexts('procedures', texts)

/** The procedures in use. */
export function ProceduresPage() {
  const { t } = useTranslation('procedures')
  const may = useMay()
  const handIn = may('procedures.draft') && <Link className="pc-versions" to="/procedures/draft"><FileAddOutlined aria-hidden /> {t('newVersion')}</Link>
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} subtitle={t('intro')} {...(handIn ? { extra: handIn } : {})} />
      <WaitingDrafts />
      <ProcedureList />
    </div>
  )
}

function ProcedureList() {
  const { t } = useTranslation('procedures')
  const { data, error, isPending, refetch } = useProcedures()
  if (isPending) return <LoadingState rows={8} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <EmptyState icon={<ApartmentOutlined />} title={t('empty')} hint={t('emptyHint')} />
  return <ul className="pc-list">{data.map((procedure) => <li key={procedure.id}><ProcedureCard procedure={procedure} /></li>)}</ul>
}

function ProcedureCard({ procedure }: { readonly procedure: ProcedureSummary }) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  return (
    <Link className="pc-card" to="/procedures/$id" params={{ id: procedure.id }}>
      <h2>{labelOf(procedure.title)} <RightOutlined aria-hidden className="pc-go" /></h2>
      <p className="pc-summary">{labelOf(procedure.summary)}</p>
      <p className="pc-facts">
        <span className="pc-mono">{procedure.id}</span>
        <span>{t('version', { version: procedure.version })}</span>
        {procedure.openTickets !== undefined && <span>{t('openTickets', { count: procedure.openTickets })}</span>}
      </p>
      <p className="pc-facts">
        <span>{t('starts')}</span>
        {procedure.starts.map((start) => <span key={start.channel} className="pc-start">{labelOf(start.label)}</span>)}
      </p>
    </Link>
  )
}
