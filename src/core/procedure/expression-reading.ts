/**
 * One expression read: from the parser's tree to typed parts that work themselves out. Names are resolved and types checked here, once;
 * what runs later is a chain of small functions that neither looks names up nor asks for types.
 */
import type { ASTNode } from '@marcbachmann/cel-js'
import { CALLS } from './expression-calls.ts'
import { ExpressionFault, unknownName } from './expression-fault.ts'
import { METHODS, readLoop } from './expression-methods.ts'
import { readBinary, readLogic, readUnary } from './expression-operators.ts'
import { asRow, expectKind, isSameType, nameOfType, NoValue, partFor, rowType, typeOf, typeOfField } from './expression-types.ts'
import type { Part, PartOf, ValueType } from './expression-types.ts'
import type { Allowed, ExpressionParts, Reading } from './expression-arguments.ts'
import { ownEntry } from './own-entry.ts'
import type { Question } from './types.ts'

/** What every expression may look at beside the fields; a field may only repeat `level`, as the level a person chooses. */
export const SCOPE_NAMES = ['level', 'channel', 'reopened', 'anonymous', 'item', 'row', 'today'] as const
const LOOPS = ['all', 'exists', 'exists_one', 'filter', 'map']
/** A list function in a list function in a list function would run for minutes on long lists. */
const MOST_NESTED = 2

export class ExpressionReading implements Reading {
  readonly parts: ExpressionParts
  readonly reads = new Set<string>()
  readonly questions: Question[] = []
  readonly #allowed: Allowed
  readonly #locals = new Map<string, Part>()
  #depth = 0

  constructor(parts: ExpressionParts, allowed: Allowed) {
    this.parts = parts
    this.#allowed = allowed
  }

  read(node: ASTNode): Part {
    const at = node.range.start
    switch (node.op) {
      case 'value': return readLiteral(node.args, at)
      case 'id': return this.#name(node.args, at)
      case '.': return this.#select(this.read(node.args[0]), node.args[1], node.pos)
      case '[]': return this.#index(node.args[0], node.args[1], at)
      case 'call': return this.#call(node.args[0], node.args[1], at)
      case 'rcall': return this.#method(node.args[0], node.args[1], node.args[2], at)
      case 'list': return this.#list(node.args, at)
      case '?:': return this.#choose(node.args[0], node.args[1], node.args[2], at)
      case '||':
      case '&&': return readLogic(node.op, this.as('bool', node.args[0]), this.as('bool', node.args[1]), at)
      case '!_':
      case '-_': return readUnary(node.op, this.read(node.args), at)
      case 'map': throw new ExpressionFault({ zh: '没有 {键: 值} 这种写法', en: 'there are no {key: value} maps' }, at)
      case '.?':
      case '[?]': throw new ExpressionFault({ zh: '没有 ?. 这种写法；没填的字段本来就算作空', en: 'there is no optional access; what nobody filled in is empty anyway' }, at)
      default: return readBinary(node.op, this.read(node.args[0]), this.read(node.args[1]), at)
    }
  }

  /** A part that must be of this kind. */
  as<Kind extends Part['kind']>(kind: Kind, node: ASTNode): PartOf<Kind> {
    const part = this.read(node)
    return expectKind(kind, part)
  }

  /** A field of the procedure named by an argument; noted as read. */
  field(node: ASTNode): ExpressionParts['fields'][string] {
    if (node.op !== 'id') throw new ExpressionFault({ zh: '这里应写一个字段名(不加引号)', en: 'name a field here, without quotes' }, node.range.start)
    const field = ownEntry(this.parts.fields, node.args)
    if (!field) throw unknownName({ zh: '字段', en: 'field' }, node.args, Object.keys(this.parts.fields), node.range.start)
    this.reads.add(field.key)
    return field
  }

