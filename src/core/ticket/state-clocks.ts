/** The clocks of a ticket, moved by their events. */
import type { Instant } from '../worktime/index.ts'
import type { EventOf, TicketEvent } from './events.ts'
import type { ClockState, Ticket } from './state-types.ts'

export type ClockEvent = EventOf<'clockStarted' | 'clockWarned' | 'clockLate' | 'clockPaused' | 'clockResumed' | 'clockStopped' | 'extensionAsked' | 'extensionDecided'>

export function isClockEvent(event: TicketEvent): event is ClockEvent {
  return event.type.startsWith('clock') || event.type.startsWith('extension')
}

export function moveClock(clocks: readonly ClockState[], event: ClockEvent): readonly ClockState[] {
  if (event.type === 'clockStarted') {
    const { clock, nr, branch = '', start, within = null, due, warnAt } = event
    return [...clocks, { clock, nr, branch, start, within, due, warnAt, state: 'running', pauses: [], pausedSince: null, warned: false, late: false, stoppedAt: null, extensions: [], asked: null }]
  }
  return clocks.map((state) => (state.clock === event.clock && state.nr === event.nr ? { ...state, ...clockChange(state, event) } : state))
}

function clockChange(state: ClockState, event: Exclude<ClockEvent, EventOf<'clockStarted'>>): Partial<ClockState> {
  switch (event.type) {
    case 'clockWarned': return { warned: true }
    case 'clockLate': return { late: true, warned: true, asked: null }
    case 'clockPaused': return { state: 'paused', pausedSince: event.at }
    case 'clockResumed': return { state: 'running', pausedSince: null, pauses: event.pauses, due: event.due, warnAt: event.warnAt }
    case 'clockStopped': return { state: 'stopped', pausedSince: null, stoppedAt: event.at, late: event.late, asked: null }
    case 'extensionAsked': return { asked: { by: event.actor, more: event.more } }
    case 'extensionDecided':
      if (!event.granted || !state.asked) return { asked: null }
      // The warning counts anew: whoever was warned of the old limit is warned of the new one too.
      return { asked: null, extensions: [...state.extensions, state.asked.more], due: event.due, warnAt: event.warnAt, warned: false }
  }
}

/** When a running clock next needs attention: its warning, then its limit; never after that. */
export function nextMomentOf(clock: ClockState): { readonly at: Instant; readonly moment: 'warn' | 'late' } | undefined {
  if (clock.state !== 'running' || clock.late) return undefined
  if (!clock.warned && clock.warnAt !== null && clock.warnAt < clock.due) return { at: clock.warnAt, moment: 'warn' }
  return { at: clock.due, moment: 'late' }
}

/** Clocks that have begun and not ended. */
export function liveClocks(ticket: Ticket): readonly ClockState[] {
  return ticket.clocks.filter((clock) => clock.state !== 'stopped')
}
