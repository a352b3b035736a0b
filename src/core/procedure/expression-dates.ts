/** Lengths of time and dates in expressions: `days(n)`, `months(n)`, `daysBetween`, `later`. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { ExpressionFault } from './expression-fault.ts'
import type { Reading } from './expression-arguments.ts'
import type { Part, PartOf } from './expression-types.ts'

const DAY = 86_400_000
const MOST_DAYS = 3_660
/** Days of the longest year and its twelfth, so that no window is shorter than its months. */
const DAYS_OF_MONTH = 366 / 12

interface Length {
  readonly unit: 'days' | 'months'
  readonly count: number
}

/** Reads `days(n)` or `months(n)` with a whole number written out. */
export function readLength(node: ASTNode | undefined, at: number): Length {
  const unit = node?.op === 'call' && (node.args[0] === 'days' || node.args[0] === 'months') ? node.args[0] : undefined
  const argument = node?.op === 'call' ? node.args[1][0] : undefined
  const count = argument?.op === 'value' && typeof argument.args === 'bigint' ? Number(argument.args) : 0
  const days = unit === 'months' ? count * DAYS_OF_MONTH : count
  if (!unit || count < 1 || days > MOST_DAYS) {
    throw new ExpressionFault({ zh: `期间应写作 days(n) 或 months(n)，n 为整数，最长 ${MOST_DAYS} 天`, en: `write the length as days(n) or months(n) with a whole number, at most ${MOST_DAYS} days` }, node?.range.start ?? at)
  }
  return { unit, count }
}

/** A length looking back, in milliseconds: months are taken as long as they can be. */
export function readWindow(node: ASTNode | undefined, at: number): number {
  const { unit, count } = readLength(node, at)
  return (unit === 'days' ? count : Math.ceil(count * DAYS_OF_MONTH)) * DAY
}

/** Whole natural days from one local date to another; 0 while either is empty or no date. */
export function daysBetween(from: PartOf<'text'>, to: PartOf<'text'>, at: number): Part {
  return {
    kind: 'number', at, run: (scope) => {
      const days = (dayOf(to.run(scope)) - dayOf(from.run(scope))) / DAY
      return Number.isFinite(days) ? Math.round(days) : 0
    },
  }
}

/** The local date so much later; empty while the date is. The n-th of a month that has no n-th is its last day. */
export function later(reading: Reading, date: ASTNode, length: ASTNode, at: number): Part {
  const from = reading.as('text', date)
  const { unit, count } = readLength(length, at)
  return {
    kind: 'text', at, run: (scope) => {
      const day = dayOf(from.run(scope))
      if (!Number.isFinite(day)) return ''
      return unit === 'days' ? textOf(day + count * DAY) : textOf(monthsLater(day, count))
    },
  }
}

/** The local date of a date or a date and time, as the instant of its midnight in UTC. */
function dayOf(text: string): number {
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) : Number.NaN
}

function monthsLater(day: number, count: number): number {
  const date = new Date(day)
  const month = date.getUTCMonth() + count
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last))
}

function textOf(day: number): string {
  return new Date(day).toISOString().slice(0, 10)
}
