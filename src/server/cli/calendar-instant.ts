import type { CompiledCalendar, Instant } from '../../core/worktime/index.ts'

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:?\d{2})?$/

/**
 * An instant as typed: `2026-09-18T10:00+08:00`, or without an offset in the calendar's own zone; a bare date is its midnight.
 * Undefined for anything else, for dates that do not exist, and outside the years 1900 to 2199.
 */
export function parseInstant(calendar: CompiledCalendar, text: string): Instant | undefined {
  const match = FORM.exec(text.trim())
  const [date, time, offset] = [match?.[1], match?.[2] ?? '00:00', match?.[3]]
  if (date === undefined) return undefined
  const wall = Date.parse(`${date}T${time}Z`)
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(date)) return undefined
  const year = Number(date.slice(0, 4))
  if (year < 1900 || year > 2199) return undefined
  return offset === undefined ? calendar.zone.firstInstantOf(wall) : readWithOffset(date, time, offset)
}

function readWithOffset(date: string, time: string, offset: string): Instant | undefined {
  const zone = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
  const at = Date.parse(`${date}T${time}${zone}`)
  return Number.isNaN(at) ? undefined : at
}
