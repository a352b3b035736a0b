import { Radio, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureSummary } from '../../../contract/procedures.ts'
import { DateTimeField } from '../../ui/date-field.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { startsForDesk, type Desk } from './starts.ts'

interface Props {
  readonly procedures: readonly ProcedureSummary[]
  readonly desk: Desk
  readonly receivedAt: string | null
  readonly onChoose: (procedure: string, channel?: string) => void
  readonly onReceivedAt: (at: string | null) => void
}

/** Which procedure, which channel, and when if not now. */
export function StartFields({ procedures, desk, receivedAt, onChoose, onReceivedAt }: Props) {
  const { t } = useTranslation('intake')
  const labelOf = useLabel()
  const id = useId()
  const usable = procedures.filter((procedure) => startsForDesk(procedure).length > 0)
  return (
    <div className="in-start">
      <div className="in-field in-procedure">
        <label htmlFor={`${id}p`}>{t('start.procedure')}</label>
        <Select<string> id={`${id}p`} value={desk.procedure.id} showSearch={{ optionFilterProp: 'label' }} options={usable.map((each) => ({ value: each.id, label: labelOf(each.title) }))} onChange={(next) => onChoose(next)} />
      </div>
      <div className="in-field">
        <span id={`${id}c`}>{t('start.channel')}</span>
        <Radio.Group
          role="radiogroup" aria-labelledby={`${id}c`} optionType="button" buttonStyle="solid" value={desk.start.channel}
          options={startsForDesk(desk.procedure).map((each) => ({ value: each.channel, label: labelOf(each.label) }))}
          onChange={(event) => onChoose(desk.procedure.id, String(event.target.value))}
        />
      </div>
      <div className="in-field in-received">
        <label htmlFor={`${id}r`}>{t('start.receivedAt')}</label>
        <DateTimeField id={`${id}r`} value={receivedAt} onChange={onReceivedAt} aria-describedby={`${id}h`} />
        <p id={`${id}h`} className="hy-quiet in-hint">{t('start.receivedHint')}</p>
      </div>
    </div>
  )
}
