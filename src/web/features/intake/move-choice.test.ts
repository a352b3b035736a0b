import { expect, test } from 'vitest'
import { moveChoice } from './move-choice.ts'

test('the arrow keys go through the offers and back to what was typed', () => {
  const walk = (step: 1 | -1): number[] => [1, 2, 3, 4].reduce<number[]>((path) => [...path, moveChoice(path.at(-1) ?? -1, step, 2)], [-1])
  expect(walk(1)).toEqual([-1, 0, 1, -1, 0])
  expect(walk(-1)).toEqual([-1, 1, 0, -1, 1])
})
