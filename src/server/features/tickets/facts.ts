/** What core cannot know, gathered for one decision; and its refusals as errors on the wire. */
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { LocalDay } from '../../../core/procedure/index.ts'
import type { Actor, Facts, Refusal } from '../../../core/ticket/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import type { TicketDeps } from './deps.ts'

export function factsFor(deps: Pick<TicketDeps, 'calendarOf' | 'directory'>, actor: Actor, now: number, counts: Facts['counts']): Facts {
  return { now, actor, counts, calendar: deps.calendarOf, directory: deps.directory }
}

/** The day a moment falls on where the calendar is. */
export function localDay(calendar: CompiledCalendar, at: number): LocalDay {
  const local = new Date(at + calendar.zone.offsetAt(at))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

export function refusalError(refusal: Refusal): AppError {
  return new AppError(refusal.code, refusal.problems.length > 0 ? { problems: refusal.problems } : {})
}
