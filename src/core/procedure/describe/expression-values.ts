/** Expressions that are values, as nouns: fields, counts, sums, cells of registers. */
import type { ASTNode } from '@marcbachmann/cel-js'
import type { Column } from '../types.ts'
import { columnNouns, fieldNoun, NoWords, scopeNoun, textIn } from './expression-nouns.ts'
import type { Locals, Noun } from './expression-nouns.ts'
import type { Teller } from './teller.ts'

/** How a condition inside a value is said; handed in because conditions and values hold each other. */
export type SayClause = (node: ASTNode, locals: Locals) => string

/** The value as a noun. Throws NoWords where there are none. */
export function nounOf(t: Teller, node: ASTNode, locals: Locals, clause: SayClause): Noun {
  const of = (part: ASTNode): Noun => nounOf(t, part, locals, clause)
  switch (node.op) {
    case 'value': return literalNoun(t, node.args)
    case 'id': return locals[node.args] ?? scopeNoun(t, node.args) ?? refuse()
    case '.': return of(node.args[0]).entry?.columns[node.args[1]] ?? refuse()
    case 'call': return callNoun(t, node.args[0], node.args[1], of)
    case 'rcall': return methodNoun(t, node.args[0], node.args[1], node.args[2], locals, clause)
    case 'list': return listOf(t, node.args.map(of))
    case '-_': return { text: `-${bracket(t, of(node.args))}`, kind: 'number' }
    case '+': case '-': case '*': case '/': case '%': return sumNoun(t, node.op, of(node.args[0]), of(node.args[1]))
    case '?:': {
      const [yes, no] = [of(node.args[1]), of(node.args[2])]
      const when = clause(node.args[0], locals)
      return { ...made(yes), text: t.say(`${when}时为${yes.text}，否则为${no.text}`, `${yes.text} if ${when}, otherwise ${no.text}`), compound: true }
    }
    default: return refuse()
  }
}

function listOf(t: Teller, entries: readonly Noun[]): Noun {
  return { text: entries.length === 0 ? t.say('空', 'nothing') : t.list(entries.map(({ text }) => text)), kind: 'list', compound: entries.length > 1 }
}

/** What is worked out of a value is like it, but is nothing written down. */
function made(of: Noun): Noun {
  const { literal: _, ...rest } = of
  return rest
}

function refuse(): never {
  throw new NoWords()
}

function literalNoun(t: Teller, value: unknown): Noun {
  switch (typeof value) {
    case 'bigint': case 'number': return { text: String(value), kind: 'number', literal: Number(value) }
    case 'string': return { text: t.quote(value), kind: 'text', literal: value }
    case 'boolean': return { text: value ? t.say('是', 'yes') : t.say('否', 'no'), kind: 'bool', literal: value }
    default: return refuse()
  }
}

export function bracket(t: Teller, noun: Noun): string {
  return noun.compound ? t.say(`（${noun.text}）`, `(${noun.text})`) : noun.text
}

function sumNoun(t: Teller, op: '+' | '-' | '*' | '/' | '%', left: Noun, right: Noun): Noun {
  const signs = { '+': '+', '-': '−', '*': '×', '/': '÷', '%': t.say('除以后的余数，除数', 'modulo') } as const
  const unit = left.unit ?? right.unit
  const share = (noun: Noun): string => (op === '*' && typeof noun.literal === 'number' && noun.literal > 0 && noun.literal < 1 ? percent(noun.literal) : bracket(t, noun))
  const kind = left.kind === 'text' || left.kind === 'list' ? left.kind : 'number'
  return { text: `${share(left)} ${signs[op]} ${share(right)}`, kind, compound: true, ...(unit === undefined ? {} : { unit }) }
}

/** `0.05` as `5%`; below one percent by thousandths, as rates of complaints are written. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? `${trim(share * 1000)}‰` : `${trim(share * 100)}%`
}

/** Without the dust that binary fractions leave. */
function trim(value: number): string {
  return String(Number(value.toPrecision(12)))
}

