/** The rows that stand beside a ticket's events: all of them follow from its state, so that an audit can make them again. */
import type { Procedure } from '../procedure/index.ts'
import type { Instant } from '../worktime/index.ts'
import { fixedParties } from './parties.ts'
import { liveClocks, nextMomentOf } from './state.ts'
import type { Ticket } from './state.ts'

export interface TaskRow {
  readonly assignee: string
  readonly step: string
  readonly nr: number
  readonly openedAt: Instant
  readonly claimedBy: string | null
}

export interface ClockRow {
  readonly clock: string
  readonly nr: number
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly nextAt: Instant | null
  readonly nextMoment: 'warn' | 'late' | null
  readonly shown: boolean
}

export interface Projection {
  readonly title: string
  readonly leadUnit: string | null
  readonly steps: readonly string[]
  readonly dueAt: Instant | null
  readonly late: boolean
  readonly tasks: readonly TaskRow[]
  readonly clocks: readonly ClockRow[]
  readonly readers: readonly string[]
}

export function project(procedure: Procedure, ticket: Ticket): Projection {
  const shown = (clock: string): boolean => procedure.clocks[clock]?.shown ?? true
  const dues = liveClocks(ticket).filter((clock) => shown(clock.clock) && clock.state === 'running').map((clock) => clock.due)
  const leadUnit = ticket.values['leadUnit']
  return {
    title: titleOf(procedure, ticket),
    leadUnit: typeof leadUnit === 'string' ? leadUnit : null,
    steps: ticket.open.map((open) => open.step),
    dueAt: dues.length > 0 ? Math.min(...dues) : null,
    late: ticket.clocks.some((clock) => clock.late && shown(clock.clock)),
    tasks: ticket.open.flatMap((open) => open.assignees.map((assignee) => ({ assignee, step: open.step, nr: open.nr, openedAt: open.openedAt, claimedBy: open.claimedBy }))),
    clocks: liveClocks(ticket).map((clock) => {
      const next = nextMomentOf(clock)
      return { clock: clock.clock, nr: clock.nr, startedAt: clock.start, dueAt: clock.due, nextAt: next?.at ?? null, nextMoment: next?.moment ?? null, shown: shown(clock.clock) }
    }),
    readers: [...new Set([...ticket.involved, ...(fixedParties(procedure, procedure.watchers) ?? [])])].filter((party) => party !== 'reporter' && !party.startsWith('outside:')),
  }
}

/** What the ticket is listed under: its title field, else the beginning of the longest text. */
export function titleOf(procedure: Procedure, ticket: Ticket): string {
  const field = Object.values(procedure.fields).find((candidate) => candidate.isTitle)
  const value = field ? ticket.values[field.key] : undefined
  const text = typeof value === 'string' && value !== '' ? value : ticket.number
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

/** All text that was said in these values, for search. */
export function searchableText(procedure: Procedure, values: Ticket['values']): string {
  return Object.entries(values).flatMap(([key, value]) => {
    const field = procedure.fields[key]
    // What only some may see is not found by others.
    return typeof value === 'string' && field && field.seenBy.length === 0 && (field.type === 'text' || field.type === 'longText') ? [value] : []
  }).join('\n')
}
