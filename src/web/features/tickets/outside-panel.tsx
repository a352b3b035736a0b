import { CopyOutlined } from '@ant-design/icons'
import { App, Button, InputNumber } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideLink, OutsideLinks } from '../../../contract/outside.ts'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { Popup } from '../../ui/popup.tsx'
import { ProblemView } from '../../client/problem-view.tsx'
import { ToneTag, type Tone } from '../../ui/tags.tsx'
import { outsideQuery, useMakeLink, useWithdrawLink } from './outside-requests.ts'

const TONES: Readonly<Record<OutsideLink['state'], Tone>> = { valid: 'good', expired: 'calm', withdrawn: 'calm' }
const DAYS = 14
const MOST_DAYS = 90

/** Parties without an account: links for them, what they did with them, and a way to take one back. Nothing is shown where the procedure names none. */
export function OutsidePanel({ ticketId }: { readonly ticketId: number }) {
  const { t } = useTranslation('tickets')
  const { data, error, refetch } = useQuery(outsideQuery(ticketId))
  if (error) return <Section title={t('outside.title')} id="outside"><ProblemView error={error} onRetry={() => void refetch()} /></Section>
  if (!data || (data.items.length === 0 && data.parties.length === 0)) return null
  return (
    <Section title={t('outside.title')} id="outside">
      {data.may && data.parties.map((party) => <PartyRow key={party.party} ticketId={ticketId} party={party} />)}
      <ul className="tk-entries">{data.items.map((link) => <LinkRow key={link.id} ticketId={ticketId} link={link} may={data.may} />)}</ul>
    </Section>
  )
}

function PartyRow({ ticketId, party }: { readonly ticketId: number; readonly party: OutsideLinks['parties'][number] }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const name = labelOf(party.label)
  return (
    <div className="tk-entry-head hy-no-print">
      <span><strong>{name}</strong> <span className="hy-quiet">{party.named}</span>{party.waiting && <> <ToneTag tone="info">{t('outside.waiting')}</ToneTag></>}</span>
      <Popup title={t('outside.makeTitle', { party: name })} content={() => <MakeLink ticketId={ticketId} party={party.party} />}>
        <Button size="small">{t('outside.make')}</Button>
      </Popup>
    </div>
  )
}

/** The address is shown once: afterwards only its fingerprint is known. */
function MakeLink({ ticketId, party }: { readonly ticketId: number; readonly party: string }) {
  const { t } = useTranslation('tickets')
  const { message } = App.useApp()
  const id = useId()
  const [days, setDays] = useState<number | null>(DAYS)
  const make = useMakeLink(ticketId)
  const address = make.data && `${location.origin}${make.data.path}`
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      message.success(t('outside.copied'))
    } catch {
      // Without https a browser may refuse: the address stands there to be marked by hand.
      message.info(t('outside.copyByHand'))
    }
  }
  if (address !== undefined) {
    return (
      <div className="tk-outside-address">
        <p>{t('outside.once')}</p>
        <code className="hy-mono">{address}</code>
        <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy(address)}>{t('outside.copy')}</Button>
      </div>
    )
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); make.mutate({ party, days: days ?? DAYS }) }}>
      {make.error && <ProblemView error={make.error} />}
      <label htmlFor={id}>{t('outside.days')}</label>{' '}
      <InputNumber<number> id={id} min={1} max={MOST_DAYS} precision={0} value={days} onChange={setDays} />{' '}
      <Button type="primary" htmlType="submit" loading={make.isPending}>{t('outside.make')}</Button>
    </form>
  )
}

function LinkRow({ ticketId, link, may }: { readonly ticketId: number; readonly link: OutsideLink; readonly may: boolean }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const format = useFormat()
  const withdraw = useWithdrawLink(ticketId)
  return (
    <li>
      <div className="tk-entry-head">
        <span><strong>{labelOf(link.label)}</strong> <span className="hy-quiet">{t('outside.made', { by: labelOf(link.createdBy.name), at: format.moment(link.createdAt) })}</span></span>
        <ToneTag tone={TONES[link.state]}>{t(`outside.states.${link.state}`, { at: format.moment(link.expiresAt) })}</ToneTag>
      </div>
      {may && link.state === 'valid' && <div className="hy-row hy-no-print tk-entry-moves"><Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate(link.id)}>{t('outside.withdraw')}</Button></div>}
      {link.uses.length > 0 && <ul className="tk-small hy-quiet">{link.uses.map((use, index) => <li key={index}>{format.moment(use.at)} {t(`outside.uses.${use.what}`)}{use.detail && ` · ${labelOf(use.detail)}`}</li>)}</ul>}
      {withdraw.error && <ProblemView error={withdraw.error} />}
    </li>
  )
}
