/** From a procedure and a plan to what the simulator runs on. */
import { countingRule } from '../procedure/index.ts'
import type { Assignment, Clock, Effect, FormField, Limit, Procedure, Route, Step } from '../procedure/index.ts'
import { DAY, parseDate } from '../worktime/civil.ts'
import { compileCalendar, nextMoment } from '../worktime/index.ts'
import type { CompiledCalendar, CountingRule, Duration, Instant } from '../worktime/index.ts'
import { workingLength } from '../worktime/due-elapsed.ts'
import { startOfDay } from '../worktime/working-time.ts'
import { joinAfter } from '../ticket/routes.ts'
import { Conditions, mayHold } from './conditions.ts'
import { isInWorkingTime, makeSampler } from './distribution.ts'
import type { Delay, Distribution, Sampler } from './distribution.ts'
import { fieldsAskedFor, stepsInBranches } from './fields.ts'
import { makeLimit } from './limits.ts'
import { HandsMaker } from './model-hands.ts'
import type { ArrivalModel, ClockModel, EffectModel, FieldModel, GroupModel, Model, MomentModel, OutcomeModel, RoutesModel, RuleModel, StepModel } from './model.ts'
import { OpenTime, spansBetween } from './open-time.ts'
import { makeParty, partiesOf, workAt } from './parties.ts'
import type { Party } from './parties.ts'
import type { Arrival, Plan, StaffGroup } from './plan.ts'
import { UNKNOWN } from './where-conditions.ts'

/** Calendars by the name a procedure or a plan calls them by. */
export type Calendars = (id: string) => CompiledCalendar

export function makeModel(procedure: Procedure, calendars: Calendars, plan: Plan): Model {
  return new ModelMaker(procedure, calendars, plan).make()
}

class ModelMaker {
  readonly #procedure: Procedure
  readonly #calendars: Calendars
  readonly #plan: Plan
  readonly #calendar: CompiledCalendar
  readonly #conditions: Conditions
  readonly #parties: readonly Party[]
  readonly #fields: readonly string[]
  readonly #hands: HandsMaker
  readonly #open: OpenTime
  readonly #from: Instant
  readonly #until: Instant
  readonly #countFrom: Instant
  readonly #stepKeys: readonly string[]
  #places = 0

  constructor(procedure: Procedure, calendars: Calendars, plan: Plan) {
    this.#procedure = procedure
    this.#calendars = calendars
    this.#plan = plan
    this.#calendar = calendars(procedure.calendar)
    this.#conditions = new Conditions(procedure, plan.conditions)
    this.#parties = allParties(procedure, plan)
    this.#fields = fieldsAskedFor(procedure, plan)
    this.#hands = new HandsMaker(procedure, plan, this.#conditions, this.#parties, this.#fields)
    const day = parseDate(plan.from) ?? 0
    this.#from = startOfDay(this.#calendar, day)
    this.#countFrom = startOfDay(this.#calendar, day + 7 * plan.warmUp)
    this.#until = startOfDay(this.#calendar, day + 7 * plan.weeks)
    this.#open = new OpenTime(spansBetween(this.#calendar, this.#from, this.#until))
    this.#stepKeys = Object.keys(procedure.steps)
  }

