import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../../../test/support/procedures.ts'
import type { Sample, Start } from '../procedure/index.ts'
import { formatInstant } from '../worktime/index.ts'
import { drawSample, occurrencesOf } from './self-starts.ts'
import type { Round } from './self-starts.ts'

const start = (rrule: string, from: string, shift: 'none' | 'next-working-day' | 'previous-working-day' = 'none'): Start => ({
  channel: 'weekly', label: { zh: '每周', en: 'Weekly' }, kind: 'schedule', form: [], next: [], needs: [], anonymous: false, open: false, by: [], defaults: {}, series: { rrule, from, shift },
})
const at = (local: string): number => officeCalendar.zone.firstInstantOf(Date.parse(`${local}:00Z`))
const local = (moments: readonly number[]): string[] => moments.map((moment) => formatInstant(officeCalendar, moment).slice(0, 16))

describe('a schedule', () => {
  it('comes every Monday, after the holiday when Monday is one', () => {
    const weekly = start('FREQ=WEEKLY;BYDAY=MO', '2026-01-05T09:00', 'next-working-day')
    expect(local(occurrencesOf(weekly, officeCalendar, at('2026-09-21T09:00'), at('2026-10-12T09:00')))).toEqual(['2026-09-28T09:00', '2026-10-08T09:00', '2026-10-12T09:00'])
  })

  it('comes nowhere before its first moment, and a start without a series never comes', () => {
    const monthly = start('FREQ=MONTHLY', '2026-05-31T08:30')
    expect(local(occurrencesOf(monthly, officeCalendar, at('2026-01-01T00:00'), at('2026-08-31T23:00')))).toEqual(['2026-05-31T08:30', '2026-07-31T08:30', '2026-08-31T08:30'])
    const { series: _series, ...never } = monthly
    expect(occurrencesOf(never, officeCalendar, at('2026-01-01T00:00'), at('2027-01-01T00:00'))).toEqual([])
  })

  it('law: asked in two parts it gives the same moments as asked at once', () => {
    const weekly = start('FREQ=DAILY;INTERVAL=3', '2026-01-05T09:00', 'next-working-day')
    const [first, last] = [at('2026-01-01T00:00'), at('2026-06-01T00:00')]
    fc.assert(fc.property(fc.integer({ min: first, max: last }), (between) => {
      const parts = [...occurrencesOf(weekly, officeCalendar, first, between), ...occurrencesOf(weekly, officeCalendar, between, last)]
      expect(parts).toEqual(occurrencesOf(weekly, officeCalendar, first, last))
    }), { numRuns: 30 })
  })
})

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `r${index + 1}`)

/** Plays rounds over keys that may change from round to round. */
function playRounds(sample: Sample, keys: readonly (readonly string[])[], seed: number): Round[] {
  const rounds: Round[] = []
  for (const from of keys) rounds.push({ from, drawn: drawSample(sample, from, rounds, seed) })
  return rounds
}

const sampleArbitrary = fc.record({ size: fc.integer({ min: 1, max: 6 }), coverWithin: fc.integer({ min: 1, max: 8 }) })

describe('a sample', () => {
  it('law: draws nothing that is not there and nothing twice, and the same for the same seed and history', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }), fc.integer({ min: 0, max: 30 }), fc.nat(), (size, coverWithin, count, seed) => {
      const sample: Sample = coverWithin === undefined ? { size } : { size, coverWithin }
      const keys = keysOf(count)
      const [one, again] = [playRounds(sample, [keys, keys, keys], seed), playRounds(sample, [keys, keys, keys], seed)]
      expect(one).toEqual(again)
      for (const { drawn } of one) {
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((key) => keys.includes(key))).toBe(true)
      }
    }))
  })

  it('law: every key has its turn in any so many rounds in a row, and no round draws more than it must', () => {
    fc.assert(fc.property(sampleArbitrary, fc.integer({ min: 1, max: 40 }), fc.nat(), (sample, count, seed) => {
      const keys = keysOf(count)
      const rounds = playRounds(sample, Array.from({ length: 3 * sample.coverWithin }, () => keys), seed)
      const size = Math.min(count, Math.max(sample.size, Math.ceil(count / sample.coverWithin)))
      expect(rounds.map(({ drawn }) => drawn.length)).toEqual(rounds.map(() => size))
      for (let first = 0; first + sample.coverWithin <= rounds.length; first += 1) {
        const drawn = new Set(rounds.slice(first, first + sample.coverWithin).flatMap((round) => round.drawn))
        expect(keys.filter((key) => !drawn.has(key))).toEqual([])
      }
    }))
  })

  it('law: keys that come and go have their turn too while they are there', () => {
    const comings = fc.array(fc.subarray(keysOf(14)), { minLength: 1, maxLength: 16 })
    fc.assert(fc.property(sampleArbitrary, comings, fc.nat(), (sample, keys, seed) => {
      const rounds = playRounds(sample, keys, seed)
      for (let first = 0; first + sample.coverWithin <= rounds.length; first += 1) {
        const window = rounds.slice(first, first + sample.coverWithin)
        const always = keysOf(14).filter((key) => window.every((round) => round.from.includes(key)))
        expect(always.filter((key) => !window.some((round) => round.drawn.includes(key)))).toEqual([])
      }
    }))
  })

  it('is by lot: over many seeds everyone is drawn first about as often', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 6_000; seed += 1) for (const key of drawSample({ size: 1, coverWithin: 6 }, keysOf(6), [], seed)) counts.set(key, (counts.get(key) ?? 0) + 1)
    // Each is drawn 1000 times, give or take 29 (one standard deviation of a binomial); five of them are far beyond chance.
    for (const key of keysOf(6)) expect(Math.abs((counts.get(key) ?? 0) - 1_000)).toBeLessThan(145)
  })
})
