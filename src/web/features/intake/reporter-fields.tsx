import { UserOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import type { changeDraft, Draft } from './draft.ts'
import { ReporterLookUp } from './reporter-look-up.tsx'
import type { ReporterRow } from './requests.ts'

interface Props {
  readonly draft: Draft
  readonly mayBeAnonymous: boolean
  /** Of the last sending; problems with the contact are shown here. */
  readonly error: Error | null
  readonly onChange: (change: Parameters<typeof changeDraft>[1]) => void
}

const PLAIN = ['email', 'company'] as const
const LOOKED_UP = ['name', 'phone'] as const
const CONTACT_CODES = ['ticket.name_needed', 'ticket.contact_invalid']

/** Who speaks up. Name and phone look for people who were here before; choosing one fills the rest. */
export function ReporterFields({ draft, mayBeAnonymous, error, onChange }: Props) {
  const { t } = useTranslation('intake')
  const { problem } = useProblemText()
  const id = useId()
  const isAnonymous = mayBeAnonymous && draft.anonymous
  const isFaulty = error !== null && CONTACT_CODES.includes(codeOf(error))
  const first = useFirstField(isFaulty ? error : null)
  const { contact } = draft
  const choose = (row: ReporterRow): void => onChange({
    contact: { name: row.name, ...(row.phone ? { phone: row.phone } : {}), ...(row.email ? { email: row.email } : {}), ...(row.company ? { company: row.company } : {}) },
    reporter: { id: row.id, name: row.name, tickets: row.tickets, ...(row.lastNumber ? { lastNumber: row.lastNumber } : {}) },
  })
  return (
    <div ref={first}>
      <div className="in-row">
        {LOOKED_UP.map((key) => (
          <div className="in-field" key={key}>
            <label htmlFor={`${id}${key}`}>{t(`reporter.${key}`)}</label>
            <ReporterLookUp id={`${id}${key}`} kind={key} value={contact[key] ?? ''} disabled={isAnonymous} isFaulty={isFaulty} describedBy={isFaulty ? `${id}fault` : `${id}hint`} onType={(text) => onChange({ contact: { ...contact, [key]: text } })} onChoose={choose} />
          </div>
        ))}
        {PLAIN.map((key) => (
          <div className="in-field" key={key}>
            <label htmlFor={`${id}${key}`}>{t(`reporter.${key}`)}</label>
            <Input id={`${id}${key}`} value={contact[key] ?? ''} disabled={isAnonymous} maxLength={200} autoComplete="off" {...(key === 'email' ? { inputMode: 'email' as const } : {})} onChange={(event) => onChange({ contact: { ...contact, [key]: event.target.value } })} />
          </div>
        ))}
      </div>
      {isFaulty && <p id={`${id}fault`} className="in-fault">{problem(error).title}</p>}
      <div className="in-below">
        <p id={`${id}hint`} className="hy-quiet in-hint">{t('reporter.lookUp')}</p>
        {mayBeAnonymous && <Checkbox checked={draft.anonymous} onChange={(event) => onChange({ anonymous: event.target.checked })}>{t('reporter.anonymous')}</Checkbox>}
      </div>
      <KnownReporter draft={draft} />
    </div>
  )
}

/** The cursor starts in the name, and goes back there when the contact is refused. */
function useFirstField(fault: Error | null) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('input')?.focus()
  }, [fault])
  return box
}

function KnownReporter({ draft: { reporter } }: { readonly draft: Draft }) {
  const { t } = useTranslation('intake')
  return (
    <div role="status">
      {reporter && (
        <p className="in-known">
          <UserOutlined aria-hidden /> {t('reporter.known', { name: reporter.name, count: reporter.tickets })}
          {reporter.lastNumber !== undefined && <Link to="/tickets" search={{ q: reporter.lastNumber }} target="_blank">{t('reporter.openLast', { number: reporter.lastNumber })}</Link>}
        </p>
      )}
    </div>
  )
}
