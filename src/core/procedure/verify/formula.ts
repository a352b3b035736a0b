/** A condition as a formula over facts: each comparison of a fact with fixed values is exact, everything else is a yes or no of its own. */
import { Environment } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import { ownEntry } from '../own-entry.ts'
import type { Procedure } from '../types.ts'
import type { Path } from '../yaml-source.ts'
import type { Sample } from './fact-samples.ts'
import { kindOf } from './fact-samples.ts'
import type { Fact, Facts, Mask } from './facts.ts'

export type Formula =
  | { readonly kind: 'sure'; readonly holds: boolean }
  | { readonly kind: 'atom'; readonly fact: Fact; readonly test: (sample: Sample) => boolean }
  | { readonly kind: 'not'; readonly part: Formula }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }

/** A condition of the file; `id` counts them, so that it can be noted whether it ever held. */
export interface Condition {
  readonly id: number
  readonly formula: Formula
  readonly source: string
  readonly path: Path
}

type Literal = string | number | boolean
type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>=']
const TURNED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** Calls whose answer changes without anybody writing a field. */
const FLEETING = ['count', 'similar', 'total', 'cell', 'cellText', 'parts', 'held']
const environment = new Environment({ limits: { maxAstNodes: 5_000, maxDepth: 200 } })

export class FormulaReader {
  readonly #procedure: Procedure
  readonly #facts: Facts
  /** Computed fields around the one in hand: the compiler refuses circles, but this is asked before it may have. */
  readonly #inside: string[] = []

  constructor(procedure: Procedure, facts: Facts) {
    this.#procedure = procedure
    this.#facts = facts
  }

  read(source: string): Formula {
    return this.#bool(environment.parse(source).ast)
  }

  /** The value when the expression is one that is written out. */
  literal(source: string): Literal | undefined {
    return literalOf(environment.parse(source).ast)
  }

  #bool(node: ASTNode): Formula {
    switch (node.op) {
      case 'value': return { kind: 'sure', holds: node.args === true }
      case '&&': return { kind: 'and', parts: node.args.map((part) => this.#bool(part)) }
      case '||': return { kind: 'or', parts: node.args.map((part) => this.#bool(part)) }
      case '!_': return { kind: 'not', part: this.#bool(node.args) }
      case '?:': {
        const [when, yes, no] = [this.#bool(node.args[0]), this.#bool(node.args[1]), this.#bool(node.args[2])]
        return { kind: 'or', parts: [{ kind: 'and', parts: [when, yes] }, { kind: 'and', parts: [{ kind: 'not', part: when }, no] }] }
      }
      case 'id': return this.#boolName(node)
      case 'in': return this.#isOneOf(node.args[0], node.args[1]) ?? this.#opaqueBool(node)
      case 'call': return node.args[0] === 'filled' ? this.#filled(node) : this.#opaqueBool(node)
      default: return this.#comparison(node) ?? this.#opaqueBool(node)
    }
  }

  #boolName(node: ASTNode & { readonly op: 'id' }): Formula {
    const computed = ownEntry(this.#procedure.fields, node.args)?.value
    if (computed && !this.#inside.includes(node.args)) {
      this.#inside.push(node.args)
      const formula = this.read(computed.source)
      this.#inside.pop()
      return formula
    }
    const fact = this.#factNamed(node.args)
    return fact ? { kind: 'atom', fact, test: (sample) => sample.value === true } : this.#opaqueBool(node)
  }

  #filled(node: ASTNode & { readonly op: 'call' }): Formula {
    const named = node.args[1][0]
    const fact = named?.op === 'id' ? this.#facts.field(named.args) : undefined
    return fact?.nature.field ? { kind: 'atom', fact, test: (sample) => sample.filled } : this.#opaqueBool(node)
  }

  #isOneOf(what: ASTNode, list: ASTNode): Formula | undefined {
    if (list.op !== 'list') return undefined
    const values = list.args.map(literalOf)
    const fact = this.#factOf(what, typeof values[0] === 'number' ? 'number' : 'text')
    if (values.some((value) => value === undefined)) return undefined
    const known = values.filter((value) => typeof value === 'string' || typeof value === 'number')
    if (known.some((value) => typeof value !== typeof known[0])) return undefined
    return fact.comparedWith(known) ? { kind: 'atom', fact, test: (sample) => values.includes(sample.value) } : undefined
  }

  #comparison(node: ASTNode): Formula | undefined {
    if (!isComparison(node)) return undefined
    const [left, right] = node.args
    const [on, value, op] = literalOf(right) === undefined ? [right, literalOf(left), TURNED[node.op]] : [left, literalOf(right), node.op]
    if (value === undefined) return undefined
    if (typeof value === 'boolean') return this.#sameAs(on, value, op)
    const fact = this.#factOf(on, typeof value === 'number' ? 'number' : 'text')
    if ((typeof value === 'string' && op !== '==' && op !== '!=') || !fact.comparedWith([value])) return undefined
    return { kind: 'atom', fact, test: (sample) => compares(sample.value, op, value) }
  }

  #sameAs(on: ASTNode, value: boolean, op: Comparison): Formula | undefined {
    if (op !== '==' && op !== '!=') return undefined
    const part = this.#bool(on)
    return (op === '==') === value ? part : { kind: 'not', part }
  }

  /** The fact behind a part of a comparison: a name, a list's size, or whatever is worked out there. */
  #factOf(node: ASTNode, type: 'text' | 'number'): Fact {
    const named = node.op === 'id' ? this.#factNamed(node.args) : node.op === 'call' || node.op === 'rcall' ? this.#call(node) : undefined
    return named ?? this.#facts.opaque(sourceOf(node), type, this.#readsOf(node), isFleeting(node))
  }

