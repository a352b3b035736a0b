import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Log } from '../../platform/log/index.ts'
import type { TicketsSlice } from './slice.ts'

/** Begins tickets that others asked for, and tells of their ends. */
export function startAsked({ tickets, now, log }: { readonly tickets: TicketsSlice; readonly now: () => number; readonly log: Log }): Loop {
  return startLoop({
    name: 'asked', log, now,
    batch: async () => {
      const { next, postponed } = await tickets.carryOut()
      for (const { ticketId, procedure, reason } of postponed) log.warn({ ticket: ticketId, procedure, err: reason }, 'a ticket that was asked for could not begin, or its end could not be told; it will be tried again')
      return next
    },
  })
}
