/** Sweeps once at the start and once a day. Sessions and idempotency keys are tidied by the sessions slice. */
import type { Db } from '../../platform/database/tables.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Log } from '../../platform/log/index.ts'
import { sweepUnused } from './commands.ts'

const DAY = 86_400_000

export function startHousekeeping(deps: { readonly db: Db; readonly now: () => number; readonly log: Log }): Loop {
  return startLoop({
    name: 'housekeeping', log: deps.log, now: deps.now, longestSleep: DAY,
    batch: async () => {
      const swept = await sweepUnused(deps.db, deps.now())
      if (swept.files + swept.imports > 0) deps.log.info(swept, 'unused uploads removed')
      return deps.now() + DAY
    },
  })
}
