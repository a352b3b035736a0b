import { useTranslation } from 'react-i18next'
import type { DryRun, ImportUpload } from '../../../contract/imports.ts'
import type { FieldView } from '../../../contract/procedures.ts'
import { Moment, useFormat, useLabel } from '../../ui/locale.tsx'
import { useProcedure } from '../procedures/index.ts'

interface Props {
  readonly upload: ImportUpload
  readonly procedure: string
  readonly preview: DryRun['preview']
}

/** The first rows as the tickets they would become. */
export function PreviewList({ upload, procedure, preview }: Props) {
  const { t } = useTranslation('imports')
  const labelOf = useLabel()
  const tell = useTelling()
  const fields = useProcedure(procedure).data?.fields ?? []
  const nameOf = (key: string): string => {
    const label = upload.targets.find((target) => target.key === key)?.label ?? fields.find((field) => field.key === key)?.label
    return label ? labelOf(label) : key
  }
  return (
    <section className="im-preview" aria-labelledby="im-preview-title">
      <h3 id="im-preview-title">{t('check.preview')}</h3>
      <p className="hy-quiet">{t('check.previewHint', { count: preview.length })}</p>
      <ol>
        {preview.map(({ row, title, receivedAt, values }) => (
          <li key={row}>
            <p className="im-preview-head"><span className="hy-quiet hy-number">{t('check.row')} {row}</span> <b>{title}</b> <span className="hy-quiet">{receivedAt === null ? t('check.now') : <Moment at={receivedAt} />}</span></p>
            <dl>{Object.entries(values).filter(([, value]) => value !== null && value !== '').map(([key, value]) => <div key={key}><dt>{nameOf(key)}</dt><dd>{tell(value, fields.find((field) => field.key === key))}</dd></div>)}</dl>
          </li>
        ))}
      </ol>
    </section>
  )
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** A value as the ticket will show it: choices by their name, moments on the organisation's clock. */
function useTelling(): (value: unknown, field: FieldView | undefined) => string {
  const { t } = useTranslation('imports')
  const labelOf = useLabel()
  const format = useFormat()
  const tell = (value: unknown, field: FieldView | undefined): string => {
    if (Array.isArray(value)) return value.map((each) => tell(each, field)).join(t('mark'))
    if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no')
    if (typeof value === 'number') return format.number(value)
    if (typeof value !== 'string') return JSON.stringify(value)
    const choice = field?.choices.find(({ key }) => key === value)
    if (choice) return labelOf(choice.label)
    return INSTANT.test(value) ? format.moment(value) : value
  }
  return tell
}
