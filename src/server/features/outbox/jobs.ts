import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Log } from '../../platform/log/index.ts'
import { deliverWaiting } from './commands.ts'
import type { OutboxDeps } from './commands.ts'

export function startOutbox(deps: OutboxDeps & { readonly log: Log }): Loop {
  return startLoop({ name: 'outbox', log: deps.log, now: deps.now, batch: () => deliverWaiting(deps) })
}
