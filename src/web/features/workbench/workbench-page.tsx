import { useTranslation } from 'react-i18next'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { dayOf } from '../../ui/format.ts'
import { useFormat, useLocale, useNow } from '../../ui/locale.tsx'
import { LoadingState, PageHeader } from '../../ui/page.tsx'
import { useMe } from '../session/index.ts'
import { CountTiles } from './count-tiles.tsx'
import { TASK_FILTERS, useTaskSummary, type TaskFilter } from './requests.ts'
import { TaskList } from './task-list.tsx'
import { texts } from './texts.ts'
import { WeekStrip } from './week-strip.tsx'
import './workbench.css'

registerTexts('workbench', texts)

/** What matters now, in ten seconds: counts, the coming days, my tasks by urgency. */
export function WorkbenchPage() {
  const { t } = useTranslation('workbench')
  const { person } = useMe()
  const { timeZone } = useLocale()
  const format = useFormat()
  const now = useNow()
  const { show } = useSearch({ from: '/staff/' })
  const navigate = useNavigate()
  const filter: TaskFilter = TASK_FILTERS.find((each) => each === show) ?? 'all'
  const setFilter = (next: TaskFilter): void => void navigate({ to: '/', search: next === 'all' ? {} : { show: next }, replace: true })
  const summary = useTaskSummary()
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} subtitle={t('greeting', { name: person.name, day: format.day(dayOf(now, timeZone), 'long') })} />
      {summary.isPending && <LoadingState rows={3} />}
      {summary.error && !summary.data && <ProblemView error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data && (
        <>
          <CountTiles summary={summary.data} filter={filter} onChoose={setFilter} />
          <WeekStrip week={summary.data.week} />
        </>
      )}
      <TaskList filter={filter} onShowAll={() => setFilter('all')} />
    </div>
  )
}
