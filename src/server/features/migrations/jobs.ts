/** Moves tickets in the background; what another process left unfinished is taken up. */
import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { moveOn } from './commands-run.ts'
import type { Stumbles } from './commands-run.ts'
import type { MigrationDeps } from './deps.ts'

const LOOK_EVERY = 60_000

export function startMigrations(deps: MigrationDeps): Loop {
  const stumbles: Stumbles = new Map()
  return startLoop({
    name: 'migrations', log: deps.log, now: deps.now, longestSleep: LOOK_EVERY,
    batch: async () => ((await moveOn(deps, stumbles)) ? deps.now() : undefined),
  })
}
