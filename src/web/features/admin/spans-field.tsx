import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Week } from './requests.ts'
import { readTime } from './week-draft.ts'

type Spans = Week['mon']
const MOST = 6

/** The open hours of one day: from and to, typed as people type times. */
export function SpansField({ name, spans, onChange }: { readonly name: string; readonly spans: Spans; readonly onChange: (spans: Spans) => void }) {
  const { t } = useTranslation('admin')
  const set = (index: number, part: Partial<Spans[number]>): void => onChange(spans.map((span, i) => (i === index ? { ...span, ...part } : span)))
  const time = (index: number, part: 'from' | 'to', value: string) => (
    <Input
      className="ad-time" aria-label={t(`calendars.week.${part}`, { day: name, n: index + 1 })} value={value} maxLength={5} inputMode="numeric" placeholder="08:30"
      onChange={(event) => set(index, { [part]: event.target.value })} onBlur={(event) => set(index, { [part]: readTime(event.target.value) })}
    />
  )
  return (
    <div className="ad-spans">
      {spans.map(({ from, to }, index) => (
        <span key={index} className="ad-span">
          {time(index, 'from', from)} - {time(index, 'to', to)}
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('calendars.week.remove', { day: name, n: index + 1 })} onClick={() => onChange(spans.filter((_span, i) => i !== index))} />
        </span>
      ))}
      {spans.length === 0 && <span className="hy-quiet">{t('calendars.week.closed')}</span>}
      {spans.length < MOST && <Button type="text" size="small" icon={<PlusOutlined />} aria-label={`${name}: ${t('calendars.week.add')}`} onClick={() => onChange([...spans, { from: '', to: '' }])}>{t('calendars.week.add')}</Button>}
    </div>
  )
}
