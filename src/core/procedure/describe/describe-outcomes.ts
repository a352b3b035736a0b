/** Forms, gates, routes and outcomes, in words. */
import type { FormField, Gate, GoodsMove, Outcome, Route, Step } from '../types.ts'
import { conditionInWords, valueInWords } from './expression-words.ts'
import { point } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { setInWords } from './effect-words.ts'
import type { Teller } from './teller.ts'

/** `必填：…；选填：…。` A field that is asked for in some cases only says so. */
export function formInWords(t: Teller, form: readonly FormField[]): string {
  return t.sentence(formClause(t, form))
}

function formClause(t: Teller, form: readonly FormField[]): string {
  const names = (required: boolean): string[] => form.filter((field) => field.required === required).map(({ field: key }) => {
    const field = t.fieldOf(key)
    return `${t.label(field?.label, key)}${field?.when ? t.aside(t.say(`仅在${conditionInWords(t, field.when)}时`, `only when ${conditionInWords(t, field.when)}`)) : ''}`
  })
  const [must, may] = [names(true), names(false)]
  return [must.length > 0 ? t.say(`必填：${t.list(must)}`, `required: ${t.list(must)}`) : '', may.length > 0 ? t.say(`选填：${t.list(may)}`, `optional: ${t.list(may)}`) : ''].filter((part) => part !== '').join(t.say('；', '; '))
}

export function gatesInWords(t: Teller, gates: readonly Gate[]): DescriptionPoint[] {
  return gates.map(({ that, label }) => point(t.sentence(t.say(`须满足：${conditionInWords(t, that)}。否则不予通过，并提示${t.quote(label.zh)}`, `only if ${conditionInWords(t, that)}; otherwise it is refused with ${t.quote(label.en)}`))))
}

/** `转4.3“派单”`; with conditions in their order, and several steps at once. */
export function routesInWords(t: Teller, routes: readonly Route[]): string {
  const to = (route: Route): string => {
    const targets = route.to.map((key) => t.stepAt(key))
    const isEnd = route.to.length === 1 && t.stepOf(route.to[0] ?? '')?.kind === 'end'
    if (isEnd) return t.say(`转${t.and(targets)}，办结`, `the ticket is closed: ${t.and(targets)}`)
    return route.to.length > 1 ? t.say(`同时转${t.and(targets)}`, `go on to ${t.and(targets)} at the same time`) : t.say(`转${t.and(targets)}`, `go on to ${t.and(targets)}`)
  }
  const [first] = routes
  if (first && routes.length === 1 && !first.when) return to(first)
  return routes.map((route) => (route.when ? t.say(`${conditionInWords(t, route.when)}的，${to(route)}`, `if ${conditionInWords(t, route.when)}, ${to(route)}`) : t.say(`其他情况，${to(route)}`, `otherwise ${to(route)}`))).join(t.say('；', '; '))
}

/** `受理后转…`; several ways are told after a colon. */
export function goesOn(t: Teller, before: string, routes: readonly Route[]): string {
  const plain = routes.length === 1 && !routes[0]?.when
  return `${before}${plain ? t.say('', ' ') : t.say('：', ': ')}${routesInWords(t, routes)}`
}

/** One outcome: what is chosen, filled in and written, where it leads, and what must hold before. */
export function tellOutcome(t: Teller, step: Step, outcome: Outcome): DescriptionPoint {
  const parts = [
    formClause(t, outcome.form),
    outcome.set.length > 0 ? setInWords(t, outcome.set) : '',
    ...outcome.moves.map((move) => moveInWords(t, move)),
    routesInWords(t, outcome.next),
    outcome.reopens ? t.say('计为一次重办', 'counted as a reopening') : '',
  ]
  const title = t.quote(t.label(outcome.label))
  return point(`${title}${t.say('：', ': ')}${t.sentence(...parts)}`, [...conditions(t, step, outcome), ...gatesInWords(t, outcome.needs)])
}

function conditions(t: Teller, step: Step, outcome: Outcome): DescriptionPoint[] {
  const solved = outcome.whenSolved === undefined ? '' : outcome.whenSolved ? t.say('反馈人答“已解决”即为此结果', 'the answer "solved" leads here') : t.say('反馈人答“未解决”即为此结果', 'the answer "not solved" leads here')
  const never = outcome.when?.source.trim() === 'false'
  const taken = clocksThatTake(t, step.key, outcome.key)
  const byClock = taken.length === 0 ? '' : t.say(`时限${t.list(taken)}到时，自动为此结果${never ? '；不由人选定' : ''}`, `taken by itself when the limit ${t.list(taken)} is over${never ? '; nobody can choose it' : ''}`)
  return [
    outcome.when && outcome.when.source.trim() !== 'false' ? t.sentence(t.say(`仅在${conditionInWords(t, outcome.when)}时可选`, `offered only when ${conditionInWords(t, outcome.when)}`)) : '',
    t.sentence(solved), t.sentence(byClock),
    step.kind === 'ticket' ? t.sentence(endsInWords(t, step, outcome)) : '',
  ].filter((text) => text !== '').map((text) => point(text))
}

function clocksThatTake(t: Teller, step: string, outcome: string): string[] {
  return Object.values(t.procedure.clocks).filter((clock) => clock.late.some((effect) => effect.kind === 'take' && effect.step === step && effect.outcome === outcome)).map((clock) => `${t.clock(clock.key)}${t.aside(t.clause('clocks', clock.key))}`)
}

function endsInWords(t: Teller, step: Step, outcome: Outcome): string {
  if (outcome.ends.length > 0) return t.say(`所开工单以 ${outcome.ends.join('、')} 结束的，为此结果`, `taken when the other ticket ends at ${outcome.ends.join(' or ')}`)
  return step.outcomes.length > 1 ? t.say('所开工单以其他方式结束的，为此结果', 'taken when the other ticket ends in any other way') : t.say('所开工单结束后，为此结果', 'taken when the other ticket has ended')
}

export function moveInWords(t: Teller, move: GoodsMove): string {
  const goods = t.goods(move.goods)
  const [from, to] = [move.from, move.to].map((holder) => (holder === undefined ? undefined : t.holder(move.goods, holder)))
  const count = valueInWords(t, move.count)
  const witness = move.witness === undefined ? '' : t.say(`，${t.field(move.witness)}在场见证`, `, witnessed by ${t.field(move.witness)}`)
  const way = from === undefined ? t.say(`收入${to ?? ''}`, `into ${to ?? ''}`) : to === undefined ? t.say(`从${from}移出`, `out of ${from}`) : t.say(`由${from}交${to}`, `from ${from} to ${to}`)
  return t.say(`${goods}${way}，数量：${count}${witness}`, `${goods}: ${way}, count: ${count}${witness}`)
}
