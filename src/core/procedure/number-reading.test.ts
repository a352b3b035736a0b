import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counterKey, formatNumber, parseNumberPattern } from './number.ts'
import { readNumber, runsOf } from './number-reading.ts'
import type { NumberPattern } from './types.ts'

const patternOf = (source: string): NumberPattern => {
  const pattern = parseNumberPattern(source)
  if (!('parts' in pattern)) throw new Error(pattern.reason)
  return pattern
}

describe('a ticket number read back', () => {
  it('tells the counter it was drawn from and its place there, whatever the pattern', () => {
    fc.assert(fc.property(
      fc.constantFrom('ZW-{yyyy}{MM}{dd}-{seq:3}', 'GY-{yyyy}-{seq:5}', '{seq:4}', '{yy}{MM}{seq:2}', '投诉({yyyy}.{yyyy}){seq}'.replace(/[()]/g, '_')),
      fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 2_000_000 }),
      (source, year, month, day, sequence) => {
        const pattern = patternOf(source)
        const date = { year, month, day }
        expect(readNumber('a/b', pattern, formatNumber(pattern, date, sequence))).toEqual({ counter: counterKey('a/b', pattern, date), sequence })
      },
    ))
  })

  it('is not taken for one of another pattern', () => {
    expect(readNumber('a/b', patternOf('GY-{yyyy}-{seq:5}'), 'ZW-20260918-001')).toBeUndefined()
    expect(readNumber('a/b', patternOf('GY-{yyyy}-{seq:5}'), 'GY-2026-00001x')).toBeUndefined()
  })

  it('is written down in runs with its neighbours', () => {
    expect(runsOf([3, 1, 2, 2, 7, 9, 8])).toEqual([[1, 3], [7, 9]])
    expect(runsOf([])).toEqual([])
  })
})
