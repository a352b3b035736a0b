/** The functions of the expression language, one entry each. Arguments that name something must be written out, so that the name is checked here. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { QUESTION_CALLS } from './expression-questions.ts'
import { daysBetween, later } from './expression-dates.ts'
import { ExpressionFault, unknownName } from './expression-fault.ts'
import { argument, literal, placeOf, wrongField } from './expression-arguments.ts'
import type { Call, Reading } from './expression-arguments.ts'
import { sizeOf } from './expression-methods.ts'
import { checkLiteral } from './expression-operators.ts'
import { asList, asNumber, asRow, NoValue, typeOfField } from './expression-types.ts'
import type { Part, ValueType } from './expression-types.ts'
import { ownEntry } from './own-entry.ts'
import type { Label } from './types.ts'

export const CALLS: Readonly<Record<string, Call>> = {
  ...QUESTION_CALLS,

  times: (reading, args, at) => {
    const step = stepNamed(reading, args, at, 'times("step")')
    reading.reads.add(`times:${step}`)
    return { kind: 'number', at, run: (scope) => asNumber(scope.times[step]) }
  },

  outcome: (reading, args, at) => {
    const step = stepNamed(reading, args, at, 'outcome("step")')
    reading.reads.add(`outcome:${step}`)
    return { kind: 'text', at, names: outcomesOf(reading, step), run: (scope) => scope.outcomes[step] ?? '' }
  },

  parts: (reading, args, at) => {
    const step = stepNamed(reading, args, at, 'parts("step")')
    reading.reads.add(`parts:${step}`)
    return { kind: 'list', at, of: { kind: 'text', names: outcomesOf(reading, step) }, run: (scope) => scope.parts[step] ?? [] }
  },

  held: (reading, args, at) => {
    const shape = 'held("goods", "holder")'
    const name = literal(args, 0, at, shape)
    const goods = ownEntry(reading.parts.goods, name)
    if (!goods) throw unknownName({ zh: '物品', en: 'goods' }, name, Object.keys(reading.parts.goods), placeOf(args, 0, at))
    const holder = literal(args, 1, at, shape)
    if (!ownEntry(goods.holders, holder)) throw unknownName({ zh: '保管方', en: 'holder' }, holder, Object.keys(goods.holders), placeOf(args, 1, at))
    const key = `${name}.${holder}`
    reading.reads.add(`held:${key}`)
    return { kind: 'number', at, run: (scope) => asNumber(scope.held[key]) }
  },

  sumOf: (reading, args, at) => {
    const { field, column } = tableColumn(reading, args, at, 'sumOf(table, "column")', ['number', 'money'])
    return { kind: 'number', at, run: (scope) => asList(scope.values[field]).reduce((sum: number, row) => sum + asNumber(asRow(row)[column]), 0) }
  },

  countOf: (reading, args, at) => {
    const shape = 'countOf(table, "column", value)'
    const { field, column, type } = tableColumn(reading, args, at, shape, undefined)
    const value = reading.read(argument(args, 2, at, shape))
    if (value.kind !== type.kind || value.kind === 'list' || value.kind === 'row') throw new ExpressionFault({ zh: `与列“${column}”的类型不符`, en: `it is not of the type of the column "${column}"` }, value.at)
    checkLiteral(value, type.kind === 'text' ? type : undefined)
    const blank = value.kind === 'bool' ? false : value.kind === 'number' ? 0 : ''
    return {
      kind: 'number', at, run: (scope) => {
        const wanted = value.run(scope)
        return asList(scope.values[field]).filter((row) => (asRow(row)[column] ?? blank) === wanted).length
      },
    }
  },

  score: (reading, args, at) => {
    const node = argument(args, 0, at, 'score(checklist)')
    const field = reading.field(node)
    if (field.type !== 'checklist') throw wrongField(field.key, 'checklist', node.range.start)
    const weights = new Map(field.items.map((item) => [item.key, item.weight]))
    const whole = field.items.reduce((sum, item) => sum + item.weight, 0)
    return {
      kind: 'number', at, run: (scope) => {
        const passed = asList(scope.values[field.key]).map(asRow).filter((row) => row['passed'] === true).map((row) => row['item'])
        const points = [...new Set(passed)].reduce((sum: number, item) => sum + (typeof item === 'string' ? weights.get(item) ?? 0 : 0), 0)
        return whole === 0 ? 0 : (points / whole) * 100
      },
    }
  },

  filled: (reading, args, at) => {
    const { key } = reading.field(argument(args, 0, at, 'filled(field)'))
    return {
      kind: 'bool', at, run: (scope) => {
        const value = scope.values[key]
        if (value === undefined || value === null) return false
        if (typeof value === 'string') return value.trim() !== ''
        return !Array.isArray(value) || value.length > 0
      },
    }
  },

  share: (reading, args, at) => {
    const [part, whole] = numbers(reading, args, 2, at, 'share(a, b)')
    return {
      kind: 'number', at, run: (scope) => {
        const divisor = whole.run(scope)
        return divisor === 0 ? 0 : part.run(scope) / divisor
      },
    }
  },

  size: (reading, args, at) => sizeOf(reading.read(argument(args, 0, at, 'size(list)')), at),
  min: (reading, args, at) => {
    const [a, b] = numbers(reading, args, 2, at, 'min(a, b)')
    return { kind: 'number', at, run: (scope) => Math.min(a.run(scope), b.run(scope)) }
  },
  max: (reading, args, at) => {
    const [a, b] = numbers(reading, args, 2, at, 'max(a, b)')
    return { kind: 'number', at, run: (scope) => Math.max(a.run(scope), b.run(scope)) }
  },
  round: (reading, args, at) => rounding(reading, args, at, 'round(a)', Math.round),
  floor: (reading, args, at) => rounding(reading, args, at, 'floor(a)', Math.floor),
  ceil: (reading, args, at) => rounding(reading, args, at, 'ceil(a)', Math.ceil),

  double: (reading, args, at) => {
    const part = reading.read(argument(args, 0, at, 'double(text)'))
    if (part.kind === 'number') return { ...part, at }
    if (part.kind !== 'text') throw new ExpressionFault({ zh: '只有文字能变成数字', en: 'only text becomes a number' }, part.at)
    return {
      kind: 'number', at, run: (scope) => {
        const text = part.run(scope).trim()
        const number = Number(text)
        if (!Number.isFinite(number)) throw new NoValue({ zh: `“${text}”不是数字`, en: `"${text}" is not a number` }, at)
        return number
      },
    }
  },
  string: (reading, args, at) => {
    const part = reading.read(argument(args, 0, at, 'string(a)'))
    if (part.kind === 'list' || part.kind === 'row') throw new ExpressionFault({ zh: '列表不能变成文字', en: 'a list does not become text' }, part.at)
    return { kind: 'text', at, run: (scope) => String(part.run(scope)) }
  },

  daysBetween: (reading, args, at) => daysBetween(reading.as('text', argument(args, 0, at, 'daysBetween(date, date)')), reading.as('text', argument(args, 1, at, 'daysBetween(date, date)')), at),
  later: (reading, args, at) => later(reading, argument(args, 0, at, 'later(date, days(n))'), argument(args, 1, at, 'later(date, days(n))'), at),
}

function stepNamed(reading: Reading, args: readonly ASTNode[], at: number, shape: string): string {
  const name = literal(args, 0, at, shape)
  const what: Label = { zh: '环节', en: 'step' }
  if (!ownEntry(reading.parts.steps, name)) throw unknownName(what, name, Object.keys(reading.parts.steps), placeOf(args, 0, at))
  return name
}

function outcomesOf(reading: Reading, step: string): string[] {
  return ownEntry(reading.parts.steps, step)?.outcomes.map((outcome) => outcome.key) ?? []
}

function tableColumn(reading: Reading, args: readonly ASTNode[], at: number, shape: string, types: readonly string[] | undefined): { field: string; column: string; type: ValueType } {
  const node = argument(args, 0, at, shape)
  const field = reading.field(node)
  const rows = typeOfField(field, [])
  if (rows.kind !== 'list' || rows.of?.kind !== 'row') throw wrongField(field.key, 'table', node.range.start)
  const column = literal(args, 1, at, shape)
  const type = ownEntry(rows.of.columns, column)
  if (!type) throw unknownName({ zh: '列', en: 'column' }, column, Object.keys(rows.of.columns), placeOf(args, 1, at))
  if (types && type.kind !== 'number') throw new ExpressionFault({ zh: `列“${column}”的类型应为 ${types.join('、')}`, en: `the column "${column}" must be of type ${types.join(' or ')}` }, placeOf(args, 1, at))
  return { field: field.key, column, type }
}

function numbers(reading: Reading, args: readonly ASTNode[], count: 2, at: number, shape: string): [Extract<Part, { kind: 'number' }>, Extract<Part, { kind: 'number' }>] {
  if (args.length !== count) throw new ExpressionFault({ zh: `应写作 ${shape}`, en: `write ${shape}` }, at)
  return [reading.as('number', argument(args, 0, at, shape)), reading.as('number', argument(args, 1, at, shape))]
}

/** Whole numbers, or with so many places behind the point. Half goes up, as money is rounded. */
function rounding(reading: Reading, args: readonly ASTNode[], at: number, shape: string, how: (value: number) => number): Part {
  const value = reading.as('number', argument(args, 0, at, shape))
  const places = args[1]
  if (places && (places.op !== 'value' || typeof places.args !== 'bigint' || places.args < 0n || places.args > 6n)) throw new ExpressionFault({ zh: '小数位数应为 0 至 6', en: 'places behind the point are 0 to 6' }, places.range.start)
  const factor = 10 ** (places ? Number(places.args) : 0)
  // What is half a thousandth of a unit in the last place is a fault of binary fractions: 1.005 * 100 is 100.49999.
  return { kind: 'number', at, run: (scope) => how(Number((value.run(scope) * factor).toPrecision(15))) / factor }
}
