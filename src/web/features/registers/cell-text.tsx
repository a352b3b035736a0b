import { useTranslation } from 'react-i18next'
import type { RegisterColumn } from '../../../contract/registers.ts'
import type { Label } from '../../../contract/shared.ts'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { useUnits } from '../tickets/index.ts'
import { usePersonNames } from './requests.ts'
import { peopleIn, type Cells } from './row-values.ts'

export type Names = Readonly<Record<string, Label>>
type Cell = Cells[string]
/** Digits behind the point: a table of the organisation's shows what was put in. */
const DIGITS = 10
const CENTS = 2

/** Names of the units and people in these rows, by party. */
export function useNames(columns: readonly RegisterColumn[], rows: readonly Cells[]): Names {
  const units = useUnits().data ?? []
  const people = usePersonNames(peopleIn(columns, rows))
  return { ...Object.fromEntries(units.map(({ code, name }) => [`unit:${code}`, name])), ...people }
}

/** A cell in one line of text, undefined when it is empty. */
export function useCellText(names: Names): (column: RegisterColumn | undefined, cell: Cell | undefined) => string | undefined {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  const format = useFormat()
  const named = (label: Label | undefined, key: string): string => (label ? labelOf(label) : key)
  return (column, cell) => {
    if (cell === undefined || cell === null || cell === '') return undefined
    if (typeof cell === 'boolean') return t(cell ? 'common:yes' : 'common:no')
    if (typeof cell === 'number') return column?.type === 'money' ? `¥${format.number(cell, CENTS, CENTS)}` : format.number(cell, DIGITS)
    if (Array.isArray(cell)) return cell.length === 0 ? undefined : column?.type === 'files' ? t('rows.files', { count: cell.length }) : cell.join(t('mark'))
    switch (column?.type) {
      case 'choice': return named(column.choices.find(({ key }) => key === cell)?.label, cell)
      case 'unit': return named(names[`unit:${cell}`], cell)
      case 'person': return named(names[`person:${cell}`], cell)
      case undefined:
      case 'text': case 'number': case 'money': case 'date': case 'boolean': case 'files': return cell
    }
  }
}

/** A cell of a table: long text breaks, nothing is a dash. */
export function CellText({ column, cell, names }: { readonly column: RegisterColumn; readonly cell: Cell | undefined; readonly names: Names }) {
  const text = useCellText(names)(column, cell)
  if (text === undefined) return <span className="hy-quiet" aria-hidden>–</span>
  return column.type === 'text' ? <div className="rg-text">{text}</div> : <span className={column.type === 'date' ? 'hy-number' : undefined}>{text}</span>
}
