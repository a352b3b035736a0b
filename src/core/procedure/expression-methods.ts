/** What can be asked of a text or a list: `subject.contains("x")`, `actions.exists(a, a.done)`. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { argument } from './expression-arguments.ts'
import type { Reading } from './expression-arguments.ts'
import { ExpressionFault } from './expression-fault.ts'
import { expectKind, nameOfType, partFor, typeOf } from './expression-types.ts'
import type { Part, PartOf } from './expression-types.ts'

export type Method = (reading: Reading, on: Part, args: readonly ASTNode[], at: number) => Part

export const METHODS: Readonly<Record<string, Method>> = {
  size: (_reading, on, _args, at) => sizeOf(on, at),
  contains: (reading, on, args, at) => asking(reading, on, args, at, 'text.contains("...")', (text, other) => text.includes(other)),
  startsWith: (reading, on, args, at) => asking(reading, on, args, at, 'text.startsWith("...")', (text, other) => text.startsWith(other)),
  endsWith: (reading, on, args, at) => asking(reading, on, args, at, 'text.endsWith("...")', (text, other) => text.endsWith(other)),
  trim: (_reading, on, _args, at) => changing(on, at, (text) => text.trim()),
  lowerAscii: (_reading, on, _args, at) => changing(on, at, (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  upperAscii: (_reading, on, _args, at) => changing(on, at, (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  /** Places are whole numbers from 0; what lies beyond the text is left out. */
  substring: (reading, on, args, at) => {
    const from = reading.as('number', argument(args, 0, at, 'text.substring(from, to)'))
    const to = args[1] ? reading.as('number', args[1]) : undefined
    const text = expectKind('text', on)
    return { kind: 'text', at, run: (scope) => [...text.run(scope)].slice(Math.max(0, from.run(scope)), to && Math.max(0, to.run(scope))).join('') }
  },
  join: (reading, on, args, at) => {
    const list = expectKind('list', on)
    if (list.of && list.of.kind !== 'text') throw new ExpressionFault({ zh: '只有文字的列表可以连起来', en: 'only a list of texts can be joined' }, at)
    const between = args[0] ? reading.as('text', args[0]) : undefined
    return { kind: 'text', at, run: (scope) => list.run(scope).join(between?.run(scope) ?? '') }
  },
}

export function sizeOf(part: Part, at: number): Part {
  if (part.kind === 'list') {
    const { run } = part
    return { kind: 'number', at, run: (scope) => run(scope).length }
  }
  // Characters as people count them, not the halves of a rare one.
  if (part.kind === 'text') return { kind: 'number', at, run: (scope) => [...part.run(scope)].length }
  throw new ExpressionFault({ zh: `${nameOfType(part).zh}没有长度`, en: `${nameOfType(part).en} has no size` }, part.at)
}

function asking(reading: Reading, on: Part, args: readonly ASTNode[], at: number, shape: string, ask: (text: string, other: string) => boolean): Part {
  const text = expectKind('text', on)
  const other = reading.as('text', argument(args, 0, at, shape))
  return { kind: 'bool', at, run: (scope) => ask(text.run(scope), other.run(scope)) }
}

function changing(on: Part, at: number, change: (text: string) => string): Part {
  const text = expectKind('text', on)
  return { kind: 'text', at, run: (scope) => change(text.run(scope)) }
}

/** `all`, `exists`, `exists_one`, `filter` and `map`: the entry stands under its own name while the inner expression is worked out. */
export function readLoop(reading: Reading, name: string, list: PartOf<'list'>, args: readonly ASTNode[], at: number): Part {
  const shape = `list.${name}(x, ...)`
  const variable = argument(args, 0, at, shape)
  const body = argument(args, 1, at, shape)
  if (variable.op !== 'id') throw new ExpressionFault({ zh: `应写作 ${shape}`, en: `write ${shape}` }, variable.range.start)
  // One evaluation at a time: the entry in hand is kept here while the body runs.
  let entry: unknown
  const local: Part = partFor(list.of ?? { kind: 'text' }, at, () => entry)
  const inner = reading.withLocal(variable.args, local, at, () => (name === 'map' ? reading.read(body) : reading.as('bool', body)))
  const each = (run: (scope: Parameters<typeof list.run>[0]) => unknown) => (scope: Parameters<typeof list.run>[0]) => (candidate: unknown): unknown => {
    entry = candidate
    return run(scope)
  }
  const on = each(inner.run)
  const holds = (scope: Parameters<typeof list.run>[0]) => (candidate: unknown): boolean => on(scope)(candidate) === true
  switch (name) {
    case 'all': return { kind: 'bool', at, run: (scope) => list.run(scope).every(holds(scope)) }
    case 'exists': return { kind: 'bool', at, run: (scope) => list.run(scope).some(holds(scope)) }
    case 'exists_one': return { kind: 'bool', at, run: (scope) => list.run(scope).filter(holds(scope)).length === 1 }
    case 'filter': return { kind: 'list', at, of: list.of, run: (scope) => list.run(scope).filter(holds(scope)) }
    default: return { kind: 'list', at, of: typeOf(inner), run: (scope) => list.run(scope).map(on(scope)) }
  }
}