function methodNoun(t: Teller, name: string, on: ASTNode, args: readonly ASTNode[], locals: Locals, clause: SayClause): Noun {
  if (name === 'size' && args.length === 0) return sizeNoun(t, nounOf(t, on, locals, clause))
  if (name === 'trim' || name === 'lowerAscii' || name === 'upperAscii') return nounOf(t, on, locals, clause)
  if (name === 'filter') {
    const list = nounOf(t, on, locals, clause)
    const inside = clause(args[1] ?? refuse(), withEntry(t, locals, list, args[0]))
    const { called } = entryOf(list)
    return { ...list, text: t.say(`${list.text}中符合（${inside}）的${called}`, `the ${called}s of ${list.text} that meet (${inside})`), compound: false, blank: { empty: t.say(`${list.text}中没有一${called}符合（${inside}）`, `no ${called} of ${list.text} meets (${inside})`), filled: t.say(`${list.text}中至少有一${called}符合（${inside}）`, `at least one ${called} of ${list.text} meets (${inside})`) } }
  }
  if (name === 'map') {
    const list = nounOf(t, on, locals, clause)
    const each = nounOf(t, args[1] ?? refuse(), withEntry(t, locals, list, args[0]), clause)
    const { called } = entryOf(list)
    return { text: t.say(`${list.text}各${called}的${each.text}`, `${each.text} of each ${called} of ${list.text}`), kind: 'list', ...(each.nameOf ? { nameOf: each.nameOf } : {}), entry: { called: t.say('项', 'entry'), counted: t.say('项数', 'entries'), noun: each, columns: {} } }
  }
  return refuse()
}

export function entryOf(list: Noun): NonNullable<Noun['entry']> {
  return list.entry ?? refuse()
}

/** The names seen inside a list function: its own name stands for one entry. */
export function withEntry(t: Teller, locals: Locals, list: Noun, name: ASTNode | undefined): Locals {
  if (name?.op !== 'id') return refuse()
  const { called, counted, noun, columns } = entryOf(list)
  const whole: Noun = noun ?? { text: t.say(`该${called}`, `that ${called}`), kind: 'rows', entry: { called, counted, noun: undefined, columns } }
  return { ...locals, [name.args]: whole }
}

function sizeNoun(t: Teller, of: Noun): Noun {
  const blank = of.blank ?? { empty: t.say(`${of.text}未填`, `${of.text} is empty`), filled: t.say(`${of.text}已填`, `${of.text} is filled in`) }
  if (of.kind === 'text') return { text: t.say(`${of.text}的字数`, `the length of ${of.text}`), kind: 'number', blank }
  const { counted } = entryOf(of)
  const text = of.blank ? t.say(`${of.text}数`, `the number of ${of.text.replace(/^the /, '')}`) : t.say(`${of.text}的${counted}`, `the number of ${counted} in ${of.text}`)
  return { text, kind: 'number', blank }
}

