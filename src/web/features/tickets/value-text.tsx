import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FieldView } from '../../../contract/procedures.ts'
import type { Label } from '../../../contract/shared.ts'
import type { FileView } from '../../../contract/tickets.ts'
import { Moment, useFormat, useLabel } from '../../ui/locale.tsx'
import { isEmptyValue, type Value } from './form-values.ts'
import { RowLink } from './register-select.tsx'
import { isRow, rowText } from './rows.ts'

interface ValueTextProps {
  readonly field: FieldView
  readonly value: Value | undefined
  readonly names: Readonly<Record<string, Label>>
  readonly files: readonly FileView[]
}

/** A filled-in value as a reader wants it: names for keys, words for yes and no, days in words. */
export function ValueText({ field, value, names, files }: ValueTextProps) {
  const { t } = useTranslation('common')
  const labelOf = useLabel()
  const format = useFormat()
  if (value === undefined || value === null || isEmptyValue(value)) return <span className="hy-quiet">{t('none')}</span>
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>
  if (typeof value === 'number') return <span className="hy-number">{field.type === 'money' ? '¥' : ''}{format.number(value)}</span>
  if (field.type === 'date' && typeof value === 'string') return <>{format.day(value)}</>
  if (field.type === 'dateTime' && typeof value === 'string') return <Moment at={value} />
  if (field.type === 'register' && field.register !== undefined && typeof value === 'string') return <RowLink register={field.register} rowKey={value} />
  const nameOf = (key: string, among: FieldView = field): string => {
    const label = among.choices.find((choice) => choice.key === key)?.label ?? names[`unit:${key}`] ?? names[`person:${key}`]
    return label ? labelOf(label) : key
  }
  const rows = Array.isArray(value) ? value.filter(isRow) : []
  if (rows.length > 0) return <ol className="tk-value-rows">{rows.map((row, index) => <li key={index}>{rowText(field, row, (column, cell) => nameOf(cell, column), t('yes'), t('no'))}</li>)}</ol>
  const list = typeof value === 'string' ? [value] : value.filter((entry) => typeof entry === 'string')
  if (field.type === 'files') {
    return <ul>{list.map((id) => <li key={id}><a href={`/api/v1/files/${id}`} target="_blank" rel="noreferrer">{files.find((file) => file.id === id)?.name ?? id.slice(0, 8)}</a></li>)}</ul>
  }
  return <span className="hy-prose">{list.map((key) => nameOf(key)).join(t('listComma'))}</span>
}

/** A ticket's number, leading to it. */
export function TicketLink({ id, children }: { readonly id: number; readonly children: string }) {
  return <Link to="/tickets/$id" params={{ id: String(id) }} className="hy-number">{children}</Link>
}
