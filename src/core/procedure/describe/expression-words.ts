/**
 * Conditions and values in words. The words say what the expression says, no less; where there are none for a part,
 * that part is shown as written.
 */
import { Environment } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expression, Field } from '../types.ts'
import { fieldNoun, NoWords } from './expression-nouns.ts'
import type { Locals, Noun } from './expression-nouns.ts'
import { compareInWords } from './expression-compare.ts'
import { bracket, entryOf, nounOf, withEntry } from './expression-values.ts'
import type { Teller } from './teller.ts'

const PARSER = new Environment()

/** A condition as a clause: `“类别”为“投诉”`, `"Kind" is "Complaint"`. */
export function conditionInWords(t: Teller, expression: Expression, locals: Locals = {}): string {
  return clauseOf(t, parse(expression.source), locals, true)
}

/** The conditions any of which is enough, each as a clause; one when there is no such choice. */
export function alternativesInWords(t: Teller, expression: Expression): readonly string[] {
  const node = parse(expression.source)
  return node.op === '||' ? flatten(node, '||').map((part) => clauseOf(t, part, {}, true)) : [clauseOf(t, node, {}, true)]
}

/** A value as a noun, with its unit when it is a plain number: `20元`, `“数量” × 20`. */
export function valueInWords(t: Teller, expression: Expression, unit = '', locals: Locals = {}): string {
  const node = parse(expression.source)
  try {
    if (expression.type === 'bool' && node.op !== 'value') return clauseOf(t, node, locals, true)
    const noun = nounOf(t, node, locals, (part, inside) => clauseOf(t, part, inside, true))
    if (typeof noun.literal === 'number') return withUnit(t, noun.text, unit)
    return unit === '' || noun.unit === unit ? noun.text : `${noun.text}${t.aside(t.say(`单位：${unit}`, `in ${unit}`))}`
  } catch (error) {
    if (!(error instanceof NoWords)) throw error
    return asWritten(t, node)
  }
}

/** What becomes of a field, as a clause: `“等级”写为“重大”`. */
export function writtenInto(t: Teller, field: string, value: Expression): string {
  const node = parse(value.source)
  const name = t.field(field)
  const known = t.fieldOf(field)
  if (node.op === 'value' && typeof node.args === 'boolean') return node.args ? t.say(`${name}写为“是”`, `${name} becomes "yes"`) : t.say(`${name}写为“否”`, `${name} becomes "no"`)
  if (value.type === 'bool') return t.say(`${conditionInWords(t, value)}时${name}写为“是”，否则写为“否”`, `${name} becomes "yes" if ${conditionInWords(t, value)}, otherwise "no"`)
  const names = node.op === 'list' ? node.args.map((entry) => (entry.op === 'value' && typeof entry.args === 'string' ? entry.args : undefined)) : []
  const text = node.op === 'value' && typeof node.args === 'string' ? literalFor(t, known, node.args)
    : names.length > 0 && names.every((name) => name !== undefined) ? t.list(names.map((name) => literalFor(t, known, name))) : valueInWords(t, value)
  return t.say(`${name}写为${text}`, `${name} becomes ${text}`)
}

function literalFor(t: Teller, field: Field | undefined, value: string): string {
  if (value === '') return t.say('空', 'empty')
  const nameOf = field && fieldNoun(t, field).nameOf
  return nameOf ? nameOf(value) : t.quote(value)
}

export function withUnit(t: Teller, amount: string, unit: string): string {
  return unit === '' ? amount : unit === '%' ? `${amount}%` : `${amount}${t.say('', ' ')}${unit}`
}

function parse(source: string): ASTNode {
  return PARSER.parse(source).ast
}

function asWritten(t: Teller, node: ASTNode): string {
  const source = node.input.slice(node.range.start, node.range.end)
  return t.say(`〔${source}〕`, `[${source}]`)
}

function clauseOf(t: Teller, node: ASTNode, locals: Locals, holds: boolean): string {
  try {
    return tellClause(t, node, locals, holds)
  } catch (error) {
    if (!(error instanceof NoWords)) throw error
    const written = asWritten(t, node)
    return holds ? t.say(`${written}成立`, `${written} holds`) : t.say(`${written}不成立`, `${written} does not hold`)
  }
}

function tellClause(t: Teller, node: ASTNode, locals: Locals, holds: boolean): string {
  const noun = (part: ASTNode): Noun => nounOf(t, part, locals, (inner, inside) => clauseOf(t, inner, inside, true))
  switch (node.op) {
    case '!_': return clauseOf(t, node.args, locals, !holds)
    case '&&':
    case '||': return joined(t, node, locals, holds)
    case '==': case '!=': case '<': case '<=': case '>': case '>=': {
      const compared = compareInWords(t, node.op, noun(node.args[0]), noun(node.args[1]), holds)
      if (compared === undefined) throw new NoWords()
      return compared
    }
    case '?:': {
      const [when, yes, no] = [clauseOf(t, node.args[0], locals, true), clauseOf(t, node.args[1], locals, holds), clauseOf(t, node.args[2], locals, holds)]
      return t.say(`如${when}，则${yes}，否则${no}`, `if ${when}, ${yes}, otherwise ${no}`)
    }
    case 'in': return membership(t, node.args[0], node.args[1], noun, holds)
    case 'rcall': return methodClause(t, node.args[0], node.args[1], node.args[2], locals, holds)
    case 'call': return node.args[0] === 'filled' ? filledClause(t, noun(node.args[1][0] ?? node), holds) : yesOrNo(t, noun(node), holds)
    default: return yesOrNo(t, noun(node), holds)
  }
}

