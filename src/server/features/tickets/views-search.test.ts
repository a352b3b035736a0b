import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largeStretch, smallStretch } from './search-keys.ts'
import { windowsBelow } from './views-search.ts'

describe('windows of a search', () => {
  it('go down from the newest ticket without a gap and without looking at one twice', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_000_000 }), (newest) => {
      let top = newest + 1
      for (const { from, to } of windowsBelow(newest)) {
        expect(to).toBe(top)
        expect(from).toBeLessThan(to)
        top = from
      }
      expect(top).toBe(0)
    }))
  })

  it('name a marker of every ticket in them', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (newest, share) => {
      for (const { from, to, by } of windowsBelow(newest)) {
        if (by === 'walk' || by === 'all') continue
        const ticket = from + Math.floor(share * (to - from))
        expect([smallStretch(ticket), largeStretch(ticket)].some((marker) => by.includes(marker))).toBe(true)
      }
    }))
  })

  it('are few however many tickets there are', () => {
    expect(windowsBelow(10_000)).toHaveLength(3)
    expect(windowsBelow(100_000_000)).toHaveLength(4)
    expect(windowsBelow(-1)).toEqual([])
  })
})
