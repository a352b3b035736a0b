import { PaperClipOutlined } from '@ant-design/icons'
import { App as AntdApp } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../../contract/shared.ts'
import type { TicketView } from '../../../contract/tickets.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { formatBytes } from '../../ui/format.ts'
import { useFormat, useLabel, useLocale } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { FilesField } from './files-field.tsx'
import { useAttach } from './requests.ts'
import { TicketLink } from './value-text.tsx'

export function ContactPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const { contact } = ticket
  const rows = contact ? ([['contactName', contact.name], ['contactPhone', contact.phone], ['contactEmail', contact.email], ['contactCompany', contact.company]] as const).filter(([, value]) => value) : []
  return (
    <Section title={t('page.contact')} id="contact">
      {rows.length === 0
        ? <p className="hy-quiet">{t(ticket.anonymous ? 'page.anonymousHint' : 'page.noContact')}</p>
        : (
          <dl className="tk-facts">
            {rows.map(([key, value]) => <div key={key}><dt>{t(`page.${key}`)}</dt><dd className="hy-number">{contact?.masked === false && key === 'contactPhone' ? <a href={`tel:${value ?? ''}`}>{value}</a> : value}</dd></div>)}
          </dl>
        )}
      {contact?.masked === true && <p className="hy-quiet tk-small">{t('page.masked')}</p>}
      {ticket.survey && (
        <dl className="tk-facts">
          <div><dt>{t('page.survey')}</dt><dd>{t(ticket.survey.solved ? 'page.solvedYes' : 'page.solvedNo')}{ticket.survey.satisfied !== undefined && ` · ${ticket.survey.satisfied}/5 ${t(`page.grade.${ticket.survey.satisfied}`)}`}</dd></div>
        </dl>
      )}
    </Section>
  )
}

function Party({ party }: { readonly party: PartyView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  return <>{labelOf(party.name)}{party.today !== undefined && <span className="hy-quiet"> {t('page.today', { name: party.today })}</span>}</>
}

export function PeoplePanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const others = ticket.people.filter((party) => !ticket.openSteps.some((open) => open.assignees.some((each) => each.party === party.party)))
  return (
    <Section title={t('page.people')} id="people">
      <dl className="tk-facts">
        {ticket.openSteps.map((open) => (
          <div key={`${open.step}:${open.nr}`}>
            <dt>{labelOf(open.label)}</dt>
            <dd>
              <ul>{open.assignees.map((party) => <li key={party.party}><Party party={party} /></li>)}</ul>
              {open.claimedBy && <ToneTag>{t('page.claimedBy', { name: labelOf(open.claimedBy.name) })}</ToneTag>}
            </dd>
          </div>
        ))}
        {others.length > 0 && <div><dt>{t('page.involved')}</dt><dd><ul>{others.map((party) => <li key={party.party}><Party party={party} /></li>)}</ul></dd></div>}
        {ticket.recused.length > 0 && <div><dt>{t('page.recused')}</dt><dd><ul>{ticket.recused.map((party) => <li key={party.party}><Party party={party} /></li>)}</ul><span className="hy-quiet tk-small">{t('page.recusedHint')}</span></dd></div>}
      </dl>
    </Section>
  )
}

export function FilesPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const { language } = useLocale()
  const format = useFormat()
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const attach = useAttach(ticket.id)
  const taken = useRef(new Set<string>())
  return (
    <Section title={<span id="files-panel-label">{t('page.files')}</span>} id="files">
      {ticket.files.length === 0
        ? <p className="hy-quiet">{t('page.noFiles')}</p>
        : (
          <ul className="tk-file-list">
            {ticket.files.map((file) => (
              <li key={file.id}>
                <PaperClipOutlined aria-hidden /> <a href={`/api/v1/files/${file.id}`} target="_blank" rel="noreferrer">{file.name}</a> <span className="hy-quiet">{formatBytes(file.size, language)}</span>
                <div className="hy-quiet tk-small">{t('page.uploadedBy', { name: file.uploadedBy, at: format.moment(file.uploadedAt) })}</div>
              </li>
            ))}
          </ul>
        )}
      {ticket.permissions.attach && (
        <div className="hy-no-print tk-attach">
          <FilesField id="files-panel" value={[]} max={20} onChange={(files) => {
            const fresh = files.filter((file) => !taken.current.has(file))
            for (const file of fresh) taken.current.add(file)
            if (fresh.length > 0) attach.mutate(fresh, { onSuccess: () => void message.success(t('page.attached')), onError: (error) => void message.error(problem(error).title) })
          }} />
        </div>
      )}
    </Section>
  )
}

export function SimilarPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  if (!ticket.similar || ticket.similar.length === 0) return null
  return <Section title={t('page.similar')} id="similar"><ul className="tk-similar">{ticket.similar.map((other) => <li key={other.id}><TicketLink id={other.id}>{other.number}</TicketLink> {other.title}</li>)}</ul></Section>
}
