/** A word to the people handling the matter; what is written stays in this tab until it is sent. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { visitShelf } from '../draft/shelf.ts'
import type { SummaryLine } from '../form/error-summary.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { describedBy, FieldFrame } from '../form/field-frame.tsx'
import { announce } from '../ui/announcer.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Doors } from './use-doing.ts'
import { useDoing } from './use-doing.ts'

const ID = 'message-text'
const LONGEST = 5000

export function Message({ number, code, refresh }: Doors): VNode {
  const { t, api, sayFailure } = usePortal()
  const kept = `huiyin.message.${number}`
  const [text, setText] = useState(() => visitShelf.getItem(kept) ?? '')
  const [problem, setProblem] = useState<{ readonly text: string; readonly turn: number }>({ text: '', turn: 0 })
  const { busy, failure, turn, run } = useDoing()
  const write = (written: string): void => {
    setText(written)
    visitShelf.setItem(kept, written)
  }
  const send = async (): Promise<void> => {
    const said = text.trim()
    const fault = said === '' ? t('ticket.say_needed') : said.length > LONGEST ? t('field.over', { n: said.length - LONGEST }) : ''
    setProblem((before) => ({ text: fault, turn: before.turn + (fault ? 1 : 0) }))
    if (fault || !(await run(said, (key) => api.say(number, code, said, key)))) return
    write('')
    announce(t('ticket.said'))
    await refresh()
  }
  useEffect(() => {
    if (problem.turn > 0) document.getElementById(ID)?.focus()
  }, [problem.turn])
  const lines: SummaryLine[] = failure ? [{ id: undefined, text: sayFailure(failure) }] : []
  const shown = problem.text || undefined
  return (
    <section class="panel" aria-labelledby="say-heading">
      <h2 id="say-heading">{t('ticket.say')}</h2>
      <form noValidate aria-busy={busy} onSubmit={(event) => { event.preventDefault(); void send() }}>
        <ErrorSummary lines={lines} turn={turn} />
        <FieldFrame id={ID} label={t('ticket.say_label')} required problem={shown}>
          <textarea id={ID} rows={3} value={text} aria-required aria-invalid={shown !== undefined} aria-describedby={describedBy({ id: ID, problem: shown })} onInput={(event) => write(event.currentTarget.value)} />
        </FieldFrame>
        <button type="submit" class="button" aria-disabled={busy}><Icon name="send" />{busy ? t('ticket.sending') : t('ticket.say_send')}</button>
      </form>
    </section>
  )
}
