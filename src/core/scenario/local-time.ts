/** Local times as a person writes them in a scenario: `2026-09-18 10:00`, or `2026-09-25 24:00` for the end of that day. */
import { formatInstant } from '../worktime/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'

const FORM = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/
const DAY = 86_400_000

/** Local milliseconds since 1970, as if there were no zones; undefined for what is no local time. */
export function readLocal(text: string): number | undefined {
  const [, date = '', hour = '', minute = '', second = '0'] = FORM.exec(text.trim()) ?? []
  const day = Date.parse(`${date}T00:00:00Z`)
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(date)) return undefined
  const ms = Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1_000
  return ms > DAY || Number(minute) > 59 || Number(second) > 59 ? undefined : day + ms
}

/** The instant of a local time that `readLocal` accepts, in the calendar's zone. */
export function instantOf(calendar: CompiledCalendar, text: string): Instant {
  return calendar.zone.firstInstantOf(readLocal(text) ?? 0)
}

/** `2026-09-18 10:00`, with seconds only where there are any; a limit at midnight reads 24:00 of the day it ends. */
export function tellInstant(calendar: CompiledCalendar, at: Instant, midnight: '00:00' | '24:00' = '00:00'): string {
  const local = (moment: Instant): string => formatInstant(calendar, moment).slice(0, 19).replace('T', ' ')
  if (midnight === '24:00' && local(at).endsWith(' 00:00:00')) return `${local(at - 1).slice(0, 10)} 24:00`
  return local(at).replace(/:00$/, '')
}
