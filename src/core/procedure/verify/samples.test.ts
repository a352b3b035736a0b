import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProcedure, verifyProcedure } from '../index.ts'
import type { Field, Procedure } from '../index.ts'
import { Facts } from './facts.ts'
import { factsIn, FormulaReader, truthOf } from './formula.ts'
import { randomProcedure } from './random-procedure.ts'

const label = { zh: '数', en: 'Number' }
const field = (key: string, more: Partial<Field>): Field => ({ key, type: 'number', label, required: false, choices: [], columns: [], items: [], among: [], seenBy: [], isTitle: false, ...more })

function compiled(seed: number): Procedure {
  const result = compileProcedure(randomProcedure(seed))
  if (!result.ok) throw new Error('a random procedure compiles')
  return result.procedure
}
const base = compiled(1)

/** For each value, which of the conditions hold. */
function answers<T>(values: readonly T[], conditions: readonly ((value: T) => boolean)[]): Set<string> {
  return new Set(values.map((value) => conditions.map((holds) => (holds(value) ? '1' : '0')).join('')))
}

const OPERATORS = ['<', '<=', '>', '>=', '==', '!='] as const
const asks = fc.array(fc.record({ op: fc.constantFrom(...OPERATORS), than: fc.integer({ min: 0, max: 10 }) }), { minLength: 1, maxLength: 6 })

function holds(value: number, op: (typeof OPERATORS)[number], than: number): boolean {
  switch (op) {
    case '<': return value < than
    case '<=': return value <= than
    case '>': return value > than
    case '>=': return value >= than
    case '==': return value === than
    case '!=': return value !== than
  }
}

describe('the few values that stand for all', () => {
  it('answer any conditions on a number in exactly the ways that numbers do', () => {
    fc.assert(fc.property(asks, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 10 }), (questions, min, max) => {
      const procedure: Procedure = { ...base, fields: { ...base.fields, size: field('size', { min, max }) } }
      const facts = new Facts(procedure)
      const reader = new FormulaReader(procedure, facts)
      const formulas = questions.map(({ op, than }) => reader.read(`size ${op} ${than}`))
      const fact = facts.field('size')
      if (!fact) throw new Error('the field is there')
      const samples = fact.samples.flatMap((sample, index) => (sample.filled ? [1 << index] : []))
      const numbers = Array.from({ length: (max - min) * 8 + 1 }, (_, step) => min + step / 8)
      expect(answers(samples, formulas.map((formula) => (mask: number) => truthOf(formula, () => mask) === true)))
        .toEqual(answers(numbers, questions.map(({ op, than }) => (value: number) => holds(value, op, than))))
    }), { numRuns: 300 })
  })

  it.each([
    ['kind == "x" || kind in ["y"]', 'field kind', ['x', 'y']],
    ['!(kind != "z")', 'field kind', ['z']],
    ['flag ? kind == "x" : kind == "y"', 'field kind', undefined],
    ['size(list) > 1', 'field list', [2]],
    ['times("s1") >= 2', 'times s1', [2, 3]],
    ['"x" == kind', 'field kind', ['x']],
  ] as const)('see through %s', (source, name, values) => {
    const facts = new Facts(base)
    const formula = new FormulaReader(base, facts).read(source)
    const fact = factsIn(formula).find((candidate) => candidate.name === name)
    expect(fact).toBeDefined()
    if (!fact || values === undefined) return
    const holding = fact.samples.filter((_, index) => truthOf(formula, (other) => (other === fact ? 1 << index : other.any)) === true)
    expect(holding.map((sample) => sample.value)).toEqual(values)
  })

  it.each(['count(same("reporter"), days(10)) >= 3', 'number + 1 > 5', 'parts("s1").all(p, p == "on")', 'cell(kind, "x") == "y"'])('take %s to go either way', (source) => {
    const formula = new FormulaReader(base, new Facts(base)).read(source)
    expect(truthOf(formula, (fact) => fact.any)).toBeUndefined()
    expect(factsIn(formula).map((fact) => fact.nature.opaque)).toEqual([true])
  })
})

describe('any procedure at all', () => {
  it('is answered, with whole sentences in both languages, and the same again', () => {
    for (let seed = 1_000; seed < 1_080; seed += 1) {
      const procedure = compiled(seed)
      const places = { placeOf: (path: readonly (string | number)[]) => ({ path: path.join('.'), line: 1, column: 1 }) }
      const findings = verifyProcedure(procedure, places, { mostStates: 1_500 })
      for (const { message } of findings) expect(`${message.zh}${message.en}`).not.toMatch(/\{\w+\}|undefined/)
      expect(verifyProcedure(procedure, places, { mostStates: 1_500 })).toEqual(findings)
    }
  }, 60_000)
})
