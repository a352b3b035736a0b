import { Alert, App as AntdApp, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutcomeView } from '../../../contract/procedures.ts'
import type { NextActionView, TicketView } from '../../../contract/tickets.ts'
import { codeOf, ProblemError, type FieldProblem } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { submitOnCtrlEnter } from '../../ui/submit-key.ts'
import { ToneTag } from '../../ui/tags.tsx'
import { useMe } from '../session/index.ts'
import { useDraft, type Draft } from './draft.ts'
import { checkForm, joinForms, valuesToSend, type Values } from './form-values.ts'
import { useAct, useClaim, useRelease } from './requests.ts'
import { SurveyForm } from './survey-form.tsx'
import { TicketForm } from './ticket-form.tsx'

/** Everything the person may do on this ticket now, each with its own form. */
export function ActPanel({ ticket }: { readonly ticket: TicketView }) {
  return <>{ticket.nextActions.map((action, index) => <ActionForm key={`${action.step}:${action.nr}`} ticket={ticket} action={action} isFirst={index === 0} />)}</>
}

/** For a call-back the answer decides the outcome; the person is not asked twice. */
function outcomeOf(action: NextActionView, draft: Draft): OutcomeView | undefined {
  const { solved } = draft.survey
  const decided = action.kind === 'survey' && solved !== undefined ? action.outcomes.filter((outcome) => outcome.whenSolved === undefined || outcome.whenSolved === solved) : action.outcomes
  return decided.length === 1 ? decided[0] : decided.find((outcome) => outcome.key === draft.outcome)
}

/** What an earlier attempt at this step left, without its files, which stay on the ticket anyway. */
function earlierValues(ticket: TicketView): Values {
  const files = new Set(ticket.fields.filter((field) => field.type === 'files').map((field) => field.key))
  return Object.fromEntries(Object.entries(ticket.values).filter(([key]) => !files.has(key)))
}

/** Earlier values stand in the form: after a refusal one improves, not repeats. */
function valuesNow(earlier: Values, form: readonly { readonly field: string }[], draft: Draft): Values {
  return Object.fromEntries(form.map(({ field }) => [field, draft.values[field] === undefined ? earlier[field] ?? null : draft.values[field]]))
}

function useActForm(ticket: TicketView, action: NextActionView) {
  const { message } = AntdApp.useApp()
  const { t } = useTranslation('tickets')
  const { draft, wasRestored, change, clear } = useDraft(`ticket.${ticket.id}.${action.step}.${action.nr}`)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [fault, setFault] = useState<unknown>()
  const act = useAct(clear)
  const outcome = outcomeOf(action, draft)
  const form = joinForms(action.form, outcome?.form ?? [])
  const earlier = earlierValues(ticket)
  const values = valuesNow(earlier, form, draft)
  const submit = async (): Promise<void> => {
    if (!outcome) return
    const { solved, ...opinion } = draft.survey
    const missing = [...checkForm(ticket.fields, form, values), ...(action.kind === 'survey' && solved === undefined ? [{ field: 'survey', code: 'field.required' }] : [])]
    setProblems(missing)
    setFault(undefined)
    if (missing.length > 0) return
    try {
      await act.mutateAsync({
        ticket,
        input: { step: action.step, nr: action.nr, outcome: outcome.key, values: valuesToSend(form, values, earlier), ...(solved === undefined ? {} : { survey: { solved, ...opinion } }) },
      })
      void message.success(t('page.done'))
    } catch (error) {
      setFault(error)
      if (error instanceof ProblemError) setProblems(error.problems)
    }
  }
  return { draft, wasRestored, change, clear, problems, fault, outcome, form, values, submit, busy: act.isPending }
}

