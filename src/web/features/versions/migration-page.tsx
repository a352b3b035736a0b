import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionSummary } from '../../../contract/versions.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { MigrationForm } from './migration-form.tsx'
import { RunList } from './run-list.tsx'
import { useMigrationChoice, useVersions } from './requests.ts'
import { texts } from './texts.ts'
import './versions.css'

registerTexts('versions', texts)

/** Moving the open tickets of one version to another: chosen, tried, done. */
export function MigrationPage() {
  const { t } = useTranslation('versions')
  const { id } = useParams({ from: '/staff/procedures/$id/migration' })
  const navigate = useNavigate()
  const labelOf = useLabel()
  const { data, error, isPending, refetch } = useVersions(id)
  const title = data?.[0] ? `${labelOf(data[0].title)} · ${t('migration.title')}` : t('migration.title')
  return (
    <div className="hy-page vn-page">
      <PageHeader title={title} subtitle={t('migration.subtitle')} onBack={() => void navigate({ to: '/procedures/$id/versions', params: { id } })} backLabel={t('backToVersions')} />
      {isPending ? <LoadingState rows={8} /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Chosen id={id} versions={data.filter((version) => version.publishedAt !== undefined)} />}
      <Section id="runs" title={t('migration.runs')}><RunList id={id} /></Section>
    </div>
  )
}

function Chosen({ id, versions }: { readonly id: string; readonly versions: readonly VersionSummary[] }) {
  const { t } = useTranslation('versions')
  const navigate = useNavigate()
  const search = useSearch({ from: '/staff/procedures/$id/migration' })
  const to = Number(search['to'] ?? versions.find((version) => String(version.version) !== search['from'])?.version ?? 0)
  const from = Number(search['from'] ?? versions.find((version) => version.openTickets > 0 && version.version !== to)?.version ?? 0)
  const choose = (change: { readonly from?: number; readonly to?: number }): void => void navigate({
    to: '/procedures/$id/migration', params: { id }, search: { from: String(change.from ?? from), to: String(change.to ?? to) }, replace: true,
  })
  const choice = useMigrationChoice(id, from || undefined, to || undefined)
  return (
    <Section>
      <div className="vn-choice">
        <VersionSelect label={t('migration.from')} value={from} versions={versions} onChange={(version) => choose({ from: version })} />
        <VersionSelect label={t('migration.to')} value={to} versions={versions} onChange={(version) => choose({ to: version })} />
      </div>
      {from === to || from === 0 || to === 0 ? <p className="hy-quiet">{t('migration.same')}</p>
        : choice.isPending ? <LoadingState rows={4} /> : choice.error ? <ProblemView error={choice.error} onRetry={() => void choice.refetch()} />
          : choice.data.openTickets === 0 ? <EmptyState title={t('migration.none')} hint={t('migration.noneHint')} />
            : <MigrationForm key={`${from}-${to}`} id={id} choice={choice.data} />}
    </Section>
  )
}

function VersionSelect({ label, value, versions, onChange }: { readonly label: string; readonly value: number; readonly versions: readonly VersionSummary[]; readonly onChange: (version: number) => void }) {
  const { t } = useTranslation('versions')
  const field = useId()
  const options = versions.map((version) => ({ value: version.version, label: `${t('version', { version: version.version })}${t('from')}${t(`state.${version.state}`)}${t('mark')}${t('openTickets', { count: version.openTickets })}` }))
  return (
    <div>
      <label htmlFor={field}>{label}</label>
      <Select id={field} className="vn-wide" value={value === 0 ? null : value} options={options} onChange={(version: number | null) => { if (version !== null) onChange(version) }} />
    </div>
  )
}
