import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FieldView } from '../../../contract/procedures.ts'
import { useLabel } from '../../ui/locale.tsx'
import type { ControlProps } from './control-props.ts'
import type { Value } from './form-values.ts'
import { columnsOf, freshRow, rowsIn, withCell, type Row } from './rows.ts'
import './rows-field.css'

type CellControl = (props: ControlProps) => React.ReactNode

interface RowsProps extends ControlProps {
  /** The control of one cell: the same as for a field of its type. */
  readonly control: CellControl
}

/** A table, a tree of causes or a checklist: rows of cells, each cell filled in like a field. */
export function RowsField(props: RowsProps) {
  const { t } = useTranslation('tickets')
  const { field, value, onChange, disabled, id } = props
  const rows = rowsIn(field, value)
  const isFixed = field.type === 'checklist'
  return (
    <div className="tk-rows" role="group" aria-labelledby={`${id}-label`}>
      <ol>{rows.map((row, index) => <RowFields key={String(row['id'] ?? row['item'] ?? index)} {...props} row={row} rows={rows} index={index} />)}</ol>
      {!isFixed && !disabled && (
        <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={rows.length >= (field.max ?? 200)} onClick={() => onChange([...rows, freshRow(field, rows)])}>{t('form.addRow')}</Button>
      )}
    </div>
  )
}

function RowFields({ row, rows, index, ...props }: RowsProps & { readonly row: Row; readonly rows: readonly Row[]; readonly index: number }) {
  const { t } = useTranslation('tickets')
  const labelOf = useLabel()
  const { id, field, onChange, disabled } = props
  const item = field.items?.find((candidate) => candidate.key === row['item'])
  return (
    <li>
      {item && <p className="tk-rows-item" id={`${id}-${index}-label`}>{labelOf(item.label)}{item.weight !== 1 && <span className="hy-quiet"> {t('form.weight', { weight: item.weight })}</span>}</p>}
      <div className="tk-rows-cells">
        {columnsOf(field, rows, index).map((column) => <Cell key={column.key} {...props} column={column} row={row} index={index} onCell={(cell) => onChange(withCell(rows, index, column.key, cell))} />)}
      </div>
      {!item && !disabled && (
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('form.removeRow', { nr: index + 1 })} onClick={() => onChange(rows.filter((_, at) => at !== index))} />
      )}
    </li>
  )
}

/** A cell holds no rows of its own. */
function cellOf(value: Value): Row[string] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : value
}

interface CellProps extends RowsProps {
  readonly column: FieldView & { readonly required: boolean }
  readonly row: Row
  readonly index: number
  readonly onCell: (cell: Row[string]) => void
}

function Cell({ column, row, index, onCell, control: Control, id, names, disabled, invalid }: CellProps) {
  const labelOf = useLabel()
  const cellId = `${id}-${index}-${column.key}`
  return (
    <div className="tk-rows-cell">
      <label htmlFor={cellId} id={`${cellId}-label`}>{labelOf(column.label)}{column.required && <span aria-hidden> *</span>}</label>
      <Control id={cellId} field={column} value={row[column.key] ?? null} names={names} disabled={disabled} required={column.required} invalid={invalid} describedBy={undefined}
        onChange={(next) => onCell(cellOf(next))} />
    </div>
  )
}
