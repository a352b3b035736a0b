import { dateEn, dayNameEn, lengthEn } from './phrases.ts'
import type { DayLine, DayShift, Moment, TimeOnDay } from './types.ts'

/** One day, or a run of days, in English. */
export function explainDayEn(line: DayLine): string {
  const run = line.from !== line.to
  const when = run ? `${dateEn(line.from)} to ${dateEn(line.to)}` : dateEn(line.from)
  const paused = line.paused ? ', not counted because the clock stood still' : ''
  switch (line.day) {
    case 'working':
      return `${when}${run ? '' : `, ${dayNameEn(line.weekday)}`}: ${tally(line, run)}${paused}`
    case 'weekend':
      return `${when}${run ? '' : `, ${dayNameEn(line.weekday)}`}: ${run ? 'days off' : 'day off'}${paused}`
    case 'closed':
      return `${when}${run ? '' : `, ${dayNameEn(line.weekday)}`}: closed${line.name ? ` (${line.name.en})` : ''}${paused}`
    case 'opened': {
      const name = line.name ? ` (${line.name.en})` : ''
      const like = line.like ? `, hours of a ${dayNameEn(line.like)}` : ''
      const what = line.usuallyOpen ? `is a ${dayNameEn(line.weekday)} with hours of its own${name}` : `is a ${dayNameEn(line.weekday)} but a make-up working day${name}`
      const count = countText(line)
      return `${when} ${what}${like}${count ? `: ${count}` : ''}${paused}`
    }
  }
}

function tally(line: DayLine, run: boolean): string {
  const count = countText(line)
  if (!run) return count || 'working day'
  const off = line.daysOff > 0 ? `, ${line.daysOff} ${line.daysOff === 1 ? 'day' : 'days'} off` : ''
  return `${line.count} working ${line.count === 1 ? 'day' : 'days'}${off}${count ? `: ${count}` : ''}`
}

function countText({ counted, open }: DayLine): string {
  if (counted) return counted[0] === counted[1] ? `working day ${counted[0]}` : `working days ${counted[0]} to ${counted[1]}`
  return open === undefined ? '' : `${lengthEn(open)} counted`
}

/** A moment in English. */
export function explainMomentEn(moment: Moment): string {
  switch (moment.kind) {
    case 'time-of-day':
      return `Next ${moment.working ? 'working day' : 'day'} at ${moment.time}${moment.skipToday ? ', not today' : ''}`
    case 'month-end':
      return `End of the month${timeText(moment.at)}${shiftText(moment.shift)}`
    case 'day-of-month':
      return `Day ${moment.day} of the month${timeText(moment.at)}${shiftText(moment.shift)}`
    case 'before-day-of-month':
      return `Before day ${moment.day} of the month${timeText(moment.at)}${shiftText(moment.shift)}`
    case 'series':
      return `Next of the series ${moment.rrule}${timeText(moment.at)}${shiftText(moment.shift)}`
  }
}

function timeText(at: TimeOnDay | undefined): string {
  if (at === undefined) return ''
  return typeof at === 'object' ? ` at ${at.time}` : at === 'midnight' ? ' at 24:00' : ' at the close of business'
}

function shiftText(shift: DayShift | undefined): string {
  if (shift === undefined || shift === 'none') return ''
  return `, or the ${shift === 'next-working-day' ? 'next' : 'previous'} working day`
}
