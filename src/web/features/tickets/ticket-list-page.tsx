import { DownloadOutlined } from '@ant-design/icons'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList } from '../../ui/data-list.tsx'
import { useFormat } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader } from '../../ui/page.tsx'
import { useMay } from '../session/index.ts'
import { ColumnChooser, useColumns } from './columns.tsx'
import { FilterBar } from './filter-bar.tsx'
import { hasFilters, readFilters, type Filters } from './filters.ts'
import { exportAddress, useTicketCount, useTicketList } from './list-requests.ts'
import { SavedViews } from './saved-views.tsx'
import { texts } from './texts.ts'
import { TicketCard } from './ticket-card.tsx'

registerTexts('tickets', texts)

/** The filters from the address, and how to change them there. */
function useFilters(): readonly [Filters, (next: Filters) => void] {
  const search = useSearch({ from: '/staff/tickets' })
  const navigate = useNavigate()
  const filters = useMemo(() => readFilters(search), [search])
  const setFilters = useCallback((next: Filters) => void navigate({ to: '/tickets', search: { ...next }, replace: true }), [navigate])
  return [filters, setFilters]
}

/** All tickets the person may see, filtered, sorted, exported. */
export function TicketListPage() {
  const { t } = useTranslation('tickets')
  const [filters, setFilters] = useFilters()
  const may = useMay()
  return (
    <div className="hy-page">
      <PageHeader title={t('list.title')} subtitle={<Count filters={filters} />} extra={(
        <>
          <SavedViews filters={filters} onChoose={setFilters} />
          <ColumnChooser />
          {may('tickets.export') && (
            <Dropdown trigger={['click']} getPopupContainer={(button) => button.parentElement ?? document.body} menu={{ items: [
              { key: 'csv', label: <a href={exportAddress(filters, 'csv')} download>{t('list.exportCsv')}</a> },
              { key: 'xlsx', label: <a href={exportAddress(filters, 'xlsx')} download>{t('list.exportXlsx')}</a> },
            ] }}>
              <Button icon={<DownloadOutlined />} aria-haspopup="menu">{t('list.export')}</Button>
            </Dropdown>
          )}
        </>
      )} />
      <FilterBar filters={filters} onChange={setFilters} />
      <div className="hy-section tk-list"><List filters={filters} onClear={() => setFilters({})} /></div>
    </div>
  )
}

function Count({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation('tickets')
  const format = useFormat()
  const { data } = useTicketCount(filters)
  if (!data) return <span>&nbsp;</span>
  return <span role="status">{t(data.more ? 'list.countMore' : 'list.count', { count: data.count, shown: format.number(data.count) })}</span>
}

function List({ filters, onClear }: { readonly filters: Filters; readonly onClear: () => void }) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const columns = useColumns(filters.q ?? '')
  const query = useTicketList(filters)
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const end = useNearEnd(query.hasNextPage && !query.isFetchingNextPage, () => void query.fetchNextPage())
  if (query.isPending) return <LoadingState rows={10} />
  if (query.error && rows.length === 0) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />
  if (rows.length === 0) {
    return hasFilters(filters)
      ? <EmptyState title={t('list.noneTitle')} hint={t('list.noneHint')} action={<Button onClick={onClear}>{t('list.clear')}</Button>} />
      : <EmptyState title={t('list.emptyTitle')} hint={t('list.emptyHint')} action={<Link to="/intake">{t('list.toIntake')}</Link>} />
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? 'tk-stale' : ''}>
      <DataList label={t('list.label')} rows={rows} rowKey={(row) => row.id} columns={columns} card={(row) => <TicketCard row={row} q={filters.q ?? ''} />}
        onOpen={(row) => void navigate({ to: '/tickets/$id', params: { id: String(row.id) } })}
        hasMore={query.hasNextPage} isLoadingMore={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      <div ref={end} />
      {!query.hasNextPage && rows.length > 20 && <p className="hy-list-end">{t('list.end')}</p>}
    </div>
  )
}

/** Calls when the marked place comes near the screen. */
function useNearEnd(isOn: boolean, more: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(more)
  useEffect(() => {
    latest.current = more
  })
  useEffect(() => {
    if (!isOn || !element.current) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current()
    }, { rootMargin: '600px' })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [isOn])
  return element
}
