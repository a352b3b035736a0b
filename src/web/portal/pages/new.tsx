/** Saying something: one form, filled in within a minute. */
import type { VNode } from 'preact'
import { faultText } from '../api/failure-text.ts'
import type { PortalForm } from '../api/portal-api.ts'
import type { FieldFault } from '../api/request.ts'
import type { Draft } from '../draft/draft.ts'
import type { AskedField, Contact } from '../form/answers.ts'
import { askedFields } from '../form/answers.ts'
import { ContactFields, contactFaultText } from '../form/contact-fields.tsx'
import type { SummaryLine } from '../form/error-summary.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { fieldId, FieldsForm } from '../form/fields-form.tsx'
import { BackHome } from '../ui/back-home.tsx'
import type { PortalTools } from '../ui/context.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Failed, Page, Waiting } from '../ui/page.tsx'
import { SureButton } from '../ui/sure-button.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { useDraft } from './use-draft.ts'
import type { Submission } from './use-submission.ts'
import { useSubmission } from './use-submission.ts'

export function NewPage({ procedure }: { readonly procedure: string }): VNode {
  const { api, t, say } = usePortal()
  const form = useLoaded(procedure, () => api.loadForm(procedure))
  const title = form.kind === 'loaded' ? say(form.value.title) : t('new.loading')
  const missing = form.kind === 'failed' && form.failure.kind === 'problem' && form.failure.status < 500 && form.failure.status !== 429
  return (
    <Page title={missing ? t('new.not_open') : title} lead={form.kind === 'loaded' && say(form.value.summary)} above={<BackHome />}>
      {form.kind === 'loading' && <Waiting />}
      {form.kind === 'failed' && !missing && <Failed failure={form.failure} retry={form.retry} />}
      {missing && <p>{t('new.not_open_text')} <a href="/p/">{t('missing.home')}</a></p>}
      {form.kind === 'loaded' && <ReportForm key={procedure} form={form.value} />}
    </Page>
  )
}

function ReportForm({ form }: { readonly form: PortalForm }): VNode {
  const tools = usePortal()
  const { t } = tools
  const kept = useDraft(form.id)
  const { draft, restored, change, clear } = kept
  const submission = useSubmission(form, kept)
  const asked = askedFields(form.fields, form.form)
  const { sending, faults } = submission
  const edit = (how: (before: Draft) => Draft): void => { if (!sending) change(how) }
  return (
    <form class="report" noValidate aria-busy={sending} onSubmit={(event) => { event.preventDefault(); void submission.submit() }}>
      {restored && !draft.waiting && <Banner tone="info"><p>{t('new.restored')}</p></Banner>}
      <ErrorSummary lines={summarise(tools, form, asked, submission)} turn={submission.turn} />
      <section class="panel" aria-labelledby="about-heading">
        <h2 id="about-heading">{t('new.about')}</h2>
        <FieldsForm
          asked={asked} answers={draft.answers} faults={faults} maxFileBytes={form.maxFileBytes}
          onChange={(how) => change((before) => { const answers = how(before.answers); return { ...before, answers, title: titleOf(asked, answers) } })}
        />
      </section>
      <ContactFields
        anonymousAllowed={form.anonymous} anonymous={draft.anonymous} contact={draft.contact} faults={faults}
        onAnonymous={(anonymous) => edit((before) => withAnonymous(before, anonymous))}
        onContact={(contact) => edit((before) => ({ ...before, contact }))}
      />
      {draft.waiting && !sending && submission.failure?.kind !== 'problem' && <Banner tone="warn" role="status" title={t('new.waiting_title')}><p>{t('new.waiting')}</p></Banner>}
      <div class="actions">
        <button type="submit" class="button button-primary button-large" aria-disabled={sending}><Icon name="send" />{sending ? t('new.sending') : draft.waiting ? t('home.send_now') : t('new.send')}</button>
        <SureButton label={t('new.clear')} sure={t('new.clear_sure')} onSure={clear} />
      </div>
      <p class="hint">{t(draft.anonymous ? 'new.kept_anonymous' : 'new.kept')}</p>
    </form>
  )
}

function titleOf(asked: readonly AskedField[], answers: Draft['answers']): string {
  const field = asked.find((candidate) => candidate.field.isTitle)?.field.key
  return field === undefined ? '' : String(answers.raw[field] ?? '')
}

/** Who chooses to stay unknown is unknown from here on: a named attempt is not repeated, nor kept on this device. */
function withAnonymous(draft: Draft, anonymous: boolean): Draft {
  const { attempt: _, ...rest } = draft
  return { ...rest, anonymous, waiting: false }
}

function summarise({ language, t, say, sayFailure }: PortalTools, form: PortalForm, asked: readonly AskedField[], { faults, failure }: Submission): SummaryLine[] {
  const lineOf = (fault: FieldFault): SummaryLine => {
    const field = asked.find((candidate) => candidate.field.key === fault.field)?.field
    if (field) return { id: fieldId(field.key), text: faultText(language, fault, say(field.label)) }
    const contact = CONTACT.find((key) => fault.field === `contact.${key}`)
    return contact ? { id: fieldId(fault.field), text: contactFaultText(t, fault.code, t(`new.${contact}`)) } : { id: undefined, text: faultText(language, fault, fault.field) }
  }
  // Without a connection the banner beside the button says it; the form itself is not at fault.
  const general = failure?.kind === 'problem' && faults.length === 0 ? [{ id: undefined, text: sayFailure(failure, form.maxFileBytes) }] : []
  return [...general, ...faults.map(lineOf)]
}

const CONTACT: readonly (keyof Contact)[] = ['name', 'phone', 'email']
