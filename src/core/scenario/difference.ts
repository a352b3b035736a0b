/** One difference between what a scenario says and what is, and what both sides are told with. */
import type { Procedure, Value } from '../procedure/index.ts'
import { canonicalJson } from '../ticket/index.ts'
import type { NextAction, Ticket, TicketEvent } from '../ticket/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import type { Performed } from './stage.ts'

/** One difference: the place in the then-clause, and both sides as text. */
export interface Difference {
  readonly what: string
  readonly expected: string
  readonly found: string
}

export interface Seen {
  readonly procedure: Procedure
  readonly ticket: Ticket | undefined
  readonly calendar: CompiledCalendar
  readonly performed: Performed | undefined
  /** What happened since the line before, clocks included. */
  readonly events: readonly TicketEvent[]
  /** Names of those who are there now. */
  readonly present: readonly string[]
  readonly actionsOf: (name: string) => readonly NextAction[]
  readonly hiddenFrom: (name: string) => readonly string[]
}

export function differ(what: string, expected: string, found: string): Difference[] {
  return expected === found ? [] : [{ what, expected, found }]
}

/** Compares only what the line speaks of. */
export function when<T>(expected: T | undefined, compare: (expected: T) => Difference[]): Difference[] {
  return expected === undefined ? [] : compare(expected)
}

export function set(entries: readonly string[]): string {
  return entries.length === 0 ? '-' : [...entries].sort().join(', ')
}

export function distinct(entries: readonly string[]): string {
  return set([...new Set(entries)])
}

export function tellValue(value: Value | undefined): string {
  return value === null || value === undefined ? '-' : canonicalJson(value)
}
