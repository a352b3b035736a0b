/** How many people a limit needs. */
import type { Label, Procedure } from '../procedure/index.ts'
import { meanOf, upperBound, wilson } from './intervals.ts'
import { makeModel } from './make-model.ts'
import type { Calendars } from './make-model.ts'
import { lateShares, makeReport } from './make-report.ts'
import { partiesOf, partyNamed } from './parties.ts'
import type { Plan, StaffGroup } from './plan.ts'
import { Play } from './play.ts'

export interface PeopleQuestion {
  /** The party whose people are counted, by its key, role or code; or a group as the plan writes it (`desk+head`). */
  readonly party: string
  readonly clock: string
  /** At most this share of the runs of the clock may be late. */
  readonly share: number
  /** How sure to be of it; 0.95 when absent. */
  readonly certainty?: number
  /** No more than so many are tried; 100 when absent. */
  readonly most?: number
}

export interface PeopleTried {
  readonly people: number
  /** Share late on average over the replications. */
  readonly late: number
  /** What the share late stays under, with the certainty asked for. */
  readonly bound: number
  /** Of the party's people. */
  readonly utilisation: number
  readonly enough: boolean
}

export interface PeopleAnswer {
  readonly party: string
  readonly label: Label
  readonly clock: string
  readonly clockLabel: Label
  readonly share: number
  readonly certainty: number
  readonly replications: number
  /** The smallest number that is enough; null when none of those tried is. */
  readonly people: number | null
  /** Where tickets wait most with the most people tried; why more of these would not help. */
  readonly bottleneck: { readonly key: string; readonly label: Label } | null
  /** In order of people. */
  readonly tried: readonly PeopleTried[]
}

export type PeopleProblem = 'unknown_party' | 'unknown_clock' | 'never_runs'

const MOST = 100
/** Fewer replications than these say too little about how much they differ. */
const REPLICATIONS = 10

/**
 * The smallest number of people of one party with which the share late of a clock stays at or under the share asked for, with the certainty
 * asked for: by Student's upper bound over the replications and by Wilson's over all runs together, whichever is higher. Every number is tried
 * on the same tickets. More people never make a clock later but for chance, so the search halves. The rest of the staff stays as planned.
 */
export function peopleNeeded(procedure: Procedure, calendars: Calendars, plan: Plan, question: PeopleQuestion): PeopleAnswer | { readonly problem: PeopleProblem } {
  const search = new PeopleSearch(procedure, calendars, plan, question)
  return search.problem ? { problem: search.problem } : search.run()
}

class PeopleSearch {
  readonly problem: PeopleProblem | undefined
  readonly #procedure: Procedure
  readonly #calendars: Calendars
  readonly #plan: Plan
  readonly #question: PeopleQuestion
  readonly #certainty: number
  readonly #group: number
  readonly #clock: number
  readonly #tried = new Map<number, PeopleTried & { readonly bottleneck: PeopleAnswer['bottleneck'] }>()

  constructor(procedure: Procedure, calendars: Calendars, plan: Plan, question: PeopleQuestion) {
    this.#procedure = procedure
    this.#calendars = calendars
    this.#plan = { ...plan, replications: Math.max(REPLICATIONS, plan.replications) }
    this.#question = question
    this.#certainty = question.certainty ?? 0.95
    this.#group = groupMeant(procedure, plan.staff, question.party)
    this.#clock = Object.keys(procedure.clocks).indexOf(question.clock)
    this.problem = this.#group < 0 ? 'unknown_party' : this.#clock < 0 ? 'unknown_clock' : this.#runsNever() ? 'never_runs' : undefined
  }

  #runsNever(): boolean {
    const { measure } = this.#play(this.#plan.staff[this.#group]?.people || 1, 1)
    const count = measure.clocks[this.#clock]
    return count === undefined || count.inTime + count.late + count.undecided === 0
  }

