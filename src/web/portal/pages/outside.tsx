/** What a personal link opens: what was said to this party, what is asked of them now, what they did. */
import type { VNode } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OutsideTicket } from '../api/portal-api.ts'
import type { Failure } from '../api/request.ts'
import { failureOf } from '../api/request.ts'
import { sayMoment } from '../texts/format.ts'
import type { Asked } from '../ticket/ask.tsx'
import { Ask } from '../ticket/ask.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Failed, Page, Waiting } from '../ui/page.tsx'

type State = { readonly kind: 'loading' } | { readonly kind: 'failed'; readonly failure: Failure } | { readonly kind: 'shown'; readonly ticket: OutsideTicket }

/** The link itself is no good: nothing to try again. */
const isRefused = (failure: Failure): boolean => failure.kind === 'problem' && (failure.status === 404 || failure.status === 410)

export function OutsidePage({ token }: { readonly token: string }): VNode {
  const { t, api, sayFailure } = usePortal()
  const [state, setState] = useState<State>({ kind: 'loading' })
  const refresh = useCallback(async () => {
    try {
      setState({ kind: 'shown', ticket: await api.loadOutside(token) })
    } catch (error) {
      const failure = failureOf(error)
      // A look that does not get through leaves what is shown.
      setState((before) => (before.kind === 'shown' && !isRefused(failure) ? before : { kind: 'failed', failure }))
    }
  }, [api, token])
  useEffect(() => { void refresh() }, [refresh])
  if (state.kind === 'shown') return <Shown ticket={state.ticket} token={token} refresh={refresh} />
  if (state.kind === 'loading') return <Page title={t('ticket.loading')}><Waiting /></Page>
  if (isRefused(state.failure)) return <Page title={t('outside.refused')}><Banner tone="warn" role="alert"><p>{sayFailure(state.failure)}</p></Banner></Page>
  return <Page title={t('ticket.loading')}><Failed failure={state.failure} retry={() => void refresh()} /></Page>
}

interface ShownProps {
  readonly ticket: OutsideTicket
  readonly token: string
  readonly refresh: () => Promise<void>
}

function Shown({ ticket, token, refresh }: ShownProps): VNode {
  const { t, api, say, language } = usePortal()
  const now = new Date()
  return (
    <Page title={ticket.title} above={<span class="mono">{t('ticket.number', { number: ticket.number })}</span>} lead={t('outside.as', { party: say(ticket.as), organisation: say(ticket.organisation) })}>
      {ticket.asks.map((ask) => (
        <Ask key={`${ask.step} ${ask.nr}`} ask={askOf(ask)} said={undefined} keptAs={`outside.${ticket.number}`} send={(answer, key) => api.actOutside(token, answer, key)} refresh={refresh} />
      ))}
      {ticket.asks.length === 0 && <p class="panel stage-name"><Icon name="check" />{t(ticket.status === 'closed' ? 'outside.closed' : 'outside.nothing')}</p>}
      <Lines title={t('outside.words')} lines={ticket.words.map(({ at, text }) => ({ at: sayMoment(language, at, now), text: say(text) }))} />
      <Lines title={t('outside.done')} lines={ticket.done.map(({ at, label }) => ({ at: sayMoment(language, at, now), text: say(label) }))} />
      <p class="meta">{t('outside.until', { at: sayMoment(language, ticket.expiresAt, now) })}</p>
    </Page>
  )
}

/** The contract words it alike; only the limit is more here, and is told below the question. */
function askOf({ dueAt: _due, ...ask }: OutsideTicket['asks'][number]): Asked {
  return ask
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly { readonly at: string; readonly text: string }[] }): VNode | null {
  if (lines.length === 0) return null
  return (
    <section class="panel">
      <h2>{title}</h2>
      {lines.map(({ at, text }, index) => <div key={index}><p class="meta">{at}</p><p class="words">{text}</p></div>)}
    </section>
  )
}
