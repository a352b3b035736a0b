/**
 * A second opinion, written without a look at the arithmetic: every second of a window of weeks is marked open or shut, and every answer
 * is found by walking from second to second. 100,000 questions over calendars, zones, clock changes and both rules must agree.
 */
import { expect, it } from 'vitest'
import { chinaOfficeCalendar, naturalCalendar } from './china.ts'
import { compileCalendar } from './compile.ts'
import { dueFor } from './due.ts'
import { WEEKDAYS, type Calendar, type DayEnd, type Duration, type Pause, type Span } from './types.ts'
import { addWorkingTime, isOpen, workingTimeBetween } from './working-time.ts'

const CASES = 100_000
const DAYS = 44
const DAY = 86_400

/** The window second by second: whether it is open, which local date has begun (days since the day before the window), and what the clock is set to. */
interface Window {
  readonly calendar: Calendar
  readonly compiled: ReturnType<typeof compileCalendar>
  readonly begin: number
  readonly open: Uint8Array
  readonly date: Uint8Array
  readonly dayZero: number
  readonly offset: Int32Array
  readonly standardDay: number
}

/** Small and repeatable dice. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

/** Seconds east of UTC, by what the runtime's own formatter says the wall clock shows; asked once for each second wanted. */
function offsetReader(zone: string): (second: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  })
  const known = new Map<number, number>()
  const ask = (second: number): number => {
    const shown = Object.fromEntries(format.formatToParts(new Date(second * 1000)).map(({ type, value }) => [type, value]))
    const wall = Date.parse(`${shown['year'] ?? ''}-${shown['month'] ?? ''}-${shown['day'] ?? ''}T${shown['hour'] ?? ''}:${shown['minute'] ?? ''}:${shown['second'] ?? ''}Z`)
    return wall / 1000 - second
  }
  return (second) => {
    const offset = known.get(second) ?? ask(second)
    known.set(second, offset)
    return offset
  }
}

const isoDate = (date: number): string => new Date(date * DAY * 1000).toISOString().slice(0, 10)
const secondsOf = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60

function hoursOn(calendar: Calendar, date: number): readonly Span[] {
  const text = isoDate(date)
  if (calendar.closed.some((day) => day.date === text)) return []
  const weekday = WEEKDAYS[(date + 3) % 7] ?? 'mon'
  const opened = calendar.opened.find((day) => day.date === text)
  if (!opened) return calendar.week[weekday]
  return opened.spans ?? calendar.week[opened.like ?? 'mon']
}

function openWindow(calendar: Calendar, from: string, read: (second: number) => number): Window {
  const begin = Date.parse(`${from}T00:00Z`) / 1000
  const dayZero = begin / DAY - 1
  const length = DAYS * DAY
  const [open, date, offset] = [new Uint8Array(length), new Uint8Array(length), new Int32Array(length)]
  const marks = Array.from({ length: DAYS + 3 }, (_, i) => {
    const day = new Uint8Array(DAY)
    for (const span of hoursOn(calendar, dayZero + i)) day.fill(1, secondsOf(span.from), secondsOf(span.to))
    return day
  })
  // Hours open when the wall clock first shows their beginning and close when it first shows their end; while a clock that was set back
  // catches up, the last new second it showed goes on. Clocks change by quarters of an hour.
  let latest = -Infinity
  for (let s = 0; s < length; s += 900) {
    const wall = begin + s + read(begin + s)
    offset.fill(wall - begin - s, s, s + 900)
    const isNew = wall > latest
    if (isNew) latest = wall + 899
    const day = Math.floor(latest / DAY) - dayZero
    const time = (isNew ? wall : latest) - (day + dayZero) * DAY
    const today = marks[day] ?? new Uint8Array(DAY)
    date.fill(day, s, s + 900)
    if (isNew) open.set(today.subarray(time, time + 900), s)
    else open.fill(today[time] ?? 0, s, s + 900)
  }
  const lengths = WEEKDAYS.map((day) => calendar.week[day].reduce((sum, span) => sum + secondsOf(span.to) - secondsOf(span.from), 0)).filter((sum) => sum > 0)
  const usual = (sum: number): number => lengths.filter((other) => other === sum).length
  const standardDay = calendar.standardDaySeconds ?? lengths.reduce((best, sum) => (usual(sum) > usual(best) || (usual(sum) === usual(best) && sum > best) ? sum : best))
  return { calendar, compiled: compileCalendar(calendar), begin, open, date, dayZero, offset, standardDay }
}

