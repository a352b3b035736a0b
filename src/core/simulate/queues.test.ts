/** Known answers: queues whose waiting times are in every textbook (Erlang 1917; Pollaczek 1930, Khinchine 1932; Little 1961). */
import { describe, expect, it } from 'vitest'
import { oneDesk, partyOf, play, stepOf, HOUR, MINUTE } from '../../../test/support/simulation.ts'

const DESK = oneDesk('natural')
const SERVICE = 5
const SLOW = 120_000

/** The chance that all `servers` are busy, for `load` = arrivals x service time (Erlang C, by the recursion of Erlang B). */
function erlangC(servers: number, load: number): number {
  let blocked = 1
  for (let busy = 1; busy <= servers; busy += 1) blocked = (load * blocked) / (busy + load * blocked)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/** Arrivals an hour so that the servers are busy for this share of the time, and weeks for about so many tickets. */
function plan(servers: number, utilisation: number, tickets: number, handling = `exp ${SERVICE} minutes`) {
  const perHour = (utilisation * servers * 60) / SERVICE
  return { arrivals: `${perHour} per hour`, staff: { office: servers }, handling: { serve: handling }, weeks: Math.ceil(tickets / perHour / 168) + 1, warmUp: 1, replications: 1, seed: 2026 }
}

/** The busier, the longer the runs of luck, and the longer one must look. */
const TICKETS: Readonly<Record<number, number>> = { 0.5: 200_000, 0.7: 400_000, 0.9: 1_800_000 }
const CASES = [1, 2, 5].flatMap((servers) => [0.5, 0.7, 0.9].map((utilisation) => [servers, utilisation] as const))

describe('people who serve a line, random arrivals and random service (M/M/c)', () => {
  it.each(CASES)('%i at the desk, busy %f of the time: the mean wait is that of Erlang within 2 %', (servers, utilisation) => {
    const report = play(DESK, plan(servers, utilisation, TICKETS[utilisation] ?? 0))
    const expected = (erlangC(servers, utilisation * servers) * SERVICE) / (servers * (1 - utilisation))
    const { mean } = stepOf(report, 'serve').waiting?.natural ?? { mean: 0 }
    expect(mean / MINUTE / expected).toBeGreaterThan(0.98)
    expect(mean / MINUTE / expected).toBeLessThan(1.02)
    const { queue, utilisation: busy } = partyOf(report, 'unit:office')
    expect(Math.abs(busy - utilisation)).toBeLessThan(0.01)
    // Little: the line is as long as arrivals in an hour times hours waited.
    const perHour = report.tickets.arrivedPerWeek / 168
    expect(Math.abs(queue.natural / (perHour * (mean / HOUR)) - 1)).toBeLessThan(0.01)
  }, SLOW)
})

describe('one at the desk, service that always takes as long (M/D/1)', () => {
  it.each([0.5, 0.8])('busy %f of the time: the mean wait is half of that with random service', (utilisation) => {
    const report = play(DESK, plan(1, utilisation, 300_000, `fixed ${SERVICE} minutes`))
    // Pollaczek and Khinchine: utilisation x service / (2 (1 - utilisation)), as the service does not vary.
    const expected = (utilisation * SERVICE) / (2 * (1 - utilisation))
    const wait = (stepOf(report, 'serve').waiting?.natural.mean ?? 0) / MINUTE
    expect(Math.abs(wait / expected - 1)).toBeLessThan(0.02)
  }, SLOW)
})

describe('one at the desk, service that varies by half its mean (M/G/1)', () => {
  it('the mean wait grows with the variance as Pollaczek and Khinchine say', () => {
    const report = play(DESK, plan(1, 0.7, 500_000, `lognormal ${SERVICE} minutes ±50%`))
    const expected = (0.7 * SERVICE * (1 + 0.5 ** 2)) / (2 * (1 - 0.7))
    expect(Math.abs((stepOf(report, 'serve').waiting?.natural.mean ?? 0) / MINUTE / expected - 1)).toBeLessThan(0.02)
  }, SLOW)
})

describe('the shape of the waits', () => {
  it('the share that waits longer than the median and the ninth decile is that of M/M/1', () => {
    const utilisation = 0.8
    const { waiting } = stepOf(play(DESK, plan(1, utilisation, 600_000)), 'serve')
    // P(wait > t) = utilisation * exp(-(1 - utilisation) t / service)
    const quantile = (share: number): number => (-SERVICE / (1 - utilisation)) * Math.log((1 - share) / utilisation)
    expect(Math.abs((waiting?.natural.median ?? 0) / MINUTE / quantile(0.5) - 1)).toBeLessThan(0.03)
    expect(Math.abs((waiting?.natural.p90 ?? 0) / MINUTE / quantile(0.9) - 1)).toBeLessThan(0.03)
  }, SLOW)
})
