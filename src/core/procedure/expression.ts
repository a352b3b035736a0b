/**
 * Expressions in CEL over the fields of one procedure.
 * What core cannot know (how often the same reporter spoke up) is asked as a `CountQuestion`
 * found at compile time, answered by the caller as a fact.
 */
import { Environment } from '@marcbachmann/cel-js'
import { ANSWERS, countKey, prepareSource, problemFrom } from './expression-questions.ts'
import type { ExpressionProblem } from './expression-questions.ts'
import type { Expression, Field, FieldType } from './types.ts'

/** Values a person filled in, by field key. */
export type Values = Readonly<Record<string, Value>>
export type Value = string | number | boolean | readonly string[] | null

export interface Scope {
  readonly values: Values
  readonly level: string
  readonly channel: string
  readonly reopened: number
  readonly anonymous: boolean
  /** Answers to the procedure's count questions, by `countKey`. */
  readonly counts: Readonly<Record<string, number>>
}

/** What every condition may look at beside the fields; a field may only repeat `level`, as the level a person chooses. */
export const SCOPE_NAMES = ['level', 'channel', 'reopened', 'anonymous'] as const
const KEYWORDS = ['true', 'false', 'null', 'in']

const CEL_TYPES: Readonly<Record<FieldType, string>> = {
  text: 'string', longText: 'string', number: 'double', money: 'double', date: 'string', dateTime: 'string',
  choice: 'string', boolean: 'bool', unit: 'string', person: 'string', people: 'list<string>', files: 'list<string>',
  level: 'string',
}

function blank(type: FieldType): Value {
  switch (CEL_TYPES[type]) {
    case 'double': return 0
    case 'bool': return false
    case 'list<string>': return []
    default: return ''
  }
}

/** The typed environment of one procedure; compile once, evaluate often. */
export class ExpressionSpace {
  /** Fields whose names mean something else in a condition. */
  readonly taken: readonly string[]
  readonly #environment: Environment
  readonly #fields: Readonly<Record<string, Field>>
  readonly #compiled = new Map<string, (context: Record<string, unknown>) => unknown>()

  constructor(fields: Readonly<Record<string, Field>>) {
    this.#fields = fields
    const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 8 } })
    const free = (key: string): boolean => key !== ANSWERS && !KEYWORDS.includes(key) && !environment.hasVariable(key)
    this.taken = Object.values(fields).filter(({ key, type }) => !free(key) || (SCOPE_NAMES.some((name) => name === key) && type !== 'level')).map((field) => field.key)
    for (const field of Object.values(fields)) {
      if (free(field.key) && !SCOPE_NAMES.some((name) => name === field.key)) environment.registerVariable(field.key, CEL_TYPES[field.type])
    }
    environment.registerVariable('level', 'string')
    environment.registerVariable('channel', 'string')
    environment.registerVariable('anonymous', 'bool')
    environment.registerVariable('reopened', 'int')
    environment.registerVariable(ANSWERS, 'map<string, int>')
    environment.registerFunction('days(int): int', (count: bigint) => count)
    environment.registerFunction('same(string): string', (what: string) => what)
    this.#environment = environment.registerFunction('count(string, int): int', () => 0n)
  }

  /** Compiles one condition: a yes-or-no that also has an answer when nothing is filled in. Errors carry the offset into the source. */
  compile(source: string): Expression | ExpressionProblem {
    let offsetIn = (offset: number): number => offset
    try {
      const prepared = prepareSource(source, this.#environment.parse(source).ast)
      offsetIn = prepared.offsetIn
      const check = this.#environment.check(prepared.text)
      if (!check.valid) return problemFrom(check.error, offsetIn)
      if (check.type !== 'bool') return { message: { zh: `应得出是或否(bool)，现为 ${String(check.type)}`, en: `expected bool, found ${String(check.type)}` }, offset: 0 }
      const run = this.#environment.parse(prepared.text)
      run(this.#context({ values: {}, level: '', channel: '', reopened: 0, anonymous: false, counts: Object.fromEntries(prepared.counts.map((question) => [countKey(question), 0])) }))
      this.#compiled.set(source, (context) => run(context))
      return { source, counts: prepared.counts }
    } catch (error) {
      return problemFrom(error, offsetIn)
    }
  }

  /** Whether the condition holds; what nobody filled in counts as empty, 0 or no, and what has no answer (a division by zero) as no. */
  holds(expression: Expression, scope: Scope): boolean {
    if (!this.#compiled.has(expression.source)) this.compile(expression.source)
    try {
      return this.#compiled.get(expression.source)?.(this.#context(scope)) === true
    } catch {
      return false
    }
  }

  #context(scope: Scope): Record<string, unknown> {
    const context: Record<string, unknown> = {
      level: scope.level, channel: scope.channel, anonymous: scope.anonymous, reopened: BigInt(scope.reopened),
      [ANSWERS]: Object.fromEntries(Object.entries(scope.counts).map(([key, count]) => [key, BigInt(count)])),
    }
    for (const [key, field] of Object.entries(this.#fields)) {
      if (!Object.hasOwn(context, key)) context[key] = scope.values[key] ?? blank(field.type)
    }
    return context
  }
}
