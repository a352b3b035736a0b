/**
 * Somebody may act at every step. A unit has several people, so that keeping one out leaves others; a post is one person, who may be the very person
 * complained about, or may have left. Of several single people one at a time is missing: a second name or a stand-in is enough.
 */
import { whoInWords } from '../describe/who-words.ts'
import type { Label } from '../types.ts'
import { fieldLabel } from './check-ways.ts'
import type { Check } from './check.ts'
import type { Fact } from './facts.ts'
import { runningAround } from './walk-clocks.ts'
import { everyParty, factInWords, factsOfWho, partiesOf } from './parties.ts'
import type { Party } from './parties.ts'
import type { One } from './planned-who.ts'
import type { Plan, PlannedEffect, PlannedStep } from './plan.ts'
import type { Report, Story } from './report.ts'
import { known } from './state.ts'
import type { BranchPath, State } from './state.ts'

export function checkHands(plan: Plan, step: PlannedStep, report: Report): Check {
  const hands = new Hands(plan, step, report)
  return {
    facts: hands.facts, clocks: 'all', kinds: ['opened', 'settled'],
    see: (sight, state, path, story) => {
      if (sight.kind === 'opened' && sight.step === step) hands.opened(state, path, story)
      if (sight.kind === 'settled') for (const fresh of sight.fresh) if (fresh.step === step) hands.waits(state, fresh.path, story)
    },
    conclude: ({ complete }) => { if (complete) hands.conclude() },
  }
}

class Hands {
  readonly facts: readonly Fact[]
  readonly #plan: Plan
  readonly #step: PlannedStep
  readonly #report: Report
  readonly #recusing: readonly Fact[]
  /** Of a person named earlier: whether somebody was kept out since. */
  readonly #since: ReadonlyMap<string, Fact>
  readonly #doers: ReadonlyMap<string, Fact>
  readonly #done = new Set<string>()
  #wasOpened = false

  constructor(plan: Plan, step: PlannedStep, report: Report) {
    this.#plan = plan
    this.#step = step
    this.#report = report
    const keys = Object.values(plan.procedure.fields).filter((field) => field.effect === 'recuse').map((field) => field.key)
    this.#recusing = keys.flatMap((key) => plan.facts.field(key) ?? [])
    const persons = everyParty(step.by).flatMap((party) => (party.kind === 'one' && party.holds === 'person' && party.named ? [{ party, naming: party.named.fact.name }] : []))
    this.#since = new Map(persons.map(({ party, naming }) => [party.identity, plan.facts.since(party.identity, naming, keys)]))
    this.#doers = new Map(step.step.never.map((key) => [key, plan.facts.markInBranch(`doer ${key}`)]))
    this.facts = [...factsOfWho(step.by), ...this.#recusing, ...this.#since.values(), ...this.#doers.values()]
  }

  /** Who acts is found out when the step opens. */
  opened(state: State, path: BranchPath, story: () => Story): void {
    this.#wasOpened = true
    for (const [key, fact] of this.#doers) if ((known(state, path, fact) & 2) !== 0) this.#done.add(key)
    const { by, step } = this.#step
    if (by.length === 0 || step.skip.some((skip) => skip.nobody)) return
    const empty = partiesOf(by, state, path).filter(({ parties }) => parties.length === 0)
    if (empty.length === 0) return
    const missing = [...new Set(empty.flatMap((list) => list.missing))].map((fact) => factInWords(this.#plan.procedure, fact))
    const whoever = whoInWords(this.#plan.procedure, [...step.by])
    // What is empty outside the ticket, a cell of a register, is the organisation's to fill.
    this.#report.add('verify.nobody_named', [...this.#step.path, 'by'], { step: step.label, missing: missing.length > 0 ? joined(missing) : whoever }, story(), missing.length > 0 ? 'error' : 'warning')
  }

  /** The step is open and everything that follows is done: is there another way than this one person? */
  waits(state: State, path: BranchPath, story: () => Story): void {
    const { by, step } = this.#step
    if (by.length === 0 || (step.skip.some((skip) => skip.nobody) && !step.vote)) return
    for (const { parties } of partiesOf(by, state, path)) {
      const alone = this.#alone(parties)
      if (!alone) continue
      const recusing = this.#recusing.find((fact) => this.#mayBeIn(alone, fact, state, path))
      if (recusing && !this.#movesOn(state, path)) {
        this.#report.add('verify.recused', [...this.#step.path, 'by'], { who: this.#inWords(alone), step: step.label, field: fieldLabel(this.#plan, recusing.nature.field?.key) }, story())
      }
      // Once for each post: one stand-in mends all its steps.
      if (alone.holds === 'post' && !this.#isNoticed(alone, state, path)) this.#report.addOnce(alone.identity, 'verify.vacant', [...this.#step.path, 'by'], { who: this.#inWords(alone), step: step.label }, story())
    }
  }

  /** The single person on whom it depends; in a vote that is any single person, for a missing voice decides nothing. */
  #alone(parties: readonly Party[]): One | undefined {
    const ones = parties.flatMap((party) => (party.kind === 'one' ? [party] : []))
    if (this.#step.step.vote) return ones[0]
    if (ones.length < parties.length || new Set(ones.map((party) => party.identity)).size > 1) return undefined
    return ones[0]
  }

  /** A post is held by whoever it may be; a person who was chosen is in the way only when somebody was kept out since. */
  #mayBeIn(alone: One, recusing: Fact, state: State, path: BranchPath): boolean {
    if ((known(state, path, recusing) & recusing.where((sample) => sample.filled)) === 0) return false
    if (alone.holds === 'post') return true
    const since = this.#since.get(alone.identity)
    return since !== undefined && (known(state, path, since) & 2) !== 0
  }

  /** A clock that is running ends the step or hands it to somebody else. */
  #movesOn(state: State, path: BranchPath): boolean {
    return this.#ahead(state, path).some(({ effect }) => (effect.kind === 'take' || effect.kind === 'assign') && effect.step === this.#step.step.key)
  }

  /** Some running limit tells somebody else when it runs out. */
  #isNoticed(alone: One, state: State, path: BranchPath): boolean {
    return this.#ahead(state, path).some(({ effect, who }) => {
      if (effect.kind === 'notify' || effect.kind === 'urge') return everyParty(who).some((party) => party.kind === 'many' || party.identity !== alone.identity)
      return effect.kind === 'take' || effect.kind === 'assign' || effect.kind === 'raise' || effect.kind === 'open'
    })
  }

  /** What will happen by itself when nobody does anything. */
  #ahead(state: State, path: BranchPath): PlannedEffect[] {
    const running = runningAround(this.#plan, state, path)
    const moments = running.flatMap(({ clock }) => [`${clock.key}.late`, `${clock.key}.warn`])
    return [...running.flatMap((clock) => clock.late), ...this.#plan.rules.filter(({ rule }) => rule.at.some((moment) => moments.includes(moment))).flatMap((rule) => rule.effects)]
  }

  #inWords(alone: One): Label {
    return whoInWords(this.#plan.procedure, [alone.who])
  }

  conclude(): void {
    const { procedure } = this.#plan
    for (const [index, key] of this.#step.step.never.entries()) {
      if (this.#wasOpened && !this.#done.has(key)) {
        this.#report.add('verify.never_nobody', [...this.#step.path, 'never', index], { step: this.#step.step.label, other: procedure.steps[key]?.label ?? { zh: key, en: key } })
      }
    }
  }
}

function joined(labels: readonly Label[]): Label {
  return { zh: labels.map((label) => label.zh).join('、'), en: labels.map((label) => label.en).join(' or ') }
}
