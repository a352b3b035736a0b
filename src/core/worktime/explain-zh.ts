import { dateZh, dayNameZh, lengthZh } from './phrases.ts'
import type { DayLine, DayShift, Moment, TimeOnDay } from './types.ts'

/** One day, or a run of days, in Chinese. */
export function explainDayZh(line: DayLine): string {
  const run = line.from !== line.to
  const when = run ? `${dateZh(line.from)}至${dateZh(line.to)}` : `${dateZh(line.from)}${dayNameZh(line.weekday)}`
  const paused = line.paused ? '，计时暂停，不计入' : ''
  switch (line.day) {
    case 'working':
      return `${when}：${tally(line, run)}${paused}`
    case 'weekend':
      return `${when}，休息${paused}`
    case 'closed':
      return `${when}，${line.name ? `${line.name.zh}放假` : '放假'}${paused}`
    case 'opened': {
      const name = line.name ? `（${line.name.zh}）` : ''
      const like = line.like ? `，按${dayNameZh(line.like)}的时间` : ''
      const count = countText(line)
      return `${when}，${line.usuallyOpen ? '另定上班时间' : '调休上班'}${name}${like}${count ? `：${count}` : ''}${paused}`
    }
  }
}

function tally(line: DayLine, run: boolean): string {
  const count = countText(line)
  if (!run) return count || '工作日'
  const off = line.daysOff > 0 ? `，休息${line.daysOff}天` : ''
  return `${line.count}个工作日${off}${count ? `，${count}` : ''}`
}

function countText({ counted, open }: DayLine): string {
  if (counted) return counted[0] === counted[1] ? `第${counted[0]}个工作日` : `第${counted[0]}至第${counted[1]}个工作日`
  return open === undefined ? '' : `计${lengthZh(open)}`
}

/** A moment in Chinese. */
export function explainMomentZh(moment: Moment): string {
  switch (moment.kind) {
    case 'time-of-day':
      return `${moment.skipToday ? '次日起的' : ''}下一个${moment.working ? '工作日的' : ''}${moment.time}`
    case 'month-end':
      return `月末${timeText(moment.at)}${shiftText(moment.shift)}`
    case 'day-of-month':
      return `每月${moment.day}日${timeText(moment.at)}${shiftText(moment.shift)}`
    case 'before-day-of-month':
      return `每月${moment.day}日之前${timeText(moment.at)}${shiftText(moment.shift)}`
    case 'series':
      return `系列 ${moment.rrule} 的下一次${timeText(moment.at)}${shiftText(moment.shift)}`
  }
}

function timeText(at: TimeOnDay | undefined): string {
  if (at === undefined) return ''
  return typeof at === 'object' ? at.time : at === 'midnight' ? '24:00' : '下班时'
}

function shiftText(shift: DayShift | undefined): string {
  if (shift === undefined || shift === 'none') return ''
  return shift === 'next-working-day' ? '，遇休息日顺延' : '，遇休息日提前'
}
