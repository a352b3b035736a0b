import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../compile.ts'
import { exampleWith } from '../describe/example.ts'
import { whoInWords } from '../describe/who-words.ts'
import { GOOD } from '../planted/good.ts'
import type { Procedure } from '../types.ts'
import { randomProcedure } from '../verify/random-procedure.ts'
import { boxLines, centredLines } from './boxes.ts'
import { diagramOf } from './diagram.ts'
import type { Diagram } from './diagram.ts'
import type { Point } from './point.ts'
import { toSvg } from './svg.ts'
import { readXml } from './read-xml.ts'

const LIBRARY = join(import.meta.dirname, '../../../../procedures')
const FILES = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.endsWith('.scenarios.yaml'))

function compile(text: string): Procedure {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings[0]?.message.en)
  return compiled.procedure
}

function draw(procedure: Procedure, langs?: readonly ('zh' | 'en')[]): Diagram {
  return diagramOf(procedure, (step) => (step.by.length === 0 ? undefined : whoInWords(procedure, step.by)), langs)
}

interface Room extends Point {
  readonly width: number
  readonly height: number
}

/** How far two rooms reach into each other; a hair's breadth is none. */
function overlap(a: Room, b: Room): number {
  const [x, y] = [(a.width + b.width) / 2 - Math.abs(a.x - b.x), (a.height + b.height) / 2 - Math.abs(a.y - b.y)]
  return Math.min(x, y)
}

/** Whether a straight piece of an arrow runs through the inside of a box. */
function crosses([a, b]: readonly [Point, Point], box: Room): boolean {
  const [left, right, top, bottom] = [box.x - box.width / 2 + 1, box.x + box.width / 2 - 1, box.y - box.height / 2 + 1, box.y + box.height / 2 - 1]
  return Math.max(a.x, b.x) > left && Math.min(a.x, b.x) < right && Math.max(a.y, b.y) > top && Math.min(a.y, b.y) < bottom
}

function expectWellDrawn(procedure: Procedure, diagram: Diagram): void {
  const { nodes, edges } = diagram
  const words = edges.flatMap((edge) => (edge.words ? [edge.words] : []))
  const rooms = [...nodes, ...words]
  rooms.forEach((a, index) => {
    for (const b of rooms.slice(index + 1)) expect(overlap(a, b)).toBeLessThan(0.5)
    expect(a.x - a.width / 2).toBeGreaterThanOrEqual(-0.5)
    expect(a.x + a.width / 2).toBeLessThanOrEqual(diagram.width + 0.5)
    expect(a.y + a.height / 2).toBeLessThanOrEqual(diagram.height + 0.5)
  })
  for (const edge of edges) {
    const others = nodes.filter(({ key, kind }) => key !== edge.from && key !== edge.to && kind !== 'choice')
    edge.points.slice(1).forEach((to, index) => {
      for (const box of others) expect(crosses([edge.points[index] ?? to, to], box), `${edge.from} -> ${edge.to} over ${box.key}`).toBe(false)
    })
  }
  for (const step of Object.values(procedure.steps)) expect(nodes.filter(({ key }) => key === step.key)).toHaveLength(1)
  for (const node of nodes.filter(({ kind }) => kind !== 'fork' && kind !== 'choice')) {
    for (const lang of ['zh', 'en'] as const) for (const { y } of centredLines(node, node.height, lang)) expect(y).toBeLessThanOrEqual(node.height)
  }
}

describe.each([['every construct', GOOD], ...FILES.map((name) => [name, readFileSync(join(LIBRARY, name), 'utf8')])])('the picture of %s', (_, text) => {
  const procedure = compile(text)

  it('has a box for each step, no box or word over another, and no arrow through a box', () => {
    expectWellDrawn(procedure, draw(procedure))
  })

  it.each(['zh', 'en'] as const)('is one SVG file with every step named (%s)', (lang) => {
    const svg = toSvg(draw(procedure, [lang]), procedure.title, lang)
    const texts = readXml(svg).texts.join('')
    for (const step of Object.values(procedure.steps)) {
      const lines = boxLines({ kind: step.kind, label: step.label, limits: [] }, lang)
      for (const { text: line } of lines) expect(texts).toContain(line)
    }
  })
})

it('a picture made by chance is as well drawn', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
    const compiled = compileProcedure(randomProcedure(seed))
    if (compiled.ok) expectWellDrawn(compiled.procedure, draw(compiled.procedure))
  }), { numRuns: 60 })
})

it('signs in a name do not break the file', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '办', 'a', '\u0007', ' ') , minLength: 1, maxLength: 12 }).filter((name) => name.trim() !== ''), (name) => {
    const procedure = exampleWith(JSON.stringify({ steps: { handle: { zh: name, en: name } } }))
    const svg = toSvg(draw(procedure, ['zh']), { zh: name, en: name }, 'zh')
    expect(readXml(svg).elements).toBeGreaterThan(10)
  }), { numRuns: 50 })
})

