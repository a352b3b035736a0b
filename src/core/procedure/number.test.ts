import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counterKey, formatNumber, parseNumberPattern } from './index.ts'
import type { LocalDay, NumberPattern } from './index.ts'

const patterns = fc.array(fc.oneof(
  fc.constantFrom('{yyyy}', '{yy}', '{MM}', '{dd}', '{seq}', '{seq:3}', '{seq:5}'),
  fc.stringMatching(/^[A-Z0-9/._-]{1,4}$/),
), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''))
const days: fc.Arbitrary<LocalDay> = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
const sequences = fc.integer({ min: 1, max: 200_000 })

function read(source: string): NumberPattern | undefined {
  const pattern = parseNumberPattern(source)
  return 'parts' in pattern ? pattern : undefined
}

describe('ticket numbers', () => {
  it('two tickets never have the same number', () => {
    fc.assert(fc.property(patterns, days, sequences, days, sequences, (source, dayA, seqA, dayB, seqB) => {
      const pattern = read(source)
      fc.pre(pattern !== undefined)
      if (!pattern) return
      const sameTicket = counterKey('p', pattern, dayA) === counterKey('p', pattern, dayB) && seqA === seqB
      // In one period the counter decides, in another the date in the number does.
      if (formatNumber(pattern, dayA, seqA) === formatNumber(pattern, dayB, seqB)) expect(sameTicket).toBe(true)
    }), { numRuns: 5_000 })
  })

  it('any text is read or refused with a reason in both languages', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), patterns), (source) => {
      const pattern = parseNumberPattern(source)
      if ('parts' in pattern) expect(pattern.parts.filter((part) => part.kind === 'seq')).toHaveLength(1)
      else expect(pattern.reason && pattern.reasonZh).toBeTruthy()
    }))
  })

  it.each([
    ['TS-{yyyy}{MM}{dd}-{seq:3}', 'TS-20260918-007', 'p:2026:9:18'],
    ['GY-{yyyy}-{seq:5}', 'GY-2026-00007', 'p:2026'],
    ['反馈{yy}{MM}{seq:2}', '反馈260907', 'p:2026:9'],
    ['A{seq}', 'A7', 'p'],
  ])('%s makes %s and counts by %s', (source, number, counter) => {
    const pattern = read(source)
    if (!pattern) throw new Error(`${source} is not read`)
    const day = { year: 2026, month: 9, day: 18 }
    expect(formatNumber(pattern, day, 7)).toBe(number)
    expect(counterKey('p', pattern, day)).toBe(counter)
  })

  it.each(['{yyyy}', '{seq}{seq}', '{dd}{seq}', '{MM}{seq}', '{yyyy}{dd}{seq}', 'A B{seq}', '{seq:99}', '{year}{seq}', '{'])('%s is refused', (source) => {
    expect(read(source)).toBeUndefined()
  })
})
