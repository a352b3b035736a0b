import { expect, test } from 'vitest'
import { isUnmanned, stateOfPeriod } from './post-state.ts'

const period = { from: '2026-10-01', until: '2026-10-07' }
const standIn = { person: 7, name: '示例', ...period }

test.each([['2026-09-30', 'later'], ['2026-10-01', 'now'], ['2026-10-07', 'now'], ['2026-10-08', 'over']] as const)('on %s a stand-in for the first week of October is: %s', (day, state) => {
  expect(stateOfPeriod(period, day)).toBe(state)
})

test('a vacant post is unmanned unless somebody stands in today', () => {
  expect(isUnmanned({ closed: false, holder: null, standIns: [standIn] }, '2026-10-08')).toBe(true)
  expect(isUnmanned({ closed: false, holder: null, standIns: [standIn] }, '2026-10-07')).toBe(false)
  expect(isUnmanned({ closed: false, holder: 3, standIns: [] }, '2026-10-08')).toBe(false)
  expect(isUnmanned({ closed: true, holder: null, standIns: [] }, '2026-10-08')).toBe(false)
})
