/** Public types of the working-time core. All are plain serialisable data except `CompiledCalendar` and results that refer to one. */

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number
/** A length of time in milliseconds. */
export type Milliseconds = number
/** A local date, `YYYY-MM-DD`. */
export type LocalDate = string
/** A local time of day, `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day. */
export type TimeOfDay = string
/** A local date as an integer: days since 1970-01-01. */
export type DayNumber = number

export type Language = 'zh' | 'en'
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Open hours within one local day, `from` included, `to` excluded. A night shift is two spans on two days. */
export interface Span {
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

/** A single day opened, such as a make-up working day (调休上班). Hours: `spans`, or those of weekday `like`, or those of a usual working day. */
export interface OpenedDay {
  readonly date: LocalDate
  readonly name: Bilingual
  readonly spans?: readonly Span[]
  readonly like?: Weekday
}

/** A single day closed, such as a public holiday. */
export interface ClosedDay {
  readonly date: LocalDate
  readonly name: Bilingual
}

/** What happens at the end of a day under the legal rule: close of business, or 24:00 (Civil Code art. 203). */
export type DayEnd = 'close-of-business' | 'midnight'

/** A work calendar. A closed day beats an opened day, which beats the weekly pattern. */
export interface Calendar {
  readonly id: string
  readonly name?: Bilingual
  /** IANA time zone, such as `Asia/Shanghai`. */
  readonly zone: string
  readonly week: Readonly<Record<Weekday, readonly Span[]>>
  readonly opened: readonly OpenedDay[]
  readonly closed: readonly ClosedDay[]
  /** Years whose holidays are in the table; `all` when the calendar depends on no announcement. */
  readonly coveredYears: readonly number[] | 'all'
  /** Length of "one working day" for the elapsed rule, in seconds; absent: the most usual open time of an open weekday. */
  readonly standardDaySeconds?: number
  /** When a legal working day ends; absent: close of business. */
  readonly dayEnd?: DayEnd
}

/** A fault in a calendar, with the place it was found at, such as `week.mon[1].to`. */
export interface CalendarProblem {
  readonly code:
    | 'calendar.not_an_object' | 'calendar.missing' | 'calendar.bad_zone' | 'calendar.bad_time' | 'calendar.bad_date'
    | 'calendar.empty_span' | 'calendar.overlapping_spans' | 'calendar.duplicate_day' | 'calendar.never_open'
    | 'calendar.bad_weekday' | 'calendar.bad_year' | 'calendar.bad_standard_day' | 'calendar.bad_day_end' | 'calendar.bad_name'
  readonly path: string
  readonly value: string
}

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** `{ amount: 5, unit: 'day', working: true }` is five working days. `amount` is not negative; months are whole, years are whole months. */
export interface Duration {
  readonly amount: number
  readonly unit: DurationUnit
  readonly working: boolean
}

export type DurationTextFault =
  | 'duration.empty' | 'duration.no_amount' | 'duration.bad_amount' | 'duration.no_unit' | 'duration.unknown_unit'
  | 'duration.fraction_of_month' | 'duration.too_long' | 'duration.trailing_text'

/** Where and why a duration text could not be read: `[at, at + length)` in the text as given. */
export interface DurationTextError {
  readonly code: DurationTextFault
  readonly at: number
  readonly length: number
  readonly found: string
}

export type ParsedDuration =
  | { readonly ok: true; readonly duration: Duration }
  | { readonly ok: false; readonly error: DurationTextError }

/**
 * `elapsed`: the stopwatch; two working days are two standard days' worth of open time from the very moment.
 * `legal`: PRC Civil Code art. 200-204; the start day does not count, due at the end of the last day.
 */
export type CountingRule = 'elapsed' | 'legal'

/** The clock does not run in `[from, until)`. */
export interface Pause {
  readonly from: Instant
  readonly until: Instant
}

export interface DueOptions {
  readonly pauses?: readonly Pause[]
  /** Overrides where the last day ends under `legal`. Absent: working units follow the calendar, natural units end at 24:00. */
  readonly dayEnd?: DayEnd
  /** `false`: a natural period may end on a day off (Civil Code art. 204: agreed otherwise). Absent: it moves to the next working day (art. 203). */
  readonly moveOffHoliday?: boolean
}

/** Which day a fixed date moves to when it is a day off. */
export type DayShift = 'none' | 'next-working-day' | 'previous-working-day'
/** Time on the chosen day. */
export type TimeOnDay = { readonly time: TimeOfDay } | DayEnd

/** A deadline that is a place in the calendar, not a length. Always the first such moment strictly after the given one. */
export type Moment =
  /** `17:00` every day; with `working`, on working days only; with `skipToday`, not on the day of asking. */
  | { readonly kind: 'time-of-day'; readonly time: TimeOfDay; readonly working?: boolean; readonly skipToday?: boolean }
  | { readonly kind: 'month-end'; readonly at?: TimeOnDay; readonly shift?: DayShift }
  /** The n-th of the month, 1..31; a month without it has its last day. */
  | { readonly kind: 'day-of-month'; readonly day: number; readonly at?: TimeOnDay; readonly shift?: DayShift }
  /** "Before the 1st": the end of the day before the n-th. */
  | { readonly kind: 'before-day-of-month'; readonly day: number; readonly at?: TimeOnDay; readonly shift?: DayShift }
  /** An iCalendar RRULE (RFC 5545) in the calendar's zone, from local `start` (`YYYY-MM-DDTHH:MM`), such as the weekly meeting. */
  | { readonly kind: 'series'; readonly rrule: string; readonly start: string; readonly at?: TimeOnDay; readonly shift?: DayShift }

/** What was asked; kept in the result so that it can explain itself. */
export type Question =
  | { readonly kind: 'duration'; readonly rule: CountingRule; readonly start: Instant; readonly duration: Duration; readonly options: DueOptions }
  | { readonly kind: 'moment'; readonly moment: Moment; readonly start: Instant }

/** A computed deadline. `dueDate` and `dueTime` are local and may read `2026-09-24`, `24:00`, where `due` is 00:00 of the 25th. */
export interface DueResult {
  readonly due: Instant
  readonly dueDate: LocalDate
  readonly dueTime: TimeOfDay
  /** The years between start and due whose holidays are not in the table: the result may change when they are announced. */
  readonly unannouncedYears: readonly number[]
  readonly question: Question
  readonly calendar: CompiledCalendar
}

/** Why one day has the hours it has. */
export type DayKind = 'working' | 'weekend' | 'opened' | 'closed'

/** One day of an explanation, or a run of days when folded (`from` < `to`). */
export interface DayLine {
  readonly kind: 'days'
  /** `working` in a folded run: ordinary working days together with the ordinary days off between them. */
  readonly day: DayKind
  readonly from: LocalDate
  readonly to: LocalDate
  readonly weekday: Weekday
  /** Working days in the run, or closed days. */
  readonly count: number
  /** Ordinary days off inside a folded run of working days. */
  readonly daysOff: number
  readonly name?: Bilingual
  /** An opened day that takes the hours of this weekday. */
  readonly like?: Weekday
  /** An opened day that the weekly pattern has open anyway: only its hours are special. */
  readonly usuallyOpen?: boolean
  /** Running numbers of the first and last day counted, under a day count. */
  readonly counted?: readonly [first: number, last: number]
  /** Open time used, under a stopwatch. */
  readonly open?: Milliseconds
  /** The clock stood still as the day ended: it does not count. */
  readonly paused?: boolean
}

/** A step of an explanation, as data. */
export type ExplanationLine =
  | {
      readonly kind: 'start'; readonly date: LocalDate; readonly time: TimeOfDay; readonly weekday: Weekday
      readonly rule?: CountingRule; readonly duration?: Duration; readonly calendar: Bilingual; readonly zone: string
    }
  | { readonly kind: 'paused'; readonly fromDate: LocalDate; readonly fromTime: TimeOfDay; readonly untilDate: LocalDate; readonly untilTime: TimeOfDay }
  | { readonly kind: 'start-day-not-counted'; readonly date: LocalDate; readonly weekday: Weekday }
  | { readonly kind: 'from-the-moment'; readonly byLaw: boolean }
  | { readonly kind: 'standard-day'; readonly length: Milliseconds }
  | DayLine
  | { readonly kind: 'natural-days'; readonly from: LocalDate; readonly to: LocalDate; readonly count: number; readonly pausedDays: number }
  | { readonly kind: 'corresponding-day'; readonly startDate: LocalDate; readonly date: LocalDate; readonly months: number; readonly lastOfMonth: boolean }
  | { readonly kind: 'moment'; readonly moment: Moment; readonly date: LocalDate; readonly weekday: Weekday }
  | { readonly kind: 'moved'; readonly from: LocalDate; readonly to: LocalDate; readonly weekday: Weekday; readonly direction: 'next' | 'previous'; readonly byLaw: boolean; readonly name?: Bilingual }
  | { readonly kind: 'unannounced'; readonly years: readonly number[] }
  | { readonly kind: 'due'; readonly date: LocalDate; readonly time: TimeOfDay; readonly weekday: Weekday; readonly why: 'close-of-business' | 'midnight' | 'time-used' | 'given' }

/** A stretch of open time as true instants, `start` included, `end` excluded. */
export interface OpenSpan {
  readonly start: Instant
  readonly end: Instant
}

/** What a day is in a calendar, and why. */
export interface DayInfo {
  readonly date: LocalDate
  readonly weekday: Weekday
  readonly kind: DayKind
  readonly open: boolean
  readonly name?: Bilingual
}

/** A calendar made ready for fast arithmetic; treat as opaque. Years are worked out on first use and kept. */
export interface CompiledCalendar {
  readonly source: Calendar
  readonly zone: ZoneClock
  readonly standardDay: Milliseconds
  readonly workingDaysPerWeek: number
  readonly year: (year: number) => YearTable
  readonly day: (day: DayNumber) => CompiledDay
}

export interface CompiledDay {
  readonly kind: DayKind
  readonly name?: Bilingual
  readonly like?: Weekday
  /** Open hours as milliseconds after local midnight, in order: from, to, from, to ... */
  readonly hours: readonly number[]
}

/** All open spans of the local year as instants, with running sums. */
export interface YearTable {
  /** 00:00 of the next 1 January. */
  readonly end: Instant
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Open time of the year before span i; one longer than `starts`, the last being the total. */
  readonly openBefore: Float64Array
  /** Day numbers of the days with open time. */
  readonly workingDays: Int32Array
  /** Close of business of each of `workingDays`. */
  readonly closes: Float64Array
}

/** Offsets of one time zone, exact to the millisecond. */
export interface ZoneClock {
  readonly id: string
  /** Milliseconds east of UTC at an instant. */
  readonly offsetAt: (at: Instant) => Milliseconds
  /** First instant at which the local clock shows the given local milliseconds (since 1970-01-01T00:00 local) or later. */
  readonly firstInstantOf: (local: Milliseconds) => Instant
}
