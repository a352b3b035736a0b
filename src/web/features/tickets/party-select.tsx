import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { personShape, unitShape } from '../../../contract/directory.ts'
import { pageOf, type Label } from '../../../contract/shared.ts'
import { api } from '../../client/api.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'

const unitListShape = z.object({ items: z.array(unitShape) })
const peoplePageShape = pageOf(personShape)

/** The units of the organisation; few and seldom changed. */
export const useUnits = () => useQuery({
  queryKey: ['units'],
  queryFn: async ({ signal }) => (await api.get('/api/v1/units', unitListShape, { signal })).items,
  staleTime: 5 * 60_000,
})

interface SelectProps {
  readonly id: string
  readonly names: Readonly<Record<string, Label>>
  readonly disabled?: boolean
  readonly invalid?: boolean
  readonly required?: boolean
  readonly describedBy?: string | undefined
  readonly onChange: (chosen: string[]) => void
}
const common = ({ id, disabled, invalid, describedBy, required }: Omit<SelectProps, 'onChange' | 'names'>) => ({
  id, disabled: disabled ?? false, 'aria-required': required ?? false, style: { width: '100%' },
  ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(invalid ? { status: 'error' as const } : {}),
})

interface UnitOption { readonly value: string; readonly label: string; readonly words: string }

/** One unit; found by any part of its name in either language or its code. */
export function UnitSelect({ value, onChange, names, ...rest }: SelectProps & { readonly value: string | null }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const { problem } = useProblemText()
  const { data = [], isPending, error } = useUnits()
  const open = data.filter((unit) => !unit.closed || unit.code === value)
  const options = open.map((unit) => ({ value: unit.code, label: labelOf(unit.name), words: `${unit.name.zh} ${unit.name.en} ${unit.code}`.toLowerCase() }))
  const known = names[`unit:${value ?? ''}`]
  if (value !== null && known && !open.some((unit) => unit.code === value)) options.push({ value, label: labelOf(known), words: value })
  return (
    <Select<string, UnitOption> {...common(rest)} value={value} options={options} loading={isPending} allowClear={!rest.required} placeholder={t('form.unitPlaceholder')}
      showSearch={{ filterOption: (text, option) => option?.words.includes(text.trim().toLowerCase()) ?? false }}
      notFoundContent={error ? problem(error).title : t('form.noUnit')} onChange={(next: string | undefined) => onChange(next === undefined ? [] : [next])} />
  )
}

/** Several units. */
export function UnitsSelect({ value, onChange, names, ...rest }: SelectProps & { readonly value: readonly string[] }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const { problem } = useProblemText()
  const { data = [], isPending, error } = useUnits()
  const known = data.filter((unit) => !unit.closed || value.includes(unit.code)).map((unit) => ({ value: unit.code, label: labelOf(unit.name), words: `${unit.name.zh} ${unit.name.en} ${unit.code}`.toLowerCase() }))
  const others = value.filter((code) => !known.some((option) => option.value === code)).map((code) => ({ value: code, label: labelOf(names[`unit:${code}`] ?? { zh: code, en: code }), words: code }))
  return (
    <Select<string[], UnitOption> {...common(rest)} mode="multiple" value={[...value]} options={[...known, ...others]} loading={isPending} placeholder={t('form.unitPlaceholder')}
      showSearch={{ filterOption: (text, option) => option?.words.includes(text.trim().toLowerCase()) ?? false }} notFoundContent={error ? problem(error).title : t('form.noUnit')} onChange={onChange} />
  )
}

/** People, found by name, pinyin or login while typing. Values are their ids as text. */
export function PeopleSelect({ value, many, onChange, names, ...rest }: SelectProps & { readonly value: readonly string[]; readonly many: boolean }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const { problem } = useProblemText()
  const [text, setText] = useState('')
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map())
  const q = useDeferredValue(text.trim())
  const { data, isFetching, error } = useQuery({
    queryKey: ['people', 'find', q],
    queryFn: ({ signal }) => api.get('/api/v1/people', peoplePageShape, { query: { q, limit: 20 }, signal }),
  })
  const found = (data?.items ?? []).filter((person) => !person.left).map((person) => ({ value: String(person.id), label: person.name }))
  const chosen = value.filter((id) => !found.some((option) => option.value === id)).map((id) => {
    const name = names[`person:${id}`]
    return { value: id, label: seen.get(id) ?? (name ? labelOf(name) : id) }
  })
  const shared = {
    ...common(rest), options: [...found, ...chosen], loading: isFetching, allowClear: !rest.required, placeholder: t('form.personPlaceholder'),
    showSearch: { filterOption: false as const, onSearch: setText, searchValue: text }, notFoundContent: error ? problem(error).title : t('form.noPerson'),
  }
  const choose = (ids: string[]): void => {
    setSeen(new Map([...seen, ...found.filter((option) => ids.includes(option.value)).map((option) => [option.value, option.label] as const)]))
    setText('')
    onChange(ids)
  }
  return many
    ? <Select<string[]> {...shared} mode="multiple" value={[...value]} onChange={choose} />
    : <Select<string> {...shared} value={value[0] ?? null} onChange={(next: string | undefined) => choose(next === undefined ? [] : [next])} />
}
