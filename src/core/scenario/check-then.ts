/** What a scenario says must be true, beside what is. */
import type { Value } from '../procedure/index.ts'
import type { ClockState, Decision, EventOf, Ticket, TicketEvent } from '../ticket/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import type { ThenDocument } from './document.ts'
import { instantOf, tellInstant } from './local-time.ts'

/** One difference: the place in the then-clause, and both sides as text. */
export interface Difference {
  readonly what: string
  readonly expected: string
  readonly found: string
}

export interface Seen {
  readonly ticket: Ticket | undefined
  readonly calendar: CompiledCalendar
  readonly decision: Decision | undefined
  /** What happened since the line before, clocks included. */
  readonly events: readonly TicketEvent[]
  /** Names of those in the play who may act now. */
  readonly hands: readonly string[]
}

export function checkThen(then: ThenDocument, seen: Seen): Difference[] {
  return [
    ...checkDecision(then, seen),
    ...(seen.ticket ? [...checkState(then, seen, seen.ticket), ...checkClocks(then, seen, seen.ticket)] : []),
    ...checkSaid(then, seen), ...checkRang(then, seen),
  ]
}

function differ(what: string, expected: string, found: string): Difference[] {
  return expected === found ? [] : [{ what, expected, found }]
}

function set(entries: readonly string[]): string {
  return entries.length === 0 ? '-' : [...entries].sort().join(', ')
}

/** A line that does something must be accepted, unless it says how it is refused. */
function checkDecision(then: ThenDocument, { decision }: Seen): Difference[] {
  const found = decision?.kind === 'refused' ? decision.code : 'accepted'
  const problems = decision?.kind === 'refused' ? decision.problems.map(({ field, code }) => `${field}: ${code}`) : []
  const detail = problems.length > 0 && !then.problems ? ` (${set(problems)})` : ''
  const whole = found === (then.refused ?? 'accepted') ? [] : [{ what: 'refused', expected: then.refused ?? 'accepted', found: found + detail }]
  return then.problems ? [...whole, ...differ('problems', set(Object.entries(then.problems).map(([field, code]) => `${field}: ${code}`)), set(problems))] : whole
}

function checkState(then: ThenDocument, seen: Seen, ticket: Ticket): Difference[] {
  const when = <T>(expected: T | undefined, compare: (expected: T) => Difference[]): Difference[] => (expected === undefined ? [] : compare(expected))
  return [
    ...when(then.step, (step) => differ('step', set(typeof step === 'string' ? [step] : step), set(ticket.open.map((open) => open.step)))),
    ...when(then.closed, (end) => differ('closed', end, ticket.closedAs ?? `open at ${set(ticket.open.map((open) => open.step))}`)),
    ...when(then.who, (who) => differ('who', set(who), set(ticket.open.flatMap((open) => open.assignees)))),
    ...when(then.mayAct, (names) => differ('mayAct', set(names), set(seen.hands))),
    ...when(then.level, (level) => differ('level', level, ticket.level)),
    ...when(then.number, (number) => differ('number', number, ticket.number)),
    ...when(then.reopened, (times) => differ('reopened', String(times), String(ticket.reopened))),
    ...when(then.recused, (names) => differ('recused', set(names), set(ticket.recused))),
    ...Object.entries(then.values ?? {}).flatMap(([field, value]) => differ(`values.${field}`, tellValue(value), tellValue(ticket.values[field] ?? null))),
  ]
}

function tellValue(value: Value): string {
  return value === null ? '-' : JSON.stringify(value)
}

function checkClocks(then: ThenDocument, { calendar }: Seen, ticket: Ticket): Difference[] {
  return Object.entries(then.clocks ?? {}).flatMap(([key, expected]) => {
    const runs = ticket.clocks.filter((clock) => clock.clock === key)
    const state = runs.at(-1)
    const what = `clocks.${key}`
    const found = state ? tellClock(calendar, state) : 'none'
    if (expected === 'none') return differ(what, 'none', found)
    if (!state) return [{ what, expected: typeof expected === 'string' ? expected : JSON.stringify(expected), found }]
    if (expected === 'paused') return differ(what, 'paused', state.state === 'paused' ? 'paused' : found)
    if (expected === 'on time') return differ(what, 'on time', state.state === 'stopped' && !state.late ? 'on time' : found)
    if (expected === 'late') return differ(what, 'late', state.late ? 'late' : found)
    if (typeof expected === 'string') return state.state === 'running' && !state.late && instantOf(calendar, expected) === state.due ? [] : [{ what, expected: `running, due ${expected}`, found }]
    return checkClock(calendar, what, expected, state, runs.length)
  })
}

