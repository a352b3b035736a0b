import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST_SCALE, MOST_SCALE, fitScale, keepPoint, zoomBy } from './zoom.ts'

test('zooming in and out again comes back, and never leaves the limits', () => {
  expect(zoomBy(zoomBy(1, 1), -1)).toBe(1)
  fc.assert(fc.property(fc.array(fc.constantFrom(1, -1)), (steps) => {
    const scale = steps.reduce(zoomBy, 1)
    expect(scale).toBeGreaterThanOrEqual(LEAST_SCALE)
    expect(scale).toBeLessThanOrEqual(MOST_SCALE)
  }))
})

test('a wide diagram is made to fit, a small one is not blown up', () => {
  expect(fitScale(1000, 500)).toBe(0.5)
  expect(fitScale(200, 500)).toBe(1)
  expect(fitScale(0, 500)).toBe(1)
  expect(fitScale(100_000, 300)).toBe(LEAST_SCALE)
})

test('what is under the pointer stays under the pointer', () => {
  expect(keepPoint(100, 50, 1, 2)).toBe(250)
  expect(keepPoint(0, 50, 1, 0.5)).toBe(0)
})
