import { expect, it } from 'vitest'
import { FIRST_PAUSE, nextPause } from './poll.ts'

it('looks again soon after news and at most every two minutes when nothing happens', () => {
  const quiet = Array.from({ length: 8 }).reduce<number[]>((pauses) => [...pauses, nextPause(pauses.at(-1) ?? 0, false)], [FIRST_PAUSE])
  expect(quiet).toEqual([...quiet].sort((one, other) => one - other))
  expect(quiet.at(-1)).toBe(120_000)
  expect(nextPause(120_000, true)).toBe(FIRST_PAUSE)
})
