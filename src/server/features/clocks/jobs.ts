/** The clocks service: fires what is due, then sleeps until the next limit. Runs in every process; rows are locked, so nothing fires twice. */
import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Log } from '../../platform/log/index.ts'
import type { TicketCommands } from '../tickets/index.ts'

export function startClocks(deps: { readonly tickets: Pick<TicketCommands, 'fireDueClocks'>; readonly now: () => number; readonly log: Log }): Loop {
  return startLoop({
    name: 'clocks', log: deps.log, now: deps.now,
    batch: async () => {
      const { next, setAside } = await deps.tickets.fireDueClocks()
      for (const { number, clock, reason } of setAside) deps.log.error({ err: reason, ticket: number, clock }, 'a clock cannot be decided and is set aside for a while')
      return next
    },
  })
}
