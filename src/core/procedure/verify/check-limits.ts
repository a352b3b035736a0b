/**
 * Limits can be met: on the way from where a clock starts to where it stops, the limits of the single steps add up to no more than its own, and what
 * has to be waited for takes no longer. Looks at the shortest way over the graph of steps; only lengths are compared, not places in the calendar.
 */
import { formatDuration } from '../../worktime/index.ts'
import type { Duration } from '../../worktime/index.ts'
import type { Clock, Label } from '../types.ts'
import { stepNamed } from './walk-moments.ts'
import type { Plan, PlannedClock, PlannedOutcome, PlannedRoute, PlannedStep } from './plan.ts'
import type { Report } from './report.ts'

/** Hours by the wall clock: of seven days five are worked, of each eight hours. A rough measure; one and the same on both sides. */
const WORKING = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 24 * 7 / 5, week: 168, month: 730, year: 8766 } as const
const NATURAL = { ...WORKING, day: 24 } as const

function hours({ amount, unit, working }: Duration): number {
  // A working hour is an eighth of a working day only when it does not fit into the day it began on.
  const inHours = amount * NATURAL[unit === 'day' ? 'hour' : unit]
  if (!working) return amount * NATURAL[unit]
  return unit === 'hour' || unit === 'minute' || unit === 'second' ? (inHours > 8 ? (inHours / 8) * WORKING.day : inHours) : amount * WORKING[unit]
}

function lengths(clock: Clock): Duration[] {
  return clock.limits.flatMap(({ limit }) => (limit.kind === 'within' ? [limit.within] : []))
}

export function checkLimits(plan: Plan, report: Report): void {
  for (const planned of plan.clocks) {
    const { clock } = planned
    const own = lengths(clock)
    const [longest] = [...own].sort((a, b) => hours(b) - hours(a))
    // With a date or a place in the calendar among the cases, it depends on the day; `said` may come at any time.
    if (!longest || own.length < clock.limits.length || !clock.until.every((moment) => isOnTheWay(plan, moment))) continue
    for (const kind of ['waiting', 'limits'] as const) {
      const way = new Way(plan, planned, kind).shortest()
      if (!way || way.hours <= hours(longest)) continue
      const code = kind === 'waiting' ? 'verify.limit_impossible' : 'verify.limits_do_not_fit'
      const limit = { zh: formatDuration(longest, 'zh'), en: formatDuration(longest, 'en') }
      report.add(code, [...planned.path, 'within'], { clock: clock.label, limit, needed: sumInWords(way.parts) }, way.parts.map(({ step, duration }) => told(step, duration)))
      break
    }
  }
}

function isOnTheWay(plan: Plan, moment: string): boolean {
  const [key = '', outcome] = moment.split('.')
  const step = stepNamed(plan, key)
  return moment === 'closed' || (step !== undefined && (outcome === undefined || step.outcomes.some((candidate) => candidate.outcome.key === outcome)))
}

function sumInWords(parts: readonly Part[]): Label {
  const durations = parts.map(({ duration }) => duration)
  return { zh: durations.map((duration) => formatDuration(duration, 'zh')).join(' + '), en: durations.map((duration) => formatDuration(duration, 'en')).join(' + ') }
}

function told(step: PlannedStep, duration: Duration): Label {
  return { zh: `${step.step.label.zh}(${formatDuration(duration, 'zh')})`, en: `${step.step.label.en} (${formatDuration(duration, 'en')})` }
}

interface Part {
  readonly step: PlannedStep
  readonly duration: Duration
}

interface Reached {
  readonly hours: number
  readonly parts: readonly Part[]
}

/** The shortest way between the moments of one clock, in hours. */
class Way {
  readonly #plan: Plan
  readonly #overall: PlannedClock
  readonly #kind: 'waiting' | 'limits'

  constructor(plan: Plan, overall: PlannedClock, kind: 'waiting' | 'limits') {
    this.#plan = plan
    this.#overall = overall
    this.#kind = kind
  }

  shortest(): Reached | undefined {
    const best = new Map<PlannedStep, Reached>()
    const open: { step: PlannedStep; reached: Reached }[] = this.#begins().map((step) => ({ step, reached: { hours: 0, parts: [] } }))
    const ends: Reached[] = []
    for (let next = takeNearest(open); next; next = takeNearest(open)) {
      const { step, reached } = next
      const known = best.get(step)
      if (known && known.hours <= reached.hours) continue
      best.set(step, reached)
      if (this.#stops(step.step.key) || (step.step.kind === 'end' && this.#stops('closed'))) {
        ends.push(reached)
        continue
      }
      for (const outcome of step.outcomes) {
        const after = this.#after(step, outcome, reached)
        if (this.#stops(`${step.step.key}.${outcome.outcome.key}`)) ends.push(after)
        else open.push(...this.#targets(outcome.next).map((target) => ({ step: target, reached: after })))
      }
      if (step.step.kind === 'join') open.push(...this.#targets(step.next).map((target) => ({ step: target, reached })))
    }
    return ends.sort((a, b) => a.hours - b.hours)[0]
  }

  #stops(moment: string): boolean {
    return this.#overall.clock.until.includes(moment)
  }

  /** Where the clock starts: the steps that are open then. */
  #begins(): PlannedStep[] {
    return this.#overall.clock.from.flatMap((moment) => {
      if (moment === 'received') return this.#plan.starts.flatMap((start) => this.#targets(start.next))
      const [key = '', outcome] = moment.split('.')
      const step = stepNamed(this.#plan, key)
      if (!step || outcome === undefined) return step ? [step] : []
      return this.#targets(step.outcomes.find((candidate) => candidate.outcome.key === outcome)?.next ?? [])
    })
  }

  #targets(routes: readonly PlannedRoute[]): PlannedStep[] {
    return routes.flatMap((route) => route.to).flatMap((index) => this.#plan.steps[index] ?? [])
  }

  #after(step: PlannedStep, outcome: PlannedOutcome, reached: Reached): Reached {
    if (this.#overall.pausedIn.includes(step.index)) return reached
    const moment = `${step.step.key}.${outcome.outcome.key}`
    const durations = this.#plan.clocks.filter((clock) => clock !== this.#overall && this.#isOf(clock, step, outcome, moment)).flatMap(({ clock }) => shortestOf(lengths(clock), clock))
    const [duration] = durations.sort((a, b) => hours(a) - hours(b))
    return duration ? { hours: reached.hours + hours(duration), parts: [...reached.parts, { step, duration }] } : reached
  }

  /** A clock of this step alone; where it must be waited for, one that ends the wait. */
  #isOf({ clock }: PlannedClock, step: PlannedStep, outcome: PlannedOutcome, moment: string): boolean {
    if (clock.from.length !== 1 || clock.from[0] !== step.step.key) return false
    const takes = clock.late.some((effect) => effect.kind === 'take' && effect.step === step.step.key && effect.outcome === outcome.outcome.key)
    return this.#kind === 'waiting' ? step.step.kind === 'wait' && takes : takes ? step.step.kind === 'wait' : clock.until.includes(moment)
  }
}

/** With a case that is no length, it may take any time. */
function shortestOf(durations: readonly Duration[], clock: Clock): Duration[] {
  return durations.length < clock.limits.length ? [] : [...durations].sort((a, b) => hours(a) - hours(b)).slice(0, 1)
}

function takeNearest(open: { step: PlannedStep; reached: Reached }[]): { step: PlannedStep; reached: Reached } | undefined {
  open.sort((a, b) => b.reached.hours - a.reached.hours)
  return open.pop()
}
