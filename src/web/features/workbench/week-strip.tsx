import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { taskSummaryShape } from '../../../contract/tickets.ts'
import { dateOf, dayOf, weekdayOf } from '../../ui/format.ts'
import { useFormat, useLabel, useLocale, useNow } from '../../ui/locale.tsx'

type Day = z.infer<typeof taskSummaryShape>['week'][number]

/** The coming days in working time: which are closed and why, and how much is due on each. */
export function WeekStrip({ week }: { readonly week: readonly Day[] }) {
  const { t } = useTranslation('workbench')
  const { timeZone } = useLocale()
  const today = dayOf(useNow(), timeZone)
  if (week.length === 0) return null
  return <ol className="wb-week" aria-label={t('week')} tabIndex={0}>{week.map((day) => <DayBox key={day.day} day={day} isToday={day.day === today} />)}</ol>
}

function DayBox({ day, isToday }: { readonly day: Day; readonly isToday: boolean }) {
  const { t } = useTranslation('workbench')
  const { language } = useLocale()
  const format = useFormat()
  const labelOf = useLabel()
  return (
    <li className="wb-day" data-working={day.working} data-today={isToday} title={format.day(day.day, 'long')}>
      <span className="wb-day-name">{isToday ? t('todayMark') : weekdayOf(day.day, language)} <span className="hy-quiet hy-number">{dateOf(day.day, language)}</span></span>
      <span className="wb-day-kind hy-quiet">{day.name ? labelOf(day.name) : t(day.working ? 'working' : 'closed')}</span>
      <span className={day.due > 0 ? 'wb-day-due' : 'wb-day-due hy-quiet'}>{day.due > 0 ? t('due', { count: day.due }) : t('none')}</span>
    </li>
  )
}
