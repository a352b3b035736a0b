import { useTranslation } from 'react-i18next'
import type { ProcedureView } from '../../../contract/index.ts'
import { useLabel } from '../../ui/locale.tsx'

interface Props {
  readonly procedure: ProcedureView
}

/** Version, document header and ways in. */
export function DocumentFacts({ procedure }: Props) {
  const { t, i18n } = useTranslation('procedures')
  const labelOf = useLabel()
  const facts: readonly (readonly [string, string])[] = [
    [t('key'), procedure.id],
    [t('catalogue'), procedure.catalogue],
    ...Object.entries(procedure.document).map(([key, value]) => [i18n.exists(`procedures:document.${key}`) ? t(`document.${key}`) : key, value] as const),
  ]
  return (
    <div className="pc-document">
      <p className="pc-facts">
        <span>{t('version', { version: procedure.version })}</span>
        {procedure.openTickets !== undefined && <span>{t('openTickets', { count: procedure.openTickets })}</span>}
        <span>{t('starts')}</span>
        {procedure.starts.map((start) => (
          <span key={start.channel} className="pc-start">
            {[labelOf(start.label), ...(start.open ? [t('openToPublic')] : []), ...(start.anonymous ? [t('anonymousAllowed')] : [])].join(' · ')}
          </span>
        ))}
      </p>
      <dl className="pc-pairs">
        {facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
    </div>
  )
}
