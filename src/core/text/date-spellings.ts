/** How people and programs write a date and time: from text to the fields of a wall clock, without a zone. */

export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** No time of day was written. */
  readonly dateOnly: boolean
  /** Minutes east of UTC, when the text says so itself. */
  readonly offset?: number
}

/** Which comes first in 04/05/2019. */
export type DayMonthOrder = 'dmy' | 'mdy'

export type SpellingProblem = 'date.not_understood' | 'date.ambiguous_order' | 'date.ambiguous_time'

type DatePart = { readonly year: number; readonly month: number; readonly day: number; readonly rest: string }
type TimePart = Pick<WallTime, 'hour' | 'minute' | 'second' | 'millisecond' | 'offset'>

const weekdays = /[([]?(?:星期|周|礼拜)[一二三四五六日天][)\]]?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?/g
const chinese = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/
const shortYear = /^\d{1,2}([-/.])\d{1,2}\1\d{1,2}(?!\d)/
const digitsOnly = /^(\d{4})(\d{2})(\d{2})(?:[t ]?(\d{2})(\d{2})(\d{2})?)?(?=$|z|[t +-])/
const dayMonthName = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})(?!\d)/
const monthNameDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

const offsetAtEnd = / ?(?:(z|utc|gmt)|([+-])(\d{2}):?(\d{2}))$/
const halfOfDayFirst = /^(上午|下午|早上|早晨|凌晨|中午|傍晚|晚上|夜里|am|pm|a\.m\.|p\.m\.) ?/
const halfOfDayLast = / ?(am|pm|a\.m\.|p\.m\.)$/
const clockTime = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/
const spokenTime = /^(\d{1,2}) ?[时点](?:(半)|[整钟]| ?(\d{1,2}) ?分?(?: ?(\d{1,2}) ?秒?)?)?$/

/** Returns the wall time that the text spells, not yet checked against the calendar, or why it cannot be told. */
export function readWallTime(text: string, order?: DayMonthOrder): WallTime | SpellingProblem {
  const plain = text.normalize('NFKC').toLowerCase().replace(weekdays, ' ').replace(/\s+/g, ' ').trim()
  const date = readDate(plain, order)
  if (typeof date === 'string') return date
  const { rest, ...day } = date
  const written = rest.replace(/^(?:[t,] ?| )/, '').trim()
  if (written === '') return { ...day, hour: 0, minute: 0, second: 0, millisecond: 0, dateOnly: true }
  const time = readTime(written)
  return typeof time === 'string' ? time : { ...day, ...time, dateOnly: false }
}

function readDate(text: string, order: DayMonthOrder | undefined): DatePart | SpellingProblem {
  const inDigits = digitsOnly.exec(text)
  if (inDigits) {
    const [all, year, month, day, hour, minute, second = '00'] = inDigits
    const time = hour ? ` ${hour}:${minute ?? ''}:${second}` : ''
    return datePart(year, month, day, time + text.slice(all.length))
  }
  const inChinese = chinese.exec(text)
  if (inChinese) return datePart(inChinese[1], inChinese[2], inChinese[3], ` ${text.slice(inChinese[0].length)}`)
  const bigFirst = yearFirst.exec(text)
  if (bigFirst) return datePart(bigFirst[1], bigFirst[3], bigFirst[4], text.slice(bigFirst[0].length))
  const named = dayMonthName.exec(text)
  if (named) return datePart(named[3], monthNumber(named[2]), named[1], text.slice(named[0].length))
  const namedFirst = monthNameDay.exec(text)
  if (namedFirst) return datePart(namedFirst[3], monthNumber(namedFirst[1]), namedFirst[2], text.slice(namedFirst[0].length))
  const bigLast = yearLast.exec(text)
  if (bigLast) return readYearLast(bigLast, text.slice(bigLast[0].length), order)
  return shortYear.test(text) ? 'date.ambiguous_order' : 'date.not_understood'
}

function datePart(year = '', month: string | number = '', day = '', rest = ''): DatePart | SpellingProblem {
  // After a date there is nothing, a blank, a T, a comma, an offset, or the time's own first word.
  if (!/^(?:$|[ t,z+-]|[上下早凌中傍晚夜])/.test(rest) || Number(month) === 0) return 'date.not_understood'
  return { year: Number(year), month: Number(month), day: Number(day), rest }
}

function readYearLast(found: RegExpExecArray, rest: string, order: DayMonthOrder | undefined): DatePart | SpellingProblem {
  const [, first = '', , second = '', year] = found
  // The same number twice is the same day in either order.
  const used = tellOrder(first, second) ?? (first === second ? 'dmy' : order)
  if (!used) return 'date.ambiguous_order'
  return used === 'dmy' ? datePart(year, second, first, rest) : datePart(year, first, second, rest)
}

function tellOrder(first: string, second: string): DayMonthOrder | undefined {
  if (Number(first) > 12) return 'dmy'
  return Number(second) > 12 ? 'mdy' : undefined
}

/**
 * Returns the order that texts of one column must have been written in: those that can be read in one way only (25/04/2019) say it for
 * all. Undefined when none does, or when they contradict each other.
 */
export function tellDayMonthOrder(texts: readonly string[]): DayMonthOrder | undefined {
  const told = new Set<DayMonthOrder>()
  for (const text of texts) {
    const [, first = '', , second = ''] = yearLast.exec(text.normalize('NFKC').trim()) ?? []
    const order = tellOrder(first, second)
    if (order) told.add(order)
  }
  const [only, another] = told
  return another ? undefined : only
}

/** Accepts the full name and its first three letters (or Sept); 0 when it is neither. */
function monthNumber(name = ''): number {
  return months.findIndex((month) => month === name || month.slice(0, 3) === name || name === `${month.slice(0, 3)}t`) + 1
}

function readTime(text: string): TimePart | SpellingProblem {
  const offset = offsetAtEnd.exec(text)
  const withoutOffset = offset ? text.slice(0, offset.index) : text
  const half = halfOfDayFirst.exec(withoutOffset) ?? halfOfDayLast.exec(withoutOffset)
  const digits = half ? withoutOffset.replace(half[0], '').trim() : withoutOffset
  const clock = clockTime.exec(digits)
  const spoken = clock ? null : spokenTime.exec(digits)
  if (!clock && !spoken) return 'date.not_understood'
  const written = Number(clock?.[1] ?? spoken?.[1])
  const hour = half ? hourOfDay(written, half[1] ?? '') : written
  if (typeof hour === 'string') return hour
  return {
    hour,
    minute: spoken?.[2] ? 30 : Number(clock?.[2] ?? spoken?.[3] ?? 0),
    second: Number(clock?.[3] ?? spoken?.[4] ?? 0),
    millisecond: Number((clock?.[4] ?? '0').padEnd(3, '0').slice(0, 3)),
    ...(offset && { offset: offset[1] ? 0 : offsetMinutes(offset) }),
  }
}

function offsetMinutes([, , sign, hours, minutes]: RegExpExecArray): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Spreadsheets write 上午12:05 and 12:05 AM for five past midnight; twelve at night may be either end of the day. */
function hourOfDay(hour: number, half: string): number | SpellingProblem {
  if (/^(?:晚上|夜里)$/.test(half) && hour === 12) return 'date.ambiguous_time'
  if (hour > 12) return /^(?:上午|早上|早晨|凌晨|a)/.test(half) ? 'date.not_understood' : hour
  if (/^(?:上午|早上|早晨|凌晨|a)/.test(half)) return hour % 12
  if (half === '中午') return hour < 10 ? hour + 12 : hour
  if (half === '夜里' && hour < 6) return hour
  return (hour % 12) + 12
}
