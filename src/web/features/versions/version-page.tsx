import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { VersionView } from '../../../contract/versions.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useVersion } from './requests.ts'
import { SignPanel } from './sign-panel.tsx'
import { texts } from './texts.ts'
import { FindingList, StateTag, VersionDates } from './version-words.tsx'
import './versions.css'

registerTexts('versions', texts)

/** One version: what it changes, what was found in it, who signed it, and its text. */
export function VersionPage() {
  const { t } = useTranslation('versions')
  const { id, version } = useParams({ from: '/staff/procedures/$id/versions/$version' })
  const navigate = useNavigate()
  const labelOf = useLabel()
  const { data, error, isPending, refetch } = useVersion(id, Number(version))
  const name = t('version', { version })
  const plain = data ? `${labelOf(data.title)} · ${name}` : name
  const goBack = (): void => void navigate({ to: '/procedures/$id/versions', params: { id } })
  return (
    <div className="hy-page vn-page">
      <PageHeader title={data ? <>{plain} <StateTag state={data.state} /></> : name} plainTitle={plain} onBack={goBack} backLabel={t('backToVersions')} />
      {data ? <Whole version={data} onGone={goBack} /> : isPending ? <LoadingState rows={10} /> : <ProblemView error={error} onRetry={() => void refetch()} />}
    </div>
  )
}

function Whole({ version, onGone }: { readonly version: VersionView; readonly onGone: () => void }) {
  const { t } = useTranslation('versions')
  return (
    <>
      <VersionDates version={version} />
      <p className="vn-facts vn-hash">{t('hash')} <code>{version.hash}</code></p>
      <Section id="signing" title={t('signing.title')}><SignPanel key={version.hash} version={version} onGone={onGone} /></Section>
      <Section id="changes" title={version.comparedWith === undefined ? t('changes.titleFirst') : t('changes.title', { version: version.comparedWith })}><Changes version={version} /></Section>
      <Section id="findings" title={t('findings.title')}>{version.findings.length === 0 ? <p className="hy-quiet">{t('findings.none')}</p> : <FindingList findings={version.findings} />}</Section>
      <Section id="source" title={t('source.title')}><pre className="vn-source" tabIndex={0} aria-label={t('source.label', { version: version.version })}>{version.source}</pre></Section>
    </>
  )
}

const WEIGHTS = ['breaking', 'rule', 'wording'] as const

function Changes({ version }: { readonly version: VersionView }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  if (version.comparedWith === undefined) return <p className="hy-quiet">{t('changes.first')}</p>
  // That the number grew goes without saying.
  const changes = version.changes.filter((change) => change.code !== 'version')
  if (changes.length === 0) return <p className="hy-quiet">{t('changes.none')}</p>
  return (
    <>
      {WEIGHTS.map((weight) => {
        const those = changes.filter((change) => change.weight === weight)
        if (those.length === 0) return null
        return (
          <div key={weight} className={`vn-changes vn-${weight}`}>
            <h3>{t(`changes.${weight}`)}</h3>
            <ul>{those.map((change, index) => <li key={index}>{labelOf(change)}</li>)}</ul>
          </div>
        )
      })}
    </>
  )
}