function filledClause(t: Teller, noun: Noun, holds: boolean): string {
  return holds ? t.say(`${noun.text}已填`, `${noun.text} is filled in`) : t.say(`${noun.text}未填`, `${noun.text} is empty`)
}

function yesOrNo(t: Teller, noun: Noun, holds: boolean): string {
  if (noun.kind !== 'bool') throw new NoWords()
  if (typeof noun.literal === 'boolean') return noun.literal === holds ? t.say('始终成立', 'it always holds') : t.say('从不成立', 'it never holds')
  if (noun.blank) return holds ? noun.blank.filled : noun.blank.empty
  return holds ? t.say(`${noun.text}为“是”`, `${noun.text} is "yes"`) : t.say(`${noun.text}为“否”`, `${noun.text} is "no"`)
}

/** And, or; the denial of one is the other with its parts denied. A mixture is bracketed. */
function joined(t: Teller, node: ASTNode & { readonly op: '&&' | '||' }, locals: Locals, holds: boolean): string {
  const isAnd = (node.op === '&&') === holds
  const parts = flatten(node, node.op).map((part) => {
    const words = clauseOf(t, part, locals, holds)
    const inner = stripNots(part)
    return inner.op === '&&' || inner.op === '||' || inner.op === '?:' ? t.say(`（${words}）`, `(${words})`) : words
  })
  return parts.join(isAnd ? t.say('，且', ' and ') : t.say('，或', ', or '))
}

function stripNots(node: ASTNode): ASTNode {
  return node.op === '!_' ? stripNots(node.args) : node
}

function flatten(node: ASTNode, op: '&&' | '||'): readonly ASTNode[] {
  return node.op === op ? [...flatten(node.args[0], op), ...flatten(node.args[1], op)] : [node]
}

function membership(t: Teller, entry: ASTNode, list: ASTNode, noun: (node: ASTNode) => Noun, holds: boolean): string {
  if (list.op === 'list') {
    const subject = noun(entry)
    const names = list.args.map((item) => {
      const value = noun(item)
      return typeof value.literal === 'string' && subject.nameOf ? subject.nameOf(value.literal) : value.text
    })
    if (holds) return t.say(`${subject.text}为${t.or(names)}`, `${subject.text} is ${t.or(names)}`)
    if (names.length === 1) return t.say(`${subject.text}不是${t.list(names)}`, `${subject.text} is not ${t.list(names)}`)
    return t.say(`${subject.text}不是${t.list(names)}中的任何一个`, `${subject.text} is none of ${t.list(names)}`)
  }
  const [one, many] = [noun(entry), noun(list)]
  const name = typeof one.literal === 'string' && many.nameOf ? many.nameOf(one.literal) : one.text
  return holds ? t.say(`${many.text}中有${name}`, `${many.text} include ${name}`) : t.say(`${many.text}中没有${name}`, `${many.text} do not include ${name}`)
}

function methodClause(t: Teller, name: string, on: ASTNode, args: readonly ASTNode[], locals: Locals, holds: boolean): string {
  const inner = (part: ASTNode, inside: Locals): string => clauseOf(t, part, inside, true)
  const subject = nounOf(t, on, locals, inner)
  const [first, second] = args
  if (name === 'contains' || name === 'startsWith' || name === 'endsWith') {
    if (!first) throw new NoWords()
    const part = bracket(t, nounOf(t, first, locals, inner))
    const verbs = { contains: [`含有${part}`, `contains ${part}`, `contain ${part}`], startsWith: [`以${part}开头`, `begins with ${part}`, `begin with ${part}`], endsWith: [`以${part}结尾`, `ends with ${part}`, `end with ${part}`] } as const
    const [zh, en, plain] = verbs[name]
    return holds ? t.say(`${subject.text}${zh}`, `${subject.text} ${en}`) : t.say(`${subject.text}不${zh}`, `${subject.text} does not ${plain}`)
  }
  if (!second) throw new NoWords()
  const { called } = entryOf(subject)
  const inside = clauseOf(t, second, withEntry(t, locals, subject, first), true)
  const of = subject.entry?.of ?? subject.text
  switch (name) {
    case 'all': return holds ? t.say(`${of}的每一${called}都符合（${inside}）`, `every ${called} of ${of} meets (${inside})`) : t.say(`${of}并非每一${called}都符合（${inside}）`, `not every ${called} of ${of} meets (${inside})`)
    case 'exists': return holds ? t.say(`${of}中至少有一${called}符合（${inside}）`, `at least one ${called} of ${of} meets (${inside})`) : t.say(`${of}中没有一${called}符合（${inside}）`, `no ${called} of ${of} meets (${inside})`)
    case 'exists_one': return holds ? t.say(`${of}中恰有一${called}符合（${inside}）`, `exactly one ${called} of ${of} meets (${inside})`) : t.say(`${of}中符合（${inside}）的不是恰好一${called}`, `it is not exactly one ${called} of ${of} that meets (${inside})`)
    default: throw new NoWords()
  }
}
