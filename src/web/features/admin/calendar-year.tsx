import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView, CalendarYear } from '../../../contract/directory.ts'
import { formatDate, parseDate } from '../../../core/worktime/civil.ts'
import { WEEKDAYS } from '../../../core/worktime/types.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { LoadingState } from '../../ui/page.tsx'
import { layOutYear, type Month, type MonthDay } from './calendar-months.ts'
import { DayEditor } from './day-editor.tsx'
import { useCalendarYear, useChangeCalendar } from './requests.ts'

interface Props {
  readonly calendar: CalendarView
  readonly year: number
  readonly today: string
  readonly mayChange: boolean
  readonly onYear: (year: number) => void
}

/** Twelve small months; special days carry a sign as well as a colour. */
export function CalendarYearView({ calendar, year, today, mayChange, onYear }: Props) {
  const { t } = useTranslation('admin')
  const { data, error, isPending, refetch } = useCalendarYear(calendar.code, year)
  return (
    <>
      <div className="ad-year-head">
        <Button icon={<LeftOutlined />} aria-label={t('calendars.year.previous')} onClick={() => onYear(year - 1)} />
        <h2 aria-live="polite">{t('calendars.year.title', { year })}</h2>
        <Button icon={<RightOutlined />} aria-label={t('calendars.year.next')} onClick={() => onYear(year + 1)} />
        <Legend />
      </div>
      {isPending ? <LoadingState rows={12} /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <Year data={data} today={today} mayChange={mayChange} />}
    </>
  )
}

function Legend() {
  const { t } = useTranslation('admin')
  return (
    <ul className="ad-legend" aria-label={t('calendars.year.legend')}>
      {(['working', 'weekend', 'opened', 'closed'] as const).map((kind) => (
        <li key={kind}><span className="ad-day ad-day-sample" data-kind={kind} aria-hidden>8<Sign kind={kind} /></span>{t(`calendars.kind.${kind}`)}</li>
      ))}
    </ul>
  )
}

function Sign({ kind }: { readonly kind: MonthDay['kind'] }) {
  const { t } = useTranslation('admin')
  return kind === 'opened' || kind === 'closed' ? <sup aria-hidden>{t(`calendars.sign.${kind}`)}</sup> : null
}

function Year({ data, today, mayChange }: { readonly data: CalendarYear; readonly today: string; readonly mayChange: boolean }) {
  const { t } = useTranslation('admin')
  const months = useMemo(() => layOutYear(data), [data])
  const [opened, setOpened] = useState<MonthDay>()
  const start = today.startsWith(`${data.year}-`) ? today : `${data.year}-01-01`
  const [active, setActive] = useState(start)
  const current = active.startsWith(`${data.year}-`) ? active : start
  const box = useRef<HTMLDivElement>(null)
  const press = (event: KeyboardEvent): void => {
    const next = dayAfterKey(current, event.key)
    if (next === undefined || !next.startsWith(`${data.year}-`)) return
    event.preventDefault()
    setActive(next)
    box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  const open = (day: MonthDay): void => {
    setActive(day.date)
    if (mayChange) setOpened(day)
  }
  const total = months.reduce((sum, { workingDays }) => sum + workingDays, 0)
  return (
    <>
      <Announced data={data} mayChange={mayChange} />
      <p className="hy-quiet">{t('calendars.year.total', { count: total })}{mayChange && ` · ${t('calendars.year.hint')}`}</p>
      <div className="ad-months" ref={box} onKeyDown={press}>
        {months.map((month) => <MonthTable key={month.month} month={month} year={data.year} active={current} today={today} onOpen={open} />)}
      </div>
      {opened && <DayEditor code={data.calendar.code} day={opened} special={data.days.find(({ day }) => day === opened.date)} onClose={() => setOpened(undefined)} />}
    </>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

function dayAfterKey(day: string, key: string): string | undefined {
  const step = STEPS[key]
  const number = parseDate(day)
  return step === undefined || number === undefined ? undefined : formatDate(number + step)
}

interface MonthProps {
  readonly month: Month
  readonly year: number
  readonly active: string
  readonly today: string
  readonly onOpen: (day: MonthDay) => void
}

function MonthTable({ month, year, active, today, onOpen }: MonthProps) {
  const { t } = useTranslation('admin')
  const { language } = useFormatLanguage()
  const name = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month.month - 1, 1))
  return (
    <table className="ad-month">
      <caption><b>{name}</b> <span className="hy-quiet">{t('calendars.year.workingDays', { count: month.workingDays })}</span></caption>
      <thead><tr>{WEEKDAYS.map((day) => <th key={day} scope="col"><abbr title={t(`calendars.weekday.${day}`)}>{t(`calendars.weekdayShort.${day}`)}</abbr></th>)}</tr></thead>
      <tbody>
        {month.weeks.map((week, i) => (
          <tr key={i}>{week.map((day, at) => <td key={at}>{day && <DayButton day={day} isActive={day.date === active} isToday={day.date === today} onOpen={onOpen} />}</td>)}</tr>
        ))}
      </tbody>
    </table>
  )
}

function useFormatLanguage(): { readonly language: string } {
  return { language: useTranslation('admin').i18n.language }
}

function DayButton({ day, isActive, isToday, onOpen }: { readonly day: MonthDay; readonly isActive: boolean; readonly isToday: boolean; readonly onOpen: (day: MonthDay) => void }) {
  const { t } = useTranslation('admin')
  const format = useFormat()
  const labelOf = useLabel()
  const words = [format.day(day.date, 'short'), t(`calendars.kind.${day.kind}`), ...(day.name ? [labelOf(day.name)] : []), ...(day.hours.length > 0 && day.kind === 'opened' ? [day.hours.join(t('mark'))] : [])].join(t('mark'))
  return (
    <button type="button" className="ad-day" data-kind={day.kind} data-day={day.date} tabIndex={isActive ? 0 : -1} title={words} {...(isToday ? { 'aria-current': 'date' as const } : {})} onClick={() => onOpen(day)}>
      <span aria-hidden>{day.dayOfMonth}<Sign kind={day.kind} /></span>
      <span className="hy-hidden">{words}</span>
    </button>
  )
}

/** Whether the holidays of the year are known: never guessed, always said. */
function Announced({ data, mayChange }: { readonly data: CalendarYear; readonly mayChange: boolean }) {
  const { t } = useTranslation('admin')
  const { message } = App.useApp()
  const { problem } = useProblemText()
  const changing = useChangeCalendar()
  const { calendar, year } = data
  if (calendar.coveredYears === null) return <p className="hy-quiet">{t('calendars.year.always')}</p>
  if (data.announced) return null
  const confirm = (): void => changing.mutate(
    { code: calendar.code, version: calendar.version, coveredYears: [...(calendar.coveredYears ?? []), year].toSorted((a, b) => a - b) },
    { onError: (error) => void message.error(problem(error).title) },
  )
  return (
    <Alert
      className="ad-alert" type="warning" showIcon title={t('calendars.year.notAnnounced', { year })} description={t('calendars.year.notAnnouncedHint')}
      {...(mayChange ? { action: <Button size="small" loading={changing.isPending} onClick={confirm}>{t('calendars.year.confirm', { year })}</Button> } : {})}
    />
  )
}