function ActionForm({ ticket, action, isFirst }: { readonly ticket: TicketView; readonly action: NextActionView; readonly isFirst: boolean }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const { draft, wasRestored, change, clear, problems, fault, outcome, form, values, submit, busy } = useActForm(ticket, action)
  const choose = (key: string): void => change({ ...draft, outcome: key })
  const asksOutcome = action.kind !== 'survey' && action.outcomes.length > 1
  return (
    <form className="tk-act" data-first={isFirst} noValidate onKeyDown={submitOnCtrlEnter} onSubmit={(event) => {
      event.preventDefault()
      void submit()
    }}>
      <div className="tk-act-head"><h3>{labelOf(action.label)}</h3><ClaimState ticket={ticket} action={action} /></div>
      {action.hint && <p className="hy-quiet tk-act-hint">{labelOf(action.hint)}</p>}
      <StaleNotice fault={fault} />
      {wasRestored && <p className="tk-restored hy-quiet">{t('page.restored')} <Button type="link" size="small" onClick={clear}>{t('page.discard')}</Button></p>}
      {action.kind === 'survey' && <SurveyForm survey={draft.survey} onChange={(survey) => change({ ...draft, survey })} missing={problems.some((problem) => problem.field === 'survey')} />}
      {asksOutcome && (
        <div className="tk-outcomes" role="group" aria-label={t('page.chooseOutcome')}>
          {action.outcomes.map((each) => (
            <Button key={each.key} aria-pressed={outcome?.key === each.key} danger={each.tone === 'refuse'} className={outcome?.key === each.key ? 'tk-outcome-chosen' : ''} onClick={() => choose(each.key)}>{labelOf(each.label)}</Button>
          ))}
        </div>
      )}
      {(outcome ?? (action.form.length > 0 || undefined)) !== undefined && (
        <div className="tk-act-form">
          {action.kind === 'survey' && outcome && <p className="hy-quiet">{t('page.unsolvedOutcome', { outcome: labelOf(outcome.label) })}</p>}
          {form.length === 0
            ? <p className="hy-quiet">{t('page.nothingToFill')}</p>
            : <TicketForm fields={ticket.fields} form={form} values={values} problems={problems} names={ticket.names} disabled={busy} onChange={(key, value) => change({ ...draft, values: { ...draft.values, [key]: value } })} />}
          <div className="tk-act-foot">
            <Button type="primary" htmlType="submit" loading={busy} disabled={!outcome} danger={outcome?.tone === 'refuse'}>{outcome ? t('page.submit', { outcome: labelOf(outcome.label) }) : t('page.chooseOutcome')}</Button>
            <span className="hy-quiet">{t('page.draftKept')}</span>
          </div>
        </div>
      )}
    </form>
  )
}

function StaleNotice({ fault }: { readonly fault: unknown }) {
  const { t } = useTranslation('tickets')
  const { problem } = useProblemText()
  if (fault === undefined) return null
  const isStale = codeOf(fault) === 'ticket.stale'
  const words = problem(fault)
  return <Alert className="tk-alert" showIcon type={isStale ? 'warning' : 'error'} title={isStale ? t('page.staleTitle') : words.title} description={isStale ? t('page.staleHint') : words.hint} />
}

function ClaimState({ ticket, action }: { readonly ticket: TicketView; readonly action: NextActionView }) {
  const { t } = useTranslation('tickets')
  const { person } = useMe()
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const labelOf = useLabel()
  const claim = useClaim()
  const release = useRelease()
  const input = { step: action.step, nr: action.nr }
  const onError = (error: unknown): void => void message.error(problem(error).title)
  if (action.claimedBy === null) return <Button size="small" title={t('page.claimHint')} loading={claim.isPending} onClick={() => claim.mutate({ ticket, input }, { onError })}>{t('page.claim')}</Button>
  const isMine = action.claimedBy.party === `person:${person.id}`
  return (
    <span className="hy-row">
      <ToneTag tone={isMine ? 'good' : 'calm'}>{isMine ? t('page.claimedByMe') : t('page.claimedBy', { name: labelOf(action.claimedBy.name) })}</ToneTag>
      {isMine && <Button size="small" type="text" loading={release.isPending} onClick={() => release.mutate({ ticket, input }, { onError })}>{t('page.release')}</Button>}
    </span>
  )
}
