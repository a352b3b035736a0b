import { HistoryOutlined, PrinterOutlined } from '@ant-design/icons'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ProcedureView } from '../../../contract/index.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemError } from '../../client/problem-error.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { DiagramPanel } from './diagram-panel.tsx'
import { DocumentFacts } from './procedure-facts.tsx'
import { RuleText } from './rule-text.tsx'
import { SourceView } from './source-view.tsx'
import { useProcedure } from './requests.ts'
import { texts } from './texts.ts'
import './procedures.css'

registerTexts('procedures', texts)

/** One procedure: drawn, told in plain words, and as written. */
export function ProcedurePage() {
  const { t } = useTranslation('procedures')
  const { id } = useParams({ from: '/staff/procedures/$id' })
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useProcedure(id)
  const goBack = (): void => void navigate({ to: '/procedures' })
  if (data) return <WholeProcedure procedure={data} onBack={goBack} />
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} onBack={goBack} backLabel={t('back')} />
      {isPending ? <LoadingState rows={12} />
        : error instanceof ProblemError && error.code === 'procedure.not_found' ? <EmptyState title={t('notFound')} action={<Button onClick={goBack}>{t('back')}</Button>} />
          : <ProblemView error={error} onRetry={() => void refetch()} />}
    </div>
  )
}

function WholeProcedure({ procedure, onBack }: { readonly procedure: ProcedureView; readonly onBack: () => void }) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  return (
    <div className="hy-page pc-page">
      <PageHeader
        title={labelOf(procedure.title)} subtitle={labelOf(procedure.summary)} onBack={onBack} backLabel={t('back')}
        extra={<Space wrap><Link className="pc-versions" to="/procedures/$id/versions" params={{ id: procedure.id }}><HistoryOutlined aria-hidden /> {t('versions')}</Link><Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('diagram.print')}</Button></Space>}
      />
      <DocumentFacts procedure={procedure} />
      <Section id="diagram" title={t('diagram.title')}><DiagramPanel procedure={procedure} /></Section>
      <Section id="rule" title={t('rule.title')}><RuleText procedure={procedure} /></Section>
      <Section id="source" title={t('source.title')}><SourceView procedure={procedure} /></Section>
    </div>
  )
}
