/** Two values compared, in words. */
import type { Noun } from './expression-nouns.ts'
import { bracket, percent } from './expression-values.ts'
import type { Teller } from './teller.ts'

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

const DENIED: Readonly<Record<Comparison, Comparison>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
const TURNED: Readonly<Record<Comparison, Comparison>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Chinese and English verbs: for amounts written down, for amounts that are worked out, for dates. */
const AMOUNT: Readonly<Record<Comparison, readonly [zh: string, en: string]>> = {
  '==': ['为', 'is'], '!=': ['不是', 'is not'], '<': ['不足', 'is less than'], '<=': ['不超过', 'is at most'], '>': ['超过', 'is more than'], '>=': ['达到', 'is at least'],
}
const RELATION: Readonly<Record<Comparison, readonly [zh: string, en: string]>> = {
  '==': ['等于', 'equals'], '!=': ['不等于', 'differs from'], '<': ['小于', 'is less than'], '<=': ['不大于', 'is at most'], '>': ['大于', 'is more than'], '>=': ['不小于', 'is at least'],
}
const DATE: Readonly<Record<Comparison, readonly [zh: string, en: string]>> = {
  '==': ['为', 'is'], '!=': ['不是', 'is not'], '<': ['早于', 'is before'], '<=': ['不晚于', 'is not after'], '>': ['晚于', 'is after'], '>=': ['不早于', 'is not before'],
}

/** The comparison, or its denial, as a clause; undefined where words would be wrong. */
export function compareInWords(t: Teller, written: Comparison, a: Noun, b: Noun, holds: boolean): string | undefined {
  const isTurned = a.literal !== undefined && b.literal === undefined
  const [subject, object] = isTurned ? [b, a] : [a, b]
  const turned = isTurned ? TURNED[written] : written
  const op = holds ? turned : DENIED[turned]
  if (typeof object.literal === 'boolean') return compareWithYes(t, op, subject, object.literal)
  if (subject.kind === 'bool' || object.kind === 'bool') return undefined
  return emptiness(t, op, subject, object) ?? plain(t, op, subject, object)
}

function compareWithYes(t: Teller, op: Comparison, subject: Noun, yes: boolean): string | undefined {
  if (op !== '==' && op !== '!=') return undefined
  const holds = yes === (op === '==')
  if (subject.blank) return holds ? subject.blank.filled : subject.blank.empty
  return holds ? t.say(`${subject.text}为“是”`, `${subject.text} is "yes"`) : t.say(`${subject.text}为“否”`, `${subject.text} is "no"`)
}

/** Compared with nothing: `""`, or a count with none. */
function emptiness(t: Teller, op: Comparison, subject: Noun, object: Noun): string | undefined {
  const blank = subject.blank ?? { empty: t.say(`${subject.text}未填`, `${subject.text} is empty`), filled: t.say(`${subject.text}已填`, `${subject.text} is filled in`) }
  if (object.literal === '') return op === '==' ? blank.empty : op === '!=' ? blank.filled : undefined
  if (subject.kind !== 'number' || !subject.blank) return undefined
  const isNone = (object.literal === 0 && (op === '==' || op === '<=')) || (object.literal === 1 && op === '<')
  const isSome = (object.literal === 0 && (op === '!=' || op === '>')) || (object.literal === 1 && op === '>=')
  return isNone ? blank.empty : isSome ? blank.filled : undefined
}

function plain(t: Teller, op: Comparison, subject: Noun, object: Noun): string {
  const isWritten = typeof object.literal === 'number' && object.literal > 0
  const isTime = subject.kind === 'date' || object.kind === 'date'
  const verbs = isTime ? DATE : subject.kind === 'text' || isWritten ? AMOUNT : RELATION
  const [zh, en] = verbs[op]
  const between = t.say('', ' ')
  return `${bracket(t, subject)}${between}${t.say(zh, en)}${between}${amountInWords(t, subject, object)}`
}

function amountInWords(t: Teller, subject: Noun, object: Noun): string {
  if (typeof object.literal === 'string' && subject.nameOf) return subject.nameOf(object.literal)
  if (typeof object.literal !== 'number') return bracket(t, object)
  if (subject.kind === 'share') return percent(object.literal)
  const unit = subject.unit ?? ''
  return unit === '' ? object.text : `${object.text}${t.say('', ' ')}${unit}`
}
