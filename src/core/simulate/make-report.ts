/** From what was counted to the report. */
import type { Procedure } from '../procedure/index.ts'
import { DAY, formatDate, parseDate } from '../worktime/civil.ts'
import { meanOf, wilson } from './intervals.ts'
import type { Histogram } from './histogram.ts'
import type { Load } from './load.ts'
import type { Lengths, Measure } from './measure.ts'
import type { Model } from './model.ts'
import { workAt } from './parties.ts'
import type { ClockReport, Counted, PartyReport, SimulationReport, StepReport, Summary, Times } from './report.ts'

const BINS = 40

export function makeReport(procedure: Procedure, model: Model, measure: Measure, load: Load): SimulationReport {
  const { plan } = model
  const weeks = (plan.weeks - plan.warmUp) * plan.replications
  const parties = model.parties.flatMap((_, party) => partyReport(model, load, party))
  const width = niceWidth(measure.lead.working.quantile(0.99) / BINS)
  return {
    procedure: procedure.id, title: procedure.title, seed: plan.seed, from: plan.from, weeks: plan.weeks, warmUp: plan.warmUp, replications: plan.replications, assumed: plan.assumed,
    tickets: {
      arrived: measure.arrived, closed: measure.closed, open: measure.open, reopened: measure.reopened,
      arrivedPerWeek: measure.arrived / weeks, closedPerWeek: measure.closed / weeks,
      byChannel: counted(model.starts.map(({ channel }) => ({ key: channel, label: procedure.starts[channel]?.label ?? { zh: channel, en: channel } })), measure.byStart),
      byLevel: counted(model.levels, measure.byLevel), byEnd: counted(model.steps, measure.ends).filter(({ count }) => count > 0),
    },
    lead: times(measure.lead), leadHistogram: { width, counts: measure.lead.working.spread(width, BINS) },
    steps: model.steps.flatMap((step) => stepReport(procedure, measure, step.index)), clocks: model.clocks.map((_, index) => clockReport(model, measure, index)),
    parties, bottleneck: bottleneckOf(parties), series: { from: formatDate((parseDate(plan.from) ?? 0) + 7 * plan.warmUp), days: load.bucketDays },
  }
}

function counted(things: readonly { readonly key: string; readonly label: Counted['label'] }[], counts: Float64Array): Counted[] {
  return things.map(({ key, label }, index) => ({ key, label, count: counts[index] ?? 0 }))
}

function summary(histogram: Histogram): Summary {
  return { mean: histogram.mean, median: histogram.quantile(0.5), p90: histogram.quantile(0.9), max: histogram.max }
}

function times({ working, natural }: Lengths): Times {
  return { count: working.count, working: summary(working), natural: summary(natural) }
}

function timesIfAny(lengths: Lengths): Times | null {
  return lengths.working.count > 0 ? times(lengths) : null
}

/** Hours and days, as people read them, not below a minute. */
function niceWidth(least: number): number {
  const minutes = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1_440, 2_880, 7_200, 14_400]
  return (minutes.find((width) => width * 60_000 >= least) ?? Math.ceil(least / DAY) * 1_440) * 60_000
}

function stepReport(procedure: Procedure, measure: Measure, index: number): StepReport[] {
  const step = Object.values(procedure.steps)[index]
  if (!step || step.kind === 'join' || step.kind === 'end') return []
  const { opened, skipped, taken, waiting, handling, answering, outcomes } = measure.stepOf(index)
  const work = workAt(procedure, step)
  return [{
    key: step.key, label: step.label, by: work.people && work.outside ? 'both' : work.people ? 'people' : 'outside',
    opened, perTicket: measure.arrived === 0 ? 0 : opened / measure.arrived, skipped, taken,
    waiting: timesIfAny(waiting), handling: timesIfAny(handling), answering: timesIfAny(answering), outcomes: counted(step.outcomes, outcomes),
  }]
}

function clockReport(model: Model, measure: Measure, index: number): ClockReport {
  const clock = model.clocks[index]?.clock
  const count = measure.clocks[index]
  if (!clock || !count) throw new Error(`there is no clock ${index}`)
  const { inTime, late, undecided, over } = count
  return {
    key: clock.key, label: clock.label, silent: !clock.shown, inTime, late, undecided, share: inTime + late === 0 ? 0 : late / (inTime + late), interval: wilson(late, inTime + late),
    byReplication: lateShares(measure, index), over: timesIfAny(over),
  }
}

/** Of each replication in which the clock ran. */
export function lateShares(measure: Measure, clock: number): number[] {
  return measure.tallies.flatMap((tally) => {
    const { inTime, late } = tally[clock] ?? { inTime: 0, late: 0 }
    return inTime + late === 0 ? [] : [late / (inTime + late)]
  })
}

/** Parties that had no work and no people are not worth a line. */
function partyReport(model: Model, load: Load, party: number): PartyReport[] {
  const { plan, groups, countFrom, until } = model
  const [key, label] = [model.parties[party]?.key ?? '', model.parties[party]?.label ?? { zh: '', en: '' }]
  const serving = groups.flatMap((group, index) => (group.parties.includes(party) ? [index] : []))
  const people = serving.reduce((sum, index) => sum + (groups[index]?.people ?? 0), 0)
  const total = (buckets: readonly Float64Array[], indexes: readonly number[]): number => buckets.reduce((sum, bucket) => sum + of(bucket, indexes), 0)
  const lines = load.lineTotals
  const waited = total(lines.map(({ natural }) => natural), [party])
  if (people === 0 && waited === 0) return []
  const open = load.openTotals.reduce((sum, length) => sum + length, 0)
  const series = lines.map((line, bucket) => {
    const length = Math.min(load.bucketDays * DAY, until - countFrom - bucket * load.bucketDays * DAY)
    return {
      queue: (line.natural[party] ?? 0) / length / plan.replications, max: line.max[party] ?? 0,
      utilisation: share(of(load.busyTotals[bucket], serving), of(load.presentTotals[bucket], serving)),
    }
  })
  const utilisation = share(total(load.busyTotals, serving), total(load.presentTotals, serving))
  return [{
    key, label, people, utilisation, series, grows: isGrowing(series.map(({ queue }) => queue), utilisation),
    queue: { working: share(total(lines.map(({ working }) => working), [party]), open * plan.replications), natural: waited / (until - countFrom) / plan.replications, max: Math.max(0, ...series.map(({ max }) => max)) },
  }]
}

function of(totals: Float64Array | undefined, indexes: readonly number[]): number {
  return indexes.reduce((sum, index) => sum + (totals?.[index] ?? 0), 0)
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** Much longer in the last third of the run than in the first; when nobody ever has a free minute, longer is enough. */
function isGrowing(queue: readonly number[], utilisation: number): boolean {
  const third = Math.floor(queue.length / 3)
  if (third < 2) return false
  const [first, last] = [meanOf(queue.slice(0, third)), meanOf(queue.slice(-third))]
  return last > 2 * first + 2 || (utilisation > 0.99 && last > 1.2 * first + 1)
}

function bottleneckOf(parties: readonly PartyReport[]): string | null {
  const [first] = [...parties].sort((a, b) => b.queue.natural - a.queue.natural)
  return first && first.queue.natural > 0.01 ? first.key : null
}
