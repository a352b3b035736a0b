import { DatabaseOutlined, StopOutlined } from '@ant-design/icons'
import { Checkbox, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterRow, RegisterView } from '../../../contract/registers.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState } from '../../ui/page.tsx'
import { useSettled } from '../../ui/settled.ts'
import { ToneTag } from '../../ui/tags.tsx'
import { CellText, useNames, type Names } from './cell-text.tsx'
import { useRows } from './requests.ts'

/** Milliseconds without a key. */
const TYPING_PAUSES = 220
/** Columns on a card: enough to know the row by. */
const ON_A_CARD = 6

interface Props {
  readonly register: RegisterView
  readonly onOpen: (key: string) => void
  /** The ways to fill an empty register, for those who may. */
  readonly fill?: ReactNode
}

/** The rows of a register by key, found by text. */
export function RowList({ register, onOpen, fill }: Props) {
  const { t } = useTranslation('registers')
  const [typed, setTyped] = useState('')
  const [gone, setGone] = useState(false)
  const q = useSettled(typed.trim(), TYPING_PAUSES)
  return (
    <>
      <div className="rg-filters" role="search" aria-label={t('list.title')}>
        <Input.Search allowClear aria-label={t('rows.search')} placeholder={t('rows.search')} maxLength={100} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Checkbox checked={gone} onChange={(event) => setGone(event.target.checked)}>{t('rows.gone')}</Checkbox>
      </div>
      <Rows register={register} q={q} gone={gone} onOpen={onOpen} fill={fill} />
    </>
  )
}

function Rows({ register, q, gone, onOpen, fill }: Props & { readonly q: string; readonly gone: boolean }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  const { data, error, isPending, isPlaceholderData, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRows(register.code, q, gone)
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  const names = useNames(register.columns, rows.map(({ cells }) => cells))
  if (isPending) return <LoadingState />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (rows.length === 0) {
    return q === ''
      ? <EmptyState icon={<DatabaseOutlined />} title={t('rows.empty')} hint={t(fill === undefined ? 'rows.emptyReader' : 'rows.emptyHint')} {...(fill === undefined ? {} : { action: fill })} />
      : <EmptyState title={t('rows.none')} hint={t('rows.noneHint')} />
  }
  const columns: readonly Column<RegisterRow>[] = [
    { key: 'row-key', title: t('rows.key'), render: (row) => <KeyButton row={row} onOpen={onOpen} /> },
    ...register.columns.map((column): Column<RegisterRow> => ({
      key: column.key, title: labelOf(column.label), render: ({ cells }) => <CellText column={column} cell={cells[column.key]} names={names} />,
      ...(column.type === 'number' || column.type === 'money' ? { align: 'end' as const } : {}),
    })),
    { key: 'row-changed', title: t('rows.changed'), render: ({ changedAt }) => <span className="hy-quiet"><Moment at={changedAt} /></span> },
  ]
  return (
    <div className="rg-rows" data-waiting={isPlaceholderData}>
      <DataList
        label={t('rows.label', { name: labelOf(register.name) })} rows={rows} rowKey={({ key }) => key} columns={columns} onOpen={({ key }) => onOpen(key)}
        card={(row) => <RowCard register={register} row={row} names={names} onOpen={onOpen} />}
        hasMore={hasNextPage} isLoadingMore={isFetchingNextPage} onMore={() => void fetchNextPage()}
      />
      <p className="rg-count hy-quiet" role="status">{t(hasNextPage ? 'rows.shownMore' : 'rows.shown', { count: rows.length })}</p>
    </div>
  )
}

function KeyButton({ row: { key, gone }, onOpen }: { readonly row: RegisterRow; readonly onOpen: (key: string) => void }) {
  const { t } = useTranslation('registers')
  return (
    <span className="rg-key">
      <button type="button" className="rg-name" aria-label={t('rows.open', { key })} onClick={() => onOpen(key)}>{key}</button>
      {gone && <ToneTag icon={<StopOutlined />}>{t('rows.goneMark')}</ToneTag>}
    </span>
  )
}

function RowCard({ register, row, names, onOpen }: { readonly register: RegisterView; readonly row: RegisterRow; readonly names: Names; readonly onOpen: (key: string) => void }) {
  const labelOf = useLabel()
  const filled = register.columns.filter(({ key }) => row.cells[key] !== undefined).slice(0, ON_A_CARD)
  return (
    <div>
      <KeyButton row={row} onOpen={onOpen} />
      <dl className="rg-cells">{filled.map((column) => <div key={column.key}><dt>{labelOf(column.label)}</dt><dd><CellText column={column} cell={row.cells[column.key]} names={names} /></dd></div>)}</dl>
    </div>
  )
}
