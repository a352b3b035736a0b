/** Words on boxes and arrows, short and in both languages. */
import { conditionInWords } from '../describe/expression-words.ts'
import { scheduleInWords } from '../describe/describe-starts.ts'
import { limitInWords } from '../describe/limit-words.ts'
import type { Teller } from '../describe/teller.ts'
import type { Clock, Label, Limit, Route, Start } from '../types.ts'

/** The same procedure told in both languages. */
export interface Tellers {
  readonly zh: Teller
  readonly en: Teller
}

function both({ zh, en }: Tellers, tell: (t: Teller) => string): Label {
  return { zh: tell(zh), en: tell(en) }
}

/** `“默”到时（7天内）`: what takes an outcome by itself. */
export function overLabel(tellers: Tellers, clock: Clock): Label {
  const limit = only(clock)
  return both(tellers, (t) => t.say(`${t.clock(clock.key)}到时`, `when ${t.clock(clock.key)} is over`) + (limit ? t.aside(limitInWords(t, limit)) : ''))
}

function only(clock: Clock): Limit | undefined {
  const [first] = clock.limits
  return first && clock.limits.length === 1 && !first.when ? first.limit : undefined
}

/** `答复：1个工作日内`; with several cases only the name. */
export function limitLabel(tellers: Tellers, clock: Clock): Label {
  const limit = only(clock)
  if (!limit) return clock.label
  return both(tellers, (t) => `${t.label(clock.label)}${t.say('：', ': ')}${limitInWords(t, limit)}`)
}

export function eachLabel(tellers: Tellers, field: string): Label {
  return both(tellers, (t) => eachInWords(t, field))
}

/** `每个单位一份（部门）`. */
export function eachInWords(t: Teller, field: string): string {
  const kind = t.fieldOf(field)?.type
  const name = t.label(t.fieldOf(field)?.label, field)
  if (kind === 'units') return t.say(`每个单位一份（${name}）`, `for each unit (${name})`)
  return kind === 'people' ? t.say(`每人一份（${name}）`, `for each person (${name})`) : t.say(`每行一份（${name}）`, `for each row (${name})`)
}

/** What makes a ticket begin by itself. */
export function startLabel(tellers: Tellers, start: Start): Label {
  return both(tellers, (t) => {
    switch (start.kind) {
      case 'schedule': return scheduleInWords(t, start)
      case 'watch': return t.say(`台账${t.register(start.register ?? '')}预警`, `watch over ${t.register(start.register ?? '')}`)
      case 'ticket': return t.say('由其他工单开启', 'opened by another ticket')
      case 'person': return ''
    }
  })
}

/** The condition of a way; the last has none. */
export function choiceLabel(tellers: Tellers, { when }: Route, index: number): Label {
  if (!when) return index === 0 ? { zh: '', en: '' } : { zh: '其他情况', en: 'otherwise' }
  return both(tellers, (t) => conditionInWords(t, when))
}
