/** Operators: sums, comparisons, and, or, not. */
import { ExpressionFault, unknownName } from './expression-fault.ts'
import { isSameType, nameOfType, NoValue } from './expression-types.ts'
import type { Part, PartOf } from './expression-types.ts'

const DIVIDES = { zh: '除数为零；请改用 share(a, b)，b 为零时它得 0', en: 'division by zero; write share(a, b), which is 0 when b is 0' }

function wrong(op: string, left: Part, right: Part, at: number): ExpressionFault {
  const [a, b] = [nameOfType(left), nameOfType(right)]
  return new ExpressionFault({ zh: `${a.zh}与${b.zh}不能用“${op}”`, en: `"${op}" does not go between ${a.en} and ${b.en}` }, at)
}

export function readBinary(op: string, left: Part, right: Part, at: number): Part {
  switch (op) {
    case '==':
    case '!=': return readEquality(op, left, right, at)
    case '<':
    case '<=':
    case '>':
    case '>=': return readOrder(op, left, right, at)
    case 'in': return readMembership(left, right, at)
    default: return readSum(op, left, right, at)
  }
}

/** A text compared with something that can only be one of a few names must be one of these, or empty. */
export function checkLiteral(literal: Part, against: { readonly kind: string; readonly names?: readonly string[] } | undefined): void {
  if (literal.kind !== 'text' || literal.literal === undefined || literal.literal === '' || !against?.names) return
  if (!against.names.includes(literal.literal)) throw unknownName({ zh: '取值', en: 'value' }, literal.literal, against.names, literal.at)
}

function namesOf(part: Part | undefined): { kind: string; names?: readonly string[] } | undefined {
  return part?.kind === 'text' ? part : undefined
}

function readEquality(op: '==' | '!=', left: Part, right: Part, at: number): Part {
  if (!isSameType(left, right) || left.kind === 'row') throw wrong(op, left, right, at)
  checkLiteral(left, namesOf(right))
  checkLiteral(right, namesOf(left))
  const [a, b] = [left.run, right.run]
  const isPlain = left.kind !== 'list'
  if (isPlain) return { kind: 'bool', at, run: op === '==' ? (scope) => a(scope) === b(scope) : (scope) => a(scope) !== b(scope) }
  return { kind: 'bool', at, run: (scope) => (JSON.stringify(a(scope)) === JSON.stringify(b(scope))) === (op === '==') }
}

function readOrder(op: '<' | '<=' | '>' | '>=', left: Part, right: Part, at: number): Part {
  if (left.kind === 'number' && right.kind === 'number') return { kind: 'bool', at, run: compare(op, left, right) }
  // Dates are texts like 2026-09-18, which stand in order of time.
  if (left.kind === 'text' && right.kind === 'text') return { kind: 'bool', at, run: compare(op, left, right) }
  throw wrong(op, left, right, at)
}

function compare<P extends PartOf<'number'> | PartOf<'text'>>(op: '<' | '<=' | '>' | '>=', left: P, right: P): PartOf<'bool'>['run'] {
  const [a, b] = [left.run, right.run]
  switch (op) {
    case '<': return (scope) => a(scope) < b(scope)
    case '<=': return (scope) => a(scope) <= b(scope)
    case '>': return (scope) => a(scope) > b(scope)
    case '>=': return (scope) => a(scope) >= b(scope)
  }
}

function readMembership(entry: Part, list: Part, at: number): Part {
  if (list.kind !== 'list' || entry.kind === 'row' || entry.kind === 'list' || (list.of && !isSameType(list.of, entry))) throw wrong('in', entry, list, at)
  if (list.of?.kind === 'text') checkLiteral(entry, list.of)
  if (entry.kind === 'text' && list.literals) for (const literal of list.literals) checkLiteral(literal, entry)
  const [one, many] = [entry.run, list.run]
  return { kind: 'bool', at, run: (scope) => many(scope).includes(one(scope)) }
}

function readSum(op: string, left: Part, right: Part, at: number): Part {
  if (left.kind === 'text' && right.kind === 'text' && op === '+') {
    const [a, b] = [left.run, right.run]
    return { kind: 'text', at, run: (scope) => a(scope) + b(scope) }
  }
  if (left.kind === 'list' && right.kind === 'list' && op === '+' && isSameType(left, right)) {
    const [a, b] = [left.run, right.run]
    return { kind: 'list', at, of: left.of ?? right.of, run: (scope) => [...a(scope), ...b(scope)] }
  }
  if (left.kind !== 'number' || right.kind !== 'number') throw wrong(op, left, right, at)
  return { kind: 'number', at, run: arithmetic(op, left, right, at) }
}

function arithmetic(op: string, left: PartOf<'number'>, right: PartOf<'number'>, at: number): PartOf<'number'>['run'] {
  const [a, b] = [left.run, right.run]
  switch (op) {
    case '+': return (scope) => a(scope) + b(scope)
    case '-': return (scope) => a(scope) - b(scope)
    case '*': return (scope) => a(scope) * b(scope)
    case '/': return (scope) => a(scope) / notZero(b(scope), at)
    case '%': return (scope) => a(scope) % notZero(b(scope), at)
    default: throw wrong(op, left, right, at)
  }
}

function notZero(value: number, at: number): number {
  if (value === 0) throw new NoValue(DIVIDES, at)
  return value
}

/** As CEL has it: when one side decides, it does not matter that the other has no value. */
export function readLogic(op: '||' | '&&', left: PartOf<'bool'>, right: PartOf<'bool'>, at: number): Part {
  const [a, b] = [left.run, right.run]
  const decisive = op === '||'
  return {
    kind: 'bool', at, run: (scope) => {
      let first: boolean
      try {
        first = a(scope)
      } catch (error) {
        if (b(scope) === decisive) return decisive
        throw error
      }
      return first === decisive ? decisive : b(scope)
    },
  }
}

export function readUnary(op: '!_' | '-_', part: Part, at: number): Part {
  if (op === '!_' && part.kind === 'bool') {
    const { run } = part
    return { kind: 'bool', at, run: (scope) => !run(scope) }
  }
  if (op === '-_' && part.kind === 'number') {
    const { run } = part
    return { kind: 'number', at, run: (scope) => -run(scope) }
  }
  const found = nameOfType(part)
  const wanted = nameOfType({ kind: op === '!_' ? 'bool' : 'number' })
  throw new ExpressionFault({ zh: `应为${wanted.zh}，现为${found.zh}`, en: `expected ${wanted.en}, found ${found.en}` }, part.at)
}
