import { Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockView, TicketView } from '../../../contract/tickets.ts'
import { useLabel } from '../../ui/locale.tsx'
import { Popup } from '../../ui/popup.tsx'
import { useAskExtension, useDecideExtension } from './requests.ts'
import { useSending } from './words-form.tsx'

/** How the server is told an amount of time, by the words the chooser shows. */
const UNITS = { workingDays: 'working days', workingHours: 'working hours', days: 'days', hours: 'hours' } as const
type Unit = keyof typeof UNITS

interface Props { readonly ticket: TicketView; readonly clock: ClockView }

/** What may be done about the length of a limit: ask for more time, or decide on what somebody asked for. */
export function MoreTime({ ticket, clock }: Props) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const { permissions } = ticket
  if (clock.state === 'stopped') return null
  const words = { clock: labelOf(clock.label), by: clock.asked ? labelOf(clock.asked.by.name) : '', more: clock.asked ? labelOf(clock.asked.more) : '' }
  return (
    <>
      {clock.asked && <p className="tk-small">{t('state.waiting', words)}</p>}
      {!clock.asked && permissions.askExtension.includes(clock.clock) && (
        <Popup title={t('state.askMoreTitle', words)} content={(close) => <AskForm ticket={ticket} clock={clock} close={close} />}>
          <Button size="small" className="hy-no-print">{t('state.askMore')}</Button>
        </Popup>
      )}
      {clock.asked && permissions.decideExtension.includes(clock.clock) && (
        <Popup title={t('state.decideTitle', words)} content={(close) => <DecideForm ticket={ticket} clock={clock} close={close} />}>
          <Button size="small" type="primary" className="hy-no-print">{t('state.decide')}</Button>
        </Popup>
      )}
    </>
  )
}

function AskForm({ ticket, clock, close }: Props & { readonly close: () => void }) {
  const { t } = useTranslation('tickets')
  const id = useId()
  const [amount, setAmount] = useState<number | null>(1)
  const [unit, setUnit] = useState<Unit>('workingDays')
  const [reason, setReason] = useState('')
  const ask = useAskExtension()
  const sending = useSending(close)
  return (
    <form className="tk-popup-form" onSubmit={(event) => {
      event.preventDefault()
      if (amount !== null && reason.trim() !== '') void sending(ask.mutateAsync({ ticket, input: { clock: clock.clock, nr: clock.nr, more: `${amount} ${UNITS[unit]}`, reason: reason.trim() } }), t('state.asked'))
    }}>
      <label htmlFor={`${id}-amount`}>{t('state.howMuch')}</label>
      <div className="hy-row">
        <InputNumber id={`${id}-amount`} min={0.5} max={1000} step={1} value={amount} onChange={setAmount} />
        <Select<Unit> aria-label={t('state.howMuch')} value={unit} onChange={setUnit} options={(Object.keys(UNITS) as Unit[]).map((value) => ({ value, label: t(`state.units.${value}`) }))} />
      </div>
      <label htmlFor={`${id}-why`}>{t('state.why')} <span className="tk-required" aria-hidden>*</span></label>
      <Input.TextArea id={`${id}-why`} aria-required value={reason} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setReason(event.target.value)} />
      <Button htmlType="submit" type="primary" loading={ask.isPending} disabled={amount === null || reason.trim() === ''}>{t('state.ask')}</Button>
    </form>
  )
}

function DecideForm({ ticket, clock, close }: Props & { readonly close: () => void }) {
  const { t } = useTranslation('tickets')
  const id = useId()
  const [reason, setReason] = useState('')
  const decide = useDecideExtension()
  const sending = useSending(close)
  const answer = (granted: boolean): void => void sending(decide.mutateAsync({ ticket, input: { clock: clock.clock, nr: clock.nr, granted, reason: reason.trim() } }), t('state.decided'))
  return (
    <div className="tk-popup-form">
      <label htmlFor={`${id}-why`}>{t('state.reasonOptional')}</label>
      <Input.TextArea id={`${id}-why`} value={reason} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setReason(event.target.value)} />
      <div className="hy-row">
        <Button type="primary" loading={decide.isPending} onClick={() => answer(true)}>{t('state.grant')}</Button>
        <Button danger loading={decide.isPending} onClick={() => answer(false)}>{t('state.refuse')}</Button>
      </div>
    </div>
  )
}
