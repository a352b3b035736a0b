/** The small parts: dice, heap, histogram, open time, intervals. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingTime, chinaOfficeCalendar, compileCalendar, workingTimeBetween } from '../worktime/index.ts'
import { Dice, mixWords } from './dice.ts'
import { Events, ARRIVAL, FINISHED, LIMIT, SHIFT } from './events.ts'
import type { Happening } from './events.ts'
import { Heap } from './heap.ts'
import { Histogram } from './histogram.ts'
import { normalQuantile, studentQuantile, upperBound, wilson } from './intervals.ts'
import { OpenTime, spansBetween } from './open-time.ts'

describe('dice', () => {
  it('are the published sfc32: the fifteenth number after its seeding is what the reference gives', () => {
    // The reference written out once more, in plain arithmetic on 32-bit words.
    let [a, b, c, counter] = [1n, 2n, 3n, 1n]
    const word = (value: bigint): bigint => value & 0xffff_ffffn
    const next = (): bigint => {
      const sum = word(a + b + counter)
      counter = word(counter + 1n)
      a = b ^ (b >> 9n)
      b = word(c + (c << 3n))
      c = word(((c << 21n) | (c >> 11n)) + sum)
      return sum
    }
    const expected = Array.from({ length: 27 }, next).slice(12)
    const dice = new Dice().seed(1, 2, 3)
    expect(expected.map((value) => (Number(value) + 0.5) / 2 ** 32)).toEqual(expected.map(() => dice.uniform()))
  })

  it('seeded for one thing after another, every tenth of the range comes up equally often', () => {
    const dice = new Dice()
    const counts = new Array<number>(10).fill(0)
    for (let ticket = 0; ticket < 100_000; ticket += 1) {
      const bin = Math.floor(dice.seed(mixWords(7, 1, ticket), 5, 1).uniform() * 10)
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(27.9) // 9 degrees of freedom, one in a thousand
  })

  it('what is drawn for one ticket says nothing about the next', () => {
    const dice = new Dice()
    const draws = Array.from({ length: 50_000 }, (_, ticket) => dice.seed(mixWords(7, 1, ticket), 5, 1).uniform() - 0.5)
    const variance = draws.reduce((sum, draw) => sum + draw * draw, 0) / draws.length
    const together = draws.slice(1).reduce((sum, draw, at) => sum + draw * (draws[at] ?? 0), 0) / (draws.length - 1)
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002)
    expect(Math.abs(together / variance)).toBeLessThan(0.015)
  })

  it('pick by weight, never what has none, and say so when nothing has any', () => {
    const dice = new Dice()
    const counts = [0, 0, 0]
    for (let nr = 0; nr < 30_000; nr += 1) {
      const found = dice.seed(nr, 1, 2).pick([1, 0, 3])
      counts[found] = (counts[found] ?? 0) + 1
    }
    expect(counts[1]).toBe(0)
    expect(Math.abs((counts[2] ?? 0) / 30_000 - 0.75)).toBeLessThan(0.01)
    expect(dice.pick([0, 0])).toBe(-1)
  })
})

describe('what is planned', () => {
  it('a heap gives back everything in order', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 5 })), { maxLength: 300 }), (entries) => {
      const heap = new Heap()
      entries.forEach(([first, second], subject) => heap.add(first, second * 1000 + subject, subject, 0))
      const taken: [number, number][] = []
      while (heap.peek()) {
        taken.push([heap.first, heap.second])
        heap.drop()
      }
      expect(taken).toEqual(entries.map(([first, second], subject): [number, number] => [first, second * 1000 + subject]).sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    }))
  })

  it('at one moment, what is finished comes before what arrives, that before a limit, and that before the end of a shift', () => {
    const events = new Events()
    const order: Happening[] = []
    for (const kind of [SHIFT, LIMIT, ARRIVAL, FINISHED, LIMIT] as const) events.plan(100, kind, order.length)
    while (events.take()) order.push(events.kind)
    expect(order).toEqual([FINISHED, ARRIVAL, LIMIT, LIMIT, SHIFT])
  })
})

describe('lengths of time', () => {
  it('quantiles are those of the sorted list, to within 0.8 %', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 400 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (lengths, share) => {
      const histogram = new Histogram()
      for (const length of lengths) histogram.add(length)
      const exact = [...lengths].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * lengths.length)) - 1] ?? 0
      expect(Math.abs(histogram.quantile(share) - exact)).toBeLessThanOrEqual(0.5 + exact * 0.0079)
      expect(histogram.mean).toBeCloseTo(lengths.reduce((sum, length) => sum + length, 0) / lengths.length, 3)
      expect(histogram.max).toBe(Math.max(...lengths))
      expect(histogram.spread(1_000_000, 20).reduce((sum, count) => sum + count, 0)).toBe(lengths.length)
    }))
  })
})

describe('open time worked out once', () => {
  const calendar = compileCalendar(chinaOfficeCalendar())
  const from = Date.parse('2026-01-05T00:00:00+08:00')
  const until = Date.parse('2026-12-31T00:00:00+08:00')
  const instant = fc.integer({ min: from, max: until })

  it('is the working time of the calendar, looked up or searched', () => {
    fc.assert(fc.property(fc.array(instant, { minLength: 1, maxLength: 20 }), (instants) => {
      const open = new OpenTime(spansBetween(calendar, from, until))
      for (const at of instants.sort((a, b) => a - b)) {
        expect(open.openAt(at)).toBe(workingTimeBetween(calendar, from, at))
        expect(open.openBefore(at)).toBe(workingTimeBetween(calendar, from, at))
      }
    }))
  })

  it('finds the moment by which so much has passed, as the calendar does', () => {
    const open = new OpenTime(spansBetween(calendar, from, until))
    fc.assert(fc.property(fc.integer({ min: 1, max: open.total }), (length) => {
      expect(open.instantAt(length)).toBe(addWorkingTime(calendar, from, length))
    }))
    expect(open.instantAt(open.total + 1)).toBe(Infinity)
  })
})

describe('how sure one may be', () => {
  it('Wilson: 8 of 10, 0 of 20, 20 of 20', () => {
    // Known values: Newcombe 1998, and (0, 0.1611) for none of 20.
    expect(wilson(8, 10)).toEqual({ low: expect.closeTo(0.4902, 4) as number, high: expect.closeTo(0.9433, 4) as number })
    expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) as number })
    expect(wilson(20, 20)).toEqual({ low: expect.closeTo(0.8389, 4) as number, high: 1 })
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  })

  it('Student and Gauss: the tables at the back of every book', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 4)
    expect(studentQuantile(0.95, 1)).toBeCloseTo(6.3138, 2)
    expect(studentQuantile(0.95, 4)).toBeCloseTo(2.1318, 3)
    expect(studentQuantile(0.95, 9)).toBeCloseTo(1.8331, 3)
    expect(studentQuantile(0.99, 19)).toBeCloseTo(2.5395, 3)
    expect(studentQuantile(0.95, 1000)).toBeCloseTo(1.645, 2)
  })

  it('the bound lies above the mean by as much as the replications differ', () => {
    expect(upperBound([0.1, 0.1, 0.1], 0.95)).toBeCloseTo(0.1)
    expect(upperBound([0, 0.1, 0.2], 0.95)).toBeCloseTo(0.1 + 2.92 * (0.1 / Math.sqrt(3)), 3)
  })
})