  #factNamed(name: string): Fact | undefined {
    switch (name) {
      case 'level': return this.#facts.level()
      case 'channel': return this.#facts.channel()
      case 'anonymous': return this.#facts.mark('anonymous')
      case 'reopened': return this.#facts.counter('reopened')
      case 'item': return this.#facts.item()
      default: return this.#facts.field(name)
    }
  }

  #call(node: ASTNode & { readonly op: 'call' | 'rcall' }): Fact | undefined {
    const first = node.op === 'call' ? node.args[1][0] : node.args[1]
    const name = node.args[0]
    if (name === 'size' && first?.op === 'id') {
      const field = ownEntry(this.#procedure.fields, first.args)
      return field && kindOf(field) === 'list' ? this.#facts.field(first.args) : undefined
    }
    if (first?.op !== 'value' || typeof first.args !== 'string') return undefined
    if (name === 'times') return this.#facts.counter(`times ${first.args}`)
    return name === 'outcome' ? this.#facts.outcome(first.args) : undefined
  }

  #opaqueBool(node: ASTNode): Formula {
    const fact = this.#facts.opaque(sourceOf(node), 'bool', this.#readsOf(node), isFleeting(node))
    return { kind: 'atom', fact, test: (sample) => sample.value === true }
  }

  /** The fields a part looks at, and those behind computed ones. */
  #readsOf(node: ASTNode): string[] {
    const fields = namesIn(node).filter((name) => ownEntry(this.#procedure.fields, name))
    return [...new Set(fields.flatMap((name) => [name, ...(ownEntry(this.#procedure.fields, name)?.value?.reads ?? [])]))]
  }
}

type ComparisonNode = Extract<ASTNode, { readonly op: Comparison }>

function isComparison(node: ASTNode): node is ComparisonNode {
  return COMPARISONS.includes(node.op)
}

function literalOf(node: ASTNode): Literal | undefined {
  if (node.op === '-_') {
    const value = literalOf(node.args)
    return typeof value === 'number' ? -value : undefined
  }
  if (node.op !== 'value') return undefined
  const value = node.args
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

function compares(value: Literal, op: Comparison, other: string | number): boolean {
  switch (op) {
    case '==': return value === other
    case '!=': return value !== other
    case '<': return value < other
    case '<=': return value <= other
    case '>': return value > other
    case '>=': return value >= other
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}

function everyNode(node: ASTNode, see: (node: ASTNode) => void): void {
  see(node)
  const walk = (value: unknown): void => {
    if (isNode(value)) everyNode(value, see)
    else if (Array.isArray(value)) value.forEach(walk)
  }
  walk(node.args)
}

function namesIn(node: ASTNode): string[] {
  const names = new Set<string>()
  everyNode(node, (part) => { if (part.op === 'id') names.add(part.args) })
  return [...names]
}

/** Whether it may change between two acts: it asks the outside, or looks at more than fields. */
function isFleeting(node: ASTNode): boolean {
  let fleeting = false
  everyNode(node, (part) => {
    if (part.op === 'call' && (FLEETING.includes(part.args[0]) || part.args[0] === 'times' || part.args[0] === 'outcome')) fleeting = true
    if (part.op === 'id' && ['level', 'reopened', 'item', 'row', 'today'].includes(part.args)) fleeting = true
  })
  return fleeting
}

function sourceOf(node: ASTNode): string {
  return node.input.slice(node.range.start, node.range.end)
}

/** What a formula says of these facts: yes, no, or undefined when it depends. */
export function truthOf(formula: Formula, known: (fact: Fact) => Mask): boolean | undefined {
  switch (formula.kind) {
    case 'sure': return formula.holds
    case 'atom': {
      const mask = known(formula.fact)
      const yes = mask & maskOf(formula)
      return yes === 0 ? false : yes === mask ? true : undefined
    }
    case 'not': {
      const inner = truthOf(formula.part, known)
      return inner === undefined ? undefined : !inner
    }
    case 'and':
    case 'or': {
      const ends = formula.kind === 'or'
      let open = false
      for (const part of formula.parts) {
        const truth = truthOf(part, known)
        if (truth === ends) return ends
        if (truth === undefined) open = true
      }
      return open ? undefined : !ends
    }
  }
}

/** The first atom that these facts leave open; with `prefer`, one about such a fact if there is any. */
export function openAtom(formula: Formula, known: (fact: Fact) => Mask, prefer?: (fact: Fact) => boolean): Extract<Formula, { kind: 'atom' }> | undefined {
  switch (formula.kind) {
    case 'sure': return undefined
    case 'atom': return truthOf(formula, known) === undefined && (prefer?.(formula.fact) ?? true) ? formula : undefined
    case 'not': return openAtom(formula.part, known, prefer)
    case 'and':
    case 'or':
      for (const part of formula.parts) {
        const atom = truthOf(part, known) === undefined ? openAtom(part, known, prefer) : undefined
        if (atom) return atom
      }
      return undefined
  }
}

const masks = new WeakMap<Extract<Formula, { kind: 'atom' }>, Mask>()

export function maskOf(atom: Extract<Formula, { kind: 'atom' }>): Mask {
  const known = masks.get(atom)
  if (known !== undefined) return known
  const mask = atom.fact.where(atom.test)
  masks.set(atom, mask)
  return mask
}

/** Every fact a formula looks at. */
export function factsIn(formula: Formula): Fact[] {
  switch (formula.kind) {
    case 'sure': return []
    case 'atom': return [formula.fact]
    case 'not': return factsIn(formula.part)
    case 'and':
    case 'or': return formula.parts.flatMap(factsIn)
  }
}
