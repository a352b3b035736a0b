/** From what stands in a form, a table or an old register to an instant. What may mean two things is refused, not guessed. */
import { zoneClock } from '../worktime/zone.ts'
import { readWallTime, type DayMonthOrder, type SpellingProblem, type WallTime } from './date-spellings.ts'

export type DateProblemCode = SpellingProblem | 'date.empty' | 'date.does_not_exist' | 'date.out_of_range'

export type ParsedDateTime =
  | {
      readonly ok: true
      readonly epochMs: number
      /** The day in the zone, YYYY-MM-DD. */
      readonly localDate: string
      /** No time of day was given: epochMs is the beginning of the day. */
      readonly dateOnly: boolean
    }
  | { readonly ok: false; readonly problem: { readonly code: DateProblemCode; /** What was written. */ readonly text: string } }

export type DateOptions = {
  /** How to read 04/05/2019; without it such a date is refused. */
  readonly order?: DayMonthOrder
  /** Serial numbers count from 1904, as workbooks of old Macintosh programs do. */
  readonly from1904?: boolean
}

const firstYear = 1900
const lastYear = 2199

/**
 * Reads a date and time that was written in the given IANA zone: year-first, Chinese, ISO 8601 (an offset in the text wins over
 * the zone), compact digits, English month names, spreadsheet serial numbers, and Dates of exceljs, whose UTC fields are the wall
 * time. Days and times that do not exist there are refused; of an hour that happens twice the first is taken.
 */
export function parseDateTime(value: string | number | Date, zone: string, options: DateOptions = {}): ParsedDateTime {
  const text = value instanceof Date ? writeDate(value) : String(value).trim()
  const refuse = (code: DateProblemCode): ParsedDateTime => ({ ok: false, problem: { code, text } })
  if (text === '') return refuse('date.empty')
  const wall = readValue(value, options)
  if (typeof wall === 'string') return refuse(wall)
  if (wall.year < firstYear || wall.year > lastYear) return refuse('date.out_of_range')
  return placeInZone(wall, zone) ?? refuse('date.does_not_exist')
}

function readValue(value: string | number | Date, options: DateOptions): WallTime | SpellingProblem {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'date.not_understood' : wallFromUtc(value.getTime())
  const text = String(value).trim()
  // Five digits are the years 1927 to 2173 as a serial number; eight are a date without separators, four are just a year.
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return readSerial(Number(text), options.from1904 ?? false)
  return readWallTime(text, options.order)
}

const dayMs = 86_400_000

function readSerial(serial: number, from1904: boolean): WallTime {
  // Not 31 December 1899, day 0 of the 1900 system: spreadsheets have a 29 February 1900, and all dates here are later.
  const dayZero = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return wallFromUtc(dayZero + serial * dayMs)
}

/** Fractions of a day carry a rounding error: what is within 5 ms of a whole second is that second. */
function wallFromUtc(utcMs: number): WallTime {
  const second = Math.round(utcMs / 1000) * 1000
  const exact = Math.abs(utcMs - second) <= 5 ? second : Math.round(utcMs)
  const date = new Date(exact)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    dateOnly: exact % dayMs === 0,
  }
}

function placeInZone(wall: WallTime, zone: string): ParsedDateTime | undefined {
  const { year, month, day, hour, minute, second, millisecond, dateOnly, offset } = wall
  if (month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  const endOfDay = hour === 24 && minute === 0 && second === 0 && millisecond === 0
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return undefined
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  const clock = zoneClock(zone)
  const epochMs = offset === undefined ? clock.firstInstantOf(local) : local - offset * 60_000
  const shown = epochMs + clock.offsetAt(epochMs)
  // A time that the clocks skip comes back as another one; a whole day just begins later.
  if (offset === undefined && !dateOnly && shown !== local) return undefined
  return { ok: true, epochMs, localDate: new Date(shown).toISOString().slice(0, 10), dateOnly }
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function writeDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString().replace('T', ' ').replace(/(?:\.000)?Z$/, '')
}
