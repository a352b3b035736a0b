/** Whether two number patterns can make the same number. Exact but for the calendar: a day 31 is taken to be in every month. */
import type { NumberPart, NumberPattern } from './types.ts'

/** One character of a number out of these; `more` as often as one likes, or not at all. */
interface Slot {
  readonly from: string
  readonly more: boolean
}
type Slots = readonly Slot[]

const DIGITS = '0123456789'
const one = (from: string): Slot => ({ from, more: false })

/** Dates as the characters they are written with: months 01-12, days 01-31, years of this century. */
const DATES: Readonly<Record<'yyyy' | 'yy' | 'MM' | 'dd', readonly Slots[]>> = {
  yyyy: [[one('2'), one('0'), one(DIGITS), one(DIGITS)]],
  yy: [[one(DIGITS), one(DIGITS)]],
  MM: [[one('0'), one('123456789')], [one('1'), one('012')]],
  dd: [[one('0'), one('123456789')], [one('12'), one(DIGITS)], [one('3'), one('01')]],
}

function slotsOf(part: NumberPart): readonly Slots[] {
  switch (part.kind) {
    case 'text': return [[...part.text].map(one)]
    case 'date': return DATES[part.format]
    case 'seq': return [[...Array.from({ length: part.width }, () => one(DIGITS)), { from: DIGITS, more: true }]]
  }
}

function formsOf(pattern: NumberPattern): readonly Slots[] {
  return pattern.parts.reduce<readonly Slots[]>((forms, part) => forms.flatMap((form) => slotsOf(part).map((slots) => [...form, ...slots])), [[]])
}

/** A number that both patterns can make; undefined when there is none. */
export function sharedNumber(a: NumberPattern, b: NumberPattern): string | undefined {
  for (const left of formsOf(a)) {
    for (const right of formsOf(b)) {
      const shared = meet(left, right)
      if (shared !== undefined) return shared
    }
  }
  return undefined
}

/** Walks both forms at once; places already walked in vain are not walked again. */
function meet(left: Slots, right: Slots): string | undefined {
  const vain = new Set<number>()
  const walk = (i: number, j: number): string | undefined => {
    const [a, b] = [left[i], right[j]]
    if (!a && !b) return ''
    const place = i * (right.length + 1) + j
    if (vain.has(place)) return undefined
    vain.add(place)
    const skipped = (a?.more ? walk(i + 1, j) : undefined) ?? (b?.more ? walk(i, j + 1) : undefined)
    if (skipped !== undefined) return skipped
    const shared = a && b ? [...a.from].find((character) => b.from.includes(character)) : undefined
    if (shared === undefined || !a || !b) return undefined
    const rest = walk(a.more ? i : i + 1, b.more ? j : j + 1)
    return rest === undefined ? undefined : shared + rest
  }
  return walk(0, 0)
}
