/** Clocks as they stand, and what rang since the line before. */
import type { ClockState, EventOf, Ticket, TicketEvent } from '../ticket/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import { differ, set } from './difference.ts'
import type { Difference, Seen } from './difference.ts'
import type { ClockExpectation, ThenDocument } from './document.ts'
import { instantOf, tellInstant } from './local-time.ts'
import { inBranches, isBranch, splitBranch } from './names.ts'
import { CLOCK_WORDS } from './read-then.ts'

export function compareClocks(then: ThenDocument, seen: Seen, ticket: Ticket): Difference[] {
  return [
    ...Object.entries(then.clocks ?? {}).flatMap(([name, expected]) => compareClock(seen.calendar, `clocks.${name}`, expected, runsOf(ticket, name))),
    ...compareRings(then, seen, ticket),
  ]
}

/** All runs of a clock, the newest last: `answer`, or `answer@catering` for those in one branch. */
export function runsOf(ticket: Ticket, name: string): readonly ClockState[] {
  const { what, branch } = splitBranch(name)
  return ticket.clocks.filter((state) => state.clock === what && (branch === undefined || isBranch(state.branch, branch)))
}

/** Whether an expectation says when a clock is due. */
export function saysDue(expected: ClockExpectation): boolean {
  return typeof expected === 'string' ? !CLOCK_WORDS.includes(expected) : expected.due !== undefined
}

function compareClock(calendar: CompiledCalendar, what: string, expected: ClockExpectation, runs: readonly ClockState[]): Difference[] {
  const state = runs.at(-1)
  const found = state ? tellClock(calendar, state) : 'none'
  if (expected === 'none') return differ(what, 'none', found)
  if (!state) return typeof expected === 'object' && expected.times === 0 ? [] : [{ what, expected: typeof expected === 'string' ? expected : JSON.stringify(expected), found }]
  if (expected === 'paused') return differ(what, 'paused', state.state === 'paused' ? 'paused' : found)
  if (expected === 'on time') return differ(what, 'on time', state.state === 'stopped' && !state.late ? 'on time' : found)
  if (expected === 'late') return differ(what, 'late', state.late ? 'late' : found)
  if (typeof expected === 'string') return state.state === 'running' && !state.late && instantOf(calendar, expected) === state.due ? [] : [{ what, expected: `running, due ${expected}`, found }]
  return compareDetails(calendar, what, expected, state, runs.length)
}

function compareDetails(calendar: CompiledCalendar, what: string, expected: Exclude<ClockExpectation, string>, state: ClockState, times: number): Difference[] {
  const time = (part: string, text: string, found: number | null): Difference[] =>
    found !== null && instantOf(calendar, text) === found ? [] : [{ what: `${what}.${part}`, expected: text, found: found === null ? '-' : tellInstant(calendar, found, '24:00') }]
  const word = (part: string, wanted: string | number | boolean | undefined, found: string | number | boolean): Difference[] =>
    (wanted === undefined ? [] : differ(`${what}.${part}`, String(wanted), String(found)))
  return [
    ...(expected.due === undefined ? [] : time('due', expected.due, state.due)),
    ...(typeof expected.warn === 'string' ? time('warn', expected.warn, state.warnAt) : []),
    ...(expected.warn === null ? differ(`${what}.warn`, '-', state.warnAt === null ? '-' : tellInstant(calendar, state.warnAt)) : []),
    ...word('state', expected.state, state.state), ...word('late', expected.late, state.late), ...word('times', expected.times, times),
    ...word('asked', expected.asked, state.asked !== null), ...word('extended', expected.extended, state.extensions.length),
  ]
}

function tellClock(calendar: CompiledCalendar, { state, due, late }: ClockState): string {
  return `${state}${late ? ', late' : state === 'stopped' ? ', on time' : ''}, due ${tellInstant(calendar, due, '24:00')}`
}

type Ring = EventOf<'clockWarned' | 'clockLate'>

function isRing(event: TicketEvent): event is Ring {
  return event.type === 'clockWarned' || event.type === 'clockLate'
}

function compareRings({ rang }: ThenDocument, { events, calendar }: Seen, ticket: Ticket): Difference[] {
  if (rang === undefined) return []
  const rings = events.filter(isRing)
  const branchOf = (ring: Ring): string => ticket.clocks.find((state) => state.clock === ring.clock && state.nr === ring.nr)?.branch ?? ''
  const names = inBranches(Object.keys(rang), rings.map((ring) => ({ name: `${ring.clock}.${ring.type === 'clockWarned' ? 'warn' : 'late'}`, branch: branchOf(ring) })))
  return [
    ...differ('rang', set(Object.keys(rang)), set(names)),
    ...Object.entries(rang).flatMap(([name, detail]) => {
      const ring = rings[names.indexOf(name)]
      if (!ring) return []
      const { at, told } = typeof detail === 'string' ? { at: detail } : detail
      const notified = events.filter((event) => event.type === 'notified').filter((event) => event.clock === ring.clock && event.nr === ring.nr && event.at === ring.at)
      return [
        ...(at === undefined || instantOf(calendar, at) === ring.at ? [] : [{ what: `rang.${name}.at`, expected: at, found: tellInstant(calendar, ring.at, '24:00') }]),
        ...(told === undefined ? [] : differ(`rang.${name}.told`, set(told), set(notified.flatMap((event) => event.to)))),
      ]
    }),
  ]
}
