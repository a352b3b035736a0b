import { Alert, Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../../contract/directory.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { DateTimeField } from '../../ui/date-field.tsx'
import { useFormat, useLocale } from '../../ui/locale.tsx'
import { useTryLimit, type CalendarCheck, type LimitQuestion } from './requests.ts'

/** Seconds would only clutter the explanation. */
function startOfMinute(): string {
  return new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
}

/** "When would it be due?", with the reasons day by day. */
export function TryLimit({ calendar }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation('admin')
  const { problem } = useProblemText()
  const id = useId()
  const [at, setAt] = useState(startOfMinute)
  const [within, setWithin] = useState(t('calendars.check.example'))
  const [rule, setRule] = useState<LimitQuestion['rule']>('legal')
  const trying = useTryLimit()
  const ask = (): void => {
    if (within.trim() !== '') trying.mutate({ code: calendar.code, at, within: within.trim(), rule })
  }
  return (
    <form className="ad-try" onSubmit={(event) => {
      event.preventDefault()
      ask()
    }}>
      <label htmlFor={`${id}a`}>{t('calendars.check.start')}</label>
      <DateTimeField id={`${id}a`} value={at} onChange={(next) => setAt(next ?? at)} />
      <label htmlFor={`${id}w`}>{t('calendars.check.within')}</label>
      <Input id={`${id}w`} value={within} maxLength={100} aria-describedby={`${id}h`} onChange={(event) => setWithin(event.target.value)} />
      <p id={`${id}h`} className="hy-quiet ad-hint">{t('calendars.check.withinHint')}</p>
      <span id={`${id}r`}>{t('calendars.check.rule')}</span>
      <Radio.Group role="radiogroup" aria-labelledby={`${id}r`} className="ad-rules" value={rule} onChange={(event) => setRule(event.target.value === 'elapsed' ? 'elapsed' : 'legal')} options={[{ value: 'legal', label: t('calendars.check.legal') }, { value: 'elapsed', label: t('calendars.check.elapsed') }]} />
      <Button type="primary" htmlType="submit" loading={trying.isPending} disabled={within.trim() === ''}>{t('calendars.check.go')}</Button>
      <div aria-live="polite">
        {trying.error && <Alert type="error" showIcon title={problem(trying.error).title} description={problem(trying.error).hint} />}
        {trying.data && !trying.error && <Due check={trying.data} />}
      </div>
    </form>
  )
}

function Due({ check }: { readonly check: CalendarCheck }) {
  const { t } = useTranslation('admin')
  const { language } = useLocale()
  const format = useFormat()
  return (
    <div className="ad-due">
      <p><b>{t('calendars.check.due', { at: format.moment(check.dueAt) })}</b></p>
      <ol>{check[language].map((line, i) => <li key={i}>{line}</li>)}</ol>
    </div>
  )
}
