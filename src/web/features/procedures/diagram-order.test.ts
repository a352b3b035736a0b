import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DiagramView } from '../../../contract/index.ts'
import { tellDiagram } from './diagram-order.ts'

type Kind = DiagramView['nodes'][number]['kind']

function diagramOf(nodes: readonly (readonly [key: string, kind: Kind, y: number])[], edges: readonly (readonly [from: string, to: string, label?: string])[]): DiagramView {
  return {
    width: 100, height: 100,
    nodes: nodes.map(([key, kind, y]) => ({ key, kind, label: { zh: key, en: key }, limits: [], x: 0, y, width: 10, height: 10 })),
    edges: edges.map(([from, to, label = '']) => ({ from, to, label: { zh: label, en: label }, tone: 'plain', points: [] })),
  }
}

test('a procedure is told from top to bottom, and only a way up is a way back', () => {
  const told = tellDiagram(diagramOf(
    [['archive', 'end', 40], ['ask', 'survey', 30], ['handle', 'task', 20], ['received', 'start', 0]],
    [['received', 'handle'], ['received', 'ask'], ['handle', 'ask'], ['ask', 'handle'], ['ask', 'archive'], ['handle', 'handle']],
  ))
  expect(told.map(({ node, ways }) => [node.key, ways.map(({ to, back }) => `${back ? 'back ' : ''}to ${to.key}`)])).toEqual([
    ['received', ['to handle', 'to ask']],
    ['handle', ['to ask', 'back to handle']],
    ['ask', ['back to handle', 'to archive']],
    ['archive', []],
  ])
})

test('a way by conditions and to several steps at once is told with its conditions and each of its steps', () => {
  const told = tellDiagram(diagramOf(
    [['assign', 'task', 0], ['choice', 'choice', 10], ['fork', 'fork', 20], ['a', 'task', 30], ['b', 'task', 30], ['c', 'task', 30]],
    [['assign', 'choice', 'assigned'], ['choice', 'fork', 'urgent'], ['choice', 'c', 'otherwise'], ['fork', 'a'], ['fork', 'b']],
  ))
  expect(told.map(({ node }) => node.key)).toEqual(['assign', 'a', 'b', 'c'])
  expect(told[0]?.ways.map(({ edge, to, when }) => [edge.label.en, when.map(({ en }) => en), to.key])).toEqual([
    ['assigned', ['urgent'], 'a'], ['assigned', ['urgent'], 'b'], ['assigned', ['otherwise'], 'c'],
  ])
})

test('every step is told exactly once, however the lines run', () => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const edge = fc.tuple(fc.constantFrom(...keys, 'nowhere'), fc.constantFrom(...keys, 'nowhere'))
  fc.assert(fc.property(fc.array(edge), fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), fc.array(fc.constantFrom<Kind>('task', 'fork', 'choice'), { minLength: 5, maxLength: 5 }), (edges, heights, kinds) => {
    const told = tellDiagram(diagramOf(keys.map((key, i) => [key, kinds[i] ?? 'task', heights[i] ?? 0]), edges))
    expect(told.map(({ node }) => node.key).sort()).toEqual(keys.filter((_, i) => kinds[i] === 'task'))
    for (const { ways } of told) for (const { to } of ways) expect(to.kind).toBe('task')
  }))
})
