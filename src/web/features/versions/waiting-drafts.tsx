import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { useWaitingDrafts } from './requests.ts'
import { texts } from './texts.ts'
import './versions.css'

registerTexts('versions', texts)

/** Drafts that wait for a name or for being published: also of procedures that are not in force yet. Nothing when there are none. */
export function WaitingDrafts() {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  const drafts = useWaitingDrafts().data ?? []
  if (drafts.length === 0) return null
  return (
    <Section id="drafts" title={t('waiting.title')}>
      <ul className="vn-waiting">
        {drafts.map((draft) => (
          <li key={`${draft.procedure}@${draft.version}`} className="hy-row">
            <Link to="/procedures/$id/versions/$version" params={{ id: draft.procedure, version: String(draft.version) }}>{labelOf(draft.title)} · {t('version', { version: draft.version })}</Link>
            <ToneTag tone="info">{draft.next === undefined ? t('waiting.publish') : t('waiting.sign', { role: t(`role.${draft.next}`) })}</ToneTag>
            <span className="hy-quiet">{draft.draftedBy === undefined ? t('fromLibrary') : t('draftedBy', { name: draft.draftedBy })}{draft.draftedBy !== undefined && draft.draftedAt !== undefined && <Moment at={draft.draftedAt} />}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
