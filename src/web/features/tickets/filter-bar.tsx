import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/date-field.tsx'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { useProcedure, useProcedures } from '../procedures/index.ts'
import { changeFilter, hasFilters, SORTS, type FilterKey, type Filters } from './filters.ts'
import { useUnits } from './party-select.tsx'

interface Option { readonly value: string; readonly label: string }
type OptionsByKey = Readonly<Partial<Record<FilterKey, readonly Option[]>>>
interface FilterBarProps { readonly filters: Filters; readonly onChange: (next: Filters) => void }

function useOptions({ procedure: chosen }: Filters): OptionsByKey {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const procedures = useProcedures().data ?? []
  const units = useUnits().data ?? []
  const procedure = useProcedure(chosen).data
  return {
    status: [{ value: 'open', label: t('status.open') }, { value: 'closed', label: t('status.closed') }],
    overdue: [{ value: 'true', label: t('list.onlyOverdue') }, { value: 'false', label: t('list.notOverdue') }],
    procedure: procedures.map((each) => ({ value: each.id, label: labelOf(each.title) })),
    unit: units.map((unit) => ({ value: unit.code, label: labelOf(unit.name) })),
    ...(procedure ? {
      level: procedure.levels.map((level) => ({ value: level.key, label: labelOf(level.label) })),
      channel: procedure.starts.map((start) => ({ value: start.channel, label: labelOf(start.label) })),
      step: procedure.steps.filter((step) => step.kind !== 'end').map((step) => ({ value: step.key, label: labelOf(step.label) })),
    } : {}),
  }
}

const NAMES: Readonly<Record<FilterKey, string>> = {
  status: 'statusLabel', overdue: 'list.overdue', procedure: 'procedure', level: 'level', unit: 'unit', channel: 'channel', step: 'step', receivedFrom: 'list.from', receivedTo: 'list.to', q: 'list.search',
}
const SELECTS = ['status', 'overdue', 'procedure', 'step', 'level', 'channel', 'unit'] as const

/** A row of filters that can be read from left to right; what is on can be taken off by its own mark. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation('tickets')
  const isPhone = useIsPhone()
  const [open, setOpen] = useState(false)
  const options = useOptions(filters)
  return (
    <section className="tk-filters" aria-label={t('list.filters')}>
      {isPhone && <Button icon={<FilterOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>{t('list.filters')}</Button>}
      {(!isPhone || open) && <FilterRow filters={filters} onChange={onChange} options={options} />}
      <ActiveFilters filters={filters} onChange={onChange} options={options} />
    </section>
  )
}

function FilterRow({ filters, onChange, options }: FilterBarProps & { readonly options: OptionsByKey }) {
  const { t } = useTranslation('tickets')
  const id = useId()
  const set = (key: FilterKey | 'sort', value: string | undefined): void => onChange(changeFilter(filters, key, value))
  const sortNames = { '-received': 'list.sortReceivedNew', received: 'list.sortReceivedOld', due: 'list.sortDue' } as const
  return (
    <div className="tk-filter-row">
      {SELECTS.map((key) => {
        const choices = options[key]
        if (!choices) return null
        return (
          <div key={key} className="tk-filter">
            <label htmlFor={`${id}-${key}`}>{t(NAMES[key])}</label>
            <Select<string> id={`${id}-${key}`} value={filters[key] ?? ''} showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false} popupMatchSelectWidth={false}
              options={[{ value: '', label: t('list.any') }, ...choices]} onChange={(value: string) => set(key, value)} />
          </div>
        )
      })}
      {(['receivedFrom', 'receivedTo'] as const).map((key) => (
        <div key={key} className="tk-filter"><label htmlFor={`${id}-${key}`}>{t(NAMES[key])}</label><DateField id={`${id}-${key}`} value={filters[key] ?? null} onChange={(value) => set(key, value ?? undefined)} /></div>
      ))}
      <div className="tk-filter">
        <label htmlFor={`${id}-sort`}>{t('list.sort')}</label>
        <Select<string> id={`${id}-sort`} value={filters.sort ?? '-received'} popupMatchSelectWidth={false} options={SORTS.map((sort) => ({ value: sort, label: t(sortNames[sort]) }))} onChange={(value: string) => set('sort', value === '-received' ? undefined : value)} />
      </div>
    </div>
  )
}

function ActiveFilters({ filters, onChange, options }: FilterBarProps & { readonly options: OptionsByKey }) {
  const { t } = useTranslation('tickets')
  const format = useFormat()
  if (!hasFilters(filters)) return null
  const textOf = (key: FilterKey, value: string): string => {
    if (key === 'q') return t('list.searching', { q: value })
    const shown = options[key]?.find((option) => option.value === value)?.label ?? (key.startsWith('received') ? format.day(value) : value)
    return `${t(NAMES[key])}: ${shown}`
  }
  const active = (Object.keys(NAMES) as FilterKey[]).flatMap((key) => (filters[key] === undefined ? [] : [{ key, text: textOf(key, filters[key]) }])) // keys of a complete record
  return (
    <ul className="tk-active-filters">
      {active.map(({ key, text }) => (
        <li key={key}><button type="button" onClick={() => onChange(changeFilter(filters, key, undefined))} aria-label={t('list.removeFilter', { name: text })}>{text} <CloseOutlined aria-hidden /></button></li>
      ))}
      <li><Button type="link" size="small" onClick={() => onChange(filters.sort === undefined ? {} : { sort: filters.sort })}>{t('list.clear')}</Button></li>
    </ul>
  )
}
