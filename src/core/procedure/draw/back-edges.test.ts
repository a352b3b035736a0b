import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backEdges } from './back-edges.ts'

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f']
const edges = fc.array(fc.record({ from: fc.constantFrom(...KEYS), to: fc.constantFrom(...KEYS) }), { maxLength: 14 })

/** Whether arrows among the keys can be walked in a circle. */
function hasCircle(arrows: readonly { readonly from: string; readonly to: string }[]): boolean {
  let left = [...KEYS]
  for (;;) {
    const free = left.filter((key) => !arrows.some(({ from, to }) => to === key && left.includes(from)))
    if (free.length === 0) return left.length > 0
    left = left.filter((key) => !free.includes(key))
  }
}

it('a return to an earlier step leads back, going on does not', () => {
  const arrows = [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }, { from: 'c', to: 'a' }, { from: 'c', to: 'd' }, { from: 'b', to: 'b' }]
  expect(backEdges(KEYS, arrows)).toEqual([false, false, true, false, true])
})

it('a step that is written too early is no reason to lead back', () => {
  // The end is often written first; nothing returns from it.
  expect(backEdges(['end', 'a', 'b'], [{ from: 'a', to: 'b' }, { from: 'b', to: 'end' }])).toEqual([false, false])
})

it('without the arrows that lead back there is no circle, and where there was none none leads back', () => {
  fc.assert(fc.property(edges, (arrows) => {
    const back = backEdges(KEYS, arrows)
    expect(hasCircle(arrows.filter((_, index) => !back[index]))).toBe(false)
    if (!hasCircle(arrows)) expect(back).not.toContain(true)
  }))
})

it('a very long chain is no trouble', () => {
  const order = Array.from({ length: 20_000 }, (_, index) => `s${index}`)
  const back = backEdges(order, order.slice(1).map((to, index) => ({ from: `s${index}`, to })))
  expect(back).not.toContain(true)
})
