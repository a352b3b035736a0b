import { ImportOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '../../../contract/imports.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { Moment, useFormat } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { ImportStatus } from './import-status.tsx'
import { useProcedureTitle } from './procedure-title.ts'
import { useImports } from './requests.ts'
import { texts } from './texts.ts'
import './imports.css'

registerTexts('imports', texts)

/** All imports, newest first. */
export function ImportsPage() {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const begin = <Button type="primary" icon={<ImportOutlined />} onClick={() => void navigate({ to: '/imports/$id', params: { id: 'new' } })}>{t('begin')}</Button>
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} subtitle={t('intro')} extra={begin} />
      <Section><ImportList begin={begin} /></Section>
    </div>
  )
}

function ImportList({ begin }: { readonly begin: React.ReactNode }) {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const format = useFormat()
  const titleOf = useProcedureTitle()
  const { data, error, isPending, refetch } = useImports()
  if (isPending) return <LoadingState />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <EmptyState icon={<ImportOutlined />} title={t('empty')} hint={t('emptyHint')} action={begin} />
  const columns: readonly Column<ImportView>[] = [
    { key: 'file', title: t('list.file'), render: (row) => <FileLink row={row} /> },
    { key: 'procedure', title: t('list.procedure'), render: ({ procedure }) => titleOf(procedure) },
    { key: 'status', title: t('list.status'), render: ({ status }) => <ImportStatus status={status} /> },
    ...(['rowsTotal', 'created', 'unchanged'] as const).map((key): Column<ImportView> => (
      { key, title: t(`list.${key === 'rowsTotal' ? 'rows' : key}`), render: (row) => <span className="hy-number">{format.number(row[key])}</span> })),
    { key: 'errors', title: t('list.errors'), render: ({ problems }) => <span className="hy-number">{format.number(problems.length)}</span> },
    { key: 'at', title: t('list.at'), render: ({ createdAt }) => <Moment at={createdAt} /> },
  ]
  return (
    <DataList
      label={t('title')} rows={data} rowKey={({ id }) => id} columns={columns} onOpen={({ id }) => void navigate({ to: '/imports/$id', params: { id: String(id) } })}
      card={(row) => (
        <div>
          <div className="hy-row"><FileLink row={row} /><ImportStatus status={row.status} /></div>
          <p className="hy-quiet">{titleOf(row.procedure)} · <Moment at={row.createdAt} /></p>
          <p className="hy-quiet hy-number">{t('list.rows')} {format.number(row.rowsTotal)} · {t('list.created')} {format.number(row.created)} · {t('list.errors')} {format.number(row.problems.length)}</p>
        </div>
      )}
    />
  )
}

function FileLink({ row }: { readonly row: ImportView }) {
  const { t } = useTranslation('imports')
  return <Link to="/imports/$id" params={{ id: String(row.id) }} aria-label={t('list.open', { file: row.fileName })} className="im-file">{row.fileName}</Link>
}
