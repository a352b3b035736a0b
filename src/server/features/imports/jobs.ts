/** Works imports off in the background; what another process left unfinished is taken up. */
import { startLoop } from '../../platform/jobs/loop.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { giveUp, workOff } from './commands-background.ts'
import type { ImportDeps } from './deps.ts'

const LOOK_EVERY = 60_000

export function startImports(deps: ImportDeps): Loop {
  const failures = new Map<number, number>()
  return startLoop({
    name: 'imports', log: deps.log, now: deps.now, longestSleep: LOOK_EVERY,
    batch: async () => {
      await workOff(deps, (id, error) => giveUp(deps, failures, id, error))
      return undefined
    },
  })
}
