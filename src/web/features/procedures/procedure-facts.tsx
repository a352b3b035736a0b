import { CheckOutlined } from '@ant-design/icons'
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
    [t('fields.key'), procedure.id],
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

export function ClockTable({ procedure }: Props) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  if (procedure.clocks.length === 0) return <p className="hy-quiet">{t('clocks.empty')}</p>
  return (
    <div className="pc-scroll" tabIndex={0} role="group" aria-labelledby="clocks-title">
      <table className="pc-table">
        <thead><tr><th scope="col">{t('clocks.name')}</th><th scope="col">{t('clocks.within')}</th><th scope="col">{t('clocks.shown')}</th></tr></thead>
        <tbody>
          {procedure.clocks.map((clock) => (
            <tr key={clock.key}><th scope="row">{labelOf(clock.label)}</th><td>{labelOf(clock.within)}</td><td>{t(clock.shown ? 'clocks.yes' : 'clocks.no')}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function LevelList({ procedure }: Props) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  if (procedure.levels.length === 0) return <p className="hy-quiet">{t('levels.empty')}</p>
  return <ol className="pc-levels">{procedure.levels.map(({ key, label }) => <li key={key}>{labelOf(label)} <span className="pc-mono hy-quiet">{key}</span></li>)}</ol>
}

export function FieldTable({ procedure }: Props) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  return (
    <div className="pc-scroll" tabIndex={0} role="group" aria-labelledby="fields-title">
      <table className="pc-table">
        <thead><tr><th scope="col">{t('fields.name')}</th><th scope="col">{t('fields.key')}</th><th scope="col">{t('fields.type')}</th></tr></thead>
        <tbody>
          {procedure.fields.map((field) => (
            <tr key={field.key}>
              <th scope="row">{labelOf(field.label)}{field.isTitle && <span className="pc-note"><CheckOutlined aria-hidden /> {t('fields.isTitle')}</span>}</th>
              <td className="pc-mono">{field.key}</td>
              <td>
                {t(`fields.types.${field.type}`)}
                {field.max !== undefined && <span className="pc-note">{t('fields.max', { max: field.max })}</span>}
                {field.choices.length > 0 && <div className="pc-note">{field.choices.map(({ label }) => labelOf(label)).join(' / ')}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
