/** What is wrong with an expression, and where in its source. */
import { nearest } from './nearest.ts'
import type { Label } from './types.ts'

export interface ExpressionProblem {
  readonly message: Label
  /** Where in the source it is, in characters. */
  readonly offset: number
}

/** Thrown and caught inside the compiler: a problem with its place in the source. */
export class ExpressionFault extends Error {
  readonly problem: ExpressionProblem

  constructor(message: Label, offset: number) {
    super(message.en)
    this.problem = { message, offset }
  }
}

/** A name that is not there, with the nearest that is. */
export function unknownName(what: Label, name: string, known: readonly string[], offset: number): ExpressionFault {
  const near = nearest(name, known)
  return new ExpressionFault({ zh: `没有${what.zh}“${name}”${near.hintZh}`, en: `there is no ${what.en} "${name}"${near.hint}` }, offset)
}

const SENTENCES: readonly (readonly [RegExp, string, string])[] = [
  [/^Unexpected token: EOF/, '没有写完', 'it ends too soon'],
  [/^Unexpected token: (.*)/, '多出或写错了 $1', '$1 does not belong here'],
  [/^Unexpected character: (.*)/, '不能使用字符 $1', 'the character $1 does not belong here'],
  [/^Expected (\w+), got EOF/, '没有写完，还缺 $1', 'it ends too soon: $1 is missing'],
  [/^Expected (\w+), got (\w+)/, '这里应为 $1，现为 $2', 'expected $1, found $2'],
  [/^Unterminated .*string/, '引号没有成对', 'a quote is not closed'],
  [/^Newlines not allowed/, '引号内不能换行', 'a text in quotes stays on one line'],
  [/^Exceeded (\w+) \((\d+)\)/, '过长或嵌套过深($1 上限 $2)', 'it is too long or nested too deeply ($1, at most $2)'],
  [/^Reserved identifier: (.*)/, '“$1”是保留名称', '"$1" is a reserved name'],
  [/^Invalid (?:escape|hex|octal|Unicode|number|integer|exponent).*/, '数字或转义写法有误', 'a number or an escape is written wrongly'],
  [/invalid predicate iteration variable/, '列表函数的第一个参数应为一个名称，如 rows.exists(r, r.done)', 'a list function begins with a name, as in rows.exists(r, r.done)'],
]

/** A problem out of whatever was thrown: ours, or the parser's, put into words of both languages. */
export function problemFrom(error: unknown): ExpressionProblem {
  if (error instanceof ExpressionFault) return error.problem
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const known = SENTENCES.find(([pattern]) => pattern.test(said))
  const message = known ? { zh: said.replace(known[0], known[1]), en: said.replace(known[0], known[2]) } : { zh: `写法有误(${said})`, en: said }
  return { message, offset: startOf(error) }
}

function startOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('range' in error)) return 0
  const { range } = error
  return typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number' ? range.start : 0
}
