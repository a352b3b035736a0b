import { formatDuration } from './duration-text.ts'
import { explainLines } from './explain.ts'
import { explainDayEn, explainMomentEn } from './explain-en.ts'
import { explainDayZh, explainMomentZh } from './explain-zh.ts'
import { dateEn, dateZh, dayNameEn, dayNameZh, lengthEn, lengthZh, monthsEn, monthsZh } from './phrases.ts'
import type { DueResult, ExplanationLine, Language } from './types.ts'

/** The explanation of a result in words, one sentence a line. */
export function explainDue(result: DueResult, language: Language): readonly string[] {
  return renderExplanation(explainLines(result), language)
}

/** Stored explanation lines in words. */
export function renderExplanation(lines: readonly ExplanationLine[], language: Language): readonly string[] {
  return lines.map(language === 'zh' ? sayZh : sayEn)
}

function sayZh(line: ExplanationLine): string {
  switch (line.kind) {
    case 'start': {
      const rule = line.rule === 'legal' ? '，按法定方法计算' : line.rule === 'elapsed' ? '，按实际经过的时间计算' : ''
      const limit = line.duration ? `，时限${formatDuration(line.duration, 'zh')}${rule}` : ''
      return `自${dateZh(line.date)}${dayNameZh(line.weekday)}${toSecond(line.time)}起${limit}（${line.calendar.zh}，${line.zone}）`
    }
    case 'paused':
      return `${dateZh(line.fromDate)}${line.fromTime}至${dateZh(line.untilDate)}${line.untilTime}暂停计时`
    case 'start-day-not-counted':
      return `${dateZh(line.date)}${dayNameZh(line.weekday)}为开始当日，不计入（《民法典》第二百零一条）`
    case 'from-the-moment':
      return line.byLaw ? '按小时计算，自开始的时刻起算（《民法典》第二百零一条）' : '昼夜连续计算'
    case 'standard-day':
      return `一个工作日按${lengthZh(line.length)}计`
    case 'days':
      return explainDayZh(line)
    case 'natural-days': {
      const paused = line.pausedDays > 0 ? `，扣除暂停的${line.pausedDays}天` : ''
      return `${dateZh(line.from)}至${dateZh(line.to)}，共${line.count}天${paused}`
    }
    case 'corresponding-day': {
      const why = line.lastOfMonth ? '该月没有对应日，取月末日' : '取对应日'
      return `${dateZh(line.startDate)}之后${monthsZh(line.months)}为${dateZh(line.date)}：${why}（《民法典》第二百零二条）`
    }
    case 'moment':
      return `${explainMomentZh(line.moment)}：${dateZh(line.date)}${dayNameZh(line.weekday)}`
    case 'moved': {
      const reason = line.name ? `${line.name.zh}放假` : `${dayNameZh(line.weekday)}休息`
      return `${dateZh(line.from)}${reason}，${line.direction === 'next' ? '顺延至下一个工作日' : '提前至上一个工作日'}${dateZh(line.to)}${line.byLaw ? '（《民法典》第二百零三条）' : ''}`
    }
    case 'unannounced':
      return `工作日历中没有${line.years.join('、')}年的放假安排，暂按平常的周计算；安排公布后到期时间可能变化`
    case 'due': {
      const why = { 'close-of-business': '下班时', midnight: '', 'time-used': '', given: '' }[line.why]
      return `${dateZh(line.date)}${dayNameZh(line.weekday)}${toSecond(line.time)}${why}到期`
    }
  }
}

function sayEn(line: ExplanationLine): string {
  switch (line.kind) {
    case 'start': {
      const rule = line.rule === 'legal' ? ', counted by law' : line.rule === 'elapsed' ? ', counted as time passes' : ''
      const limit = line.duration ? `, limit ${formatDuration(line.duration, 'en')}${rule}` : ''
      return `From ${dayNameEn(line.weekday)} ${dateEn(line.date)} ${toSecond(line.time)}${limit} (${line.calendar.en}, ${line.zone})`
    }
    case 'paused':
      return `The clock stood still from ${dateEn(line.fromDate)} ${line.fromTime} until ${dateEn(line.untilDate)} ${line.untilTime}`
    case 'start-day-not-counted':
      return `${dateEn(line.date)}, ${dayNameEn(line.weekday)}, is the day of the start and does not count (PRC Civil Code art. 201)`
    case 'from-the-moment':
      return line.byLaw ? 'Hours count from the very moment (PRC Civil Code art. 201)' : 'Every hour counts, day and night'
    case 'standard-day':
      return `A working day stands for ${lengthEn(line.length)} of open time`
    case 'days':
      return explainDayEn(line)
    case 'natural-days': {
      const paused = line.pausedDays > 0 ? `, without ${line.pausedDays} paused` : ''
      return `${dateEn(line.from)} to ${dateEn(line.to)}: ${line.count} ${line.count === 1 ? 'day' : 'days'}${paused}`
    }
    case 'corresponding-day': {
      const why = line.lastOfMonth ? 'the last day of that month, which has no corresponding day' : 'the corresponding day'
      return `${monthsEn(line.months)} after ${dateEn(line.startDate)} is ${dateEn(line.date)}, ${why} (PRC Civil Code art. 202)`
    }
    case 'moment':
      return `${explainMomentEn(line.moment)}: ${dayNameEn(line.weekday)} ${dateEn(line.date)}`
    case 'moved': {
      const reason = line.name ? `closed (${line.name.en})` : `a ${dayNameEn(line.weekday)} and a day off`
      return `${dateEn(line.from)} is ${reason}: moved to the ${line.direction} working day, ${dateEn(line.to)}${line.byLaw ? ' (PRC Civil Code art. 203)' : ''}`
    }
    case 'unannounced':
      return `The holidays of ${line.years.join(', ')} are not in the calendar: ordinary weeks are assumed, and the deadline may change when they are announced`
    case 'due': {
      const why = { 'close-of-business': ', at the close of business', midnight: '', 'time-used': '', given: '' }[line.why]
      return `Due ${dayNameEn(line.weekday)} ${dateEn(line.date)} ${toSecond(line.time)}${why}`
    }
  }
}

/** Nobody reads thousandths of a second; they count all the same. */
function toSecond(time: string): string {
  return time.replace(/\.\d+$/, '')
}
