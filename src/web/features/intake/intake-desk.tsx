import { Alert, App, Button, Space } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureSummary, ProcedureView, StartTicketInput, Started } from '../../../contract/index.ts'
import { ProblemError, type FieldProblem } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useShortcut } from '../../client/shortcuts.ts'
import { LoadingState, Section } from '../../ui/page.tsx'
import { useProcedure } from '../procedures/index.ts'
import { checkForm, TicketForm, valuesToSend, type Value } from '../tickets/index.ts'
import { changeDraft, emptyDraft, isBlank, type Draft } from './draft.ts'
import { wordsOf } from './first-sentence.ts'
import { Registered } from './registered.tsx'
import { ReporterFields } from './reporter-fields.tsx'
import { useRegister } from './requests.ts'
import { SimilarTickets } from './similar-tickets.tsx'
import { StartFields } from './start-fields.tsx'
import type { Desk } from './starts.ts'
import { useDraft } from './use-draft.ts'

interface Props {
  readonly procedures: readonly ProcedureSummary[]
  readonly desk: Desk
  readonly onChoose: (procedure: string, channel?: string) => void
}

export function IntakeDesk(props: Props) {
  const { data, error, isPending, refetch } = useProcedure(props.desk.procedure.id)
  if (isPending) return <LoadingState rows={10} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  return <OpenDesk {...props} procedure={data} />
}

function OpenDesk({ procedures, desk, onChoose, procedure }: Props & { readonly procedure: ProcedureView }) {
  const { t } = useTranslation('intake')
  const { draft, setDraft, wasKept } = useDraft()
  const [done, setDone] = useState<Started>()
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const registering = useRegister()
  const { start } = desk
  const change = (part: Parameters<typeof changeDraft>[1]): void => setDraft((before) => changeDraft(before, part))
  const setValue = (key: string, value: Value): void => {
    // What is being corrected is no longer called wrong; the next sending checks it all again.
    setProblems([])
    setDraft((before) => changeDraft(before, { values: { ...before.values, [key]: value } }))
  }
  const submit = (): void => {
    if (registering.isPending || done) return
    const faults = checkForm(procedure.fields, start.form, draft.values)
    setProblems(faults)
    if (faults.length > 0) return
    registering.mutate({ ticket: ticketOf(draft, desk), key: draft.key }, {
      onSuccess: (started) => {
        setDone(started)
        setDraft(emptyDraft)
      },
      onError: (error) => setProblems(error instanceof ProblemError ? [...error.problems] : []),
    })
  }
  useShortcut('ctrl+enter', t('keys.submit'), submit)
  if (done) return <Registered started={done} onNext={() => setDone(undefined)} />
  return (
    <div className="in-desk">
      {/* No submit button: Enter in a field must not register half a call. */}
      <form className="in-form" noValidate onSubmit={(event) => event.preventDefault()}>
        <Section id="in-start" title={t('start.title')}>
          <StartFields procedures={procedures} desk={desk} receivedAt={draft.receivedAt} onChoose={onChoose} onReceivedAt={(receivedAt) => change({ receivedAt })} />
        </Section>
        <Section id="in-reporter" title={t('reporter.title')}>
          <ReporterFields draft={draft} mayBeAnonymous={start.anonymous} error={registering.error} onChange={change} />
        </Section>
        <Section id="in-content" title={t('form.title')}>
          <TicketForm fields={procedure.fields} form={start.form} values={draft.values} problems={problems} onChange={setValue} />
        </Section>
        <Faults error={registering.error} problems={problems} />
        <Buttons isBusy={registering.isPending} draft={draft} wasKept={wasKept} onSubmit={submit} onClear={setDraft} />
      </form>
      <SimilarTickets words={wordsOf(procedure.fields, start.form, draft.values)} procedure={procedure.id} reporter={draft.reporter?.id} />
    </div>
  )
}

/** The draft as the server takes it: only what this start asks for. */
function ticketOf({ values, contact, anonymous, receivedAt }: Draft, { procedure, start }: Desk): StartTicketInput {
  const said = Object.fromEntries(Object.entries(contact).map(([key, value]) => [key, (value ?? '').trim()] as const).filter(([, value]) => value !== ''))
  const isAnonymous = anonymous && start.anonymous
  return {
    procedure: procedure.id, channel: start.channel, values: valuesToSend(start.form, values), anonymous: isAnonymous,
    ...(isAnonymous || Object.keys(said).length === 0 ? {} : { contact: said }), ...(receivedAt === null ? {} : { receivedAt }),
  }
}

function Faults({ error, problems }: { readonly error: Error | null; readonly problems: readonly FieldProblem[] }) {
  const { t } = useTranslation('intake')
  const { problem } = useProblemText()
  return (
    <div role="alert" className="in-faults">
      {problems.length > 0 && <Alert type="error" showIcon title={t('problems', { count: problems.length })} />}
      {problems.length === 0 && error && <Alert type="error" showIcon title={problem(error).title} description={problem(error).hint} />}
    </div>
  )
}

interface ButtonsProps {
  readonly isBusy: boolean
  readonly draft: Draft
  readonly wasKept: boolean
  readonly onSubmit: () => void
  readonly onClear: (draft: Draft) => void
}

function Buttons({ isBusy, draft, wasKept, onSubmit, onClear }: ButtonsProps) {
  const { t } = useTranslation('intake')
  const { message } = App.useApp()
  const before = useRef(draft)
  const clear = (): void => {
    before.current = draft
    onClear(emptyDraft())
    // Clearing asks nothing and can be taken back.
    message.open({
      type: 'info', duration: 6,
      content: <>{t('cleared')} <Button type="link" size="small" onClick={() => onClear(before.current)}>{t('undo')}</Button></>,
    })
  }
  return (
    <Space className="in-buttons" wrap>
      <Button type="primary" size="large" loading={isBusy} aria-keyshortcuts="Control+Enter" onClick={onSubmit}>{t('submit')}</Button>
      <Button size="large" disabled={isBlank(draft)} onClick={clear}>{t('clear')}</Button>
      <span className="hy-quiet" role="status">{wasKept ? t('kept') : ''}</span>
    </Space>
  )
}
