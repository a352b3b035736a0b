import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterRow } from '../../../contract/registers.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useSettled } from '../../ui/settled.ts'
import type { ControlProps } from './control-props.ts'
import { nameOfRow, useFoundRows, useRegisterRow, useRegisters } from './register-requests.ts'

/** Milliseconds without a key. */
const TYPING_PAUSES = 200

interface RowOption { readonly value: string; readonly label: string; readonly name: string | undefined }

/** How a row is offered and shown: its key and what it is called. */
function useRowOption(code: string): (row: RegisterRow) => RowOption {
  const columns = useRegisters().data?.find((register) => register.code === code)?.columns ?? []
  return (row) => {
    const name = nameOfRow(columns, row)
    return { value: row.key, name, label: name === undefined ? row.key : `${row.key} ${name}` }
  }
}

/** One row of a register, found by its key or any of its words while typing. */
export function RegisterSelect({ id, register, value, onChange, disabled, required, invalid, describedBy }: Omit<ControlProps, 'field' | 'names'> & { readonly register: string }) {
  const { t } = useTranslation('tickets')
  const { problem } = useProblemText()
  const [text, setText] = useState('')
  const chosen = typeof value === 'string' ? value : ''
  const { data, error, isFetching } = useFoundRows(register, useSettled(text.trim(), TYPING_PAUSES))
  const known = useRegisterRow(register, chosen).data
  const optionOf = useRowOption(register)
  const found = (data?.items ?? []).map(optionOf)
  const options = chosen === '' || found.some((option) => option.value === chosen) ? found : [...found, known ? optionOf(known) : { value: chosen, label: chosen, name: undefined }]
  return (
    <Select<string, RowOption>
      id={id} aria-required={required} style={{ width: '100%' }} {...(describedBy ? { 'aria-describedby': describedBy } : {})} {...(invalid ? { status: 'error' as const } : {})}
      value={chosen || null} options={options} disabled={disabled} loading={isFetching} allowClear={!required} placeholder={t('form.rowPlaceholder')}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }} notFoundContent={error ? problem(error).title : t(text.trim() === '' ? 'form.noRows' : 'form.noRow')}
      optionRender={({ data: { value: key, name } }) => <span className="tk-row-option"><span className="hy-number">{key}</span>{name !== undefined && <span className="tk-row-name">{name}</span>}</span>}
      onChange={(next: string | undefined) => {
        setText('')
        onChange(next ?? null)
      }}
    />
  )
}

/** The row that a ticket names, leading to it; only its key while the rest is on its way or when it is gone. */
export function RowLink({ register, rowKey }: { readonly register: string; readonly rowKey: string }) {
  const { data } = useRegisterRow(register, rowKey)
  const optionOf = useRowOption(register)
  const name = data && optionOf(data).name
  return <Link to="/admin/registers/$code" params={{ code: register }} search={{ row: rowKey }}><span className="hy-number">{rowKey}</span>{name !== undefined && ` ${name}`}</Link>
}
