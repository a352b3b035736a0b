/** One's own matter: where it stands, what we promised, what is asked now, what happened so far. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { PortalTicket } from '../api/portal-api.ts'
import { findCode, forgetCode } from '../draft/shelf.ts'
import { goTo } from '../router.ts'
import { sayClockTime, sayMoment } from '../texts/format.ts'
import { Ask } from '../ticket/ask.tsx'
import { Message } from '../ticket/message.tsx'
import { Promises } from '../ticket/promises.tsx'
import { lastWord, Story } from '../ticket/story.tsx'
import { useTicket } from '../ticket/use-ticket.ts'
import { announce } from '../ui/announcer.tsx'
import { BackHome } from '../ui/back-home.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Failed, Page, Waiting } from '../ui/page.tsx'
import { FollowForm } from './follow-form.tsx'

export function TicketPage({ number }: { readonly number: string }): VNode {
  const { t, sayFailure } = usePortal()
  const [code, setCode] = useState(() => findCode(number))
  const [refused, setRefused] = useState<string>()
  if (code !== null) {
    return <OpenTicket key={code} number={number} code={code} onRefused={(failure) => { forgetCode(number); setRefused(sayFailure(failure)); setCode(null) }} />
  }
  return (
    <Page title={t('follow.code_title')} lead={t('follow.code_lead')} above={<BackHome />}>
      <section class="panel narrow">
        <p class="receipt-number">{t('done.number')} <span class="mono">{number}</span></p>
        <FollowForm key={refused} number={number} refused={refused} onCode={setCode} hint={t('follow.lost')} />
      </section>
    </Page>
  )
}

interface OpenTicketProps {
  readonly number: string
  readonly code: string
  readonly onRefused: (failure: Extract<ReturnType<typeof useTicket>['state'], { kind: 'refused' }>['failure']) => void
}

function OpenTicket({ number, code, onRefused }: OpenTicketProps): VNode {
  const { t, api } = usePortal()
  const { state, refresh } = useTicket(api, number, code, () => announce(t('ticket.updated')))
  if (state.kind === 'refused') onRefused(state.failure)
  const above = <><BackHome /><span class="mono">{t('ticket.number', { number })}</span></>
  if (state.kind !== 'shown') {
    return (
      <Page title={t('ticket.loading')} above={above}>
        {state.kind === 'loading' && <Waiting />}
        {state.kind === 'failed' && <Failed failure={state.failure} retry={() => void refresh()} />}
      </Page>
    )
  }
  const { ticket } = state
  const doors = { number, code, refresh }
  return (
    <Page title={ticket.title} above={above} wide>
      <Stage ticket={ticket} />
      <Freshness checkedAt={state.checkedAt} stale={state.stale} refresh={refresh} />
      <div class="ticket">
        {ticket.ask && <Ask key={`${ticket.ask.step} ${ticket.ask.nr}`} ask={ticket.ask} said={lastWord(ticket.story)} keptAs={number} send={(answer, key) => api.answer(number, code, answer, key)} refresh={refresh} />}
        <div class="ticket-side">
          <Promises promises={ticket.promises} />
          <Submitted ticket={ticket} />
        </div>
        <div class="ticket-main">
          <Story ticket={ticket} />
          {ticket.status === 'open' ? <Message {...doors} /> : <p class="panel">{t('ticket.again')} <a href="/p/">{t('missing.home')}</a></p>}
          <button type="button" class="button button-quiet leave" onClick={() => { forgetCode(number); goTo({ page: 'home' }) }}><Icon name="close" />{t('ticket.leave')}</button>
        </div>
      </div>
    </Page>
  )
}

function Freshness({ checkedAt, stale, refresh }: { readonly checkedAt: Date; readonly stale: boolean; readonly refresh: () => Promise<void> }): VNode {
  const { t, language } = usePortal()
  const at = sayClockTime(language, checkedAt)
  const again = <button type="button" class="button button-small" onClick={() => void refresh().then(() => announce(t('ticket.checked', { at: sayClockTime(language, new Date()) })))}><Icon name="refresh" />{t('ticket.refresh')}</button>
  if (stale) return <Banner tone="warn" role="status"><p>{t('ticket.not_reached', { at })}</p>{again}</Banner>
  return <p class="fresh"><span>{t('ticket.checked', { at })}</span>{again}</p>
}

function Stage({ ticket }: { readonly ticket: PortalTicket }): VNode {
  const { t, say, language } = usePortal()
  const now = new Date()
  const closed = ticket.status === 'closed'
  return (
    <section class={closed ? 'stage stage-closed' : 'stage'} aria-labelledby="stage-heading">
      <h2 id="stage-heading">{t('ticket.stage')}</h2>
      <p class="stage-name"><Icon name={closed ? 'check' : 'clock'} />{say(ticket.stage)}</p>
      <p class="stage-facts">
        <span>{say(ticket.procedure)}</span>
        <span>{t('ticket.received', { at: sayMoment(language, ticket.receivedAt, now) })}</span>
        {ticket.closedAt && <span>{t('ticket.closed_at', { at: sayMoment(language, ticket.closedAt, now) })}</span>}
      </p>
    </section>
  )
}

function Submitted({ ticket }: { readonly ticket: PortalTicket }): VNode | null {
  const { t, say } = usePortal()
  if (ticket.submitted.length === 0) return null
  return (
    <details class="panel submitted">
      <summary>{t('ticket.submitted')}</summary>
      <dl>{ticket.submitted.map(({ label, text }) => <div key={label.zh}><dt>{say(label)}</dt><dd class="words">{text}</dd></div>)}</dl>
    </details>
  )
}
