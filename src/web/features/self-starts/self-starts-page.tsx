import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined, EyeOutlined, ThunderboltOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SelfStartView } from '../../../contract/self-starts.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemError } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { useMay } from '../session/index.ts'
import { useRegisters } from '../tickets/index.ts'
import { HeldList } from './held-list.tsx'
import { byUrgency } from './order.ts'
import { useHeldStarts, useSelfStarts } from './requests.ts'
import { texts } from './texts.ts'
import './self-starts.css'

registerTexts('selfStarts', texts)

/** What begins by itself, and what waits for a decision because it would be too much at once. */
export function SelfStartsPage() {
  const { t } = useTranslation('selfStarts')
  const mayDecide = useMay()('procedures.manage')
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} subtitle={t('intro')} />
      {mayDecide && <HeldWaits />}
      <Section title={t('list.title')} id="self-starts"><StartList /></Section>
      {mayDecide && <HeldList />}
    </div>
  )
}

/** Says at the top that something waits further down. */
function HeldWaits() {
  const { t } = useTranslation('selfStarts')
  const count = useHeldStarts().data?.length ?? 0
  return count === 0 ? null : <Alert className="ss-waits" type="warning" showIcon title={<a href="#held-starts">{t('held.waits', { count })}</a>} />
}

function StartList() {
  const { t } = useTranslation('selfStarts')
  const { data, error, isPending, refetch } = useSelfStarts()
  if (isPending) return <LoadingState />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <EmptyState icon={<ThunderboltOutlined />} title={t('list.empty')} hint={t('list.emptyHint')} action={<Link to="/procedures">{t('list.toProcedures')}</Link>} />
  const columns: readonly Column<SelfStartView>[] = [
    { key: 'what', title: t('list.what'), render: (start) => <What start={start} /> },
    { key: 'kind', title: t('list.kind'), render: (start) => <Kind start={start} /> },
    { key: 'next', title: t('list.next'), render: (start) => <Next start={start} /> },
    { key: 'looked', title: t('list.looked'), render: (start) => <Looked start={start} /> },
    { key: 'state', title: t('list.state'), render: (start) => <div className="ss-wide"><State start={start} /></div> },
  ]
  return (
    <div className="ss-list">
      <DataList
        label={t('list.title')} rows={[...data].sort(byUrgency)} rowKey={({ procedure, start }) => `${procedure} ${start}`} columns={columns}
        card={(start) => <div className="ss-card"><What start={start} /><Kind start={start} /><p><span className="hy-quiet">{t('list.next')}</span> <Next start={start} /></p><p><span className="hy-quiet">{t('list.looked')}</span> <Looked start={start} /></p><State start={start} /></div>}
      />
    </div>
  )
}

interface Props { readonly start: SelfStartView }

function What({ start: { label, procedure, title } }: Props) {
  const labelOf = useLabel()
  return <div className="ss-wide"><b>{labelOf(label)}</b><div><Link to="/procedures/$id" params={{ id: procedure }} className="ss-link">{labelOf(title)}</Link></div></div>
}

function Kind({ start: { kind, register } }: Props) {
  const { t } = useTranslation('selfStarts')
  const labelOf = useLabel()
  const name = useRegisters().data?.find(({ code }) => code === register)?.name
  return (
    <div className="hy-row">
      <ToneTag tone={kind === 'watch' ? 'info' : 'calm'} icon={kind === 'watch' ? <EyeOutlined /> : <ClockCircleOutlined />}>{t(`kind.${kind}`)}</ToneTag>
      {register !== null && <Link to="/admin/registers/$code" params={{ code: register }} className="ss-link" aria-label={t('watches', { register: name ? labelOf(name) : register })}>{name ? labelOf(name) : <code>{register}</code>}</Link>}
    </div>
  )
}

function Next({ start: { kind, nextAt } }: Props) {
  const { t } = useTranslation('selfStarts')
  if (nextAt !== null) return <Moment at={nextAt} />
  return <span className="hy-quiet">{t(kind === 'watch' ? 'list.onChange' : 'list.none')}</span>
}

function Looked({ start: { lookedAt } }: Props) {
  const { t } = useTranslation('selfStarts')
  return lookedAt === null ? <span className="hy-quiet">{t('list.never')}</span> : <Moment at={lookedAt} />
}

function State({ start: { problem: code } }: Props) {
  const { t } = useTranslation('selfStarts')
  const { problem } = useProblemText()
  if (code === null) return <ToneTag tone="good" icon={<CheckCircleOutlined />}>{t('list.good')}</ToneTag>
  return <><ToneTag tone="bad" icon={<ExclamationCircleOutlined />}>{t('list.bad')}</ToneTag> {problem(new ProblemError({ title: t('list.bad'), status: 0, code })).title} <span className="hy-quiet">{t('list.retry')}</span></>
}