  run(): PeopleAnswer {
    const most = Math.max(1, this.#question.most ?? MOST)
    let [low, high] = [0, Math.min(most, Math.max(1, this.#load()))]
    // When the most are not enough, the numbers between need not be tried: something else is short.
    if (!this.#try(high).enough && !this.#try(most).enough) return this.#answer(null, this.#try(most).bottleneck)
    // Up in growing steps until it is enough, then halving between the last that was not and the first that was.
    for (let step = 1; !this.#try(high).enough; step *= 2) [low, high] = [high, Math.min(most, high + step)]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.#try(middle).enough) high = middle
      else low = middle
    }
    return this.#answer(high, null)
  }

  /** People who would be at work all the time with the work there is: fewer can never be enough, nor do so few need to be tried. */
  #load(): number {
    const { model, load } = this.#play(this.#question.most ?? MOST, 1)
    const sum = (totals: readonly Float64Array[]): number => totals.reduce((all, bucket) => all + (bucket[this.#group] ?? 0), 0)
    const people = model.groups[this.#group]?.people ?? 1
    const present = sum(load.presentTotals)
    return present === 0 ? 1 : Math.ceil((sum(load.busyTotals) / present) * people * 0.9)
  }

  #play(people: number, replications: number) {
    const staff = this.#plan.staff.map((group, index): StaffGroup => (index === this.#group ? { ...group, people } : group))
    const model = makeModel(this.#procedure, this.#calendars, { ...this.#plan, staff, replications })
    const play = new Play(model)
    for (let number = 0; number < replications; number += 1) play.replication(number)
    return { model, measure: play.measure, load: play.load }
  }

  #try(people: number): PeopleTried & { readonly bottleneck: PeopleAnswer['bottleneck'] } {
    const known = this.#tried.get(people)
    if (known) return known
    const { model, measure, load } = this.#play(people, this.#plan.replications)
    const report = makeReport(this.#procedure, model, measure, load)
    const shares = lateShares(measure, this.#clock)
    const { inTime = 0, late = 0 } = measure.clocks[this.#clock] ?? {}
    const bound = Math.min(1, Math.max(upperBound(shares, this.#certainty), wilson(late, inTime + late, 2 * this.#certainty - 1).high))
    const party = this.#plan.staff[this.#group]?.parties[0]
    const made = {
      people, late: meanOf(shares), bound, utilisation: report.parties.find(({ key }) => key === party)?.utilisation ?? 0,
      enough: shares.length > 1 && bound <= this.#question.share, bottleneck: report.parties.find(({ key }) => key === report.bottleneck) ?? null,
    }
    this.#tried.set(people, made)
    return made
  }

  #answer(people: number | null, bottleneck: PeopleAnswer['bottleneck']): PeopleAnswer {
    const group = this.#plan.staff[this.#group]
    const parties = partiesOf(this.#procedure)
    const labels = (group?.parties ?? []).map((key) => parties.find((party) => party.key === key)?.label ?? { zh: key, en: key })
    return {
      party: group?.name ?? '', label: { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') },
      clock: this.#question.clock, clockLabel: this.#procedure.clocks[this.#question.clock]?.label ?? { zh: '', en: '' },
      share: this.#question.share, certainty: this.#certainty, replications: this.#plan.replications, people, bottleneck: people === null && bottleneck ? { key: bottleneck.key, label: bottleneck.label } : null,
      tried: [...this.#tried.values()].sort((a, b) => a.people - b.people).map(({ bottleneck: _, ...tried }) => tried),
    }
  }
}

/** The group of that name; else the one that serves this party alone; else any that serves it. */
function groupMeant(procedure: Procedure, staff: readonly StaffGroup[], name: string): number {
  const byName = staff.findIndex((group) => group.name === name)
  if (byName >= 0) return byName
  const key = partyNamed(partiesOf(procedure), name)?.key ?? name
  const alone = staff.findIndex((group) => group.parties.length === 1 && group.parties[0] === key)
  return alone >= 0 ? alone : staff.findIndex((group) => group.parties.includes(key))
}
