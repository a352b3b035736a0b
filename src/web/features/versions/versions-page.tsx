import { FileAddOutlined, SwapOutlined } from '@ant-design/icons'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SignatureRole, VersionSummary } from '../../../contract/versions.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useMay } from '../session/index.ts'
import { useVersions } from './requests.ts'
import { texts } from './texts.ts'
import { StateTag, VersionDates } from './version-words.tsx'
import './versions.css'

registerTexts('versions', texts)

/** All versions of a procedure: where each stands, who signed it, what still runs by it. */
export function VersionsPage() {
  const { t } = useTranslation('versions')
  const { id } = useParams({ from: '/staff/procedures/$id/versions' })
  const navigate = useNavigate()
  const labelOf = useLabel()
  const may = useMay()
  const { data, error, isPending, refetch } = useVersions(id)
  const title = data?.[0] ? `${labelOf(data[0].title)} · ${t('title')}` : t('title')
  const handIn = may('procedures.draft') && <Link className="vn-button" to="/procedures/draft" search={{ id }}><FileAddOutlined aria-hidden /> {t('newVersion')}</Link>
  return (
    <div className="hy-page vn-page">
      <PageHeader title={title} subtitle={t('subtitle')} onBack={() => void navigate({ to: '/procedures/$id', params: { id } })} backLabel={t('back')} {...(handIn ? { extra: handIn } : {})} />
      {isPending ? <LoadingState rows={8} /> : error ? <ProblemView error={error} onRetry={() => void refetch()} />
        : data.length === 0 ? <EmptyState title={t('empty')} hint={t('emptyHint')} />
          : <ul className="vn-list">{data.map((version) => <li key={version.version}><VersionCard id={id} version={version} mayMove={may('procedures.manage') && data.some((other) => other.publishedAt !== undefined && other.version !== version.version)} /></li>)}</ul>}
    </div>
  )
}

function VersionCard({ id, version, mayMove }: { readonly id: string; readonly version: VersionSummary; readonly mayMove: boolean }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  return (
    <Section className="vn-card">
      <div className="hy-row">
        <h2><Link to="/procedures/$id/versions/$version" params={{ id, version: String(version.version) }}>{t('version', { version: version.version })}</Link></h2>
        <StateTag state={version.state} />
        <span className="hy-quiet">{labelOf(version.title)}</span>
      </div>
      <VersionDates version={version} />
      <Signatures version={version} />
      <p className="vn-facts"><span title={version.hash}>{t('hash')} <code>{version.hash.slice(0, 12)}</code></span></p>
      {version.openTickets > 0 && (
        <p className="vn-facts">
          <b>{t('openTickets', { count: version.openTickets })}</b>
          {mayMove && <Link to="/procedures/$id/migration" params={{ id }} search={{ from: String(version.version) }}><SwapOutlined aria-hidden /> {t('move')}</Link>}
        </p>
      )}
    </Section>
  )
}

const ROLES: readonly SignatureRole[] = ['prepared', 'reviewed', 'approved']

/** The three names of the document's header. */
export function Signatures({ version }: { readonly version: VersionSummary }) {
  const { t } = useTranslation('versions')
  if (version.signatures.length === 0 && version.publishedAt !== undefined) return <p className="hy-quiet">{t('signing.library')}</p>
  return (
    <dl className="vn-signatures">
      {ROLES.map((role) => {
        const signature = version.signatures.find((candidate) => candidate.role === role)
        return (
          <div key={role} data-signed={signature !== undefined}>
            <dt>{t(`role.${role}`)}</dt>
            <dd>{signature ? <>{signature.person.name} <Moment at={signature.at} /></> : <span className="hy-quiet">{t('signing.unsigned')}</span>}</dd>
            {signature && signature.accepted.length > 0 && <dd className="hy-quiet vn-accepted">{t('signing.accepted', { codes: signature.accepted.join(t('mark')) })}</dd>}
          </div>
        )
      })}
    </dl>
  )
}
