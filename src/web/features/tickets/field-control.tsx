import { Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DateField, DateTimeField } from '../../ui/date-field.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { FilesField } from './files-field.tsx'
import type { ControlProps } from './control-props.ts'
import type { Value } from './form-values.ts'
import { PeopleSelect, UnitSelect, UnitsSelect } from './party-select.tsx'
import { RegisterSelect } from './register-select.tsx'
import { RowsField } from './rows-field.tsx'

const asText = (value: Value): string => (typeof value === 'string' ? value : '')
const asList = (value: Value): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : typeof value === 'string' && value !== '' ? [value] : [])
/** More choices than this are a list to pick from, fewer are shown at once. */
const FEW = 6

/** The control for one field; every type of the procedure language has one. */
export function FieldControl(props: ControlProps) {
  const { id, field, value, onChange, disabled, required, invalid, describedBy, names } = props
  const aria = { 'aria-invalid': invalid, 'aria-required': required, ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }) }
  const status = invalid ? { status: 'error' as const } : {}
  switch (field.type) {
    case 'text':
    case 'contact':
    case 'signature':
      return <Input id={id} {...aria} {...status} value={asText(value)} disabled={disabled} maxLength={field.max ?? 500} onChange={(event) => onChange(event.target.value)} />
    case 'register':
      return field.register === undefined ? <FieldControl {...props} field={{ ...field, type: 'text' }} /> : <RegisterSelect {...props} register={field.register} />
    case 'longText':
      return (
        <Input.TextArea id={id} {...aria} {...status} value={asText(value)} disabled={disabled} maxLength={field.max ?? 20_000} autoSize={{ minRows: 3, maxRows: 14 }}
          showCount={asText(value).length > (field.max ?? 20_000) * 0.8} onChange={(event) => onChange(event.target.value)} />
      )
    case 'number':
    case 'money':
      return (
        <InputNumber<number> id={id} {...aria} {...status} className="tk-number" value={typeof value === 'number' ? value : null} disabled={disabled} controls={false}
          {...(field.max === undefined ? {} : { max: field.max })} {...(field.type === 'money' ? { precision: 2, prefix: '¥' } : {})} onChange={(next) => onChange(next)} />
      )
    case 'date':
      return <DateField id={id} {...aria} value={asText(value)} disabled={disabled} onChange={onChange} />
    case 'dateTime':
      return <DateTimeField id={id} {...aria} value={asText(value)} disabled={disabled} onChange={onChange} />
    case 'rating':
      return <RatingControl {...props} />
    case 'table':
    case 'checklist':
    case 'causes':
      return <RowsField {...props} control={FieldControl} />
    case 'boolean':
      return <YesNo {...props} />
    case 'choice':
    case 'level':
      return <ChoiceControl {...props} />
    case 'unit':
      return <UnitSelect id={id} value={asText(value) || null} names={names} disabled={disabled} invalid={invalid} describedBy={describedBy} required={required} onChange={(next) => onChange(next[0] ?? null)} />
    case 'units':
      return <UnitsSelect id={id} value={asList(value)} names={names} disabled={disabled} invalid={invalid} describedBy={describedBy} required={required} onChange={onChange} />
    case 'person':
    case 'people':
      return <PeopleSelect id={id} value={asList(value)} many={field.type === 'people'} names={names} disabled={disabled} invalid={invalid} describedBy={describedBy} required={required} onChange={(next) => onChange(field.type === 'people' ? next : next[0] ?? null)} />
    case 'files':
      return <FilesField id={id} value={asList(value)} max={field.max ?? 20} disabled={disabled} describedBy={describedBy} onChange={onChange} />
  }
}

function groupAria({ id, invalid, required, describedBy }: ControlProps) {
  return { role: 'radiogroup', 'aria-labelledby': `${id}-label`, 'aria-invalid': invalid, 'aria-required': required, ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }) }
}

function YesNo(props: ControlProps) {
  const { t } = useTranslation('common')
  return (
    <Radio.Group {...groupAria(props)} value={typeof props.value === 'boolean' ? props.value : undefined} disabled={props.disabled}
      onChange={(event) => props.onChange(event.target.value === true)} options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} />
  )
}

/** One to five, or to whatever the procedure says. */
function RatingControl(props: ControlProps) {
  const { field, value, onChange, disabled } = props
  const [from, to] = [field.min ?? 1, field.max ?? 5]
  const options = Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, label: String(from + index) }))
  return <Radio.Group {...groupAria(props)} optionType="button" value={typeof value === 'number' ? value : undefined} disabled={disabled} options={options} onChange={(event) => onChange(Number(event.target.value))} />
}

function ChoiceControl(props: ControlProps) {
  const { id, field, value, onChange, disabled, invalid, describedBy, required } = props
  const labelOf = useLabel()
  const options = field.choices.map((choice) => ({ value: choice.key, label: labelOf(choice.label) }))
  if (options.length <= FEW) {
    return <Radio.Group {...groupAria(props)} className="tk-choices" value={asText(value) || undefined} disabled={disabled} options={options} onChange={(event) => onChange(String(event.target.value))} />
  }
  return (
    <Select<string> id={id} aria-required={required} {...(describedBy ? { 'aria-describedby': describedBy } : {})} {...(invalid ? { status: 'error' as const } : {})} showSearch={{ optionFilterProp: 'label' }} allowClear={!required}
      value={asText(value) || null} disabled={disabled} options={options} onChange={(next: string | undefined) => onChange(next ?? null)} />
  )
}
