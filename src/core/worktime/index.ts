/**
 * Working time: calendars, durations, and deadlines that explain themselves. Pure: no clock, no I/O; `now` is always an argument.
 * Instants are epoch milliseconds. `compileCalendar(chinaOfficeCalendar())` once, then ask `dueFor`, `nextMoment`, `workingTimeBetween`.
 */
export * from './types.ts'
export { checkCalendar } from './calendar-check.ts'
export { CalendarError, compileCalendar } from './compile.ts'
export { chinaOfficeCalendar, naturalCalendar, seedChinaHolidays, type ChinaHolidays } from './china.ts'
export { addWorkingTime, describeDay, formatInstant, isOpen, localDate, nextDay, openSpansOf, workingTimeBetween } from './working-time.ts'
export { describeDurationError, formatDuration, parseDuration } from './duration-text.ts'
export { dueAt, dueFor, momentBefore, nextMoment } from './due.ts'
export { remainingUntil, type Remaining } from './remaining.ts'
export { checkMoment, type MomentProblem } from './moments.ts'
export { explainLines } from './explain.ts'
export { explainDue, renderExplanation } from './explain-text.ts'
