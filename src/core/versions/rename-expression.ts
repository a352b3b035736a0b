/** Conditions and moments under new names. */
import type { Expression, Moment, Procedure, Question } from '../procedure/types.ts'
import { nameOf } from './names.ts'
import type { Names } from './names.ts'

/** Text in quotes, or a name that is not behind a dot. */
const TOKENS = /"[^"]*"|'[^']*'|(?<![\w.])[A-Za-z_]\w*/g
const STEP_ARGUMENT = /\b(times|outcome|parts)\(\s*(["'])(\w+)\2/g
const GOODS_ARGUMENT = /\bheld\(\s*(["'])(\w+)\1/g
const LEVEL_TEXT = /\blevel\s*(==|!=)\s*(["'])(\w+)\2/g

/** A condition as it would be written with the new names. What it compares with texts of its own making stays: then the change is shown. */
export function renameExpression(names: Names, expression: Expression): Expression {
  const source = expression.source
    .replace(TOKENS, (token) => (/^["']/.test(token) ? token : nameOf(names.fields, token)))
    .replace(STEP_ARGUMENT, (_, name: string, mark: string, step: string) => `${name}(${mark}${nameOf(names.steps, step)}${mark}`)
    .replace(GOODS_ARGUMENT, (_, mark: string, goods: string) => `held(${mark}${nameOf(names.goods, goods)}${mark}`)
    .replace(LEVEL_TEXT, (_, sign: string, mark: string, level: string) => `level ${sign} ${mark}${nameOf(names.levels, level)}${mark}`)
  const [questions, reads] = [expression.questions.map((question) => renameQuestion(names, question)), expression.reads.map((name) => renameRead(names, name))]
  return { ...expression, source, questions, reads }
}

export function renameQuestion(names: Names, question: Question): Question {
  switch (question.kind) {
    case 'count': return { ...question, same: nameOf(names.fields, question.same) }
    case 'similar': return question
    case 'total': return { ...question, same: nameOf(names.fields, question.same) }
    case 'cell': return { ...question, field: nameOf(names.fields, question.field) }
  }
}

/** `field`, `times:step` or `held:goods.holder`. */
function renameRead(names: Names, read: string): string {
  const [kind = '', rest] = read.split(':')
  if (rest === undefined) return nameOf(names.fields, kind)
  if (kind !== 'held') return `${kind}:${nameOf(names.steps, rest)}`
  const [goods = '', ...holder] = rest.split('.')
  return `held:${[nameOf(names.goods, goods), ...holder].join('.')}`
}

export function renameMoment(names: Names, procedure: Procedure, moment: Moment): Moment {
  const [head = '', tail] = moment.split('.')
  if (tail === undefined) return nameOf(names.steps, head)
  if (head === 'level') return `level.${nameOf(names.levels, tail)}`
  if (Object.hasOwn(procedure.clocks, head)) return `${nameOf(names.clocks, head)}.${tail}`
  const step = nameOf(names.steps, head)
  return `${step}.${nameOf(names.outcomes[step] ?? {}, tail)}`
}