  /** Reads what a list function does for each entry, with the entry under a name of its own. */
  withLocal<T>(name: string, local: Part, at: number, read: () => T): T {
    if (this.#depth >= MOST_NESTED) throw new ExpressionFault({ zh: `列表函数最多嵌套 ${MOST_NESTED} 层`, en: `list functions may be nested ${MOST_NESTED} deep at most` }, at)
    if (this.#locals.has(name)) throw new ExpressionFault({ zh: `名称“${name}”在外层已经用了`, en: `the name "${name}" is in use around it` }, at)
    this.#locals.set(name, local)
    this.#depth += 1
    const result = read()
    this.#depth -= 1
    this.#locals.delete(name)
    return result
  }

  #name(name: string, at: number): Part {
    const local = this.#locals.get(name)
    if (local) return { ...local, at }
    const scoped = this.#scopeName(name, at)
    if (scoped) return scoped
    const field = ownEntry(this.parts.fields, name)
    if (!field) throw unknownName({ zh: '名称', en: 'name' }, name, [...this.#locals.keys(), ...Object.keys(this.parts.fields), ...SCOPE_NAMES], at)
    this.reads.add(name)
    return partFor(typeOfField(field, this.#levels()), at, (scope) => scope.values[name])
  }

  #levels(): string[] {
    return this.parts.levels.map((level) => level.key)
  }

  #scopeName(name: string, at: number): Part | undefined {
    switch (name) {
      case 'level': return { kind: 'text', at, names: this.#levels(), run: (scope) => scope.level }
      case 'channel': return { kind: 'text', at, names: Object.keys(this.parts.starts), run: (scope) => scope.channel }
      case 'reopened': return { kind: 'number', at, run: (scope) => scope.reopened }
      case 'anonymous': return { kind: 'bool', at, run: (scope) => scope.anonymous }
      case 'item':
        if (!this.#allowed.item) throw new ExpressionFault({ zh: 'item 只在分支里有：这里没有分支', en: '"item" is known in a branch only; there is none here' }, at)
        return { kind: 'text', at, run: (scope) => scope.item ?? '' }
      case 'today':
      case 'row': {
        const { row } = this.#allowed
        if (!row) throw new ExpressionFault({ zh: `${name} 只在按台账开单的条件(rowWhen)里有`, en: `"${name}" is known only where tickets begin from the rows of a register (rowWhen)` }, at)
        if (name === 'today') return { kind: 'text', at, run: (scope) => scope.today ?? '' }
        return { kind: 'row', at, columns: rowType(row.columns).columns, run: (scope) => asRow(scope.row) }
      }
      default: return undefined
    }
  }

  #select(of: Part, column: string, at: number): Part {
    if (of.kind !== 'row') throw new ExpressionFault({ zh: `只有表格的一行才有“.${column}”，这里是${nameOfType(of).zh}`, en: `only a row has ".${column}"; this is ${nameOfType(of).en}` }, at)
    const type = ownEntry(of.columns, column)
    if (!type) throw unknownName({ zh: '列', en: 'column' }, column, Object.keys(of.columns), at)
    const { run } = of
    return partFor(type, at, (scope) => run(scope)[column])
  }

  #index(of: ASTNode, index: ASTNode, at: number): Part {
    const whole = this.read(of)
    if (whole.kind === 'row' && index.op === 'value' && typeof index.args === 'string') return this.#select(whole, index.args, index.range.start)
    const list = expectKind('list', whole)
    const place = this.as('number', index)
    if (!list.of) throw new ExpressionFault({ zh: '空列表里没有东西可取', en: 'an empty list has no entries' }, at)
    return partFor(list.of, at, (scope) => {
      const entries = list.run(scope)
      const entry = entries[place.run(scope)]
      if (entry === undefined) throw new NoValue({ zh: '列表里没有这一项', en: 'the list has no such entry' }, at)
      return entry
    })
  }

  #call(name: string, args: readonly ASTNode[], at: number): Part {
    const call = ownEntry(CALLS, name)
    if (!call) throw unknownName({ zh: '函数', en: 'function' }, name, Object.keys(CALLS), at)
    return call(this, args, at)
  }

  #method(name: string, on: ASTNode, args: readonly ASTNode[], at: number): Part {
    if (name === 'matches') throw new ExpressionFault({ zh: '不能使用正则表达式 matches', en: 'matches (regular expressions) is not available' }, at)
    if (LOOPS.includes(name)) return readLoop(this, name, this.as('list', on), args, at)
    const method = ownEntry(METHODS, name)
    if (!method) throw unknownName({ zh: '函数', en: 'function' }, name, [...Object.keys(METHODS), ...LOOPS], at)
    return method(this, this.read(on), args, at)
  }

  #list(nodes: readonly ASTNode[], at: number): Part {
    const entries = nodes.map((node) => this.read(node))
    const first = entries[0]
    const other = entries.find((entry) => first && !isSameType(first, entry))
    if (other) throw new ExpressionFault({ zh: '一个列表里的各项类型须相同', en: 'the entries of a list must be of one type' }, other.at)
    return { kind: 'list', at, of: first ? withoutNames(typeOf(first)) : undefined, literals: entries, run: (scope) => entries.map((entry) => entry.run(scope)) }
  }

  #choose(when: ASTNode, yes: ASTNode, no: ASTNode, at: number): Part {
    const condition = this.as('bool', when)
    const [a, b] = [this.read(yes), this.read(no)]
    if (!isSameType(a, b)) throw new ExpressionFault({ zh: `“? :”两边类型须相同，现为${nameOfType(a).zh}和${nameOfType(b).zh}`, en: `both sides of "? :" must be of one type; these are ${nameOfType(a).en} and ${nameOfType(b).en}` }, b.at)
    return partFor(withoutNames(typeOf(a)), at, (scope) => (condition.run(scope) ? a.run(scope) : b.run(scope)))
  }
}

function withoutNames(type: ValueType): ValueType {
  return type.kind === 'text' ? { kind: 'text' } : type
}

function readLiteral(value: unknown, at: number): Part {
  switch (typeof value) {
    case 'bigint':
    case 'number': {
      const number = Number(value)
      return { kind: 'number', at, run: () => number }
    }
    case 'string': return { kind: 'text', at, literal: value, run: () => value }
    case 'boolean': return { kind: 'bool', at, run: () => value }
    default: throw new ExpressionFault(value === null ? { zh: '没有 null；没填的算作 ""、0、false，或用 filled(字段)', en: 'there is no null: what nobody filled in is "", 0 or false; or ask filled(field)' } : { zh: '不能这样写数字或字节', en: 'this kind of number or bytes is not available' }, at)
  }
}