  make(): Model {
    const { levels, starts, steps, clocks } = this.#procedure
    const inBranches = stepsInBranches(this.#procedure)
    const stepModels = Object.values(steps).map((step, index) => this.#step(step, index))
    const clockModels = Object.values(clocks).map((_, index) => this.#clock(index))
    const startModels = Object.values(starts).map((start) => ({ channel: start.channel, next: this.#routes(`starts.${start.channel}`, start.next) }))
    const levelModels = levels.map((level) => ({ key: level.key, label: level.label, test: this.#conditions.read(level.when ?? undefined, UNKNOWN.level), reached: this.#moment(`level.${level.key}`) }))
    const [received, closed, reopened] = [this.#moment('received'), this.#moment('closed'), this.#moment('reopened')]
    const fields = this.#fields.map((key): FieldModel => ({ key, items: this.#plan.items[key] && Float64Array.from(this.#plan.items[key]), perBranch: this.#isWrittenIn(key, inBranches) }))
    return {
      plan: this.#plan, calendar: this.#calendar, from: this.#from, countFrom: this.#countFrom, until: this.#until, open: this.#open,
      parties: this.#parties, groups: this.#plan.staff.map((group) => this.#group(group)), steps: stepModels, starts: startModels,
      levels: levelModels, regrades: levels.some(({ when }, level) => level > 0 && when && mayHold(levelModels[level]?.test ?? (() => false))), clocks: clockModels, holdsClocks: clockModels.some(({ pausedIn }) => pausedIn.includes(true)), fields,
      chances: this.#conditions.chances.map((chance) => {
        const read = chance.reads.map((name) => this.#fields.indexOf(name)).filter((index) => index >= 0)
        return { chance, share: this.#plan.conditions[chance.text] ?? 0.5, fields: read, perBranch: chance.perBranch || read.some((index) => fields[index]?.perBranch) }
      }),
      arrivals: this.#plan.arrivals.map((arrival) => this.#arrival(arrival)),
      received, closed, reopened,
    }
  }

  #step(step: Step, index: number): StepModel {
    const { plan, lengthOf } = this.#tools()
    const work = workAt(this.#procedure, step)
    const outcomes = step.outcomes.map((outcome): OutcomeModel => ({
      key: outcome.key, when: this.#conditions.read(outcome.when, UNKNOWN.outcome), needs: outcome.needs.map((gate) => this.#conditions.read(gate.that, UNKNOWN.gate)),
      next: this.#routes(`${step.key}.${outcome.key}`, outcome.next), reopens: outcome.reopens, ended: this.#moment(`${step.key}.${outcome.key}`),
      writes: this.#writes([...step.form, ...outcome.form], outcome.set), handling: sampler(plan.handling[`${step.key}.${outcome.key}`], lengthOf),
    }))
    const delay = plan.delays[step.key]
    const indexOf = (key: string): number => step.outcomes.findIndex((outcome) => outcome.key === key)
    const weights = Float64Array.from(step.outcomes.map(({ key }) => plan.outcomes[step.key]?.[key] ?? 0))
    const alwaysOpen = step.outcomes.every(({ when, needs }) => !when && needs.length === 0)
    const join = step.each === undefined ? undefined : joinAfter(this.#procedure, step.key)
    return {
      index, key: step.key, label: step.label, kind: step.kind, hands: this.#hands.make(step.by),
      handling: work.people ? sampler(plan.handling[step.key] ?? plan.handling['default'], lengthOf) : undefined,
      delay: work.outside && delay ? this.#delay(delay) : undefined,
      outcomes, weights, alwaysOpen, sole: alwaysOpen && weights.filter((weight) => weight > 0).length === 1 ? weights.findIndex((weight) => weight > 0) : -1,
      knownEarly: outcomes.some(({ handling }) => handling !== undefined),
      vote: step.vote && { outcome: indexOf(step.vote.outcome), otherwise: indexOf(step.vote.otherwise), needs: step.vote.needs },
      voters: step.vote ? this.#fields.findIndex((field) => step.by.some((who) => 'field' in who && who.field === field) && this.#plan.items[field] !== undefined) : -1,
      skip: step.skip.map((skip) => ({ test: this.#conditions.read(skip.when, UNKNOWN.skip), nobody: skip.nobody, take: indexOf(skip.take) })),
      each: step.each === undefined ? -1 : this.#fields.indexOf(step.each), gathers: step.gathers ?? 'all', next: this.#routes(step.key, step.next),
      never: step.never.map((key) => this.#stepKeys.indexOf(key)), opened: this.#moment(step.key), claimed: this.#moment(`${step.key}.claimed`),
      joinAfter: join ? this.#stepKeys.indexOf(join.key) : -1,
    }
  }

  #tools(): { readonly plan: Plan; readonly lengthOf: (duration: Duration) => number } {
    return { plan: this.#plan, lengthOf: (duration) => workLength(this.#calendar, duration) }
  }

  #routes(place: string, next: readonly Route[]): RoutesModel {
    const shares = this.#plan.routes[place]
    return {
      place: this.#places++, weights: shares && Float64Array.from(shares),
      routes: next.map((route) => ({ test: shares ? () => true : this.#conditions.read(route.when, UNKNOWN.route), to: route.to.map((key) => this.#stepKeys.indexOf(key)) })),
    }
  }

  #moment(name: string): MomentModel | undefined {
    const clocks = Object.values(this.#procedure.clocks)
    const indexes = (of: (clock: (typeof clocks)[number]) => readonly string[]): number[] => clocks.flatMap((clock, index) => (of(clock).includes(name) ? [index] : []))
    const rules = this.#procedure.rules.filter((rule) => rule.at.includes(name)).flatMap((rule): RuleModel[] => {
      const effects = this.#effects(rule.do)
      return effects.length > 0 ? [{ test: this.#conditions.read(rule.when, UNKNOWN.rule), effects }] : []
    })
    const made = { stops: indexes((clock) => clock.until), starts: indexes((clock) => clock.from), rules }
    return made.stops.length + made.starts.length + rules.length > 0 ? made : undefined
  }

  /** Those that change how a ticket goes on; who is told, what is said and what is noted changes nothing here. */
  #effects(effects: readonly Effect[]): EffectModel[] {
    return effects.flatMap((effect): EffectModel[] => {
      switch (effect.kind) {
        case 'raise': return [{ kind: 'raise', level: this.#procedure.levels.findIndex(({ key }) => key === effect.level) }]
        case 'take': return [{ kind: 'take', step: this.#stepKeys.indexOf(effect.step), outcome: this.#procedure.steps[effect.step]?.outcomes.findIndex(({ key }) => key === effect.outcome) ?? -1 }]
        case 'assign': return [{ kind: 'assign', step: this.#stepKeys.indexOf(effect.step), hands: this.#hands.make(effect.who) }]
        case 'set': {
          const fields = this.#writes([], effect.set)
          return fields.length > 0 ? [{ kind: 'write', fields }] : []
        }
        case 'notify':
        case 'urge':
        case 'ledger':
        case 'say':
        case 'paper':
        case 'open': return []
      }
    })
  }

  #writes(form: readonly FormField[], set: readonly Assignment[]): number[] {
    const written = [...form.map(({ field }) => field), ...set.map(({ field }) => field)]
    return [...new Set(written.map((field) => this.#fields.indexOf(field)).filter((index) => index >= 0))]
  }

  #isWrittenIn(field: string, steps: ReadonlySet<string>): boolean {
    return [...steps].some((key) => {
      const step = this.#procedure.steps[key]
      const forms = step ? [...step.form, ...step.outcomes.flatMap(({ form }) => form)] : []
      return forms.some((entry) => entry.field === field) || step?.outcomes.some(({ set }) => set.some((assignment) => assignment.field === field))
    })
  }

  #clock(index: number): ClockModel {
    const clock = Object.values(this.#procedure.clocks)[index]
    if (!clock) throw new Error(`there is no clock ${index}`)
    const dateOf = (name: string): Delay | undefined => (this.#plan.dates[name] ? this.#delay(this.#plan.dates[name]) : undefined)
    const [effects, late, warned] = [this.#effects(clock.late), this.#moment(`${clock.key}.late`), this.#moment(`${clock.key}.warn`)]
    return {
      index, clock,
      limits: clock.limits.map(({ when, limit }) => {
        const name = limit.kind === 'field' ? limit.field : limit.kind === 'column' ? limit.column : ''
        const exact = this.#procedure.fields[name]?.type === 'dateTime'
        return { test: this.#conditions.read(when, UNKNOWN.limit), limit: makeLimit({ calendar: this.#calendar, open: this.#open, rule: ruleOf(clock, limit), limit, date: dateOf(name), exact }) }
      }),
      pausedIn: this.#stepKeys.map((key) => clock.pausedIn.includes(key)),
      extended: this.#plan.extensions[clock.key] ?? 0, extension: clock.extend?.atMost, effects, late, warned, strikes: effects.length > 0 || late !== undefined,
    }
  }

  #delay(distribution: Distribution): Delay {
    return { sample: makeSampler(distribution, (duration) => delayLength(this.#calendar, duration)), working: isInWorkingTime(distribution) }
  }

  #arrival({ start, by, levels }: Arrival): ArrivalModel {
    const index = Object.keys(this.#procedure.starts).indexOf(start)
    const weights = Float64Array.from(this.#procedure.levels.map(({ key }) => levels[key] ?? 0))
    if ('eachTime' in by) return { start: index, by: { kind: 'times', times: this.#timesOf(start), eachTime: by.eachTime }, levels: weights }
    const mean = by.amount > 0 ? delayLength(this.#calendar, by.per) / by.amount : Infinity
    return { start: index, by: { kind: 'rate', mean, working: by.per.working, spacing: by.spacing }, levels: weights }
  }

  /** The moments of a start's own series. */
  #timesOf(channel: string): Float64Array {
    const series = this.#procedure.starts[channel]?.series
    const times: number[] = []
    if (!series) return new Float64Array(0)
    const moment = { kind: 'series' as const, rrule: series.rrule, start: series.from, shift: series.shift }
    for (let at = nextMoment(this.#calendar, moment, this.#from - 1)?.due; at !== undefined && at < this.#until; at = nextMoment(this.#calendar, moment, at)?.due) times.push(at)
    return Float64Array.from(times)
  }

  #group({ name, parties, people, absence, hours }: StaffGroup): GroupModel {
    const calendar = hours.kind === 'calendar' ? this.#calendars(hours.id) : withWeek(this.#calendar, hours.week)
    return { name, parties: parties.map((key) => this.#parties.findIndex((party) => party.key === key)), people, absence, spans: spansBetween(calendar, this.#from, this.#until, absence > 0) }
  }
}

function allParties(procedure: Procedure, plan: Plan): Party[] {
  const parties = partiesOf(procedure)
  const keys = [...parties.map(({ key }) => key), ...Object.values(plan.split).flatMap((shares) => Object.keys(shares)), ...plan.staff.flatMap((group) => group.parties)]
  return [...new Set(keys)].map((key) => parties.find((party) => party.key === key) ?? makeParty(procedure, key))
}

function sampler(distribution: Distribution | undefined, lengthOf: (duration: Duration) => number): Sampler | undefined {
  return distribution && makeSampler(distribution, lengthOf)
}

/** At work, a day is a working day: nobody works round the clock. */
function workLength(calendar: CompiledCalendar, duration: Duration): number {
  return workingLength(calendar, { ...duration, working: true }) ?? 0
}

/** Milliseconds of open time for a working duration, of all time for a natural one; a month is 30.4375 days on average. */
function delayLength(calendar: CompiledCalendar, duration: Duration): number {
  const { amount, unit, working } = duration
  if (working) return workingLength(calendar, duration) ?? 0
  switch (unit) {
    case 'day': return amount * DAY
    case 'week': return amount * 7 * DAY
    case 'month': return amount * 30.4375 * DAY
    case 'year': return amount * 365.25 * DAY
    case 'second':
    case 'minute':
    case 'hour': return workingLength(calendar, duration) ?? 0
  }
}

/** The holidays of a calendar with another week; a make-up day has the hours of the weekday it stands for, else the usual ones. */
function withWeek(calendar: CompiledCalendar, week: CompiledCalendar['source']['week']): CompiledCalendar {
  const { source } = calendar
  const { standardDaySeconds: _, ...rest } = source
  return compileCalendar({ ...rest, id: `${source.id}*`, week, opened: source.opened.map(({ date, name, like }) => ({ date, name, ...(like ? { like } : {}) })) })
}

/** How a limit's length is counted; a place in the calendar and a date need no counting. */
function ruleOf(clock: Clock, limit: Limit): CountingRule {
  const length = limit.kind === 'within' ? limit.within : limit.kind === 'calendar' ? undefined : limit.atMost
  return length ? countingRule(clock, length) : 'elapsed'
}
