/**
 * Expressions of one procedure, in the syntax of CEL (https://cel.dev) over its fields and over what the engine knows.
 * The library parses; types and values are ours, because the language has one kind of number, rows with typed columns,
 * and a value for whatever nobody filled in. What core cannot know becomes a question that the caller answers.
 */
import { Environment } from '@marcbachmann/cel-js'
import { problemFrom } from './expression-fault.ts'
import type { ExpressionProblem } from './expression-fault.ts'
import type { Allowed, ExpressionParts } from './expression-arguments.ts'
import { ExpressionReading, SCOPE_NAMES } from './expression-reading.ts'
import { BLANK } from './expression-scope.ts'
import type { Scope, Value } from './expression-scope.ts'
import { asList, asNumber, asRow, nameOfType, NoValue } from './expression-types.ts'
import type { Part } from './expression-types.ts'
import type { Expression, ExpressionType, Field } from './types.ts'

/** What is larger than this is no condition a person reads; the bounds keep the parser from working long on a bad file. */
const PARSER = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 8 } })
/** Two conditions of a file, each at most as long as a text of it, joined. Deeply nested signs would be read by deep recursion. */
const MOST_CHARACTERS = 5_000
const KEYWORDS = ['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while', 'prototype']
const EVERYTHING: Allowed = { item: true, row: { columns: [] } }

/** The typed environment of one procedure; compile once, evaluate often. Nothing it is given makes it throw. */
export class ExpressionSpace {
  /** Fields whose names mean something else in an expression. */
  readonly taken: readonly string[]
  readonly #parts: ExpressionParts
  readonly #compiled = new WeakMap<Expression, Part>()

  constructor(parts: ExpressionParts) {
    this.#parts = parts
    this.taken = Object.values(parts.fields).filter((field) => isTaken(field)).map((field) => field.key)
  }

  /**
   * Compiles an expression of a type (`any`: of whichever it is) that also has a value when nothing is filled in.
   * A problem carries its offset in the source, in characters.
   */
  compile(source: string, type: ExpressionType | 'any' = 'bool', allowed: Allowed = { item: false }): Expression | ExpressionProblem {
    if (source.length > MOST_CHARACTERS) return { message: { zh: `超过 ${MOST_CHARACTERS} 个字符`, en: `it is longer than ${MOST_CHARACTERS} characters` }, offset: 0 }
    try {
      const reading = new ExpressionReading(this.#parts, allowed)
      const part = reading.read(PARSER.parse(source).ast)
      const found = part.kind
      if (found === 'row' || (type !== 'any' && found !== type)) return wrongType(part, type)
      part.run(BLANK)
      const expression: Expression = { source, type: found, questions: reading.questions, reads: [...reading.reads] }
      this.#compiled.set(expression, part)
      return expression
    } catch (error) {
      if (error instanceof NoValue) return { message: { zh: `什么都没填时算不出来：${error.reason.zh}`, en: `it has no value when nothing is filled in: ${error.reason.en}` }, offset: error.at }
      return problemFrom(error)
    }
  }

  /** Whether it holds; what has no answer (a division by zero) counts as no. */
  holds(expression: Expression, scope: Scope): boolean {
    return this.#run(expression, scope) === true
  }

  /** Its number; 0 when it has none. */
  number(expression: Expression, scope: Scope): number {
    return asNumber(this.#run(expression, scope))
  }

  /** Its text; empty when it has none. */
  text(expression: Expression, scope: Scope): string {
    const value = this.#run(expression, scope)
    return typeof value === 'string' ? value : ''
  }

  /** Its value whatever its type, as a field holds it; null when it has none. */
  value(expression: Expression, scope: Scope): Value {
    const value = this.#run(expression, scope)
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (value === undefined) return null
    const list = asList(value)
    return list.every((entry) => typeof entry === 'string') ? list : list.map(asRow)
  }

  #run(expression: Expression, scope: Scope): unknown {
    try {
      return this.#partOf(expression)?.run(scope)
    } catch (error) {
      if (error instanceof NoValue) return undefined
      throw error
    }
  }

  /** Read again when the procedure was compiled elsewhere, such as in an earlier run of the program. */
  #partOf(expression: Expression): Part | undefined {
    const known = this.#compiled.get(expression)
    if (known) return known
    const part = new ExpressionReading(this.#parts, this.#allowedFor(expression)).read(PARSER.parse(expression.source).ast)
    this.#compiled.set(expression, part)
    return part
  }

  #allowedFor({ source }: Expression): Allowed {
    const start = Object.values(this.#parts.starts).find(({ rowWhen }) => rowWhen?.source === source)
    const register = start?.register === undefined ? undefined : this.#parts.needs.registers[start.register]
    return register ? { item: true, row: register } : EVERYTHING
  }
}

function isTaken({ key, type }: Pick<Field, 'key' | 'type'>): boolean {
  return KEYWORDS.includes(key) || (SCOPE_NAMES.some((name) => name === key) && !(key === 'level' && type === 'level'))
}

function wrongType(part: Part, type: ExpressionType | 'any'): ExpressionProblem {
  const wanted = nameOfType(type === 'any' ? { kind: 'text' } : type === 'list' ? { kind: 'list', of: undefined } : { kind: type })
  const found = nameOfType(part)
  return { message: { zh: `应得出${wanted.zh}，现为${found.zh}`, en: `expected ${wanted.en}, found ${found.en}` }, offset: 0 }
}
