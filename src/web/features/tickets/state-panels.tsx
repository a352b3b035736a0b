import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../contract/tickets.ts'
import { useLabel } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { isEmptyValue } from './form-values.ts'
import { ValueText } from './value-text.tsx'

/** What runs side by side: for whom, how far it is, and what was filled in there. */
export function BranchesPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  if (ticket.branches.length === 0) return null
  return (
    <Section title={t('state.branches')} id="branches">
      <ul className="tk-entries">
        {ticket.branches.map((branch) => {
          const filled = ticket.fields.filter((field) => !isEmptyValue(branch.values[field.key]))
          return (
            <li key={branch.path}>
              <div className="tk-entry-head">
                <span><strong>{labelOf(branch.item)}</strong> <span className="hy-quiet">{labelOf(branch.step)}</span></span>
                <ToneTag tone={branch.over ? 'good' : 'info'}>{branch.outcomes.map(labelOf).join(' · ') || t(branch.over ? 'state.branchOver' : 'state.branchOpen')}</ToneTag>
              </div>
              {filled.length > 0 && <dl className="tk-fields">{filled.map((field) => <div key={field.key} data-type={field.type}><dt>{labelOf(field.label)}</dt><dd><ValueText field={field} value={branch.values[field.key]} names={ticket.names} files={ticket.files} /></dd></div>)}</dl>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** Where the goods of the ticket are. */
export function GoodsPanel({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  if (ticket.goods.length === 0) return null
  return (
    <Section title={t('state.goods')} id="goods">
      {ticket.goods.map((goods, index) => (
        <dl key={index} className="tk-facts">
          {goods.held.map(({ holder, count }, nr) => <div key={nr}><dt>{labelOf(goods.label)}</dt><dd>{labelOf(holder)} · <span className="hy-number">{t('state.goodsCount', { count })}</span></dd></div>)}
        </dl>
      ))}
    </Section>
  )
}
