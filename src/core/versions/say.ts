/** Pieces of a procedure in words, with the names that people know them by. */
import { ownEntry } from '../procedure/own-entry.ts'
import type {
  Assignment, Expression, FormField, Gate, Label, Moment, Procedure, Route, Skip, SubTicket, Vote, Who, WordsMode,
} from '../procedure/types.ts'
import { whoInWords } from '../procedure/describe/who-words.ts'
import { formatDuration } from '../worktime/index.ts'
import type { Duration } from '../worktime/index.ts'
import { both, list, quote } from './change.ts'

const named = (entry: { readonly label: Label } | undefined, key: string): Label => quote(entry?.label ?? both(key))

export const sayStep = (procedure: Procedure, key: string): Label => named(ownEntry(procedure.steps, key), key)
export const sayField = (procedure: Procedure, key: string): Label => named(ownEntry(procedure.fields, key), key)
export const sayLevel = (procedure: Procedure, key: string): Label => named(procedure.levels.find((level) => level.key === key), key)
export const sayClock = (procedure: Procedure, key: string): Label => named(ownEntry(procedure.clocks, key), key)
export const sayGoods = (procedure: Procedure, key: string): Label => named(ownEntry(procedure.goods, key), key)
export const sayLedger = (procedure: Procedure, key: string): Label => named(ownEntry(procedure.ledger, key), key)
export const sayPaper = (procedure: Procedure, key: string): Label => named(procedure.papers.find((paper) => paper.key === key), key)
/** Words have no name besides their key: what they say is their label. */
export const sayWords = (_: Procedure, key: string): Label => quote(both(key))

export const sayText = (_: Procedure, text: string | number | boolean): Label => both(String(text))
export const sayLabel = (_: Procedure, label: Label): Label => quote(label)
export const sayWho = (procedure: Procedure, whos: readonly Who[]): Label => whoInWords(procedure, whos)
export const sayExpression = (_: Procedure, { source }: Expression): Label => both(`\`${source}\``)
export const sayDuration = (_: Procedure, duration: Duration): Label => ({ zh: formatDuration(duration, 'zh'), en: formatDuration(duration, 'en') })

export function sayOutcome(procedure: Procedure, step: string, key: string): Label {
  return named(ownEntry(procedure.steps, step)?.outcomes.find((outcome) => outcome.key === key), key)
}

const SIMPLE_MOMENTS: Readonly<Record<string, Label>> = {
  received: { zh: '收到时', en: 'receipt' },
  said: { zh: '答复反馈人时', en: 'a word to the reporter' },
  closed: { zh: '结束时', en: 'the end' },
  reopened: { zh: '重办时', en: 'reopening' },
}

export function sayMoment(procedure: Procedure, moment: Moment): Label {
  const [head = '', tail] = moment.split('.')
  if (tail === undefined) {
    const step = sayStep(procedure, head)
    return ownEntry(SIMPLE_MOMENTS, head) ?? { zh: `进入${step.zh}`, en: `the beginning of ${step.en}` }
  }
  if (head === 'level') {
    const level = sayLevel(procedure, tail)
    return { zh: `升为${level.zh}`, en: `the rise to ${level.en}` }
  }
  if (Object.hasOwn(procedure.clocks, head)) {
    const clock = sayClock(procedure, head)
    return tail === 'warn' ? { zh: `时限${clock.zh}预警`, en: `the warning of ${clock.en}` } : { zh: `时限${clock.zh}超时`, en: `${clock.en} being late` }
  }
  const step = sayStep(procedure, head)
  const outcome = sayOutcome(procedure, head, tail)
  return tail === 'claimed' ? { zh: `认领${step.zh}`, en: `somebody taking ${step.en}` } : { zh: `${step.zh}以${outcome.zh}结束`, en: `${step.en} ending as ${outcome.en}` }
}

/** `A` or, in a form that asks more or less than the field itself, `A (required)`. */
export function sayFormField(procedure: Procedure, { field, required }: FormField): Label {
  const label = sayField(procedure, field)
  return { zh: `${label.zh}(${required ? '必填' : '选填'})`, en: `${label.en} (${required ? 'required' : 'optional'})` }
}

/** `if <condition>, <what>`. */
export function sayCase(when: Expression | undefined, what: Label): Label {
  return when ? { zh: `若 \`${when.source}\`，${what.zh}`, en: `if \`${when.source}\`, ${what.en}` } : what
}

export function sayRoute(procedure: Procedure, route: Route): Label {
  const to = list(route.to.map((step) => sayStep(procedure, step)), '和', ' and ')
  return sayCase(route.when, { zh: `到${to.zh}`, en: `to ${to.en}` })
}

export const sayGate = (_: Procedure, { that, label }: Gate): Label => ({ zh: `“${label.zh}”(\`${that.source}\`)`, en: `"${label.en}" (\`${that.source}\`)` })

export function sayAssignment(procedure: Procedure, { field, value }: Assignment): Label {
  const label = sayField(procedure, field)
  return { zh: `${label.zh} = \`${value.source}\``, en: `${label.en} = \`${value.source}\`` }
}

export function saySubTicket(_: Procedure, { procedure, start, with: given }: SubTicket): Label {
  const values = given.map(({ field, value }) => `${field} = \`${value.source}\``).join(', ')
  const more = `${start === undefined ? '' : ` (${start})`}${values === '' ? '' : `, ${values}`}`
  return { zh: `按制度 ${procedure} 开单${more}`, en: `a ticket of ${procedure}${more}` }
}

/** Of this step. */
export const sayVote = (step: string) => (procedure: Procedure, { outcome, needs, otherwise }: Vote): Label => {
  const zh = needs === 'all' ? '全体' : needs === 'majority' ? '过半数' : `${needs} 方`
  const en = needs === 'all' ? 'all' : needs === 'majority' ? 'a majority' : String(needs)
  const [agreed, other] = [sayOutcome(procedure, step, outcome), sayOutcome(procedure, step, otherwise)]
  return { zh: `${zh}选择${agreed.zh}才通过，否则按${other.zh}`, en: `${agreed.en} when ${en} choose it, else ${other.en}` }
}

export const saySkip = (step: string) => (procedure: Procedure, { when, nobody, take }: Skip): Label => {
  const zh = [...(when ? [`若 \`${when.source}\``] : []), ...(nobody ? ['无人可办时'] : [])].join('或')
  const en = [...(when ? [`if \`${when.source}\``] : []), ...(nobody ? ['if nobody can act'] : [])].join(' or ')
  const taken = sayOutcome(procedure, step, take)
  return { zh: `${zh}，自动按${taken.zh}通过`, en: `${en}, passed as ${taken.en}` }
}

export function sayMode(procedure: Procedure, mode: WordsMode | { readonly field: string }): Label {
  if (typeof mode === 'object') {
    const field = sayField(procedure, mode.field)
    return { zh: `按${field.zh}`, en: `as ${field.en} says` }
  }
  return { individual: { zh: '单独答复', en: 'individual' }, public: { zh: '公开答复', en: 'public' }, notice: { zh: '通告', en: 'notice' } }[mode]
}
