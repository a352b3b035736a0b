/** Sending a form: checks it, sends it once, keeps it when there is no connection, and goes on by itself when there is one again. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PortalForm } from '../api/portal-api.ts'
import { makeKey } from '../api/portal-api.ts'
import type { Failure, FieldFault } from '../api/request.ts'
import type { Draft } from '../draft/draft.ts'
import { keepDraft } from '../draft/draft.ts'
import type { Sent, SendTools } from '../draft/send.ts'
import { sendDraft } from '../draft/send.ts'
import { deviceShelf, rememberCode, rememberReceipt } from '../draft/shelf.ts'
import { askedFields, checkAnswers, checkContact } from '../form/answers.ts'
import { uploadKept } from '../form/upload-kept.ts'
import { goTo } from '../router.ts'
import type { PortalTools } from '../ui/context.tsx'
import { usePortal } from '../ui/context.tsx'
import type { KeptDraft } from './use-draft.ts'
import { forgetDraft } from './use-draft.ts'

export interface Submission {
  readonly sending: boolean
  readonly faults: readonly FieldFault[]
  readonly failure: Failure | undefined
  /** Counts the refused tries, so that each takes the focus to the summary. */
  readonly turn: number
  readonly submit: () => Promise<void>
}

export function useSubmission(form: PortalForm, { draft, change, clear }: KeptDraft): Submission {
  const tools = usePortal()
  const [state, setState] = useState<Omit<Submission, 'submit'>>({ sending: false, faults: [], failure: undefined, turn: 0 })
  const busy = useRef(false)
  const latest = useRef(draft)
  latest.current = draft

  const submit = useCallback(async () => {
    if (busy.current) return
    const current = latest.current
    const asked = askedFields(form.fields, form.form)
    const faults = [...checkAnswers(asked, current.answers), ...(current.anonymous ? [] : checkContact(current.contact, form.anonymous))]
    const refuse = (faults: readonly FieldFault[], failure?: Failure): void => setState(({ turn }) => ({ sending: false, faults, failure, turn: turn + 1 }))
    if (faults.length > 0) return refuse(faults)
    busy.current = true
    setState((before) => ({ ...before, sending: true, faults: [], failure: undefined }))
    try {
      const learn = (known: Draft): void => change((before) => withWritten(known, before))
      const sent = await sendFromDevice(current, form, tools, learn)
      if (sent.kind === 'started') return clear()
      learn(sent.draft)
      refuse(sent.failure.kind === 'problem' ? sent.failure.faults : [], sent.failure)
    } finally {
      busy.current = false
      setState((before) => ({ ...before, sending: false }))
    }
  }, [form, tools, change, clear])

  const again = useRef(submit)
  again.current = submit
  useEffect(() => {
    if (!draft.waiting) return undefined
    const back = (): void => void again.current()
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [draft.waiting])
  return { ...state, submit }
}

/** What sending has found out, without undoing what was written meanwhile. */
function withWritten(known: Draft, written: Draft): Draft {
  return { ...known, title: written.title, contact: written.contact, answers: { raw: written.answers.raw, files: known.answers.files } }
}

/** Sends a draft and, when it has arrived, forgets it here and shows the receipt. */
export async function sendFromDevice(draft: Draft, form: PortalForm, { api, language }: PortalTools, onKept: (known: Draft) => void = () => undefined): Promise<Sent> {
  const tools: SendTools = {
    asked: askedFields(form.fields, form.form),
    language,
    upload: async (file) => (await uploadKept(file))?.id,
    start: api.start,
    makeKey,
    keep: (known) => {
      keepDraft(deviceShelf, known)
      onKept(known)
    },
  }
  const first = await sendDraft(draft, tools)
  // Files the server has forgotten meanwhile go up once more; the person need not know.
  const sent = hasForgotten(first) ? await sendDraft(first.draft, tools) : first
  if (sent.kind !== 'started') {
    keepDraft(deviceShelf, sent.draft)
    return sent
  }
  const { number, queryCode } = sent.started
  forgetDraft(draft)
  rememberCode(number, queryCode)
  rememberReceipt(number, { anonymous: draft.anonymous, earlier: sent.earlier })
  goTo({ page: 'done', number }, { replace: true })
  return sent
}

function hasForgotten(sent: Sent): sent is Extract<Sent, { kind: 'refused' }> {
  return sent.kind === 'refused' && sent.failure.kind === 'problem' && sent.failure.code === 'file.not_found' && sent.failure.faults.length === 0
}
