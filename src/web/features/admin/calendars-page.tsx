import { CalendarOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../../contract/directory.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { dayOf } from '../../ui/format.ts'
import { useLabel, useLocale, useNow } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useMay } from '../session/index.ts'
import { AddCalendar, EditCalendar, EditWeek } from './calendar-editors.tsx'
import { CalendarYearView } from './calendar-year.tsx'
import { useCalendars } from './requests.ts'
import { texts } from './texts.ts'
import { TryLimit } from './try-limit.tsx'
import { WeekTable } from './week-table.tsx'
import './admin.css'

registerTexts('admin', texts)

type Wish = 'add' | 'edit' | 'week'

/** The work calendars: the week, the year with its special days, and what a limit would come to. */
export function CalendarsPage() {
  const { t } = useTranslation('admin')
  const { data, error, isPending, refetch } = useCalendars()
  const mayChange = useMay()('calendars.manage')
  const [wish, setWish] = useState<Wish>()
  const search = useSearch({ strict: false })
  const chosen = data?.find(({ code }) => code === search['calendar']) ?? data?.find(({ code }) => code === 'cn') ?? data?.[0]
  const add = mayChange && <Button type="primary" icon={<PlusOutlined />} onClick={() => setWish('add')}>{t('calendars.add')}</Button>
  const close = (): void => setWish(undefined)
  return (
    <div className="hy-page">
      <PageHeader title={t('calendars.title')} subtitle={t('calendars.intro')} extra={add} />
      {isPending ? <LoadingState rows={10} />
        : error ? <ProblemView error={error} onRetry={() => void refetch()} />
          : chosen ? <OneCalendar key={chosen.code} calendar={chosen} calendars={data} mayChange={mayChange} onWish={setWish} />
            : <EmptyState icon={<CalendarOutlined />} title={t('calendars.empty')} hint={t('calendars.emptyHint')} action={add} />}
      {wish === 'add' && <AddCalendar calendars={data ?? []} onClose={close} />}
      {wish === 'edit' && chosen && <EditCalendar calendar={chosen} onClose={close} />}
      {wish === 'week' && chosen && <EditWeek calendar={chosen} onClose={close} />}
    </div>
  )
}

interface OneProps {
  readonly calendar: CalendarView
  readonly calendars: readonly CalendarView[]
  readonly mayChange: boolean
  readonly onWish: (wish: Wish) => void
}

function OneCalendar({ calendar, calendars, mayChange, onWish }: OneProps) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const navigate = useNavigate()
  const { timeZone } = useLocale()
  const today = dayOf(useNow(), timeZone)
  const [year, setYear] = useState(() => Number(today.slice(0, 4)))
  return (
    <>
      <div className="ad-filters">
        <Select<string> aria-label={t('calendars.choose')} value={calendar.code} options={calendars.map(({ code, name }) => ({ value: code, label: `${labelOf(name)} (${code})` }))} onChange={(code) => void navigate({ to: '/admin/calendars', search: { calendar: code } })} />
        <span className="hy-quiet ad-calendar-facts">{t('calendars.timeZone')} {calendar.timeZone} · {t(`calendars.dayEnd.${calendar.dayEnd}`)}</span>
        {mayChange && <Button icon={<EditOutlined />} onClick={() => onWish('edit')}>{t('calendars.edit')}</Button>}
      </div>
      <div className="ad-calendar">
        <Section id="ad-year"><CalendarYearView calendar={calendar} year={year} today={today} mayChange={mayChange} onYear={setYear} /></Section>
        <div className="ad-calendar-side">
          <Section id="ad-week" title={t('calendars.week.title')} extra={mayChange && <Button size="small" icon={<EditOutlined />} onClick={() => onWish('week')} aria-label={t('calendars.week.edit')}>{t('edit')}</Button>}>
            <WeekTable week={calendar.week} />
          </Section>
          <Section id="ad-try" title={t('calendars.check.title')}><TryLimit calendar={calendar} /></Section>
        </div>
      </div>
    </>
  )
}
