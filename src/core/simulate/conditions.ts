/**
 * Conditions of a procedure as the simulator answers them. It knows the level, the channel, how often a step was opened and how it ended: what
 * looks at nothing else is worked out as in the engine. Everything else depends on what people fill in; there, chance decides, once per
 * ticket (in a branch: once per branch), and anew when what it reads is written again.
 */
import { Environment, serialize } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import { ExpressionSpace } from '../procedure/expression.ts'
import type { Expression, Procedure } from '../procedure/index.ts'
import type { Scope } from '../procedure/expression-scope.ts'

/** What a condition may look at: the scope of the engine as far as it is known, and chance for the rest. */
export interface Sight extends Scope {
  readonly chance: (index: number) => boolean
}
export type Test = (sight: Sight) => boolean

/** A part of a condition that depends on what people fill in. */
export interface Chance {
  /** As `serialize` writes it. */
  readonly text: string
  /** The fields it reads. */
  readonly reads: readonly string[]
  readonly perBranch: boolean
}

/** How the part that is not known counts when the plan says nothing: by chance, or in favour, or against. */
export type Unknown = 'chance' | 'yes' | 'no'

const PARSER = new Environment({ limits: { maxAstNodes: 2_000, maxDepth: 100, maxListElements: 500, maxMapEntries: 100, maxCallArguments: 16 } })
const ONLY_ON_A_TICKET = ['item', 'row', 'today', 'anonymous']
const ALWAYS: Test = () => true
const NEVER: Test = () => false

/** False for what can never hold, as far as it is known. */
export function mayHold(test: Test): boolean {
  return test !== NEVER
}

/** A condition written the one way that plans and reports name it by; undefined when it is no expression. */
export function plainText(source: string): string | undefined {
  try {
    return serialize(PARSER.parse(source).ast)
  } catch {
    // The parser reports a bad text by throwing.
    return undefined
  }
}

/** The conditions of one procedure under one plan: `given` says how often a part of a condition holds, by its text. */
export class Conditions {
  readonly chances: Chance[] = []
  readonly #space: ExpressionSpace
  readonly #given: Readonly<Record<string, number>>
  readonly #fields: Procedure['fields']
  /** Every text that a plan may give a share for. */
  readonly texts = new Set<string>()

  constructor(procedure: Procedure, given: Readonly<Record<string, number>>) {
    this.#space = new ExpressionSpace(procedure)
    this.#given = given
    this.#fields = procedure.fields
  }

  read(when: Expression | undefined, unknown: Unknown = 'chance'): Test {
    return when ? this.#read(PARSER.parse(when.source).ast, unknown) : ALWAYS
  }

  #read(node: ASTNode, unknown: Unknown): Test {
    const known = this.#known(node)
    if (known) return known
    const text = serialize(node)
    this.texts.add(text)
    if (Object.hasOwn(this.#given, text)) return this.#byChance(node, text)
    switch (node.op) {
      case '&&': {
        const [a, b] = [this.#read(node.args[0], unknown), this.#read(node.args[1], unknown)]
        return a === NEVER || b === NEVER ? NEVER : a === ALWAYS ? b : b === ALWAYS ? a : (sight) => a(sight) && b(sight)
      }
      case '||': {
        const [a, b] = [this.#read(node.args[0], unknown), this.#read(node.args[1], unknown)]
        return a === ALWAYS || b === ALWAYS ? ALWAYS : a === NEVER ? b : b === NEVER ? a : (sight) => a(sight) || b(sight)
      }
      case '!_': {
        const opposite = this.#read(node.args, unknown === 'yes' ? 'no' : unknown === 'no' ? 'yes' : 'chance')
        return opposite === NEVER ? ALWAYS : opposite === ALWAYS ? NEVER : (sight) => !opposite(sight)
      }
      default:
        if (unknown === 'chance') return this.#byChance(node, text)
        return unknown === 'yes' ? ALWAYS : NEVER
    }
  }

  #byChance(node: ASTNode, text: string): Test {
    let index = this.chances.findIndex((chance) => chance.text === text)
    if (index < 0) {
      const { ids, names } = lookAt(node)
      index = this.chances.push({ text, reads: this.#withSources([...ids, ...names]), perBranch: ids.has('item') }) - 1
    }
    const at = index
    return (sight) => sight.chance(at)
  }

  /** A computed field changes with whatever it is computed from. */
  #withSources(names: readonly string[]): string[] {
    const found = new Set<string>()
    const queue = [...names]
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (found.has(name)) continue
      found.add(name)
      queue.push(...(Object.hasOwn(this.#fields, name) ? this.#fields[name]?.value?.reads ?? [] : []))
    }
    return [...found]
  }

  /** The engine's own reading, when it looks at nothing but what the simulator knows. */
  #known(node: ASTNode): Test | undefined {
    if ([...lookAt(node).ids].some((id) => ONLY_ON_A_TICKET.includes(id))) return undefined
    const expression = this.#space.compile(serialize(node), 'bool', { item: true })
    if ('offset' in expression) return undefined
    if (expression.questions.length > 0 || !expression.reads.every((read) => /^(times|outcome|parts):/.test(read))) return undefined
    return (sight) => this.#space.holds(expression, sight)
  }
}

/** Every name in an expression, and every text that may be the name of a field (`same("room")`). */
function lookAt(node: ASTNode): { readonly ids: Set<string>; readonly names: Set<string> } {
  const [ids, names] = [new Set<string>(), new Set<string>()]
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk)
    if (typeof part !== 'object' || part === null || !('op' in part) || !('args' in part)) return
    if (part.op === 'id') ids.add(String(part.args))
    if (part.op === 'value' && typeof part.args === 'string') names.add(part.args)
    walk(part.args)
  }
  walk(node)
  return { ids, names }
}