type Walk = readonly { readonly from: number; readonly until: number }[]
const NEVER = { from: DAYS * DAY, until: DAYS * DAY }
const standsBefore = (pauses: Walk, s: number): boolean => pauses.some(({ from, until }) => from < s && s <= until)

/** Walks until so many seconds (open ones only, if asked) have passed outside the pauses, of which there are two at most. */
function walk({ open }: Window, start: number, seconds: number, openOnly: boolean, [first = NEVER, second = NEVER]: Walk): number {
  const end = open.length
  const [from, until, fromAgain, untilAgain] = [first.from, first.until, second.from, second.until]
  let s = start
  for (let left = seconds; left > 0; s += 1) {
    if (s >= end) return NaN
    if (openOnly && open[s] !== 1) {
      s = open.indexOf(1, s)
      if (s < 0) return NaN
    }
    if ((s < from || s >= until) && (s < fromAgain || s >= untilAgain)) left -= 1
  }
  return s
}

/** Walks over the days after the start; gives the end of the first day that `accept` takes. */
function walkDays({ open, date }: Window, start: number, after: number, dayEnd: DayEnd, pauses: Walk, accept: (worked: boolean, day: number) => boolean): number {
  let day = date[start] ?? 0
  let s = start
  for (;;) {
    // A date that the clock jumps over has no seconds: it ends where it begins, as a day off.
    const next = date.indexOf(day + 1, s) >= 0 ? day + 1 : day + 2
    const change = date.indexOf(next, s)
    if (change < 0) return NaN
    const close = open.lastIndexOf(1, change - 1) + 1
    const worked = close > s
    for (let gone = day; gone < next; gone += 1) {
      const isWorked = worked && gone === day
      const ended = isWorked && dayEnd === 'close-of-business' ? close : change
      if (gone > after && !standsBefore(pauses, ended) && accept(isWorked, gone)) return ended
    }
    day = next
    s = change
  }
}

/** The second at which the wall clock shows the same time on another day. */
function sameTimeLater({ begin, date, dayZero, offset }: Window, start: number, target: number, time: number): number {
  for (let s = Math.max(start, date.indexOf(target)); s < date.length; s += 1) {
    const day = date[s] ?? 0
    if (day > target || (day === target && begin + s + (offset[s] ?? 0) >= (target + dayZero) * DAY + time)) return s
  }
  return NaN
}

function wallOf(window: Window, s: number): { readonly day: number; readonly time: number } {
  const wall = window.begin + s + (window.offset[s] ?? 0)
  const day = Math.floor(wall / DAY)
  return { day: day - window.dayZero, time: wall - day * DAY }
}

function monthsLater(window: Window, day: number, months: number): number {
  const date = new Date((day + window.dayZero) * DAY * 1000)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)) / 1000 / DAY - window.dayZero
}

function askElapsed(window: Window, start: number, { amount, unit, working }: Duration, pauses: Walk): number {
  const small = { second: 1, minute: 60, hour: 3600, day: 0, week: 0, month: 0, year: 0 }[unit]
  if (small > 0) return walk(window, start, amount * small, working, pauses)
  if (working && unit === 'day') return walk(window, start, amount * window.standardDay, true, pauses)
  const { day, time } = wallOf(window, start)
  const whole = Math.floor(amount)
  const target = unit === 'month' ? monthsLater(window, day, amount) : day + whole * (unit === 'week' ? 7 : 1)
  const reached = target === day ? start : sameTimeLater(window, start, target, time)
  const moment = walk(window, start, reached - start + (unit === 'day' ? (amount - whole) * DAY : 0), false, pauses)
  return moment
}

