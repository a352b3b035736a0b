/** What core cannot know, gathered for one decision; and its refusals as errors on the wire. */
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { LocalDay, Row } from '../../../core/procedure/index.ts'
import type { Actor, DirectoryFacts, Facts, Refusal } from '../../../core/ticket/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { nameOf } from '../registers/index.ts'
import type { TicketDeps } from './deps.ts'

export type FactsDeps = Pick<TicketDeps, 'calendarOf' | 'directory' | 'today'>

/** What was looked up for one decision. */
export interface Known {
  readonly answers: Facts['answers']
  /** Rows of registers, by `nameOf`. */
  readonly rows: ReadonlyMap<string, Row>
}

export const NOTHING_KNOWN: Known = { answers: {}, rows: new Map() }

export function factsFor(deps: FactsDeps, actor: Actor, now: number, { answers, rows }: Known = NOTHING_KNOWN): Facts {
  return { now, actor, answers, calendar: deps.calendarOf, directory: directoryFacts(deps, rows) }
}

/** Who is there today, and the rows that were looked up. */
function directoryFacts({ directory, today }: FactsDeps, rows: Known['rows']): DirectoryFacts {
  return {
    hasUnit: directory.hasUnit,
    hasPerson: directory.hasPerson,
    isStaffed: (party, without) => directory.peopleOf(party, today()).some((person) => !without.includes(String(person))),
    isOneOf: (person, parties) => parties.some((party) => directory.peopleOf(party, today()).includes(Number(person))),
    superiorOf: (party) => directory.superiorOf(party, today()),
    registerRow: (register, key) => rows.get(nameOf({ register, key })),
  }
}

/** The day a moment falls on where the calendar is. */
export function localDay(calendar: CompiledCalendar, at: number): LocalDay {
  const local = new Date(at + calendar.zone.offsetAt(at))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

export function refusalError(refusal: Refusal): AppError {
  return new AppError(refusal.code, {
    ...(refusal.problems.length > 0 ? { problems: refusal.problems } : {}), ...(refusal.gate ? { gate: refusal.gate } : {}),
  })
}
