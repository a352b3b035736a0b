/** What core asks the world about, answered by what a scenario gives. */
import { questionKey } from '../procedure/index.ts'
import type { Procedure, Question, Values } from '../procedure/index.ts'
import type { DirectoryFacts, Facts } from '../ticket/index.ts'
import { compileCalendar } from '../worktime/index.ts'
import type { CompiledCalendar, Instant } from '../worktime/index.ts'
import { holdersOf, partiesOf, superiorOf } from './cast.ts'
import type { Given } from './cast.ts'
import { instantOf } from './local-time.ts'

export function directoryOf(procedure: Procedure, given: Given): DirectoryFacts {
  return {
    hasUnit: (code) => procedure.needs.units.some((unit) => unit.code === code),
    hasPerson: (name) => Object.hasOwn(given.people, name),
    isStaffed: (party, without) => holdersOf(procedure, given, party).some((name) => !without.includes(name)),
    isOneOf: (person, parties) => parties.some((party) => partiesOf(procedure, given, person).includes(party)),
    superiorOf: (party) => superiorOf(procedure, given, party),
    registerRow: (register, key) => given.registers[register]?.[key],
  }
}

/** What an answer depends on: the moment asked about, and the values as they are at that place of the ticket. */
export interface Asking {
  readonly now: Instant
  readonly received: Instant
  readonly values: Values
}

export function answersOf(procedure: Procedure, given: Given, calendar: CompiledCalendar, asking: Asking): Facts['answers'] {
  return Object.fromEntries(procedure.questions.map((question) => [questionKey(question), answer(procedure, given, calendar, question, asking)]))
}

function answer(procedure: Procedure, given: Given, calendar: CompiledCalendar, question: Question, { now, received, values }: Asking): number | string {
  const within = (times: readonly string[] = [], window: number): number =>
    times.map((time) => instantOf(calendar, time)).filter((time) => time <= now && time >= received - window).length
  switch (question.kind) {
    // This ticket counts too.
    case 'count': return 1 + within(question.same === 'reporter' ? given.alsoSpokeUp : given.sameBefore[question.same], question.window)
    case 'similar': return within(given.similarBefore, question.window)
    case 'total': return given.totals[`${question.register}.${question.column}`] ?? 0
    case 'cell': {
      const row = values[question.field]
      const cell = typeof row === 'string' ? given.registers[procedure.fields[question.field]?.register ?? '']?.[row]?.[question.column] : undefined
      if (question.type === 'number') return typeof cell === 'number' ? cell : 0
      return typeof cell === 'string' ? cell : ''
    }
  }
}

const ANNOUNCED = { zh: '场景所定', en: 'as the scenario says' }
const changed = new WeakMap<CompiledCalendar, Map<string, CompiledCalendar>>()

/** The calendar with the days that a scenario opens and closes; worked out once for each set of days. */
export function withDays(calendar: CompiledCalendar, { opened, closed }: Given['calendar']): CompiledCalendar {
  if (opened.length + closed.length === 0) return calendar
  const known = changed.get(calendar) ?? new Map<string, CompiledCalendar>()
  changed.set(calendar, known)
  const key = JSON.stringify([opened, closed])
  const there = known.get(key)
  if (there) return there
  const { source } = calendar
  const isOther = ({ date }: { readonly date: string }): boolean => !opened.includes(date) && !closed.includes(date)
  const made = compileCalendar({
    ...source,
    opened: [...source.opened.filter(isOther), ...[...new Set(opened)].filter((date) => !closed.includes(date)).map((date) => ({ date, name: ANNOUNCED }))],
    closed: [...source.closed.filter(isOther), ...[...new Set(closed)].map((date) => ({ date, name: ANNOUNCED }))],
  })
  known.set(key, made)
  return made
}
