/** Tidies up once an hour: sessions that ran out, old sign-in attempts, idempotency keys of yesterday. */
import { sweep } from '../../platform/auth/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { forgetIdempotent } from '../../platform/http/index.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Log } from '../../platform/log/index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export function startTidying(deps: { readonly db: Db; readonly now: () => number; readonly log: Log }): Loop {
  return startLoop({
    name: 'tidying', log: deps.log, now: deps.now, longestSleep: HOUR,
    batch: async () => {
      const at = deps.now()
      await sweep(deps.db, new Date(at), new Date(at - DAY))
      await forgetIdempotent(deps.db, new Date(at - DAY))
      return at + HOUR
    },
  })
}
