/** What the reporter is asked for now: an answer to a question, or whether the matter is solved. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { faultText } from '../api/failure-text.ts'
import type { AnswerBody, PortalTicket } from '../api/portal-api.ts'
import type { FieldFault } from '../api/request.ts'
import { RequestFailed } from '../api/request.ts'

import { askedFields, checkAnswers, valuesOf } from '../form/answers.ts'
import type { SummaryLine } from '../form/error-summary.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { FieldFrame } from '../form/field-frame.tsx'
import { Cards } from '../form/field-input.tsx'
import { fieldId, FieldsForm } from '../form/fields-form.tsx'
import { uploadKept } from '../form/upload-kept.ts'
import { announce } from '../ui/announcer.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Given } from './given.ts'
import { outcomesFor, SOLVED, surveyOf, useGiven } from './given.ts'
import { Survey } from './survey.tsx'
import { useDoing } from './use-doing.ts'

export type Asked = NonNullable<PortalTicket['ask']>

const MAX_FILE_BYTES = 20_000_000
const CHOICE = 'ask-outcome'

interface AskProps {
  readonly ask: Asked
  /** What was begun is kept on the device under this name. */
  readonly keptAs: string
  readonly send: (answer: AnswerBody, key: string) => Promise<unknown>
  readonly refresh: () => Promise<void>
  /** What we said last: the question to answer, or the reply to judge. */
  readonly said: PortalTicket['story'][number] | undefined
}

export function Ask({ ask, said, keptAs, send: sendAnswer, refresh }: AskProps): VNode {
  const { t, say, language, sayFailure } = usePortal()
  const { given, change, forget } = useGiven(`huiyin.answer.${keptAs}.${ask.step}.${ask.nr}`)
  const [local, setLocal] = useState<{ readonly faults: readonly FieldFault[]; readonly turn: number }>({ faults: [], turn: 0 })
  const { busy, failure, turn, run } = useDoing()
  const outcomes = outcomesFor(ask)
  const outcome = outcomes.find((candidate) => candidate.key === given.outcome) ?? (ask.kind !== 'survey' && outcomes.length === 1 ? outcomes[0] : undefined)
  const asked = askedFields(ask.fields, [...ask.form, ...(outcome?.form ?? [])])
  const faults = [...local.faults, ...(failure?.kind === 'problem' ? failure.faults : [])]

  const send = async (): Promise<void> => {
    const found = [...(outcome ? [] : [{ field: ask.kind === 'survey' ? SOLVED : CHOICE, code: 'field.required_choice' }]), ...checkAnswers(asked, given.answers)]
    setLocal((before) => ({ faults: found, turn: before.turn + (found.length > 0 ? 1 : 0) }))
    if (found.length > 0 || !outcome) return
    const done = await run(JSON.stringify([outcome.key, given]), async (key) => {
      const values = valuesOf(asked, (await uploadAll(given)).answers)
      const survey = ask.kind === 'survey' ? surveyOf(outcome, given) : undefined
      await sendAnswer({ step: ask.step, nr: ask.nr, outcome: outcome.key, values, ...(survey ? { survey } : {}) }, key)
    })
    if (done) {
      forget()
      announce(t('ticket.answered'))
    }
    await refresh()
  }
  const lineOf = (fault: FieldFault): SummaryLine => {
    if (fault.field === SOLVED) return { id: SOLVED, text: t('survey.solved_needed') }
    if (fault.field === CHOICE) return { id: CHOICE, text: t('outcome.choose') }
    const field = asked.find((candidate) => candidate.field.key === fault.field)?.field
    return field ? { id: fieldId(field.key), text: faultText(language, fault, say(field.label)) } : { id: undefined, text: faultText(language, fault, fault.field) }
  }
  const general = failure && faults.length === 0 ? [{ id: undefined, text: sayFailure(failure, MAX_FILE_BYTES) }] : []
  const form = <FieldsForm asked={asked} answers={given.answers} faults={faults} maxFileBytes={MAX_FILE_BYTES} onChange={(how) => change((before) => ({ ...before, answers: how(before.answers) }))} />
  const sendText = ask.kind === 'survey' ? t('survey.send') : outcomes.length === 1 && outcome ? say(outcome.label) : t('new.send')
  return (
    <section class="panel ask" aria-labelledby="ask-heading">
      <p class="ask-flag"><Icon name="info" />{t('ticket.asked')}</p>
      <h2 id="ask-heading">{say(ask.label)}</h2>
      {said && <blockquote class="quoted"><p class="meta">{t('ticket.newest')}</p><p class="words">{say(said.text)}</p></blockquote>}
      {ask.hint && <p>{say(ask.hint)}</p>}
      <form noValidate aria-busy={busy} onSubmit={(event) => { event.preventDefault(); void send() }}>
        <ErrorSummary lines={[...general, ...faults.map(lineOf)]} turn={turn + local.turn} />
        {ask.kind === 'survey' ? <Survey outcomes={outcomes} given={given} wrong={faults.some((fault) => fault.field === SOLVED)} onChange={change}>{form}</Survey> : <>
          {outcomes.length > 1 && (
            <FieldFrame id={CHOICE} label={t('outcome.choose')} required group>
              <Cards id={CHOICE} required chosen={given.outcome} choices={outcomes.map(({ key, label }) => ({ key, label: say(label) }))} onChoose={(key) => change((before) => ({ ...before, outcome: key }))} />
            </FieldFrame>
          )}
          {form}
        </>}
        <button type="submit" class="button button-primary button-large" aria-disabled={busy}><Icon name="send" />{busy ? t('ticket.sending') : sendText}</button>
      </form>
    </section>
  )
}

/** Files that could not go up while writing go up now; without them the answer is not sent. */
async function uploadAll(given: Given): Promise<Given> {
  const files = await Promise.all(Object.entries(given.answers.files).map(async ([field, list]) => [field, await Promise.all(list.map(async (file) => {
    if (file.id) return file
    const uploaded = await uploadKept(file)
    if (!uploaded) throw new RequestFailed({ kind: 'problem', status: 422, code: 'file.not_found', title: '', faults: [{ field, code: 'field.files_failed' }] })
    return { ...file, id: uploaded.id }
  }))] as const))
  return { ...given, answers: { ...given.answers, files: Object.fromEntries(files) } }
}

