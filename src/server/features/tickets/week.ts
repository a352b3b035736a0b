/** The coming days where the calendar is, for the strip on the workbench. */
import { describeDay } from '../../../core/worktime/index.ts'
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { Label } from '../../../core/procedure/index.ts'

const DAY = 86_400_000

export interface ComingDay {
  readonly date: string
  readonly from: number
  readonly to: number
  readonly working: boolean
  readonly name: Label | undefined
}

function localMidnight(calendar: CompiledCalendar, at: number): number {
  const local = at + calendar.zone.offsetAt(at)
  return Math.floor(local / DAY) * DAY
}

export function todayOf(calendar: CompiledCalendar, now: number): { readonly startOfToday: number; readonly endOfToday: number } {
  const midnight = localMidnight(calendar, now)
  return { startOfToday: calendar.zone.firstInstantOf(midnight), endOfToday: calendar.zone.firstInstantOf(midnight + DAY) }
}

export function comingDays(calendar: CompiledCalendar, now: number, count: number): ComingDay[] {
  const first = localMidnight(calendar, now)
  return Array.from({ length: count }, (_, index) => {
    const midnight = first + index * DAY
    const date = new Date(midnight).toISOString().slice(0, 10)
    const info = describeDay(calendar, date)
    return { date, from: calendar.zone.firstInstantOf(midnight), to: calendar.zone.firstInstantOf(midnight + DAY), working: info?.open ?? false, name: info?.name }
  })
}
