/** A series of local moments (an iCalendar RRULE, RFC 5545) in words: "every Monday at 08:30". */
import { ordinal, strung } from './english.ts'
import { daysInMonth, monthsOf, readSeries, weekdaysOf } from './series-rule.ts'
import type { SeriesRule } from './series-rule.ts'
import type { DescriptionLanguage } from './teller.ts'

const DAYS_ZH = ['一', '二', '三', '四', '五', '六', '日']
const DAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS_EN = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/**
 * `from` is the first local time, `2026-01-05T08:30`; `at` replaces the rule's own times of day (`下班时`, `at the close of business`).
 * A rule with parts that have no words is shown as written.
 */
export function seriesInWords(rrule: string, from: string, lang: DescriptionLanguage, at?: string): string {
  const rule = readSeries(rrule, from)
  const days = rule && (lang === 'zh' ? daysZh(rule) : daysEn(rule))
  if (!rule || days === undefined) return lang === 'zh' ? `按日程 ${rrule}（首次 ${from}）` : `on the schedule ${rrule} (first ${from})`
  const { count, until } = rule
  // Every other Monday means nothing without the first of them.
  const anchor = rule.interval > 1 && monthsOf(rule).length === 0 ? rule.first.date : undefined
  if (lang === 'zh') {
    const remarks = [anchor && `首次${dateZh(anchor)}`, count === undefined ? '' : `共${count}次`, until && `至${dateZh(until)}止`].filter(Boolean).join('，')
    return `${days}${at ?? rule.times.join('、')}${remarks ? `（${remarks}）` : ''}`
  }
  const remarks = [anchor && `first on ${anchor}`, count === undefined ? '' : `${count} times`, until && `until ${until}`].filter(Boolean).join(', ')
  return `${days} ${at ?? `at ${strung(rule.times)}`}${remarks ? ` (${remarks})` : ''}`
}

function dateZh(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

function isRun(days: readonly number[]): boolean {
  return days.length > 2 && days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
}

/** Whether the rule repeats by days or weeks, without looking at months. */
function isWeekly(rule: SeriesRule): boolean {
  if (rule.months.length > 0 || rule.monthDays.length > 0 || rule.positions.length > 0) return false
  return rule.every === 'WEEKLY' || (rule.every === 'DAILY' && rule.days.length > 0 && rule.interval === 1)
}

function isDaily(rule: SeriesRule): boolean {
  return rule.every === 'DAILY' && rule.days.length + rule.months.length + rule.monthDays.length + rule.positions.length === 0
}

function isMonthly(rule: SeriesRule): boolean {
  return rule.every === 'MONTHLY' || (rule.every === 'YEARLY' && rule.interval === 1)
}

function weekZh(days: readonly number[]): string {
  if (isRun(days)) return `周${DAYS_ZH[days[0] ?? 0] ?? ''}至周${DAYS_ZH[days.at(-1) ?? 0] ?? ''}`
  return days.map((day) => `周${DAYS_ZH[day] ?? ''}`).join('、')
}

function daysZh(rule: SeriesRule): string | undefined {
  const { interval } = rule
  const week = weekdaysOf(rule)
  if (isDaily(rule)) return interval === 1 ? '每天' : `每${interval}天`
  if (isWeekly(rule)) return week && (interval === 1 ? `每${weekZh(week)}` : `每${interval}周的${weekZh(week)}`)
  const place = (nth: number, counter: string): string => (nth > 0 ? `第${nth}${counter}` : nth === -1 ? `最后一${counter}` : `倒数第${-nth}${counter}`)
  const on = isMonthly(rule) ? daysInMonth(rule, {
    numbered: (nth, day) => `${place(nth, '个')}周${DAYS_ZH[day] ?? ''}`,
    dated: (day) => (day > 0 ? `${day}日` : place(day, '天')),
    placed: (nth, days) => `${weekZh(days)}中的${place(nth, '天')}`,
  }) : undefined
  if (on === undefined) return undefined
  const months = monthsOf(rule)
  const of = months.length === 0 ? (interval === 1 ? '每月' : `每${interval}个月的`) : `每年${months.join('、')}月${months.length > 1 ? '的' : ''}`
  return `${of}${on.join('、')}`
}

function weekEn(days: readonly number[]): string {
  return isRun(days) ? `${DAYS_EN[days[0] ?? 0] ?? ''} to ${DAYS_EN[days.at(-1) ?? 0] ?? ''}` : strung(days.map((day) => DAYS_EN[day] ?? ''))
}

function daysEn(rule: SeriesRule): string | undefined {
  const { interval } = rule
  const week = weekdaysOf(rule)
  if (isDaily(rule)) return interval === 1 ? 'every day' : `every ${interval} days`
  if (isWeekly(rule)) return week && (interval === 1 ? `every ${weekEn(week)}` : `every ${interval} weeks on ${weekEn(week)}`)
  const place = (nth: number): string => (nth > 0 ? ordinal(nth) : nth === -1 ? 'last' : `${ordinal(-nth)} last`)
  const on = isMonthly(rule) ? daysInMonth(rule, {
    numbered: (nth, day) => `the ${place(nth)} ${DAYS_EN[day] ?? ''}`,
    dated: (day) => (day > 0 ? `the ${ordinal(day)}` : `the ${place(day)} day`),
    placed: (nth, days) => `the ${place(nth)} of the days ${weekEn(days)}`,
  }) : undefined
  if (on === undefined) return undefined
  const months = monthsOf(rule)
  const of = months.length === 0 ? (interval === 1 ? 'every month' : `every ${ordinal(interval)} month`) : `${strung(months.map((month) => MONTHS_EN[month - 1] ?? ''))} each year`
  return `on ${strung(on)} of ${of}`
}
