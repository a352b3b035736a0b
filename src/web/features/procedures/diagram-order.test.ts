import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DiagramView } from '../../../contract/index.ts'
import { tellDiagram } from './diagram-order.ts'

type Kind = DiagramView['nodes'][number]['kind']

function diagramOf(nodes: readonly (readonly [string, Kind])[], edges: readonly (readonly [string, string])[]): DiagramView {
  return {
    width: 100, height: 100,
    nodes: nodes.map(([key, kind]) => ({ key, kind, label: { zh: key, en: key }, limits: [], x: 0, y: 0, width: 10, height: 10 })),
    edges: edges.map(([from, to]) => ({ from, to, label: { zh: '', en: '' }, tone: 'plain', points: [] })),
  }
}

test('a procedure is told from its starts to its end, and a way back is said to be one', () => {
  const told = tellDiagram(diagramOf(
    [['archive', 'end'], ['handle', 'task'], ['ask', 'survey'], ['phone', 'start']],
    [['phone', 'handle'], ['handle', 'ask'], ['ask', 'handle'], ['ask', 'archive']],
  ))
  expect(told.map(({ node }) => node.key)).toEqual(['phone', 'handle', 'ask', 'archive'])
  expect(told[2]?.ways.map(({ to, back }) => [to.key, back])).toEqual([['handle', true], ['archive', false]])
})

test('every step is told exactly once, however the lines run', () => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const edge = fc.tuple(fc.constantFrom(...keys, 'nowhere'), fc.constantFrom(...keys, 'nowhere'))
  fc.assert(fc.property(fc.array(edge), fc.array(fc.constantFrom<Kind>('start', 'task', 'end'), { minLength: 5, maxLength: 5 }), (edges, kinds) => {
    const told = tellDiagram(diagramOf(keys.map((key, i) => [key, kinds[i] ?? 'task']), edges))
    expect(told.map(({ node }) => node.key).sort()).toEqual(keys)
  }))
})