type ClockFields = Exclude<NonNullable<ThenDocument['clocks']>[string], string>

function checkClock(calendar: CompiledCalendar, what: string, expected: ClockFields, state: ClockState, times: number): Difference[] {
  const time = (part: string, text: string, found: number | null): Difference[] =>
    found !== null && instantOf(calendar, text) === found ? [] : [{ what: `${what}.${part}`, expected: text, found: found === null ? '-' : tellInstant(calendar, found, '24:00') }]
  return [
    ...(expected.due === undefined ? [] : time('due', expected.due, state.due)),
    ...(typeof expected.warn === 'string' ? time('warn', expected.warn, state.warnAt) : []),
    ...(expected.warn === null ? differ(`${what}.warn`, '-', state.warnAt === null ? '-' : tellInstant(calendar, state.warnAt)) : []),
    ...(expected.state === undefined ? [] : differ(`${what}.state`, expected.state, state.state)),
    ...(expected.late === undefined ? [] : differ(`${what}.late`, String(expected.late), String(state.late))),
    ...(expected.times === undefined ? [] : differ(`${what}.times`, String(expected.times), String(times))),
  ]
}

function tellClock(calendar: CompiledCalendar, { state, due, late }: ClockState): string {
  return `${state}${late ? ', late' : state === 'stopped' ? ', on time' : ''}, due ${tellInstant(calendar, due, '24:00')}`
}

function eventsOf<T extends TicketEvent['type']>(events: readonly TicketEvent[], type: T): EventOf<T>[] {
  // The filter is exactly the type that is asked for.
  return events.filter((event) => event.type === type) as EventOf<T>[]
}

function checkSaid(then: ThenDocument, { events }: Seen): Difference[] {
  if (then.said === undefined) return []
  const said = eventsOf(events, 'said')
  const keys = said.map((event) => event.words ?? 'byHand')
  const expected = Array.isArray(then.said) ? then.said : Object.keys(then.said)
  const details = Array.isArray(then.said) ? {} : then.said
  return [
    ...differ('said', set(expected), set(keys)),
    ...Object.entries(details).flatMap(([key, detail]) => {
      const event = said.find((candidate) => (candidate.words ?? 'byHand') === key)
      if (!event) return []
      const { contains, to, mode } = typeof detail === 'string' ? { contains: detail } : detail
      const text = `${event.text.zh}\n${event.text.en}`
      return [
        ...(contains === undefined || text.includes(contains) ? [] : [{ what: `said.${key}`, expected: `... ${contains} ...`, found: text }]),
        ...(to === undefined ? [] : differ(`said.${key}.to`, set(to), set(event.to))),
        ...(mode === undefined ? [] : differ(`said.${key}.mode`, mode, event.mode)),
      ]
    }),
  ]
}

function checkRang(then: ThenDocument, { events, calendar }: Seen): Difference[] {
  if (then.rang === undefined) return []
  const rings = [...eventsOf(events, 'clockWarned').map((event) => ({ key: `${event.clock}.warn`, event })), ...eventsOf(events, 'clockLate').map((event) => ({ key: `${event.clock}.late`, event }))]
  return [
    ...differ('rang', set(Object.keys(then.rang)), set(rings.map((ring) => ring.key))),
    ...Object.entries(then.rang).flatMap(([key, detail]) => {
      const ring = rings.find((candidate) => candidate.key === key)
      if (!ring) return []
      const { at, told } = typeof detail === 'string' ? { at: detail } : detail
      const notified = eventsOf(events, 'notified').filter((event) => event.clock === ring.event.clock && event.nr === ring.event.nr && event.at === ring.event.at)
      return [
        ...(at === undefined || instantOf(calendar, at) === ring.event.at ? [] : [{ what: `rang.${key}.at`, expected: at, found: tellInstant(calendar, ring.event.at, '24:00') }]),
        ...(told === undefined ? [] : differ(`rang.${key}.told`, set(told), set(notified.flatMap((event) => event.to)))),
      ]
    }),
  ]
}
