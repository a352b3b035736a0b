/** Clocks start, are stopped by what they wait for, and do not wait for each other. */
import type { Check } from './check.ts'
import type { Plan, PlannedClock } from './plan.ts'
import type { Report } from './report.ts'

export function checkClocks(plan: Plan, report: Report): Check {
  const started = new Set<PlannedClock>()
  return {
    facts: [], clocks: 'all', kinds: ['started', 'closing'],
    see: (sight, state, _path, story) => {
      if (sight.kind === 'started') started.add(sight.clock)
      if (sight.kind !== 'closing') return
      for (const clock of plan.clocks) {
        const run = state.whole.clocks[clock.index]
        if (run !== undefined && run !== 'off' && !circleOf(plan, clock)) report.add('verify.clock_not_stopped', [...clock.path, 'until'], { clock: clock.clock.label }, [...story(), sight.end.step.label])
      }
    },
    conclude: ({ complete }) => {
      if (!complete) return
      for (const clock of plan.clocks) if (!started.has(clock)) report.add('verify.clock_never_starts', [...clock.path, 'from'], { clock: clock.clock.label })
    },
  }
}

export function checkClocksInCircles(plan: Plan, report: Report): void {
  for (const clock of plan.clocks) {
    const other = circleOf(plan, clock)
    if (other) report.add('verify.clocks_stop_each_other', [...clock.path, 'until'], { clock: clock.clock.label, other: other.clock.label })
  }
}

/** The clock that is stopped by nothing but this one, which is stopped by nothing but that one. */
function circleOf(plan: Plan, clock: PlannedClock): PlannedClock | undefined {
  const other = onlyStopOf(plan, clock)
  return other && onlyStopOf(plan, other) === clock ? other : undefined
}

function onlyStopOf(plan: Plan, { clock }: PlannedClock): PlannedClock | undefined {
  const others = new Set(clock.until.map((moment) => plan.clocks.find((other) => [`${other.clock.key}.late`, `${other.clock.key}.warn`].includes(moment))))
  const [only] = others
  return others.size === 1 ? only : undefined
}
