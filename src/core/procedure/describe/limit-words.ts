/** How far away a limit is, and how that is counted, in words. */
import { formatDuration } from '../../worktime/index.ts'
import type { CountingRule, DayShift, Duration, Moment as CalendarMoment, TimeOnDay } from '../../worktime/index.ts'
import { countingRule } from '../counting.ts'
import type { Clock, Label, Limit, Procedure } from '../types.ts'
import { ordinal } from './english.ts'
import { conditionInWords } from './expression-words.ts'
import { seriesInWords } from './series-words.ts'
import { Teller } from './teller.ts'
import type { DescriptionLanguage } from './teller.ts'
import { columnAnywhere } from './who-words.ts'

export function durationInWords(t: Teller, duration: Duration): string {
  return formatDuration(duration, t.lang)
}

/** `2个工作日内`, `by 17:00 of the next working day`: what goes after "within" or "by", as one phrase. */
export function limitInWords(t: Teller, limit: Limit): string {
  const cap = (atMost: Duration | undefined): string => (atMost ? t.say(`，最长不超过${durationInWords(t, atMost)}`, `, and within ${durationInWords(t, atMost)} at the longest`) : '')
  switch (limit.kind) {
    case 'within': return t.say(`${durationInWords(t, limit.within)}内`, `within ${durationInWords(t, limit.within)}`)
    case 'calendar': return t.say(`${calendarInWords(t, limit.moment)}前`, `by ${calendarInWords(t, limit.moment)}`)
    case 'field': return t.say(`${t.field(limit.field)}所定的时间之前${cap(limit.atMost)}`, `by the time set in ${t.field(limit.field)}${cap(limit.atMost)}`)
    case 'column': return t.say(`该行${columnAnywhere(t, limit.column)}所定的时间之前${cap(limit.atMost)}`, `by the time set in ${columnAnywhere(t, limit.column)} of its row${cap(limit.atMost)}`)
  }
}

/** The cases of a clock's limit, each with its condition; the last one may have none. */
export function limitCases(t: Teller, clock: Clock): string[] {
  return clock.limits.map(({ when, limit }, index) => {
    const occasion = when ? t.say(`${conditionInWords(t, when)}的`, `when ${conditionInWords(t, when)}`) : index === 0 ? '' : t.say('其他情况', 'otherwise')
    const words = limitInWords(t, limit)
    return t.sentence(occasion === '' ? words : t.say(`${occasion}，${words}`, `${occasion}, ${words}`))
  })
}

/** For a screen: the limit of a clock in both languages, its cases one after the other. */
export function limitsInLabel(procedure: Procedure, clock: Clock): Label {
  const tell = (lang: DescriptionLanguage): string => {
    const t = new Teller(procedure, lang)
    const [only] = clock.limits
    return only && clock.limits.length === 1 && !only.when ? limitInWords(t, only.limit) : limitCases(t, clock).join(lang === 'zh' ? '' : ' ')
  }
  return { zh: tell('zh'), en: tell('en') }
}

export function calendarInWords(t: Teller, moment: CalendarMoment): string {
  switch (moment.kind) {
    case 'time-of-day': return timeOfDay(t, moment.time, moment.working ?? false, moment.skipToday ?? false)
    case 'month-end': return onDay(t, t.say('当月最后一天', 'the last day of the month'), moment.at) + shiftInWords(t, moment.shift)
    case 'day-of-month': return onDay(t, t.say(`最近一个“每月${moment.day}日”`, `the next ${ordinal(moment.day)} of a month`), moment.at) + shiftInWords(t, moment.shift)
    case 'before-day-of-month': {
      const day = moment.day === 1 ? t.say('下月1日的前一天', 'the day before the 1st of next month') : t.say(`最近一个“每月${moment.day}日”的前一天`, `the day before the next ${ordinal(moment.day)} of a month`)
      return onDay(t, day, moment.at) + shiftInWords(t, moment.shift)
    }
    case 'series': {
      const time = moment.at === undefined ? undefined : typeof moment.at === 'object' ? t.say(moment.at.time, `at ${moment.at.time}`) : moment.at === 'midnight' ? t.say('24:00', 'at 24:00') : t.say('下班时', 'at the close of business')
      const words = seriesInWords(moment.rrule, moment.start, t.lang, time)
      return t.say(`下一次（${words}${shiftClause(t, moment.shift)}）`, `the next time (${words}${shiftClause(t, moment.shift)})`)
    }
  }
}

function timeOfDay(t: Teller, time: string, working: boolean, skipToday: boolean): string {
  if (skipToday) return working ? t.say(`下一个工作日${time}`, `${time} of the next working day`) : t.say(`次日${time}`, `${time} of the next day`)
  return working ? t.say(`最近的工作日${time}（当天未过的即当天）`, `${time} of the same working day or, once past, of the next`) : t.say(`当天${time}（已过的为次日）`, `${time} of the same day or, once past, of the next`)
}

/** Without a time a date means the end of that day. */
function onDay(t: Teller, day: string, at: TimeOnDay | undefined): string {
  if (typeof at === 'object') return t.say(`${day}${at.time}`, `${at.time} on ${day}`)
  return at === 'close-of-business' ? t.say(`${day}下班`, `the close of business on ${day}`) : t.say(`${day}24:00`, `the end of ${day}`)
}

export function shiftInWords(t: Teller, shift: DayShift | undefined): string {
  return t.aside(shiftClause(t, shift).replace(/^(，|, )/, ''))
}

function shiftClause(t: Teller, shift: DayShift | undefined): string {
  if (shift === undefined || shift === 'none') return ''
  return shift === 'next-working-day' ? t.say('，遇休息日顺延到下一个工作日', ', moved to the next working day when it is a day off') : t.say('，遇休息日提前到上一个工作日', ', moved to the working day before when it is a day off')
}

/** The rule of counting, where it makes a difference: lengths of a day or more. */
export function countingInWords(t: Teller, clock: Pick<Clock, 'rule' | 'limits'>): string {
  const lengths = clock.limits.flatMap(({ limit }) => (limit.kind === 'within' ? [limit.within] : []))
  const days = lengths.filter(({ unit }) => unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year')
  const [day] = days
  if (day) {
    const words = dayRule(t, countingRule(clock, day), lengths.some(({ working }) => working))
    // Hours beside days run from the moment, whatever is said of the days.
    return days.length < lengths.length && countingRule(clock, day) === 'legal' ? t.say(`按天计的，${words}；按小时计的，自起算时刻起`, `where days are counted, ${words}; hours run from the very moment`) : words
  }
  return lengths.some(({ working }) => working) ? t.say('只计工作时间', 'only working time counts') : ''
}

function dayRule(t: Teller, rule: CountingRule, working: boolean): string {
  if (rule === 'legal') return t.say('起算当日不计入，到最后一天结束为止', 'the day it begins does not count, and it runs to the end of the last day')
  return working ? t.say('自起算时刻起按工作时间累计', 'counted in working time from the very moment') : t.say('自起算时刻起连续计算', 'counted from the very moment')
}
