import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FieldView } from '../../../contract/procedures.ts'
import { useLabel } from '../../ui/locale.tsx'

interface Props {
  /** The field of the procedure that is filled, when the target is one. */
  readonly field: FieldView | undefined
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** What a target is in every row: one of its choices where it has some, else any text. */
export function ConstantField({ field, label, value, onChange }: Props) {
  const { t } = useTranslation('imports')
  const labelOf = useLabel()
  const name = t('map.constantValue', { label })
  const options = field?.type === 'boolean' ? [{ value: 'true', label: t('common:yes') }, { value: 'false', label: t('common:no') }]
    : field?.choices.map((choice) => ({ value: choice.key, label: labelOf(choice.label) })) ?? []
  if (options.length === 0) return <Input className="im-constant" maxLength={500} aria-label={name} placeholder={t('map.constantHint')} value={value} onChange={(event) => onChange(event.target.value)} />
  return <Select<string> className="im-constant im-wide" aria-label={name} placeholder={t('map.constantHint')} value={value || null} options={options} onChange={onChange} />
}
