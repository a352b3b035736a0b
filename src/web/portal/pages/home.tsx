/** The front page: what can be said here, what was not sent yet, and the way back to one's matter. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { PortalView } from '../api/portal-api.ts'
import type { Draft } from '../draft/draft.ts'
import { listDrafts } from '../draft/draft.ts'
import { deviceShelf } from '../draft/shelf.ts'
import { pathTo } from '../router.ts'
import { announce } from '../ui/announcer.tsx'
import { usePortal } from '../ui/context.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Echo, Icon } from '../ui/icon.tsx'
import { Failed, Page, Waiting } from '../ui/page.tsx'
import { SureButton } from '../ui/sure-button.tsx'
import { FollowForm } from './follow-form.tsx'
import { forgetDraft } from './use-draft.ts'
import { sendFromDevice } from './use-submission.ts'

export function HomePage(): VNode {
  const { t, portal } = usePortal()
  return (
    <Page title={t('home.heading')} lead={t('home.lead')} wide>
      <div class="rings"><Echo /></div>
      <div class="home">
        <div class="home-main">
          <Unsent />
          <section aria-labelledby="choose-heading">
            <h2 id="choose-heading">{t('home.choose')}</h2>
            {portal.kind === 'loading' && <Waiting />}
            {portal.kind === 'failed' && <Failed failure={portal.failure} retry={portal.retry} />}
            {portal.kind === 'loaded' && <Choices procedures={portal.value.procedures} />}
          </section>
          <How />
        </div>
        <div class="home-side">
          <section class="panel" aria-labelledby="follow-heading">
            <h2 id="follow-heading">{t('home.follow')}</h2>
            <FollowForm hint={t('home.follow_hint')} />
          </section>
          <a class="choice choice-quiet" href={pathTo({ page: 'notices' })}>
            <Icon name="megaphone" />
            <span class="choice-text"><strong>{t('home.notices')}</strong><span>{t('home.notices_text')}</span></span>
            <Icon name="arrow" />
          </a>
        </div>
      </div>
    </Page>
  )
}

function Choices({ procedures }: { readonly procedures: PortalView['procedures'] }): VNode {
  const { say, t } = usePortal()
  if (procedures.length === 0) return <p class="panel">{t('home.none')}</p>
  return (
    <ul class="choices">
      {procedures.map(({ id, title, summary }) => (
        <li key={id}>
          <a class="choice" href={pathTo({ page: 'new', procedure: id })}>
            <span class="choice-text"><strong>{say(title)}</strong><span>{say(summary)}</span></span>
            <Icon name="arrow" />
          </a>
        </li>
      ))}
    </ul>
  )
}

const STEPS: readonly { readonly icon: IconName; readonly title: 'home.how1' | 'home.how2' | 'home.how3'; readonly text: 'home.how1_text' | 'home.how2_text' | 'home.how3_text' }[] = [
  { icon: 'pen', title: 'home.how1', text: 'home.how1_text' },
  { icon: 'copy', title: 'home.how2', text: 'home.how2_text' },
  { icon: 'check', title: 'home.how3', text: 'home.how3_text' },
]

function How(): VNode {
  const { t } = usePortal()
  return (
    <section class="how" aria-labelledby="how-heading">
      <h2 id="how-heading">{t('home.how')}</h2>
      <ol>
        {STEPS.map(({ icon, title, text }) => (
          <li key={title}><span class="how-icon"><Icon name={icon} /></span><div><strong>{t(title)}</strong><p>{t(text)}</p></div></li>
        ))}
      </ol>
    </section>
  )
}

/** What was written here before and has not gone out. */
function Unsent(): VNode | null {
  const { t } = usePortal()
  const [drafts, setDrafts] = useState(() => listDrafts(deviceShelf, Date.now()))
  if (drafts.length === 0) return null
  return (
    <section class="panel unsent" aria-labelledby="unsent-heading">
      <h2 id="unsent-heading">{t('home.unsent')}</h2>
      <ul>{drafts.map((draft) => <UnsentRow key={draft.procedure} draft={draft} onGone={() => setDrafts((all) => all.filter((other) => other !== draft))} />)}</ul>
    </section>
  )
}

function UnsentRow({ draft, onGone }: { readonly draft: Draft; readonly onGone: () => void }): VNode {
  const tools = usePortal()
  const { t, api, sayFailure } = tools
  const [state, setState] = useState<{ readonly sending: boolean; readonly problem?: string }>({ sending: false })
  const send = async (): Promise<void> => {
    if (state.sending) return
    setState({ sending: true })
    try {
      const sent = await sendFromDevice(draft, await api.loadForm(draft.procedure), tools)
      if (sent.kind !== 'started') stop(sayFailure(sent.failure))
    } catch {
      stop(t('errors.offline')) // the form could not be loaded
    }
  }
  const stop = (problem: string): void => {
    setState({ sending: false, problem })
    announce(problem)
  }
  return (
    <li>
      <strong>{draft.title || t('home.untitled')}</strong>
      <p class="hint">{state.problem ?? t(draft.waiting ? 'home.unsent_waiting' : 'home.unsent_draft')}</p>
      <div class="actions">
        {draft.waiting && <button type="button" class="button button-primary" aria-disabled={state.sending} onClick={() => void send()}><Icon name="send" />{state.sending ? t('new.sending') : t('home.send_now')}</button>}
        <a class="button" href={pathTo({ page: 'new', procedure: draft.procedure })}><Icon name="pen" />{t('home.continue')}</a>
        <SureButton label={t('home.discard')} sure={t('home.discard_sure')} onSure={() => { forgetDraft(draft); onGone() }} />
      </div>
    </li>
  )
}
