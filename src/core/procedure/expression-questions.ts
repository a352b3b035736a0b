/** Functions whose answer core cannot know: they become questions, answered as facts by whoever calls the engine. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { argument, literal, placeOf, wrongField } from './expression-arguments.ts'
import type { Call, Reading } from './expression-arguments.ts'
import { readWindow } from './expression-dates.ts'
import { ExpressionFault, unknownName } from './expression-fault.ts'
import { questionKey } from './expression-scope.ts'
import { asNumber, typeOfColumn, typeOfField } from './expression-types.ts'
import type { Part } from './expression-types.ts'
import { ownEntry } from './own-entry.ts'
import type { Column, Question } from './types.ts'

export const QUESTION_CALLS: Readonly<Record<string, Call>> = {
  count: (reading, args, at) => {
    const shape = 'count(same("reporter"), days(n))'
    const same = readSame(reading, argument(args, 0, at, shape), true)
    return ask(reading, { kind: 'count', same, window: readWindow(args[1], at) }, at)
  },

  similar: (reading, args, at) => ask(reading, { kind: 'similar', window: readWindow(args[0], at) }, at),

  total: (reading, args, at) => {
    const shape = 'total("register", "column", same("field"), days(n))'
    const name = literal(args, 0, at, shape)
    const { registers } = reading.parts.needs
    const register = ownEntry(registers, name)
    if (!register) throw unknownName({ zh: '台账', en: 'register' }, name, Object.keys(registers), placeOf(args, 0, at))
    const column = columnOf(register.columns, literal(args, 1, at, shape), 'number', placeOf(args, 1, at))
    const sameNode = argument(args, 2, at, shape)
    const same = readSame(reading, sameNode, false)
    if (!register.columns.some((candidate) => candidate.key === same) && ownEntry(reading.parts.fields, same)?.register !== name) {
      throw unknownName({ zh: '列', en: 'column' }, same, register.columns.map((candidate) => candidate.key), sameNode.range.start)
    }
    return ask(reading, { kind: 'total', register: name, column, same, window: readWindow(args[3], at) }, at)
  },

  cell: (reading, args, at) => readCell(reading, args, at, 'number'),
  cellText: (reading, args, at) => readCell(reading, args, at, 'text'),

  same: (_reading, _args, at) => {
    throw new ExpressionFault({ zh: 'same(...) 只写在 count 或 total 里', en: 'same(...) belongs inside count or total' }, at)
  },
  days: (_reading, _args, at) => {
    throw new ExpressionFault({ zh: 'days(n) 只写在 count、similar、total、later 里', en: 'days(n) belongs inside count, similar, total or later' }, at)
  },
  months: (_reading, _args, at) => {
    throw new ExpressionFault({ zh: 'months(n) 只写在 count、similar、total、later 里', en: 'months(n) belongs inside count, similar, total or later' }, at)
  },
}

function ask(reading: Reading, question: Question, at: number): Part {
  reading.questions.push(question)
  const key = questionKey(question)
  if (question.kind === 'cell' && question.type === 'text') {
    return { kind: 'text', at, run: (scope) => String(scope.answers[key] ?? '') }
  }
  return { kind: 'number', at, run: (scope) => asNumber(scope.answers[key]) }
}

/** `same("reporter")` or the name of a field with one value. */
function readSame(reading: Reading, node: ASTNode, withReporter: boolean): string {
  const shape = withReporter ? 'same("reporter") / same("field")' : 'same("field")'
  if (node.op !== 'call' || node.args[0] !== 'same') throw new ExpressionFault({ zh: `应写作 ${shape}`, en: `write ${shape}` }, node.range.start)
  const name = literal(node.args[1], 0, node.range.start, shape)
  const place = placeOf(node.args[1], 0, node.range.start)
  if (withReporter && name === 'reporter') return name
  const field = ownEntry(reading.parts.fields, name)
  if (!field) throw unknownName({ zh: '字段', en: 'field' }, name, [...(withReporter ? ['reporter'] : []), ...Object.keys(reading.parts.fields)], place)
  const { kind } = typeOfField(field, [])
  if (kind === 'list' || kind === 'row') throw new ExpressionFault({ zh: `字段“${name}”有多个值，不能用来比是否相同`, en: `the field "${name}" holds several values and cannot be compared` }, place)
  reading.reads.add(name)
  return name
}

function columnOf(columns: readonly Column[], name: string, kind: 'number' | 'text', at: number): string {
  const column = columns.find((candidate) => candidate.key === name)
  if (!column) throw unknownName({ zh: '列', en: 'column' }, name, columns.map((candidate) => candidate.key), at)
  if (typeOfColumn(column).kind !== kind) throw new ExpressionFault(kind === 'number' ? { zh: `列“${name}”不是数字`, en: `the column "${name}" is no number` } : { zh: `列“${name}”不是文字`, en: `the column "${name}" is no text` }, at)
  return name
}

function readCell(reading: Reading, args: readonly ASTNode[], at: number, type: 'number' | 'text'): Part {
  const shape = type === 'number' ? 'cell(field, "column")' : 'cellText(field, "column")'
  const node = argument(args, 0, at, shape)
  const field = reading.field(node)
  if (field.type !== 'register') throw wrongField(field.key, 'register', node.range.start)
  const name = literal(args, 1, at, shape)
  const register = ownEntry(reading.parts.needs.registers, field.register ?? '')
  // A field into a register that is not there is a finding of its own.
  const column = register ? columnOf(register.columns, name, type, placeOf(args, 1, at)) : name
  return ask(reading, { kind: 'cell', field: field.key, column, type }, at)
}
