/** Which few values stand for all the values of a fact. */
import type { Field } from '../types.ts'

export interface Sample {
  /** Whether some form has asked for it; only fields can be unasked. */
  readonly asked: boolean
  readonly filled: boolean
  /** Of a list: how many entries. */
  readonly value: string | number | boolean
}

export interface Nature {
  /** It is of the whole ticket; or every branch has its own; or only a branch for a unit, a person or a row has: steps side by side share it. */
  readonly of: 'ticket' | 'branch' | 'item'
  /** Changes without anybody writing it: never remembered from one act to the next. */
  readonly fleeting: boolean
  /** Not looked into: whatever it is worked out of, it may be anything. */
  readonly opaque?: boolean
  /** Fields that it is worked out of: it is unknown again when one of them is written. */
  readonly reads: readonly string[]
  readonly type: 'text' | 'number' | 'bool'
  /** Whole numbers from 0; `counted` when each of them matters. */
  readonly whole?: 'some' | 'counted'
  readonly field?: Field
  /** Whether one of these fields was written after this fact was: it is what a person was named by. */
  readonly since?: { readonly naming: string; readonly fields: readonly string[] }
  /** Its values, when they are known beforehand. */
  readonly fixed?: readonly (string | number | boolean)[]
}

/** More choices than this do not fit into a set of samples: one that nothing compares with stands for the rest. */
const MOST_CHOICES = 20
/** A set of samples is the bits of one number. */
export const MOST_SAMPLES = 30
/** Counting beyond this is "many". */
const MOST_COUNTED = 12
/** A text that nothing compares with: it stands for every other text. */
const OTHER = '\u0000'

type Values = readonly (string | number | boolean)[]

export function samplesOf(nature: Nature, literals: readonly (string | number)[]): Sample[] {
  if (nature.field) return samplesOfField(nature.field, literals)
  return (nature.fixed?.slice(0, MOST_SAMPLES) ?? valuesOf(nature, literals)).map((value) => ({ asked: true, filled: value !== '' && value !== 0, value }))
}

function valuesOf({ type, whole }: Nature, literals: readonly (string | number)[]): Values {
  switch (type) {
    case 'bool': return [false, true]
    case 'text': return [...new Set(['', ...textsIn(literals), OTHER])]
    case 'number': {
      const numbers = [0, ...numbersIn(literals)]
      if (whole !== 'counted') return around(numbers, whole !== undefined, whole ? 0 : undefined, undefined)
      return Array.from({ length: Math.min(MOST_COUNTED, Math.max(...numbers) + 1) + 1 }, (_, count) => count)
    }
  }
}

function samplesOfField(field: Field, literals: readonly (string | number)[]): Sample[] {
  const kind = kindOf(field)
  const nothing = kind === 'bool' ? false : kind === 'text' ? '' : 0
  const filled = filledValues(field, kind, literals).map((value) => ({ asked: true, filled: true, value }))
  return [{ asked: false, filled: false, value: nothing }, { asked: true, filled: false, value: nothing }, ...filled]
}

function filledValues(field: Field, kind: ReturnType<typeof kindOf>, literals: readonly (string | number)[]): Values {
  const numbers = numbersIn(literals)
  const most = field.max ?? (field.type === 'rating' ? 5 : undefined)
  const least = field.min ?? (field.type === 'rating' ? 1 : undefined)
  switch (kind) {
    case 'bool': return [false, true]
    // The longest list is one of "more": how many entries it may have is of no account as long as nothing compares with it.
    case 'list': return around(numbers, true, Math.max(1, least ?? 1), undefined).filter((count) => most === undefined || count <= most)
    case 'number': return around(numbers.length === 0 ? [least ?? 1] : numbers, false, least, most)
    case 'text': {
      const texts = textsIn(literals).filter((value) => value !== '')
      if (field.choices.length === 0) return [...texts, OTHER]
      const keys = field.choices.map((choice) => choice.key)
      if (keys.length <= MOST_CHOICES) return keys
      return [...keys.filter((key) => texts.includes(key)), ...keys.filter((key) => !texts.includes(key)).slice(0, 1)]
    }
  }
}

/** Each number within the bounds and the bounds themselves, one between each two, and one beyond each end that has no bound. */
function around(numbers: readonly number[], whole: boolean, min: number | undefined, max: number | undefined): number[] {
  const within = numbers.filter((number) => (min === undefined || number >= min) && (max === undefined || number <= max))
  const sorted = [...new Set([...within, ...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max])])].sort((a, b) => a - b)
  const between = sorted.flatMap((number, index) => {
    const next = sorted[index + 1]
    if (next === undefined) return [number]
    return whole ? (next - number > 1 ? [number, number + 1] : [number]) : [number, (number + next) / 2]
  })
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  return [...(min === undefined ? [first - 1] : []), ...between, ...(max === undefined ? [last + 1] : [])]
}

function numbersIn(literals: readonly (string | number)[]): number[] {
  return literals.filter((value) => typeof value === 'number')
}

function textsIn(literals: readonly (string | number)[]): string[] {
  return literals.filter((value) => typeof value === 'string')
}

export function kindOf(field: Pick<Field, 'type'>): 'text' | 'number' | 'bool' | 'list' {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'rating': return 'number'
    case 'boolean': return 'bool'
    case 'units':
    case 'people':
    case 'files':
    case 'table':
    case 'checklist':
    case 'causes': return 'list'
    case 'text':
    case 'longText':
    case 'date':
    case 'dateTime':
    case 'choice':
    case 'contact':
    case 'signature':
    case 'unit':
    case 'person':
    case 'level':
    case 'register': return 'text'
  }
}