function askLegal(window: Window, start: number, duration: Duration, dayEnd: DayEnd | undefined, pauses: Walk): number {
  const { amount, unit, working } = duration
  if (amount === 0 || unit === 'hour' || unit === 'minute' || (!working && !Number.isInteger(amount))) return askElapsed(window, start, duration, pauses)
  const { day } = wallOf(window, start)
  const end = dayEnd ?? (working ? (window.calendar.dayEnd ?? 'close-of-business') : 'midnight')
  let counted = 0
  if (working) {
    const whole = Math.floor(amount)
    const part = amount - whole
    const last = walkDays(window, start, day, end, pauses, (worked) => worked && (counted += 1) === whole + (part > 0 ? 1 : 0))
    if (part === 0 || Number.isNaN(last)) return last
    const date = window.date[last - 1] ?? 0
    const first = window.date.indexOf(date)
    let open = 0
    for (let s = first; window.date[s] === date; s += 1) open += window.open[s] ?? 0
    return walk(window, first, open * part, true, pauses)
  }
  const days = unit === 'month' ? monthsLater(window, day, amount) - day : amount * (unit === 'week' ? 7 : 1)
  return walkDays(window, start, day, end, pauses, (worked) => (counted += 1) >= days && worked)
}

const office: readonly Span[] = [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }]
const short: readonly Span[] = [{ from: '09:10', to: '13:40' }]
const night: readonly Span[] = [{ from: '00:00', to: '06:00' }, { from: '22:00', to: '24:00' }]
const edge: readonly Span[] = [{ from: '00:30', to: '01:40' }, { from: '01:40', to: '02:20' }, { from: '02:30', to: '03:30' }, { from: '23:15', to: '23:50' }]
const name = { zh: '演示', en: 'demo' }

