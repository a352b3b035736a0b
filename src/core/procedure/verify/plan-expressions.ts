/** Reads the expressions of a procedure once: conditions as formulas, and which fields a worked-out value looks at. */
import { ownEntry } from '../own-entry.ts'
import type { Assignment, Expression, Gate, Procedure } from '../types.ts'
import type { Path } from '../yaml-source.ts'
import type { Facts } from './facts.ts'
import { FormulaReader } from './formula.ts'
import type { Condition, Formula } from './formula.ts'
import type { PlannedRead, PlannedSet } from './plan.ts'

/** Keeps a property out of an object when there is nothing to say. */
export function given<Key extends string, T>(key: Key, value: T | undefined): { readonly [K in Key]?: T } {
  // The object has exactly this property or none; a computed key has lost its name in the inferred type.
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: T }
}

export class ExpressionPlanner {
  readonly conditions: Condition[] = []
  readonly #procedure: Procedure
  readonly #facts: Facts
  readonly #reader: FormulaReader

  constructor(procedure: Procedure, facts: Facts) {
    this.#procedure = procedure
    this.#facts = facts
    this.#reader = new FormulaReader(procedure, facts)
  }

  condition(when: Expression, path: Path): Condition {
    const condition = { id: this.conditions.length, formula: this.#reader.read(when.source), source: when.source, path }
    this.conditions.push(condition)
    return condition
  }

  when(when: Expression | undefined, path: Path): { readonly when?: Condition } {
    return when ? { when: this.condition(when, path) } : {}
  }

  formula(when: Expression): Formula {
    return this.#reader.read(when.source)
  }

  gates(gates: readonly Gate[], path: Path): Condition[] {
    return gates.map((gate, index) => this.condition(gate.that, [...path, 'needs', index, 'that']))
  }

  set(assignments: readonly Assignment[]): PlannedSet[] {
    return assignments.flatMap(({ field, value }): PlannedSet[] => {
      const fact = this.#facts.field(field)
      if (!fact) return []
      const literal = this.#reader.literal(value.source)
      if (literal !== undefined && typeof literal !== 'boolean' && literal !== '') fact.comparedWith([literal])
      return [{ fact, isLevel: ownEntry(this.#procedure.fields, field)?.type === 'level', ...given('value', literal) }]
    })
  }

  /** Values that are written out. */
  values(values: Readonly<Record<string, string | number | boolean>>): PlannedSet[] {
    return Object.entries(values).flatMap(([field, value]): PlannedSet[] => {
      const fact = this.#facts.field(field)
      if (fact && typeof value !== 'boolean' && value !== '') fact.comparedWith([value])
      return fact ? [{ fact, value, isLevel: false }] : []
    })
  }

  /** Fields behind a worked-out value that it does not itself ask about. */
  reads(expression: Expression, path: Path): PlannedRead[] {
    const asked = (name: string): boolean => new RegExp(`filled\\(\\s*${name}\\s*\\)|\\b${name}\\s*[!=]=\\s*""`).test(expression.source)
    return this.fields(expression.reads.filter((name) => !asked(name)), path)
  }

  /** What goes on from its own value, a count, begins at nothing. */
  assigned(assignments: readonly Assignment[], path: Path): PlannedRead[] {
    return assignments.flatMap(({ field, value }) => this.reads(value, [...path, field]).filter((read) => read.field !== field))
  }

  /** The fields of these names; what is worked out by the program is always there. */
  fields(names: readonly string[], path: Path): PlannedRead[] {
    return names.flatMap((field): PlannedRead[] => {
      const fact = ownEntry(this.#procedure.fields, field)?.value ? undefined : this.#facts.field(field)
      return fact ? [{ fact, field, path }] : []
    })
  }
}
