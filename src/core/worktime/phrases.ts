import { HOUR, MINUTE, SECOND, civilOf, parseDate } from './civil.ts'
import { WEEKDAYS, type LocalDate, type Milliseconds, type Weekday } from './types.ts'

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']
const DAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const DAYS_ZH = '一二三四五六日'

/** `20 Sept 2026`. */
export function dateEn(date: LocalDate): string {
  const { year, month, day } = civilOf(parseDate(date) ?? 0)
  return `${day} ${MONTHS_EN[month - 1] ?? ''} ${year}`
}

/** `2026年9月20日`. */
export function dateZh(date: LocalDate): string {
  const { year, month, day } = civilOf(parseDate(date) ?? 0)
  return `${year}年${month}月${day}日`
}

export function dayNameEn(weekday: Weekday): string {
  return DAYS_EN[WEEKDAYS.indexOf(weekday)] ?? ''
}

export function dayNameZh(weekday: Weekday): string {
  return `星期${DAYS_ZH[WEEKDAYS.indexOf(weekday)] ?? ''}`
}

/** `7 h 30 min`; `0 min` for nothing. */
export function lengthEn(length: Milliseconds): string {
  return sayLength(length, ' ', [' h', ' min', ' s'])
}

/** `7小时30分钟`. */
export function lengthZh(length: Milliseconds): string {
  return sayLength(length, '', ['小时', '分钟', '秒'])
}

export function monthsEn(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`
}

export function monthsZh(months: number): string {
  return `${months}个月`
}

function sayLength(length: Milliseconds, gap: string, [hour, minute, second]: readonly [string, string, string]): string {
  const hours = Math.floor(length / HOUR)
  const minutes = Math.floor((length % HOUR) / MINUTE)
  const seconds = (length % MINUTE) / SECOND
  const parts = [
    ...(hours > 0 ? [`${hours}${hour}`] : []),
    ...(minutes > 0 ? [`${minutes}${minute}`] : []),
    ...(seconds > 0 ? [`${seconds}${second}`] : []),
  ]
  return parts.length > 0 ? parts.join(gap) : `0${minute}`
}