function makeCalendar(zone: string, kind: number, from: string, roll: (sides: number) => number): Calendar {
  if (kind === 0) return naturalCalendar(zone)
  const week = [
    { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
    { mon: office, tue: office, wed: short, thu: office, fri: office, sat: short, sun: [] },
    { mon: night, tue: night, wed: night, thu: night, fri: night, sat: [], sun: night },
    { mon: edge, tue: short, wed: edge, thu: edge, fri: [], sat: edge, sun: edge },
  ][kind - 1] ?? { mon: office, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  const first = Date.parse(`${from}T00:00Z`) / 1000 / DAY
  const dates = [...new Set(Array.from({ length: 8 }, () => isoDate(first + roll(DAYS))))]
  const opened = dates.slice(0, 4).map((date, i) => ({ date, name, ...(i % 2 === 0 ? { spans: short } : { like: 'mon' as const }) }))
  const closed = dates.slice(3).map((date) => ({ date, name }))
  return { id: `demo-${String(kind)}`, zone, week, opened, closed, coveredYears: 'all', ...(kind === 2 ? { standardDaySeconds: 28_800 } : {}), ...(kind === 3 ? { dayEnd: 'midnight' as const } : {}) }
}

const PLACES: readonly (readonly [zone: string, from: string])[] = [
  ['Asia/Shanghai', '2026-09-10'], ['Asia/Shanghai', '2018-12-15'], ['Asia/Shanghai', '1986-04-20'], ['Asia/Shanghai', '1991-09-01'],
  ['America/New_York', '2026-02-20'], ['America/New_York', '2026-10-15'], ['Europe/Berlin', '2026-03-15'], ['Europe/Berlin', '2026-10-10'],
  ['Australia/Lord_Howe', '2026-03-20'], ['Australia/Lord_Howe', '2026-09-20'], ['Pacific/Apia', '2011-12-15'], ['America/Havana', '2026-10-20'],
  ['Asia/Beirut', '2026-03-10'], ['America/Sao_Paulo', '2018-10-20'], ['Asia/Kathmandu', '1985-12-10'],
]
const COMMON: readonly Duration[] = [
  ...[0.5, 1, 1.5, 2].map((amount) => ({ amount, unit: 'day' as const, working: true })),
  ...[1, 7, 13].map((amount) => ({ amount, unit: 'hour' as const, working: true })),
  ...[1, 20, 45].map((amount) => ({ amount, unit: 'minute' as const, working: true })),
  ...[1, 1.5].map((amount) => ({ amount, unit: 'day' as const, working: false })),
  { amount: 5, unit: 'hour', working: false }, { amount: 0, unit: 'day', working: true },
]
/** One question in sixteen: long walks. */
const LONG: readonly Duration[] = [
  { amount: 3, unit: 'day', working: true }, { amount: 6, unit: 'day', working: true }, { amount: 2.5, unit: 'day', working: false }, { amount: 30, unit: 'hour', working: true }, { amount: 9, unit: 'day', working: false },
  { amount: 1, unit: 'week', working: false }, { amount: 1, unit: 'month', working: false },
]

/** One random question: agreed, or what was asked when the two answers differ; not asked when the answer lies outside the window. */
function disagreement(window: Window, roll: (sides: number) => number): 'agreed' | 'not asked' | { readonly question: string } {
  // Half of the questions sit on quarters of an hour, where the edges are.
  const step = roll(2) === 0 ? 900 : 1
  const start = DAY + step * roll((12 * DAY) / step)
  const duration = (roll(16) === 0 ? LONG[roll(LONG.length)] : COMMON[roll(COMMON.length)]) ?? { amount: 1, unit: 'day', working: true }
  const rule = roll(2) === 0 ? 'legal' : 'elapsed'
  const dayEnd: DayEnd | undefined = ([undefined, undefined, 'midnight', 'close-of-business'] as const)[roll(4)]
  const marks = Array.from({ length: roll(4) === 0 ? 2 + 2 * roll(2) : 0 }, () => start + step * roll((6 * DAY) / step)).sort((a, b) => a - b)
  const pauses: Walk = marks.flatMap((from, i) => (i % 2 === 0 ? [{ from, until: marks[i + 1] ?? from }] : [])).filter(({ from, until }) => from < until)
  const at = (s: number): number => (window.begin + s) * 1000
  const asked: readonly Pause[] = pauses.map(({ from, until }) => ({ from: at(from), until: at(until) }))
  const expected = rule === 'legal' ? askLegal(window, start, duration, dayEnd, pauses) : askElapsed(window, start, duration, pauses)
  if (Number.isNaN(expected)) return 'not asked'
  const { due } = dueFor(window.compiled, rule, at(start), duration, { pauses: asked, ...(dayEnd ? { dayEnd } : {}) })
  const problems = due === at(expected) ? [] : [`due ${new Date(due).toISOString()}, walked ${new Date(at(expected)).toISOString()}`]
  if (roll(4) === 0) {
    let open = 0
    for (let s = start; s < expected; s += 1) open += window.open[s] ?? 0
    let back = expected
    for (let left = open; left > 0; left -= window.open[back] ?? 0) back -= 1
    if (workingTimeBetween(window.compiled, at(start), at(expected)) !== open * 1000) problems.push('between')
    if (open > 0 && addWorkingTime(window.compiled, at(expected), -open * 1000) !== at(back)) problems.push('back')
    if (isOpen(window.compiled, at(start)) !== (window.open[start] === 1)) problems.push('open')
  }
  if (problems.length === 0) return 'agreed'
  const question = `${window.calendar.zone} ${window.calendar.id} ${rule} ${JSON.stringify({ from: new Date(at(start)).toISOString(), duration, dayEnd, asked })}: ${problems.join(', ')}`
  return { question }
}

it('100,000 random deadlines agree with a walk from second to second', { timeout: 400_000 }, () => {
  const roll = dice(20_260_918)
  const wrong: string[] = []
  const windows = PLACES.length * 5 + 1
  const readers = new Map(PLACES.map(([zone]) => [zone, offsetReader(zone)]))
  let asked = 0
  for (let i = 0; i < windows; i += 1) {
    const [zone, from] = PLACES[Math.floor(i / 5)] ?? ['Asia/Shanghai', '2026-09-10']
    const window = openWindow(i === windows - 1 ? chinaOfficeCalendar() : makeCalendar(zone, i % 5, from, roll), from, readers.get(zone) ?? offsetReader(zone))
    for (const until = Math.round(((i + 1) * CASES) / windows); asked < until; ) {
      const found = disagreement(window, roll)
      if (found !== 'not asked') asked += 1
      if (typeof found === 'object') wrong.push(found.question)
    }
  }
  expect(asked).toBe(CASES)
  expect(wrong.slice(0, 10)).toEqual([])
})
