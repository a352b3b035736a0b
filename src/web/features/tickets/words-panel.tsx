import { EyeInvisibleOutlined, GlobalOutlined, LockOutlined, SendOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App as AntdApp, Button, Checkbox, Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketView, TimelineEntry } from '../../../contract/tickets.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { LoadingState, Section } from '../../ui/page.tsx'
import { submitOnCtrlEnter } from '../../ui/submit-key.ts'
import { ToneTag } from '../../ui/tags.tsx'
import { useDraft } from './draft.ts'
import { timelineQuery, useNote, useSay } from './requests.ts'
import { useTelling } from './use-telling.ts'
import { tellEntry } from './timeline-story.ts'

/** Words that reach the reporter and words that never do: two boxes of different colour, sign and button. */
export function WordsPanel({ ticket }: { readonly ticket: TicketView }) {
  return (
    <div className="tk-words">
      <TalkBox ticket={ticket} />
      <NotesBox ticket={ticket} />
    </div>
  )
}

function TalkBox({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const say = useSay()
  const [promisesNothing, declare] = useState(false)
  const mustDeclare = ticket.permissions.sayPromisesNothing
  const send = async (text: string): Promise<void> => {
    await say.mutateAsync({ ticket, input: mustDeclare ? { text, promisesNothing } : { text } })
    declare(false)
  }
  const { data, isPending } = useQuery(timelineQuery(ticket.id))
  const entries = (data ?? []).filter((entry) => entry.type === 'asked' || (entry.type === 'said' && Array.isArray(entry.data['to']) && entry.data['to'].includes('reporter')))
  return (
    <Section id="talk" className="tk-talk" title={<><GlobalOutlined aria-hidden /> {t('page.talk')}</>} extra={<ToneTag tone="info">{t('page.talkMark')}</ToneTag>}>
      {isPending ? <LoadingState rows={2} /> : <Sayings entries={entries} empty={t('page.noTalk')} />}
      {ticket.permissions.say && (
        <Composer ticket={ticket} kind="talk" placeholder={t('page.talkPlaceholder')} icon={<SendOutlined />} button={t('page.send')} done={t('page.sent')} send={send} busy={say.isPending} blocked={mustDeclare && !promisesNothing}>
          {mustDeclare && <Checkbox checked={promisesNothing} onChange={(event) => declare(event.target.checked)}>{t('state.promise')}<span className="hy-quiet tk-small"> {t('state.promiseHint')}</span></Checkbox>}
        </Composer>
      )}
    </Section>
  )
}

function NotesBox({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const note = useNote()
  const { data, isPending } = useQuery(timelineQuery(ticket.id))
  const entries = (data ?? []).filter((entry) => entry.type === 'noted')
  return (
    <Section id="notes" className="tk-notes" title={<><LockOutlined aria-hidden /> {t('page.notes')}</>} extra={<ToneTag icon={<EyeInvisibleOutlined />}>{t('page.notesMark')}</ToneTag>}>
      {isPending ? <LoadingState rows={2} /> : <Sayings entries={entries} empty={t('page.noNotes')} />}
      {ticket.permissions.note && (
        <Composer ticket={ticket} kind="note" placeholder={t('page.notePlaceholder')} icon={<LockOutlined />} button={t('page.saveNote')} done={t('page.noted')} send={(text) => note.mutateAsync({ ticket, input: text })} busy={note.isPending} />
      )}
    </Section>
  )
}

function Sayings({ entries, empty }: { readonly entries: readonly TimelineEntry[]; readonly empty: string }) {
  const telling = useTelling([])
  if (entries.length === 0) return <p className="hy-quiet tk-none">{empty}</p>
  return (
    <ol className="tk-sayings">
      {entries.map((entry) => (
        <li key={entry.seq} data-from={entry.type === 'asked' ? 'reporter' : 'us'}>
          <div className="hy-quiet tk-saying-head">
            <Author entry={entry} /> <Moment at={entry.at} />
          </div>
          <p className="hy-prose">{tellEntry(entry, telling).quote}</p>
        </li>
      ))}
    </ol>
  )
}

/** Our own standing words are told when somebody acts; when that is the reporter, they are still not the reporter's words. */
function Author({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const isStanding = entry.type === 'said' && typeof entry.data['words'] === 'string'
  if (isStanding && entry.actor.party === 'reporter') return <strong>{t('page.automatic')}</strong>
  return <><strong>{labelOf(entry.actor.name)}</strong>{isStanding && <span>{t('page.automatic')}</span>}</>
}

interface ComposerProps {
  readonly ticket: TicketView
  readonly kind: 'talk' | 'note'
  readonly placeholder: string
  readonly button: string
  readonly icon: ReactNode
  readonly done: string
  readonly busy: boolean
  readonly send: (text: string) => Promise<unknown>
  /** Something must be declared before the words may go. */
  readonly blocked?: boolean
  readonly children?: ReactNode
}

function Composer({ ticket, kind, placeholder, button, icon, done, busy, send, blocked = false, children }: ComposerProps) {
  const id = useId()
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const { draft, change, clear } = useDraft(`ticket.${ticket.id}.${kind}`)
  const text = draft.text ?? ''
  const submit = async (): Promise<void> => {
    if (text.trim() === '' || blocked) return
    try {
      await send(text.trim())
      clear()
      void message.success(done)
    } catch (error) {
      void message.error(problem(error).title)
    }
  }
  return (
    <form className="tk-composer hy-no-print" onKeyDown={submitOnCtrlEnter} onSubmit={(event) => {
      event.preventDefault()
      void submit()
    }}>
      <label className="hy-hidden" htmlFor={id}>{placeholder}</label>
      <Input.TextArea id={id} value={text} placeholder={placeholder} maxLength={10_000} autoSize={{ minRows: 2, maxRows: 10 }} onChange={(event) => change({ ...draft, text: event.target.value })} />
      {children}
      <Button htmlType="submit" icon={icon} loading={busy} disabled={text.trim() === '' || blocked} {...(kind === 'talk' ? { type: 'primary' as const } : {})}>{button}</Button>
    </form>
  )
}
