import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterView } from '../../../contract/registers.ts'
import { useLabel } from '../../ui/locale.tsx'

/** The procedures in force that look into a register. */
export function UsedBy({ register: { usedBy } }: { readonly register: RegisterView }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  if (usedBy.length === 0) return <span className="hy-quiet">{t('nobody')}</span>
  return <>{usedBy.map(({ procedure, title }, index) => <Fragment key={procedure}>{index > 0 && t('mark')}<Link className="rg-link" to="/procedures/$id" params={{ id: procedure }}>{labelOf(title)}</Link></Fragment>)}</>
}
