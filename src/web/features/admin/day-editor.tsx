import { Alert, App, Button, Form, Input, Modal, Radio, Space } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../client/problem-text.ts'
import { useFormat } from '../../ui/locale.tsx'
import type { MonthDay } from './calendar-months.ts'
import { fillLabel } from './form-problems.ts'
import { usePutDay, useRemoveDay, type CalendarDay } from './requests.ts'
import { SpansField } from './spans-field.tsx'

interface Props {
  readonly code: string
  readonly day: MonthDay
  /** The entry that makes the day special, if there is one. */
  readonly special: CalendarDay | undefined
  readonly onClose: () => void
}

/** Opens or closes one day, or gives it back to the weekly pattern. */
export function DayEditor({ code, day, special, onClose }: Props) {
  const { t } = useTranslation('admin')
  const { message } = App.useApp()
  const { problem } = useProblemText()
  const format = useFormat()
  const id = useId()
  const putting = usePutDay()
  const removing = useRemoveDay()
  const [kind, setKind] = useState<CalendarDay['kind']>(special?.kind ?? (day.hours.length > 0 ? 'closed' : 'opened'))
  const [name, setName] = useState(special?.name ?? { zh: '', en: '' })
  const [spans, setSpans] = useState<NonNullable<CalendarDay['spans']> | null>(special?.spans ?? null)
  const [isTried, setIsTried] = useState(false)
  const title = format.day(day.date, 'long')
  const label = fillLabel(name)
  const finish = (text: 'saved' | 'removed'): void => {
    message.success(t(`calendars.day.${text}`, { day: title }))
    onClose()
  }
  const save = (): void => {
    setIsTried(true)
    if (label.zh !== '') putting.mutate({ code, day: day.date, kind, name: label, spans: kind === 'opened' ? spans : null }, { onSuccess: () => finish('saved') })
  }
  const error = putting.error ?? removing.error
  return (
    <Modal
      open title={title} onCancel={onClose} mask={{ closable: false }}
      footer={
        <Space wrap>
          {special && <Button loading={removing.isPending} onClick={() => removing.mutate({ code, day: day.date }, { onSuccess: () => finish('removed') })}>{t('calendars.day.remove')}</Button>}
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="primary" loading={putting.isPending} onClick={save}>{t('common:save')}</Button>
        </Space>
      }
    >
      <p className="hy-quiet ad-lead">{t('calendars.day.is', { kind: t(`calendars.kind.${day.kind}`) })}{day.hours.length > 0 && ` · ${t('calendars.day.hoursAre', { hours: day.hours.join(t('mark')) })}`}{special && ` · ${t('calendars.day.source', { source: special.source === 'seed' ? t('calendars.day.seed') : t('calendars.day.person') })}`}</p>
      <div role="alert" className="ad-problem">{error && <Alert type="error" showIcon title={problem(error).title} />}</div>
      <Form layout="vertical" component="div">
        <Form.Item label={<span id={`${id}k`}>{t('calendars.day.kind')}</span>}>
          <Radio.Group role="radiogroup" aria-labelledby={`${id}k`} value={kind} onChange={(event) => setKind(event.target.value === 'opened' ? 'opened' : 'closed')} options={[{ value: 'closed', label: t('calendars.day.closed') }, { value: 'opened', label: t('calendars.day.opened') }]} />
        </Form.Item>
        <div className="ad-pair">
          <Form.Item label={t('nameZh')} htmlFor={`${id}zh`} {...(isTried && label.zh === '' ? { validateStatus: 'error' as const, help: t('nameNeeded') } : {})}>
            <Input id={`${id}zh`} maxLength={60} placeholder={t('calendars.day.nameHint')} value={name.zh} onChange={(event) => setName({ ...name, zh: event.target.value })} />
          </Form.Item>
          <Form.Item label={t('nameEn')} htmlFor={`${id}en`} extra={t('nameEnHint')}><Input id={`${id}en`} maxLength={60} value={name.en} onChange={(event) => setName({ ...name, en: event.target.value })} /></Form.Item>
        </div>
        {kind === 'opened' && (
          <Form.Item label={<span id={`${id}h`}>{t('calendars.day.hours')}</span>}>
            <Radio.Group role="radiogroup" aria-labelledby={`${id}h`} value={spans === null ? 'usual' : 'own'} onChange={(event) => setSpans(event.target.value === 'own' ? [{ from: '09:00', to: '12:00' }] : null)} options={[{ value: 'usual', label: t('calendars.day.usual') }, { value: 'own', label: t('calendars.day.own') }]} />
            {spans !== null && <div className="ad-own"><SpansField name={title} spans={spans} onChange={setSpans} /></div>}
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
