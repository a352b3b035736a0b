import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UnitView } from '../../../contract/index.ts'
import { codesBelow, flattenTree, growTree, moveAmongSiblings, pathTo } from './unit-tree.ts'

const unit = (code: string, parent: string | null, position = 0): UnitView =>
  ({ code, parent, name: { zh: code, en: code }, position, closed: false, version: 1, members: 0, head: null })
const units = [unit('kitchen', 'service', 2), unit('service', null, 1), unit('desk', 'service', 1), unit('board', null, 0), unit('ghost', 'gone')]

test('the tree follows the positions, and a unit whose parent is unknown is still shown', () => {
  expect(flattenTree(growTree(units)).map(({ unit: { code }, depth }) => [code, depth])).toEqual([['board', 0], ['ghost', 0], ['service', 0], ['desk', 1], ['kitchen', 1]])
  expect(flattenTree(growTree(units), () => false).map(({ unit: { code } }) => code)).toEqual(['board', 'ghost', 'service'])
})

test('a unit cannot be moved below itself', () => {
  expect(codesBelow(units, 'service')).toEqual(new Set(['service', 'kitchen', 'desk']))
})

test('a unit is named with the units above it', () => {
  expect(pathTo(units, 'desk').map(({ code }) => code)).toEqual(['service', 'desk'])
  expect(pathTo(units, 'nobody')).toEqual([])
})

test('every unit is shown exactly once, even where the parents run in a circle', () => {
  const codes = ['a', 'b', 'c', 'd', 'e']
  fc.assert(fc.property(fc.array(fc.constantFrom(...codes, null), { minLength: 5, maxLength: 5 }), (parents) => {
    const some = codes.map((code, i) => unit(code, parents[i] ?? null))
    expect(flattenTree(growTree(some)).map(({ unit: { code } }) => code).sort()).toEqual(codes)
    for (const code of codes) expect(pathTo(some, code).at(-1)?.code).toBe(code)
  }))
})

test('moving a unit up swaps it with the one above it, and a unit at the edge stays', () => {
  const row = [unit('a', null), unit('b', null), unit('c', null)]
  expect(moveAmongSiblings(row, 'c', -1)).toEqual([{ code: 'a', version: 1, position: 1 }, { code: 'c', version: 1, position: 2 }, { code: 'b', version: 1, position: 3 }])
  expect(moveAmongSiblings(units, 'desk', 1)).toEqual([{ code: 'kitchen', version: 1, position: 1 }, { code: 'desk', version: 1, position: 2 }])
  expect(moveAmongSiblings(units, 'desk', -1)).toEqual([])
  expect(moveAmongSiblings(units, 'nobody', 1)).toEqual([])
})
