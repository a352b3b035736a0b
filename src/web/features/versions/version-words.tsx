import { CheckCircleOutlined, EditOutlined, HistoryOutlined, StopOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Finding, VersionState, VersionSummary } from '../../../contract/versions.ts'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { ToneTag, type Tone } from '../../ui/tags.tsx'

const STATES: Readonly<Record<VersionState, { readonly tone: Tone; readonly icon: React.ReactNode }>> = {
  draft: { tone: 'info', icon: <EditOutlined /> }, published: { tone: 'good', icon: <CheckCircleOutlined /> },
  superseded: { tone: 'calm', icon: <HistoryOutlined /> }, withdrawn: { tone: 'warn', icon: <StopOutlined /> },
}

export function StateTag({ state }: { readonly state: VersionState }) {
  const { t } = useTranslation('versions')
  return <ToneTag tone={STATES[state].tone} icon={STATES[state].icon}>{t(`state.${state}`)}</ToneTag>
}

/** Who handed it in and who published it, and when. */
export function VersionDates({ version }: { readonly version: VersionSummary }) {
  const { t } = useTranslation('versions')
  const { draftedBy, draftedAt, publishedBy, publishedAt, withdrawnAt } = version
  return (
    <p className="vn-facts">
      {draftedBy === undefined && <span>{t('fromLibrary')}</span>}
      {draftedAt !== undefined && draftedBy !== undefined && <span>{t('draftedBy', { name: draftedBy })}<Moment at={draftedAt} /></span>}
      {publishedAt !== undefined && <span>{publishedBy === undefined ? t('publishedAt') : t('publishedBy', { name: publishedBy })}<Moment at={publishedAt} /></span>}
      {withdrawnAt !== undefined && <span>{t('withdrawnAt')}<Moment at={withdrawnAt} /></span>}
    </p>
  )
}

/** What is wrong in a file, with its places. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  return (
    <ul className="vn-findings">
      {findings.map((finding, index) => (
        <li key={index}>
          <ToneTag tone={finding.severity === 'error' ? 'bad' : 'warn'}>{t(`findings.${finding.severity}`)}</ToneTag>
          <span className="vn-finding">{labelOf(finding.message)} <span className="hy-quiet">{t('findings.place', { line: finding.place.line, column: finding.place.column })} <code>{finding.code}</code></span></span>
        </li>
      ))}
    </ul>
  )
}
