/** Whoever is outside may never come: while they are waited for, some limit is running that does something. */
import type { Check } from './check.ts'
import { nothingMore } from './check.ts'
import { actsOf } from './explore.ts'
import { runningAround } from './walk-clocks.ts'
import type { Plan, PlannedStep } from './plan.ts'
import type { Report } from './report.ts'
import { openIn } from './state.ts'

export function checkWaits(plan: Plan, report: Report): Check {
  const isOutside = (step: PlannedStep | undefined): boolean => step !== undefined && actsOf(step).every(({ by }) => by !== 'person')
  return {
    facts: [], clocks: 'all', kinds: ['settled'], conclude: nothingMore,
    see: (sight, state, _path, story) => {
      if (sight.kind !== 'settled' || state.end >= 0) return
      for (const { step, path } of sight.fresh) {
        // A ticket of another procedure has limits of its own; a step with people behind it may be urged.
        if (step.step.kind === 'ticket' || !isOutside(step) || !openIn(state).every(({ at }) => isOutside(plan.steps[at.step]))) continue
        const running = runningAround(plan, state, path)
        const acts = running.some(({ clock, late }) => late.length > 0 || plan.rules.some(({ rule }) => rule.at.some((moment) => moment === `${clock.key}.late` || moment === `${clock.key}.warn`)))
        if (!acts) report.add('verify.waits_for_ever', step.path, { step: step.step.label }, story())
      }
    },
  }
}
