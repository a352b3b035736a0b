import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Bilingual, Calendar, ClosedDay, OpenedDay, Span, Weekday } from './types.ts'

/** The State Council's notices from this year on are taken over; before 2008 the holidays themselves were others. */
const FIRST_YEAR = 2007
/** The last year announced in the seed. */
const LAST_YEAR = 2026

const NAMES: Readonly<Record<string, Bilingual>> = {
  元旦: { zh: '元旦', en: "New Year's Day" },
  春节: { zh: '春节', en: 'Spring Festival' },
  清明: { zh: '清明节', en: 'Tomb-Sweeping Day' },
  劳动节: { zh: '劳动节', en: 'Labour Day' },
  端午: { zh: '端午节', en: 'Dragon Boat Festival' },
  中秋: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  国庆节: { zh: '国庆节', en: 'National Day' },
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: { zh: '抗战胜利70周年纪念日', en: 'Victory Day, 70th anniversary' },
}

/**
 * Weekend days inside a holiday that the notices close and the package leaves out. A Monday-to-Friday calendar does not notice,
 * one that is open at weekends does. Notices for 2011, 2012, and of May 2015 on 3 September.
 */
function daysLeftOut(): readonly ClosedDay[] {
  return [
    { date: '2011-06-05', name: nameOf('端午') },
    { date: '2012-06-23', name: nameOf('端午') },
    { date: '2015-09-05', name: nameOf('中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日') },
  ]
}

export interface ChinaHolidays {
  readonly closed: readonly ClosedDay[]
  readonly opened: readonly OpenedDay[]
  readonly coveredYears: readonly number[]
}

/** Public holidays and make-up working days of China 2007-2026, from the package chinese-days, as a seed for an editable table. */
export function seedChinaHolidays(): ChinaHolidays {
  const closed = [...readDays(chineseDays.holidays), ...daysLeftOut()].sort(byDate)
  const opened = readDays(chineseDays.workdays)
  const coveredYears = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)
  return { closed, opened, coveredYears }
}

/** The calendar `cn`: Asia/Shanghai, Monday to Friday 08:30-12:00 and 13:30-17:30, with the public holidays and make-up days of China. */
export function chinaOfficeCalendar(): Calendar {
  const day: readonly Span[] = [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }]
  return {
    id: 'cn',
    name: { zh: '中国工作日历', en: 'China office calendar' },
    zone: 'Asia/Shanghai',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    ...seedChinaHolidays(),
  }
}

/** The calendar `natural`: open all day, every day. */
export function naturalCalendar(zone = 'Asia/Shanghai'): Calendar {
  const day: readonly Span[] = [{ from: '00:00', to: '24:00' }]
  const week: Readonly<Record<Weekday, readonly Span[]>> = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
  return { id: 'natural', name: { zh: '自然日历', en: 'Natural calendar' }, zone, week, opened: [], closed: [], coveredYears: 'all' }
}

/** The package writes `date: "English,中文,days"`; the year of the date itself decides, not the year of the holiday it belongs to. */
function readDays(days: Readonly<Record<string, string>>): { readonly date: string; readonly name: Bilingual }[] {
  return Object.entries(days)
    .filter(([date]) => Number(date.slice(0, 4)) >= FIRST_YEAR && Number(date.slice(0, 4)) <= LAST_YEAR)
    .map(([date, text]) => ({ date, name: nameOf(text.split(',')[1] ?? text) }))
    .sort(byDate)
}

function nameOf(chinese: string): Bilingual {
  return NAMES[chinese] ?? { zh: chinese, en: chinese }
}

function byDate(a: { readonly date: string }, b: { readonly date: string }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0
}
