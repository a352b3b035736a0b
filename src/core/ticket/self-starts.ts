/**
 * Tickets that begin by themselves: the moments of a schedule, the rows of a register that a start opens, and samples drawn of them.
 * Whoever runs them asks here and then starts a ticket for each; nothing is remembered here.
 */
import type { Procedure, Row, Sample, Start, Values } from '../procedure/index.ts'
import { Dice } from '../simulate/dice.ts'
import { nextMoment } from '../worktime/index.ts'
import type { CompiledCalendar, Instant, LocalDate, Moment } from '../worktime/index.ts'
import { holds, scopeOfRow } from './scope.ts'

/** More moments than this between two instants are asked for in parts. */
const MOST_MOMENTS = 10_000

/** The moments of a start's series after one instant and up to another, the later one included; none for a start without a series. */
export function occurrencesOf(start: Start, calendar: CompiledCalendar, after: Instant, until: Instant): Instant[] {
  if (!start.series) return []
  const { rrule, from, shift } = start.series
  const series: Moment = { kind: 'series', rrule, start: from, shift }
  const found: Instant[] = []
  for (let at = after; found.length < MOST_MOMENTS;) {
    const next = nextMoment(calendar, series, at)
    if (!next || next.due > until) break
    at = next.due
    found.push(at)
  }
  return found
}

/** Keys of the rows that a start over a register opens a ticket for on a local day: those its condition holds for, all when it has none. */
export function rowsToOpen(procedure: Procedure, channel: string, rows: Readonly<Record<string, Row>>, today: LocalDate): string[] {
  const start = procedure.starts[channel]
  if (start?.register === undefined) return []
  const { rowWhen } = start
  return Object.keys(rows).filter((key) => !rowWhen || holds(procedure, rowWhen, scopeOfRow(rows[key] ?? {}, today)))
}

/** What a start over a register fills in for one of its rows. */
export function valuesOfRow(start: Start, key: string): Values {
  return start.rowInto === undefined ? {} : { [start.rowInto]: key }
}

/** One round of a sample: what there was to draw from, and what was drawn. */
export interface Round {
  readonly from: readonly string[]
  readonly drawn: readonly string[]
}

/**
 * Draws a round by chance, the same for the same seed and history. With `coverWithin` every key that is there for so many rounds in a row is
 * drawn in at least one of them; where `size` is too small for that, more are drawn, as evenly as can be.
 *
 * Each key has the number of rounds left until it must be drawn. By the rule of earliest deadlines (Liu and Layland 1973) all can be met when,
 * for every t, at most `size * t` keys have t rounds left or fewer; so each round draws just enough of the pressing ones to keep that true,
 * by lot among them, and fills up by lot among all.
 */
export function drawSample(sample: Sample, keys: readonly string[], history: readonly Round[], seed: number): string[] {
  const from = [...new Set(keys)]
  const lots = shuffled(from, seed, history.length)
  const { coverWithin } = sample
  if (coverWithin === undefined) return lots.slice(0, sample.size)
  const size = Math.max(sample.size, Math.ceil(from.length / coverWithin))
  // The last rounds before this one, as many as a key may wait.
  const before = (coverWithin === 1 ? [] : history.slice(1 - coverWithin)).map((round) => ({ from: new Set(round.from), drawn: new Set(round.drawn) }))
  const left = new Map(from.map((key) => [key, coverWithin - waitedFor(key, before)]))
  const drawn = new Set<string>()
  for (let rounds = 1; rounds <= coverWithin; rounds += 1) {
    const pressing = lots.filter((key) => (left.get(key) ?? coverWithin) <= rounds)
    const waiting = pressing.filter((key) => !drawn.has(key))
    const needed = pressing.length - size * (rounds - 1) - (pressing.length - waiting.length)
    for (const key of waiting.slice(0, Math.max(0, needed))) drawn.add(key)
  }
  for (const key of lots) if (drawn.size < Math.min(size, from.length)) drawn.add(key)
  return from.filter((key) => drawn.has(key))
}

/** How many rounds in a row, up to the last, a key was there and not drawn. */
function waitedFor(key: string, before: readonly { readonly from: ReadonlySet<string>; readonly drawn: ReadonlySet<string> }[]): number {
  const met = before.findLastIndex((round) => !round.from.has(key) || round.drawn.has(key))
  return before.length - 1 - met
}

/** A fair shuffle (Fisher and Yates 1938), its own for each seed and round. */
function shuffled(keys: readonly string[], seed: number, round: number): string[] {
  const dice = new Dice().seed(seed, round, keys.length)
  const order = [...keys]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(dice.uniform() * (last + 1))
    const [a, b] = [order[last], order[other]]
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a]
  }
  return order
}
