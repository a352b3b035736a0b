import { Button } from 'antd'
import { Fragment, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsNarrow } from './media.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly render: (row: Row) => ReactNode
  readonly width?: number | string
  /** Numbers stand at the end, so that their digits stand under each other. */
  readonly align?: 'end'
}

interface DataListProps<Row> {
  /** What the list holds, for a screen reader. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string | number
  readonly columns: readonly Column<Row>[]
  /** The same row where there is no room for a table. */
  readonly card: (row: Row) => ReactNode
  readonly onOpen?: (row: Row) => void
  /** A line above the first row of a group. */
  readonly heading?: (row: Row) => ReactNode
  readonly hasMore?: boolean
  readonly isLoadingMore?: boolean
  readonly onMore?: () => void
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** Which row `j`, `k` and Enter mean; -1 before the first key. */
function useChosenRow(count: number, open: (index: number) => void) {
  const [chosen, setChosen] = useState(-1)
  const latest = useRef({ chosen, count, open })
  useEffect(() => {
    latest.current = { chosen, count, open }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      const now = latest.current
      if (event.key === 'j') setChosen(Math.min(now.count - 1, now.chosen + 1))
      else if (event.key === 'k') setChosen(Math.max(0, now.chosen - 1))
      else if (event.key === 'Enter' && now.chosen >= 0 && now.chosen < now.count && (event.target === document.body || event.target instanceof HTMLHeadingElement)) now.open(now.chosen)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return chosen
}

/** Rows of one kind: a table where there is room, cards where there is not; `j`/`k` move, Enter opens. A row holds its own link for everybody else. */
export function DataList<Row>({ label, rows, rowKey, columns, card, onOpen, heading, hasMore = false, isLoadingMore = false, onMore }: DataListProps<Row>) {
  const { t } = useTranslation('ui')
  const isNarrow = useIsNarrow()
  const body = useRef<HTMLElement>(null)
  const chosen = useChosenRow(rows.length, (index) => {
    const row = rows[index]
    if (row !== undefined) onOpen?.(row)
  })
  useEffect(() => {
    body.current?.querySelector('[data-chosen="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const headingOf = (row: Row, draw: (text: ReactNode) => ReactNode): ReactNode => {
    const text = heading?.(row)
    return text === undefined || text === null ? null : draw(text)
  }
  const rowProps = (row: Row, index: number) => ({
    'data-chosen': index === chosen,
    onClick: (event: MouseEvent) => {
      // A click on a link, a button or a text being selected is not a wish to open the row.
      if (event.target instanceof Element && event.target.closest('a, button, input, label')) return
      if (window.getSelection()?.toString()) return
      onOpen?.(row)
    },
  })
  return (
    <div>
      <span className="hy-hidden" aria-live="polite">{chosen >= 0 ? t('selected', { count: chosen + 1 }) : ''}</span>
      {isNarrow
        ? <ul className="hy-cards" aria-label={label} ref={(element) => { body.current = element }}>{rows.map((row, index) => <Fragment key={rowKey(row)}>{headingOf(row, (text) => <li className="hy-card-heading">{text}</li>)}<li className="hy-card" {...rowProps(row, index)}>{card(row)}</li></Fragment>)}</ul>
        : (
          <div className="hy-list-scroll" role="region" aria-label={label} tabIndex={0}>
            <table className="hy-table">
              <thead><tr>{columns.map((column) => <th key={column.key} scope="col" data-align={column.align} style={column.width === undefined ? {} : { width: column.width }}>{column.title}</th>)}</tr></thead>
              <tbody ref={(element) => { body.current = element }}>
                {rows.map((row, index) => (
                  <Fragment key={rowKey(row)}>
                    {headingOf(row, (text) => <tr className="hy-table-heading"><th scope="rowgroup" colSpan={columns.length}>{text}</th></tr>)}
                    <tr {...rowProps(row, index)}>{columns.map((column) => <td key={column.key} data-align={column.align}>{column.render(row)}</td>)}</tr>
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        )}
      {hasMore && <div className="hy-list-end"><Button loading={isLoadingMore} onClick={onMore}>{t('more')}</Button></div>}
    </div>
  )
}
