/** The limits a reporter may hold us to, in plain words: by when, how long still, or that we are late. */
import type { VNode } from 'preact'
import type { PortalTicket } from '../api/portal-api.ts'
import { sayMoment, saySpan } from '../texts/format.ts'
import { usePortal } from '../ui/context.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Icon } from '../ui/icon.tsx'

type Promised = PortalTicket['promises'][number]
export type PromiseStanding = 'running' | 'over' | 'paused' | 'kept' | 'keptLate'

/** How a promise stands now; one whose hour has passed is late even before the server has noticed. */
export function standingOf({ state, late, dueAt }: Promised, now: Date): PromiseStanding {
  if (state === 'stopped') return late ? 'keptLate' : 'kept'
  if (state === 'paused') return late ? 'over' : 'paused'
  return late || new Date(dueAt) < now ? 'over' : 'running'
}

const ICONS: Readonly<Record<PromiseStanding, IconName>> = { running: 'clock', over: 'warning', paused: 'pause', kept: 'check', keptLate: 'warning' }

export function Promises({ promises }: { readonly promises: readonly Promised[] }): VNode | null {
  const { t, say } = usePortal()
  if (promises.length === 0) return null
  const now = new Date()
  return (
    <section class="panel" aria-labelledby="promises-heading">
      <h2 id="promises-heading">{t('ticket.promises')}</h2>
      <ul class="promises">
        {promises.map((promised) => {
          const standing = standingOf(promised, now)
          return (
            <li key={`${promised.label.zh} ${promised.dueAt}`} class={`promise promise-${standing}`}>
              <Icon name={ICONS[standing]} />
              <div><strong>{say(promised.label)}</strong><Standing standing={standing} dueAt={promised.dueAt} now={now} /></div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Standing({ standing, dueAt, now }: { readonly standing: PromiseStanding; readonly dueAt: string; readonly now: Date }): VNode {
  const { t, language } = usePortal()
  const due = <time dateTime={dueAt}>{t('ticket.promise_running', { at: sayMoment(language, dueAt, now) })}</time>
  const span = saySpan(language, now, new Date(dueAt))
  switch (standing) {
    case 'running': return <p>{due} · {t('ticket.promise_left', { left: span })}</p>
    case 'over': return <p>{due} · {t('ticket.promise_over', { left: span })}<br />{t('ticket.promise_late')}</p>
    case 'paused': return <p>{t('ticket.promise_paused')}</p>
    case 'kept': return <p>{t('ticket.promise_kept')}</p>
    case 'keptLate': return <p>{t('ticket.promise_kept_late')}</p>
  }
}
