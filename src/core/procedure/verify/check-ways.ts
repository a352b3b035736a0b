/** Whatever happens, a ticket comes to an end; and every step, outcome and condition is there for something. */
import type { Label } from '../types.ts'
import type { Check } from './check.ts'
import { joinAfter } from './walk-branches.ts'
import { stepNamed } from './walk-moments.ts'
import { storyOf } from './explore.ts'
import type { Exploration } from './explore.ts'
import type { Condition } from './formula.ts'
import type { Plan, PlannedStep } from './plan.ts'
import type { Report, Story } from './report.ts'
import { openIn, placesIn } from './state.ts'
import type { State } from './state.ts'

export function checkWays(plan: Plan, report: Report): Check {
  const reached = new Set<PlannedStep>()
  const taken = new Set<unknown>()
  const held = new Set<Condition>()
  const asked = new Set<Condition>()
  const hits = new Set<string>()
  const joins = new Map<PlannedStep, number>()
  return {
    facts: [], clocks: 'steering', kinds: ['opened', 'acted', 'closing', 'at join', 'parts again', 'condition', 'effect', 'nothing for each', 'never rests'],
    see: (sight, state, path, story) => {
      switch (sight.kind) {
        case 'opened': reached.add(sight.step); return
        case 'acted': taken.add(sight.outcome); return
        case 'closing': reached.add(sight.end); return
        case 'at join':
          reached.add(sight.step)
          joins.set(sight.step, Math.max(joins.get(sight.step) ?? 0, sight.by >= 0 ? Infinity : sight.branches))
          return
        case 'parts again':
          report.add('verify.parts_again', sight.step.path, { step: sight.step.step.label }, story())
          return
        case 'condition':
          asked.add(sight.condition)
          if (sight.holds) held.add(sight.condition)
          return
        case 'effect': {
          const { effect, path: place } = sight.effect
          if (effect.kind === 'take' && openIn(state, path).some(({ at }) => plan.steps[at.step]?.step.key === effect.step)) hits.add(place.join('.'))
          return
        }
        case 'nothing for each':
          if (!joinAfter(plan, sight.step)) report.add('verify.each_empty', [...sight.step.path, 'each'], { step: sight.step.step.label, field: fieldLabel(plan, sight.step.step.each) }, story())
          return
        case 'never rests': {
          const step = sight.step ?? plan.steps[0]
          if (step) report.add('verify.endless', step.path, { step: step.step.label }, untilRepeated(story()))
          return
        }
        default:
      }
    },
    conclude: (exploration) => {
      reportStuck(plan, exploration, report)
      if (!exploration.complete) return
      reportNoExit(plan, exploration, report)
      const never = new NeverSeen(plan, report, { reached, taken, held, asked, hits, joins })
      never.steps()
      never.outcomes()
      never.conditions()
      never.takes()
    },
  }
}

export function fieldLabel(plan: Plan, key: string | undefined): Label {
  return (key === undefined ? undefined : plan.procedure.fields[key]?.label) ?? { zh: key ?? '', en: key ?? '' }
}

/** A story that goes round is told once round. */
function untilRepeated(story: Story): Story {
  const last = story.at(-1)
  const first = story.findIndex((label) => label.en === last?.en)
  const second = story.findIndex((label, index) => index > first && label.en === last?.en)
  return story.slice(0, second + 1)
}

/** What is open, and where branches wait: "Check" and the join "Together". */
function whereOf(plan: Plan, state: State): { readonly label: Label; readonly step: PlannedStep | undefined; readonly key: string } {
  const standing = placesIn(state).flatMap(({ place: { at } }) => (at.kind === 'open' ? [plan.steps[at.step]] : at.kind === 'arrived' ? [plan.steps[at.join]] : []))
  const steps = [...new Set(standing)].flatMap((step) => step ?? []).sort((a, b) => Number(a.step.kind === 'join') - Number(b.step.kind === 'join'))
  return {
    label: { zh: steps.map(({ step }) => (step.kind === 'join' ? `汇合“${step.label.zh}”` : `“${step.label.zh}”`)).join('和'), en: steps.map(({ step }) => (step.kind === 'join' ? `the join "${step.label.en}"` : `"${step.label.en}"`)).join(' and ') },
    step: steps[0], key: steps.map((step) => step.index).join(),
  }
}

function reportStuck(plan: Plan, exploration: Exploration, report: Report): void {
  const known = new Set<string>()
  for (const node of exploration.stuck) {
    const state = exploration.nodes[node]?.state
    // A branch that never opened has a finding of its own.
    if (!state || placesIn(state).some(({ place }) => place.at.kind === 'under way')) continue
    const where = whereOf(plan, state)
    if (known.has(where.key)) continue
    known.add(where.key)
    report.add('verify.stuck', where.step?.path ?? ['steps'], { where: where.label }, [...storyOf(exploration, node), ...closedOutcomes(plan, state)])
  }
}

