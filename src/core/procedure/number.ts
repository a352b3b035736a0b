/** Ticket numbers by the procedure's pattern, e.g. `TS-{yyyy}{MM}{dd}-{seq:3}`. */
import type { NumberPart, NumberPattern } from './types.ts'

const DATE_FORMATS = ['yyyy', 'yy', 'MM', 'dd'] as const
const RESETS = { dd: 'day', MM: 'month', yyyy: 'year', yy: 'year' } as const

export type NumberProblem = { readonly reason: string; readonly reasonZh: string }

/**
 * Reads a pattern. The sequence restarts with the finest date part in it, so that a number
 * can never occur twice: a pattern with a day but no year is refused.
 */
export function parseNumberPattern(source: string): NumberPattern | NumberProblem {
  const parts: NumberPart[] = []
  for (const piece of source.split(/(\{[^}]*\})/).filter((text) => text !== '')) {
    if (!piece.startsWith('{')) {
      if (!/^[A-Za-z0-9_./\-\p{Script=Han}]+$/u.test(piece)) return { reason: `"${piece}" has characters that do not belong in a number`, reasonZh: `“${piece}”含有不宜用于编号的字符` }
      parts.push({ kind: 'text', text: piece })
      continue
    }
    const inner = piece.slice(1, -1)
    const format = DATE_FORMATS.find((name) => name === inner)
    const seq = /^seq(?::(\d{1,2}))?$/.exec(inner)
    if (format) parts.push({ kind: 'date', format })
    else if (seq && Number(seq[1] ?? 1) <= 12) parts.push({ kind: 'seq', width: Number(seq[1] ?? 1) })
    else return { reason: `"${piece}" is none of {yyyy} {yy} {MM} {dd} {seq:3}`, reasonZh: `“${piece}”不是 {yyyy} {yy} {MM} {dd} {seq:3} 之一` }
  }
  if (parts.filter((part) => part.kind === 'seq').length !== 1) return { reason: 'it needs exactly one {seq:n}', reasonZh: '须有且只有一个 {seq:n}' }
  return withReset(parts)
}

function withReset(parts: readonly NumberPart[]): NumberPattern | NumberProblem {
  const has = (format: string): boolean => parts.some((part) => part.kind === 'date' && part.format === format)
  const year = has('yyyy') || has('yy')
  if ((has('dd') && !has('MM')) || (has('MM') && !year)) {
    return { reason: 'the same number would come round again: a day needs its month and a month its year', reasonZh: '编号会重复：有日须有月，有月须有年' }
  }
  const finest = (['dd', 'MM', 'yyyy', 'yy'] as const).find(has)
  return { parts, resets: finest ? RESETS[finest] : 'never' }
}

export interface LocalDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The counter a number is drawn from: one per procedure and period. */
export function counterKey(procedure: string, pattern: NumberPattern, day: LocalDay): string {
  const pieces = { never: [], year: [day.year], month: [day.year, day.month], day: [day.year, day.month, day.day] }[pattern.resets]
  return [procedure, ...pieces].join(':')
}

export function formatNumber(pattern: NumberPattern, day: LocalDay, sequence: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const dates = { yyyy: String(day.year).padStart(4, '0'), yy: two(day.year % 100), MM: two(day.month), dd: two(day.day) }
  return pattern.parts.map((part) => {
    switch (part.kind) {
      case 'text': return part.text
      case 'date': return dates[part.format]
      case 'seq': return String(sequence).padStart(part.width, '0')
    }
  }).join('')
}