describe('what stands for what', () => {
  const arrows = (diagram: Diagram): string[] => diagram.edges.map(({ from, to, label, clock }) => [from, '->', to, label.en, clock?.en ?? ''].filter((part) => part !== '').join(' '))

  it('ways by condition leave a diamond, several at once a bar, and a join is a bar with its name', () => {
    const diagram = draw(exampleWith(`
starts: { desk: { next: check } }
steps:
  check: { zh: 核实, en: Check, by: clerk, outcomes: { ok: { zh: 属实, en: Confirmed, next: [{ when: urgent, to: [handle, ask] }, { to: handle }] } } }
  ask: { zh: 征询, en: Ask, by: head, outcomes: { asked: { zh: 已征询, en: Asked, next: gather } } }
  gather: { kind: join, zh: 汇总, en: Gathered, next: archive }
  handle: { outcomes: { done: { next: gather } } }`))
    expect(arrows(diagram)).toEqual([
      'start -> check In person', 'handle -> gather Done', 'check -> choice:check.ok Confirmed', 'choice:check.ok -> fork:check.ok.0 "Urgent" is "yes"', 'fork:check.ok.0 -> handle', 'fork:check.ok.0 -> ask',
      'choice:check.ok -> handle otherwise', 'ask -> gather Asked', 'gather -> archive',
    ])
    expect(diagram.nodes.map(({ key, kind }) => `${kind} ${key}`)).toEqual(['start start', 'task handle', 'end archive', 'task check', 'choice choice:check.ok', 'fork fork:check.ok.0', 'task ask', 'join gather'])
  })

  it('an outcome that only a clock takes is drawn once, with the name of the clock', () => {
    const diagram = draw(exampleWith(`
starts: { desk: { next: wait } }
steps: { wait: { kind: wait, zh: 等待, en: Wait, outcomes: { over: { zh: 逾期, en: No word, next: handle } } } }
clocks: { silence: { zh: 静默, en: Silence, from: wait, until: wait.over, within: 7 days, shown: false, late: [{ take: wait.over }] } }`))
    expect(arrows(diagram).filter((arrow) => arrow.startsWith('wait'))).toEqual(['wait -> handle No word when "Silence" is over (within 7 days)'])
  })

  it('an outcome that people may choose too is drawn for both', () => {
    const diagram = draw(exampleWith('clocks: { solve: { late: [{ take: handle.done }] } }'))
    expect(arrows(diagram).filter((arrow) => arrow.startsWith('handle'))).toEqual(['handle -> archive Done', 'handle -> archive Done when "Solved" is over (within 5 working days)'])
  })

  it('what begins by itself has a beginning of its own, and people\'s ways in share one', () => {
    const diagram = draw(exampleWith(`
starts:
  phone: { zh: 电话, en: Telephone, form: [subject], next: handle }
  plan: { kind: schedule, zh: 周检, en: Weekly check, series: { every: FREQ=WEEKLY;BYDAY=MO, from: 2026-01-05T08:30 }, form: [subject], defaults: { subject: x }, next: handle }`))
    expect(arrows(diagram).slice(0, 2)).toEqual(['start -> handle In person, Telephone', 'start:plan -> handle'])
    expect(diagram.nodes.find(({ key }) => key === 'start:plan')).toMatchObject({ label: { en: 'Weekly check' }, who: { en: 'every Monday at 08:30', zh: '每周一08:30' } })
  })

  it('a step for each unit says so, and a box names its limits', () => {
    const diagram = draw(exampleWith('steps: { handle: { each: units, by: item } }'))
    expect(diagram.nodes.find(({ key }) => key === 'handle')).toMatchObject({ each: { zh: '每个单位一份（会签部门）', en: 'for each unit (Units asked)' }, limits: [{ zh: '解决：5个工作日内', en: 'Solved: within 5 working days' }] })
  })

  it('an arrow from a step to itself goes out and comes back', () => {
    const diagram = draw(exampleWith('steps: { handle: { outcomes: { more: { zh: 补充, en: More, next: handle } } } }'))
    const edge = diagram.edges.find(({ from, to }) => from === to)
    const box = diagram.nodes.find(({ key }) => key === 'handle')
    if (!edge || !box) throw new Error('it is not drawn')
    const right = box.x + box.width / 2
    expect([edge.points[0]?.x, edge.points.at(-1)?.x]).toEqual([right, right])
    for (const { x } of edge.points.slice(1, -1)) expect(x).toBeGreaterThan(right)
  })
})