function callNoun(t: Teller, name: string, args: readonly ASTNode[], of: (node: ASTNode) => Noun): Noun {
  const [first, second, third, fourth] = args
  const noun = (node: ASTNode | undefined): Noun => of(node ?? refuse())
  switch (name) {
    case 'size': return sizeNoun(t, noun(first))
    case 'times': {
      const step = t.step(textIn(first))
      return { text: t.say(`${step}开始的次数`, `the number of times ${step} has begun`), kind: 'number', blank: { empty: t.say(`${step}从未开始`, `${step} has never begun`), filled: t.say(`${step}曾经开始`, `${step} has begun before`) } }
    }
    case 'outcome': return outcomeNoun(t, textIn(first))
    case 'parts': return partsNoun(t, textIn(first))
    case 'held': {
      const [goods, holder] = [textIn(first), textIn(second)]
      const [piece, who] = [t.goods(goods), t.holder(goods, holder)]
      return { text: t.say(`${who}持有的${piece}数量`, `the number of ${piece} held by ${who}`), kind: 'number', blank: { empty: t.say(`${who}没有${piece}`, `${who} holds no ${piece}`), filled: t.say(`${who}有${piece}`, `${who} holds ${piece}`) } }
    }
    case 'sumOf': {
      const table = noun(first)
      const column = table.entry?.columns[textIn(second)] ?? refuse()
      return { text: t.say(`${table.text}中${column.text}的合计`, `the sum of ${column.text} in ${table.text}`), kind: 'number', ...(column.unit === undefined ? {} : { unit: column.unit }) }
    }
    case 'score': return { text: t.say(`${noun(first).text}的得分`, `the score of ${noun(first).text}`), kind: 'number', unit: t.say('分', 'points') }
    case 'share': return { text: t.say(`${bracket(t, noun(first))}占${bracket(t, noun(second))}的比例`, `the share of ${bracket(t, noun(first))} in ${bracket(t, noun(second))}`), kind: 'share' }
    case 'count': return { text: countText(t, sameIn(t, first), lengthIn(t, second)), kind: 'number', unit: t.say('件', '') }
    case 'similar': return { text: t.say(`此前${lengthIn(t, first)}内内容相似的工单数`, `the number of similar tickets in the ${lengthIn(t, first)} before`), kind: 'number', unit: t.say('件', ''), blank: { empty: t.say(`此前${lengthIn(t, first)}内没有内容相似的工单`, `there was no similar ticket in the ${lengthIn(t, first)} before`), filled: t.say(`此前${lengthIn(t, first)}内有内容相似的工单`, `there was a similar ticket in the ${lengthIn(t, first)} before`) } }
    case 'total': return totalNoun(t, textIn(first), textIn(second), sameIn(t, third), lengthIn(t, fourth))
    case 'cell': case 'cellText': return cellNoun(t, first, textIn(second), name === 'cell')
    default: return workedOut(t, name, args, noun)
  }
}

/** Functions that make one value of others. */
function workedOut(t: Teller, name: string, args: readonly ASTNode[], noun: (node: ASTNode | undefined) => Noun): Noun {
  const first = noun(args[0])
  const second = (): string => bracket(t, noun(args[1]))
  const one = bracket(t, first)
  switch (name) {
    case 'countOf': {
      const column = first.entry?.columns[textIn(args[1])] ?? refuse()
      const value = noun(args[2])
      const wanted = typeof value.literal === 'string' && column.nameOf ? column.nameOf(value.literal) : typeof value.literal === 'boolean' ? t.quote(value.text) : value.text
      return { text: t.say(`${first.text}中${column.text}为${wanted}的行数`, `the number of rows of ${first.text} whose ${column.text} is ${wanted}`), kind: 'number' }
    }
    case 'min': return { ...made(first), text: t.say(`${one}与${second()}中较小者`, `the smaller of ${one} and ${second()}`), compound: true }
    case 'max': return { ...made(first), text: t.say(`${one}与${second()}中较大者`, `the larger of ${one} and ${second()}`), compound: true }
    case 'round': return { ...made(first), text: `${one}${t.aside(t.say('四舍五入', 'rounded'))}`, compound: false }
    case 'floor': return { ...made(first), text: `${one}${t.aside(t.say('舍去尾数', 'rounded down'))}`, compound: false }
    case 'ceil': return { ...made(first), text: `${one}${t.aside(t.say('进一取整', 'rounded up'))}`, compound: false }
    case 'daysBetween': return { text: t.say(`从${one}到${second()}的天数`, `the number of days from ${one} to ${second()}`), kind: 'number', unit: t.say('天', '') }
    case 'later': return { text: t.say(`${one}之后${lengthIn(t, args[1])}`, `${lengthIn(t, args[1])} after ${one}`), kind: 'date' }
    case 'double': return { ...first, kind: 'number' }
    case 'string': return { ...first, kind: 'text' }
    default: return refuse()
  }
}

