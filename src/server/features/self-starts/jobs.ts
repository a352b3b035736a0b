import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Log } from '../../platform/log/index.ts'
import { beginWhatIsDue } from './commands.ts'
import type { SelfStartDeps } from './commands.ts'

/** Woken when a register changes, when a procedure is taken into use, and when somebody has decided on what was held back. */
export function startSelfStarts(deps: SelfStartDeps & { readonly log: Log }): Loop {
  return startLoop({
    name: 'self-starts', log: deps.log, now: deps.now, longestSleep: 60_000,
    batch: async () => {
      const { next, failed } = await beginWhatIsDue(deps)
      for (const { name, reason } of failed) deps.log.warn({ ...name, err: reason }, 'what should begin by itself could not; it will be tried again')
      return next
    },
  })
}
