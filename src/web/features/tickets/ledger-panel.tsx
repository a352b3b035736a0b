import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../contract/tickets.ts'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { Popup } from '../../ui/popup.tsx'
import { ToneTag, type Tone } from '../../ui/tags.tsx'
import { useLedgerMove } from './requests.ts'
import { WordsForm } from './words-form.tsx'

type Entry = TicketView['ledger'][number]
type Move = Entry['moves'][number]

const TONES: Readonly<Record<Entry['state'], Tone>> = { proposed: 'info', heard: 'info', confirmed: 'good', waived: 'calm', appealed: 'warn', upheld: 'good', withdrawn: 'calm' }
/** Moves by which somebody takes on or keeps a penalty; the rest lighten it or speak to it. */
const BINDING: readonly Move[] = ['confirm', 'uphold']

/** Rewards and penalties that came of the ticket, as far as the reader may see them, with what the reader may do about each. */
export function LedgerPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  if (ticket.ledger.length === 0) return null
  return (
    <Section title={t('state.ledger')} id="ledger">
      <ul className="tk-entries">{ticket.ledger.map((entry) => <LedgerRow key={entry.nr} ticket={ticket} entry={entry} />)}</ul>
    </Section>
  )
}

function LedgerRow({ ticket, entry }: { readonly ticket: TicketView; readonly entry: Entry }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const format = useFormat()
  const move = useLedgerMove()
  const name = labelOf(entry.label)
  return (
    <li>
      <div className="tk-entry-head">
        <span><strong>{name}</strong> <span className="hy-number">{amountText(entry, t)}</span>{entry.shareOf && <span className="hy-quiet"> {t('state.shareOf', { base: labelOf(entry.shareOf) })}</span>}</span>
        <ToneTag tone={TONES[entry.state]}>{t(`state.ledgerStates.${entry.state}`)}</ToneTag>
      </div>
      <p className="hy-quiet tk-small">
        {[t(`state.ledgerKinds.${entry.kind}`), t('state.ledgerTo', { who: entry.to.map((party) => labelOf(party.name)).join(t('story.and')) }), entry.hearUntil && entry.state === 'proposed' && t('state.hearUntil', { at: format.moment(entry.hearUntil) }), entry.appealUntil && entry.state === 'confirmed' && t('state.appealUntil', { at: format.moment(entry.appealUntil) })].filter(Boolean).join(' · ')}
      </p>
      {entry.moves.length > 0 && (
        <div className="hy-row hy-no-print tk-entry-moves">
          {entry.moves.map((each) => (
            <Popup key={each} placement="bottomLeft" title={t('state.moveTitle', { move: t(`state.moves.${each}`), entry: name })}
              content={(close) => <WordsForm label={t('state.reasonOptional')} button={t(`state.moves.${each}`)} done={t('state.moved')} busy={move.isPending} isDanger={BINDING.includes(each) && entry.kind !== 'reward'} send={(text) => move.mutateAsync({ ticket, input: { nr: entry.nr, move: each, text } })} close={close} />}>
              <Button size="small">{t(`state.moves.${each}`)}</Button>
            </Popup>
          ))}
        </div>
      )}
    </li>
  )
}

/** An amount arrives in hundredths. */
function amountText(entry: Entry, t: ReturnType<typeof useTranslation<'tickets'>>['t']): string {
  return entry.amount === null ? t('state.noAmount') : t(`story.${entry.unit}`, { amount: entry.amount / 100 })
}
