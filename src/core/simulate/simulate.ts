/** Plays a procedure as a discrete-event simulation in working time. Deterministic: the same plan gives the same report. */
import type { Procedure } from '../procedure/index.ts'
import { makeModel } from './make-model.ts'
import type { Calendars } from './make-model.ts'
import { makeReport } from './make-report.ts'
import type { Plan } from './plan.ts'
import { Play } from './play.ts'
import type { SimulationReport } from './report.ts'
import type { Watch } from './watch.ts'

/**
 * The report over all replications of a plan made ready by `readPlan` for this procedure. `calendars` finds a calendar by its id and throws
 * when there is none. `watch` is told of everything that happens to every ticket.
 */
export function simulate(procedure: Procedure, calendars: Calendars, plan: Plan, watch?: Watch): SimulationReport {
  const model = makeModel(procedure, calendars, plan)
  const play = new Play(model, watch)
  for (let number = 0; number < plan.replications; number += 1) play.replication(number)
  return makeReport(procedure, model, play.measure, play.load)
}
