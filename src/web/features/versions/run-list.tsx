import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MigrationRun } from '../../../contract/versions.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { LoadingState } from '../../ui/page.tsx'
import { ToneTag, type Tone } from '../../ui/tags.tsx'
import { useRun, useRuns } from './requests.ts'

/** Moves of tickets, the newest first and opened: how far it is, and who stayed. */
export function RunList({ id }: { readonly id: string }) {
  const { t } = useTranslation('versions')
  const { data, error, isPending, refetch } = useRuns(id)
  if (isPending) return <LoadingState rows={2} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <p className="hy-quiet">{t('migration.noRuns')}</p>
  return <ul className="vn-runs">{data.map((run) => <li key={run.id}><RunItem run={run} /></li>)}</ul>
}

const TONES: Readonly<Record<MigrationRun['status'], Tone>> = { running: 'info', done: 'good', failed: 'bad' }

function RunItem({ run }: { readonly run: MigrationRun }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  const looked = run.moved + run.stayed
  const percent = run.ticketsTotal === 0 ? 100 : Math.min(100, Math.floor((looked / run.ticketsTotal) * 100))
  return (
    <>
      <div className="hy-row"><b>{t('migration.way', { from: run.from, to: run.to })}</b><ToneTag tone={TONES[run.status]}>{t(`migration.${run.status}`)}</ToneTag><span className="hy-quiet">{t('migration.by', { name: labelOf(run.by.name) })}<Moment at={run.createdAt} /></span></div>
      {run.status === 'running' && <Progress percent={percent} status="active" aria-label={t('migration.running')} />}
      <p>{t('migration.progress', { moved: run.moved, stayed: run.stayed, total: run.ticketsTotal })}</p>
      {run.stayed > 0 && <Stays run={run.id} count={run.stayed} />}
    </>
  )
}

function Stays({ run, count }: { readonly run: number; readonly count: number }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  const { data, error, isPending } = useRun(run)
  if (isPending) return <LoadingState rows={1} />
  if (error) return <ProblemView error={error} />
  return (
    <details className="vn-stays">
      <summary>{t('migration.stayed')} <span className="hy-quiet">{count}</span></summary>
      <ul>
        {data.stays.map((stay) => (
          <li key={stay.ticket.id}><Link className="hy-number" to="/tickets/$id" params={{ id: String(stay.ticket.id) }}>{stay.ticket.number}</Link> {stay.refusals.map(labelOf).join(t('mark'))}</li>
        ))}
      </ul>
    </details>
  )
}
