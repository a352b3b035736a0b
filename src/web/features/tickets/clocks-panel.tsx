import { QuestionCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ClockView, TicketView } from '../../../contract/tickets.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment, useLabel, useLocale } from '../../ui/locale.tsx'
import { LoadingState, Section } from '../../ui/page.tsx'
import { Popup } from '../../ui/popup.tsx'
import { ClockChip } from '../../ui/tags.tsx'
import { MoreTime } from './more-time.tsx'
import { explanationQuery } from './requests.ts'

const ORDER = { running: 0, paused: 1, stopped: 2 } as const

/** Every time limit of the ticket; what still runs first, and of that what is due first. */
export function ClocksPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const clocks = [...ticket.clocks].sort((a, b) => ORDER[a.state] - ORDER[b.state] || Date.parse(a.dueAt) - Date.parse(b.dueAt))
  return (
    <Section title={t('page.clocks')} id="clocks">
      {clocks.length === 0 ? <p className="hy-quiet">{t('page.noClocks')}</p> : <ul className="tk-clocks">{clocks.map((clock) => <ClockRow key={`${clock.clock}:${clock.nr}`} ticket={ticket} clock={clock} />)}</ul>}
    </Section>
  )
}

function ClockRow({ ticket, clock }: { readonly ticket: TicketView; readonly clock: ClockView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const name = labelOf(clock.label)
  return (
    <li data-state={clock.state}>
      <div className="tk-clock-head"><span className="tk-clock-name">{name}{clock.item ? <span className="hy-quiet"> {labelOf(clock.item)}</span> : clock.nr > 1 && <span className="hy-quiet"> #{clock.nr}</span>}</span><ClockChip clock={clock} /></div>
      <div className="hy-quiet tk-clock-foot">
        <span>{clock.within && `${t('page.within', { within: labelOf(clock.within) })} · `}{t('due')} <Moment at={clock.dueAt} />{clock.extended > 0 && ` · ${t('state.extended', { count: clock.extended })}`}</span>
        <Popup title={t('page.whyTitle', { clock: name })} content={<Explanation ticketId={ticket.id} clock={clock} />}>
          <Button type="link" size="small" icon={<QuestionCircleOutlined aria-hidden />} className="hy-no-print" aria-label={`${t('page.why')} ${name}`}>{t('page.why')}</Button>
        </Popup>
      </div>
      <MoreTime ticket={ticket} clock={clock} />
    </li>
  )
}

/** Day by day, how the limit came to its end. */
function Explanation({ ticketId, clock }: { readonly ticketId: number; readonly clock: ClockView }) {
  const { t } = useTranslation('tickets')
  const { language } = useLocale()
  const { data, error, isPending, refetch } = useQuery(explanationQuery(ticketId, clock.clock, clock.nr, clock.dueAt))
  if (isPending) return <LoadingState rows={3} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  return (
    <div className="tk-why">
      <ol>{data[language].map((line, index) => <li key={index}>{line}</li>)}</ol>
      {data.unannouncedYears.length > 0 && <Alert type="warning" showIcon title={t('page.unannounced', { years: data.unannouncedYears.join(' ') })} />}
    </div>
  )
}
