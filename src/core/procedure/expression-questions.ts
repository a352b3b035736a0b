/** Reads a condition before CEL does: which counts it asks for, and what it may not use. */
import type { ASTNode } from '@marcbachmann/cel-js'
import type { CountQuestion, Label } from './types.ts'

export interface ExpressionProblem {
  readonly message: Label
  /** Where in the source it is, in characters. */
  readonly offset: number
  /** The name that is not known, so that the nearest right one can be offered. */
  readonly unknown?: string
}

/** Thrown and caught inside the compiler: a problem with its place in the source. */
export class ExpressionFault extends Error {
  readonly problem: ExpressionProblem

  constructor(message: Label, offset: number) {
    super(message.en)
    this.problem = { message, offset }
  }
}

/** The name under which the answers stand; nobody else may use it. */
export const ANSWERS = 'countsAnswered'
const DAY = 86_400_000
const MOST_DAYS = 3_660
const SAME = ['reporter'] as const
const LOOPS = ['all', 'exists', 'exists_one', 'filter', 'map']
const MOST_NESTED = 2

export function countKey(question: CountQuestion): string {
  return `${question.same}|${question.window}`
}

export interface PreparedSource {
  readonly text: string
  readonly counts: readonly CountQuestion[]
  /** The offset in the source as written of an offset in the prepared text. */
  readonly offsetIn: (prepared: number) => number
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Rewrites `count(same("reporter"), days(n))` to a look-up of the answered fact, and notes the question. Throws ExpressionFault. */
export function prepareSource(source: string, ast: ASTNode): PreparedSource {
  const counts: CountQuestion[] = []
  const edits: Edit[] = []
  visit(ast, 0, (node, depth) => {
    refuseUnsafe(node, depth)
    if (node.op !== 'call' || node.args[0] !== 'count') return
    const question = readQuestion(node.args[1], node.range.start)
    counts.push(question)
    edits.push({ start: node.range.start, end: node.range.end, text: `${ANSWERS}[${JSON.stringify(countKey(question))}]` })
  })
  edits.sort((a, b) => a.start - b.start)
  let text = ''
  let at = 0
  for (const edit of edits) {
    text += source.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return { text: text + source.slice(at), counts, offsetIn: (prepared) => offsetBefore(edits, prepared) }
}

function offsetBefore(edits: readonly Edit[], prepared: number): number {
  let shift = 0
  for (const edit of edits) {
    if (prepared < edit.start + shift) break
    if (prepared < edit.start + shift + edit.text.length) return edit.start
    shift += edit.text.length - (edit.end - edit.start)
  }
  return prepared - shift
}

/** What could run for minutes on a long text or a long list is not part of the language. */
function refuseUnsafe(node: ASTNode, depth: number): void {
  if (node.op === 'id' && node.args === ANSWERS) throw new ExpressionFault({ zh: `没有名称“${ANSWERS}”`, en: `Unknown variable: ${ANSWERS}` }, node.range.start)
  if (node.op === 'rcall' && node.args[0] === 'matches') throw new ExpressionFault({ zh: '不能使用正则表达式 matches', en: 'matches (regular expressions) is not available' }, node.range.start)
  if (depth > MOST_NESTED) throw new ExpressionFault({ zh: `列表函数最多嵌套 ${MOST_NESTED} 层`, en: `list functions may be nested ${MOST_NESTED} deep at most` }, node.range.start)
}

function readQuestion(args: readonly ASTNode[], offset: number): CountQuestion {
  const [what, window] = args
  const same = SAME.find((known) => known === literalOf(what, 'same'))
  const days = literalOf(window, 'days')
  if (!same || typeof days !== 'bigint' || days < 1n || days > MOST_DAYS) {
    const shape = 'count(same("reporter"), days(n))'
    throw new ExpressionFault({ zh: `应写作 ${shape}，n 为 1 至 ${MOST_DAYS} 的整数`, en: `write ${shape} with n from 1 to ${MOST_DAYS}` }, offset)
  }
  return { same, window: Number(days) * DAY }
}

function literalOf(node: ASTNode | undefined, call: string): unknown {
  if (node?.op !== 'call' || node.args[0] !== call) return undefined
  const argument = node.args[1][0]
  return argument?.op === 'value' ? argument.args : undefined
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}

/** Every node with how many list functions it stands in. */
function visit(node: ASTNode, depth: number, see: (node: ASTNode, depth: number) => void): void {
  see(node, depth)
  const inside = node.op === 'rcall' && LOOPS.includes(node.args[0]) ? depth + 1 : depth
  const walk = (value: unknown): void => {
    if (isNode(value)) visit(value, inside, see)
    else if (Array.isArray(value)) value.forEach(walk)
  }
  walk(node.args)
}

/** What CEL says, with a Chinese sentence for what happens most. */
export function problemFrom(error: unknown, offsetIn: (prepared: number) => number = (offset) => offset): ExpressionProblem {
  if (error instanceof ExpressionFault) return error.problem
  const en = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const unknown = /^Unknown variable: (\w+)/.exec(en)?.[1]
  return { message: { zh: inChinese(en), en }, offset: offsetIn(startOf(error)), ...(unknown === undefined ? {} : { unknown }) }
}

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^Unknown variable: (.*)/, '没有名称“$1”'],
  [/^no such overload: (.*)/, '类型不能这样运算：$1'],
  [/^Unexpected token: EOF/, '条件没有写完'],
  [/^Unexpected token: (.*)/, '多出或写错了“$1”'],
  [/^division by zero/, '除数为零'],
  [/^Unexpected character: (.*)/, '不能使用字符 $1'],
]

function inChinese(message: string): string {
  const known = SENTENCES.find(([pattern]) => pattern.test(message))
  return known ? message.replace(...known) : message
}

function startOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('range' in error)) return 0
  const { range } = error
  return typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number' ? range.start : 0
}