function outcomeNoun(t: Teller, step: string): Noun {
  return {
    text: t.say(`${t.step(step)}的结果`, `the outcome of ${t.step(step)}`), kind: 'text', nameOf: (key) => t.outcome(step, key),
    blank: { empty: t.say(`${t.step(step)}尚未有结果`, `${t.step(step)} has no outcome yet`), filled: t.say(`${t.step(step)}已有结果`, `${t.step(step)} has an outcome`) },
  }
}

function partsNoun(t: Teller, step: string): Noun {
  const nameOf = (key: string): string => t.outcome(step, key)
  return {
    text: t.say(`${t.step(step)}各支的结果`, `the outcomes of ${t.step(step)}`), kind: 'list', nameOf,
    entry: { called: t.say('支', 'branch'), counted: t.say('支数', 'branches'), of: t.step(step), noun: { text: t.say('结果', 'the outcome'), kind: 'text', nameOf }, columns: {} },
    blank: { empty: t.say(`${t.step(step)}尚无一支有结果`, `no branch of ${t.step(step)} has an outcome`), filled: t.say(`${t.step(step)}已有分支的结果`, `a branch of ${t.step(step)} has an outcome`) },
  }
}

function totalNoun(t: Teller, register: string, column: string, same: string, length: string): Noun {
  const columns = t.columnsOf(register)
  const noun = columnNouns(t, columns)[column]
  const text = t.say(`台账${t.register(register)}中${same}相同的各行近${length}${t.column(columns, column)}的合计`, `the sum of ${t.column(columns, column)} over ${length} in the register ${t.register(register)}, where ${same} is the same,`)
  return { text, kind: 'number', ...(noun?.unit === undefined ? {} : { unit: noun.unit }) }
}

function cellNoun(t: Teller, field: ASTNode | undefined, column: string, isNumber: boolean): Noun {
  if (field?.op !== 'id') return refuse()
  const columns: readonly Column[] = t.columnsOf(t.fieldOf(field.args)?.register)
  const known = columnNouns(t, columns)[column]
  const text = t.say(`${t.field(field.args)}在台账中的${t.column(columns, column)}`, `${t.column(columns, column)} of ${t.field(field.args)} in the register`)
  return { ...(known ?? { kind: isNumber ? 'number' : 'text' }), text }
}

/** What `same(...)` compares: the reporter, or a field. */
function sameIn(t: Teller, node: ASTNode | undefined): string {
  if (node?.op !== 'call' || node.args[0] !== 'same') return refuse()
  const what = node.args[1][0]
  if (what?.op === 'value' && what.args === 'reporter') return 'reporter'
  const key = what?.op === 'id' ? what.args : textIn(what)
  const field = t.fieldOf(key)
  return field ? fieldNoun(t, field).text : refuse()
}

function countText(t: Teller, same: string, length: string): string {
  if (same === 'reporter') return t.say(`同一反馈人${length}内的工单数（含本件）`, `the number of tickets of the same reporter within ${length}, this one included,`)
  return t.say(`${same}相同的工单${length}内的件数（含本件）`, `the number of tickets with the same ${same} within ${length}, this one included,`)
}

/** `days(10)` as `10天`; months likewise. */
function lengthIn(t: Teller, node: ASTNode | undefined): string {
  if (node?.op !== 'call') return refuse()
  const count = node.args[1][0]
  if (count?.op !== 'value' || typeof count.args !== 'bigint') return refuse()
  const amount = Number(count.args)
  const many = amount === 1 ? '' : 's'
  if (node.args[0] === 'days') return t.say(`${amount}天`, `${amount} day${many}`)
  return node.args[0] === 'months' ? t.say(`${amount}个月`, `${amount} month${many}`) : refuse()
}