/** Why nothing can be done at the open steps: what their outcomes ask for, and does not hold. */
function closedOutcomes(plan: Plan, state: State): Label[] {
  return openIn(state).flatMap(({ at }) => plan.steps[at.step]?.outcomes ?? []).flatMap(({ outcome, when, needs }) => {
    const asks = [...(when ? [when] : []), ...needs].map((condition) => condition.source).join(' && ')
    return asks === '' ? [] : [{ zh: `“${outcome.label.zh}”要求 ${asks}，不成立`, en: `"${outcome.label.en}" asks for ${asks}, which does not hold` }]
  })
}

/** Open states from which no end is reached, although there is always something to do. */
function reportNoExit(plan: Plan, { nodes, successors, stuck }: Exploration, report: Report): void {
  const before: number[][] = nodes.map(() => [])
  for (const [from, list] of successors.entries()) for (const to of list) before[to]?.push(from)
  const good = spread(nodes.flatMap((node, index) => (node.state.end >= 0 ? [index] : [])), before)
  const lost = spread(stuck, before)
  const told = new Set<number>()
  for (const [index, node] of nodes.entries()) {
    if (good.has(index) || lost.has(index) || told.has(index)) continue
    const where = whereOf(plan, node.state)
    report.add('verify.no_exit', where.step?.path ?? ['steps'], { where: where.label }, storyOf({ nodes }, index))
    for (const next of spread([index], successors)) told.add(next)
  }
}

function spread(from: readonly number[], next: readonly (readonly number[])[]): Set<number> {
  const seen = new Set(from)
  const queue = [...from]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const other of next[at] ?? []) {
      if (seen.has(other)) continue
      seen.add(other)
      queue.push(other)
    }
  }
  return seen
}

interface Seen {
  readonly reached: ReadonlySet<PlannedStep>
  readonly taken: ReadonlySet<unknown>
  readonly held: ReadonlySet<Condition>
  readonly asked: ReadonlySet<Condition>
  readonly hits: ReadonlySet<string>
  readonly joins: ReadonlyMap<PlannedStep, number>
}

/** What did not happen in any state. */
class NeverSeen {
  readonly #plan: Plan
  readonly #report: Report
  readonly #seen: Seen

  constructor(plan: Plan, report: Report, seen: Seen) {
    this.#plan = plan
    this.#report = report
    this.#seen = seen
  }

  steps(): void {
    const { reached, joins } = this.#seen
    for (const step of this.#plan.steps) {
      if (!reached.has(step)) this.#report.add('verify.unreachable', step.path, { step: step.step.label })
      const most = joins.get(step)
      if (most === 0) this.#report.add('verify.join_alone', step.path, { step: step.step.label })
      const wanted = step.step.gathers
      if (most && typeof wanted === 'number' && wanted > most) this.#report.add('verify.gathers_more', [...step.path, 'gathers'], { step: step.step.label, wanted: String(wanted), most: String(most) })
    }
  }

  outcomes(): void {
    const { reached, taken } = this.#seen
    for (const step of this.#plan.steps) {
      if (!reached.has(step)) continue
      for (const outcome of step.outcomes) {
        if (taken.has(outcome)) continue
        const gate = outcome.needs.find((condition) => this.#isDead(condition))
        if (gate) this.#report.add('verify.gate_never', gate.path, { source: gate.source })
        else this.#report.add('verify.outcome_never', outcome.path, { step: step.step.label, outcome: outcome.outcome.label })
      }
    }
    for (const gate of this.#plan.starts.flatMap((start) => start.needs)) if (this.#isDead(gate)) this.#report.add('verify.gate_never', gate.path, { source: gate.source })
  }

  /** Conditions whose turn came and that never held; those of an outcome or a gate are told with it. */
  conditions(): void {
    for (const condition of this.#plan.conditions) {
      const isTold = condition.path.includes('needs') || (condition.path[0] === 'steps' && condition.path[2] === 'outcomes' && condition.path[4] === 'when') || condition.path[0] === 'levels'
      if (!isTold && this.#isDead(condition)) this.#report.add('verify.never_holds', condition.path, { source: condition.source })
    }
  }

  #isDead(condition: Condition): boolean {
    return this.#seen.asked.has(condition) && !this.#seen.held.has(condition)
  }

  takes(): void {
    const named = [
      ...this.#plan.clocks.map(({ clock, late }) => ({ label: clock.label, effects: late })), ...this.#plan.rules.map(({ rule, effects }) => ({ label: rule.label, effects })),
    ]
    for (const { label, effects } of named) {
      for (const { effect, path } of effects) {
        if (effect.kind !== 'take' || this.#seen.hits.has(path.join('.'))) continue
        const step = stepNamed(this.#plan, effect.step)
        const outcome = step?.outcomes.find((candidate) => candidate.outcome.key === effect.outcome)
        if (step && outcome && this.#seen.reached.has(step)) this.#report.add('verify.take_never', path, { name: label, step: step.step.label, outcome: outcome.outcome.label })
      }
    }
  }
}
