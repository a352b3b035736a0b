import { ApartmentOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useCanGoBack, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../contract/tickets.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemError } from '../../client/problem-error.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment, useFormat, useLabel } from '../../ui/locale.tsx'
import { LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { LevelTag, ToneTag } from '../../ui/tags.tsx'
import { ActPanel } from './act-panel.tsx'
import { ClocksPanel } from './clocks-panel.tsx'
import { FieldsPanel } from './fields-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { LostDraft } from './lost-draft.tsx'
import { ticketQuery } from './requests.ts'
import { ContactPanel, FilesPanel, PeoplePanel, SimilarPanel } from './side-panels.tsx'
import { BranchesPanel, GoodsPanel } from './state-panels.tsx'
import { LedgerPanel } from './ledger-panel.tsx'
import { OutsidePanel } from './outside-panel.tsx'
import { StatusTag } from './status-tag.tsx'
import { UrgeButton } from './urge-button.tsx'
import { texts } from './texts.ts'
import { WordsPanel } from './words-panel.tsx'
import './ticket-page.css'

registerTexts('tickets', texts)

/** One ticket with everything that belongs to it. */
export function TicketPage() {
  const { id } = useParams({ from: '/staff/tickets/$id' })
  const { t } = useTranslation('tickets')
  const number = Number(id)
  const isNumber = Number.isSafeInteger(number) && number > 0
  const { data, error, isPending, refetch } = useQuery({ ...ticketQuery(number), enabled: isNumber })
  const notFound = isNumber ? undefined : new ProblemError({ title: '', status: 404, code: 'ticket.not_found' })
  if (data) return <TicketBody key={data.id} ticket={data} />
  return (
    <div className="hy-page">
      {notFound || error ? <ProblemView isPage error={notFound ?? error} onRetry={() => void refetch()} action={<Link to="/tickets">{t('list.title')}</Link>} /> : isPending && <LoadingState rows={12} />}
    </div>
  )
}

function TicketBody({ ticket }: { readonly ticket: TicketView }) {
  return (
    <div className="hy-page tk-page">
      <TicketHeader ticket={ticket} />
      <div className="tk-columns">
        <div className="tk-main-column">
          <NowPanel ticket={ticket} />
          <FieldsPanel ticket={ticket} />
          <BranchesPanel ticket={ticket} />
          <LedgerPanel ticket={ticket} />
          <OutsidePanel ticketId={ticket.id} />
          <WordsPanel ticket={ticket} />
          <HistoryPanel ticketId={ticket.id} fields={ticket.fields} />
        </div>
        <div className="tk-side-column">
          <ClocksPanel ticket={ticket} />
          <ContactPanel ticket={ticket} />
          <PeoplePanel ticket={ticket} />
          <GoodsPanel ticket={ticket} />
          <FilesPanel ticket={ticket} />
          <SimilarPanel ticket={ticket} />
        </div>
      </div>
    </div>
  )
}

function TicketHeader({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const labelOf = useLabel()
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const navigate = useNavigate()
  const back = (): void => {
    if (canGoBack) router.history.back()
    else void navigate({ to: '/tickets' })
  }
  return (
    <PageHeader title={ticket.title} plainTitle={`${ticket.number} ${ticket.title}`} onBack={back} backLabel={common('back')}
      subtitle={(
        <div className="hy-row tk-head-line">
          <strong className="hy-number">{ticket.number}</strong>
          <StatusTag status={ticket.status} />
          <LevelTag level={ticket.level} />
          {ticket.openSteps.map((open) => <ToneTag key={`${open.step}:${open.nr}`} tone="info">{labelOf(open.label)}</ToneTag>)}
          {ticket.reopened > 0 && <ToneTag tone="warn">{t('reopened', { count: ticket.reopened })}</ToneTag>}
          {ticket.anonymous && <ToneTag>{t('anonymous')}</ToneTag>}
          <span>{labelOf(ticket.procedure.title)} · {labelOf(ticket.channel)} · {t('received')} <Moment at={ticket.receivedAt} /> · {t('page.by', { name: labelOf(ticket.registeredBy.name) })}</span>
        </div>
      )}
      extra={(
        <>
          <Button icon={<ApartmentOutlined />} onClick={() => void navigate({ to: '/procedures/$id', params: { id: ticket.procedure.id } })}>{t('page.procedureLink')}</Button>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{common('print')}</Button>
        </>
      )} />
  )
}

/** What this person may do, or whom the ticket waits for. */
function NowPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const format = useFormat()
  const waiting = ticket.openSteps.filter((open) => !ticket.nextActions.some((action) => action.step === open.step && action.nr === open.nr))
  return (
    <Section id="now" className="tk-now" title={t('page.now')}>
      <LostDraft ticket={ticket} />
      <ActPanel ticket={ticket} />
      {ticket.status === 'open' && ticket.nextActions.length === 0 && <p>{t('page.nothing')}</p>}
      {waiting.map((open) => <p key={`${open.step}:${open.nr}`} className="hy-quiet">{t('page.waitingFor', { who: open.assignees.map((party) => labelOf(party.name)).join(t('story.and')) || t('story.nobody'), step: labelOf(open.label) })}</p>)}
      <UrgeButton ticket={ticket} />
      {ticket.closedAt !== null && <p>{t('page.closedOn', { at: format.moment(ticket.closedAt) })}</p>}
    </Section>
  )
}
