/** Who speaks up: name and a way to reach them, or nothing at all where that is allowed. */
import type { VNode } from 'preact'
import type { FieldFault } from '../api/request.ts'
import { usePortal } from '../ui/context.tsx'
import type { Contact } from './answers.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'
import { fieldId } from './fields-form.tsx'

interface ContactFieldsProps {
  readonly anonymousAllowed: boolean
  readonly anonymous: boolean
  readonly contact: Contact
  readonly faults: readonly FieldFault[]
  readonly onAnonymous: (anonymous: boolean) => void
  readonly onContact: (contact: Contact) => void
}

const INPUTS = [
  { key: 'name', inputMode: 'text', autoComplete: 'name' },
  { key: 'phone', inputMode: 'tel', autoComplete: 'tel' },
  { key: 'email', inputMode: 'email', autoComplete: 'email' },
] as const

export function ContactFields({ anonymousAllowed, anonymous, contact, faults, onAnonymous, onContact }: ContactFieldsProps): VNode {
  const { t } = usePortal()
  return (
    <section class="panel" aria-labelledby="contact-heading">
      <h2 id="contact-heading">{t('new.you')}</h2>
      {anonymousAllowed && (
        <div class="field">
          <label class="switch">
            <span>{t('new.anonymous')}</span>
            <input type="checkbox" role="switch" checked={anonymous} aria-describedby="anonymous-hint" onChange={(event) => onAnonymous(event.currentTarget.checked)} />
          </label>
          <p class="hint" id="anonymous-hint">{t('new.anonymous_hint')}</p>
        </div>
      )}
      {!anonymous && <p class="hint">{t('new.contact_hint')} {t('new.reach_hint')}</p>}
      {!anonymous && INPUTS.map(({ key, inputMode, autoComplete }) => {
        const code = faults.find((fault) => fault.field === `contact.${key}`)?.code
        const id = fieldId(`contact.${key}`)
        const problem = code && contactFaultText(t, code, t(`new.${key}`))
        return (
          <FieldFrame key={key} id={id} label={t(`new.${key}`)} required={key === 'name'} problem={problem}>
            <input id={id} type="text" inputMode={inputMode} autoComplete={autoComplete} value={contact[key]} aria-required={key === 'name'} aria-invalid={problem !== undefined} aria-describedby={describedBy({ id, problem })} onInput={(event) => onContact({ ...contact, [key]: event.currentTarget.value })} />
          </FieldFrame>
        )
      })}
    </section>
  )
}

type Say = ReturnType<typeof usePortal>['t']

export function contactFaultText(t: Say, code: string, label: string): string {
  switch (code) {
    case 'field.email_wrong':
    case 'field.phone_wrong':
    case 'field.name_needed':
    case 'field.name_needed_here': return t(code)
    case 'field.required': return t(code, { label })
    default: return t('field.other', { label })
  }
}
