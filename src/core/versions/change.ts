/** What differs between two versions of a procedure, as data and as a sentence in both languages. */
import type { Label } from '../procedure/types.ts'

/**
 * `wording`: only what people read. `rule`: what happens, who acts or by when.
 * `breaking`: what running tickets, stored values or callers of the API stand on is gone or has become stricter: it needs a decision.
 */
export type Weight = 'wording' | 'rule' | 'breaking'
export const WEIGHTS = ['breaking', 'rule', 'wording'] as const satisfies readonly Weight[]

export interface Change {
  /** What kind of change, such as `clock.limits` or `step.added`. */
  readonly code: string
  /** Where, as in the file: `clocks.answer.limits`. */
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly weight: Weight
}

/** Whether two plain data values say the same; the order of keys does not matter, `undefined` is absence. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a).filter(isThere), new Map(Object.entries(b).filter(isThere))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}

const isThere = ([, value]: [string, unknown]): boolean => value !== undefined

/** JSON with its keys in order: one text for one meaning. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${stable(entry)}`).join(',')}}`
}

/** Data as it is put beside words that do not tell it apart: `kind:post,post:manager`. */
export const bare = (value: unknown): string => (value === undefined ? '' : `(${stable(value).replace(/[{}[\]"]/g, '')})`)

export const quote = ({ zh, en }: Label): Label => ({ zh: `“${zh}”`, en: `"${en}"` })
export const both = (text: string): Label => ({ zh: text, en: text })
export const NONE: Label = { zh: '无', en: 'none' }

/** `甲、乙` and `a, b`; nothing is "none". */
export function list(labels: readonly Label[], zh = '、', en = ', '): Label {
  return labels.length === 0 ? NONE : { zh: labels.map((label) => label.zh).join(zh), en: labels.map((label) => label.en).join(en) }
}
