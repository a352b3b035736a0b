/** How clocks, rules, words and what is kept beside the steps are compared. */
import type { Clock, Effect, Expression, Goods, Label, LedgerRule, Moment, Paper, Procedure, Rule, Words } from '../procedure/types.ts'
import { list } from './change.ts'
import { flag, items, keyed, keyedList, parts, value } from './compare.ts'
import type { Compare } from './compare.ts'
import { entries, expression, fieldNames, key, label, when, who } from './diff-data.ts'
import { sayDuration, sayExpression, sayLabel, sayMode, sayMoment, sayStep, sayText, sayWho } from './say.ts'
import { sayEffect, sayExtension, sayLimitCase } from './say-time.ts'

const moments = (name: Label): Compare<readonly Moment[]> => items(name, sayMoment)
const effects = (name: Label): Compare<readonly Effect[]> => items(name, sayEffect)
const at = moments({ zh: '时点', en: 'at' })

const RULES = { legal: { zh: '法定方法(自次日起算)', en: 'the legal way (from the next day)' }, elapsed: { zh: '实际经过的时间', en: 'elapsed time' } }

export const clocks = keyed<Clock>({
  code: 'clock', noun: { zh: '时限', en: 'clock' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording',
  brief: (procedure, one) => list(one.limits.map((entry) => sayLimitCase(procedure, entry)), '；', '; '),
  compare: parts<Clock>({
    key, label,
    from: moments({ zh: '起算', en: 'runs from' }),
    until: moments({ zh: '截止', en: 'runs until' }),
    limits: items({ zh: '期限', en: 'limit' }, sayLimitCase),
    rule: value({ zh: '计算方法', en: 'counted' }, (_, rule) => RULES[rule]),
    warn: value({ zh: '提前预警', en: 'warning before' }, sayDuration),
    warnWho: who({ zh: '预警通知', en: 'warned' }),
    late: effects({ zh: '超时后', en: 'when late' }),
    pausedIn: items({ zh: '暂停计时的环节', en: 'stands still during' }, sayStep),
    extend: value({ zh: '延期', en: 'extension' }, sayExtension),
    shown: flag({ zh: '改为显示', en: 'is now shown' }, { zh: '不再显示', en: 'is no longer shown' }),
  }),
})

export const rules = keyedList<Rule>({
  code: 'rule', noun: { zh: '规则', en: 'rule' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'rule',
  brief: (procedure, one) => list(one.do.map((effect) => sayEffect(procedure, effect)), '；', '; '),
  compare: parts<Rule>({ key, label, at, when, do: effects({ zh: '措施', en: 'does' }) }),
})

/** Words are known by their key: their text is what changes. */
export const words = keyedList<Words>({
  code: 'words', noun: { zh: '告知', en: 'words' }, label: (one) => ({ zh: one.key, en: one.key }), added: 'rule', removed: 'rule', order: 'wording', brief: (procedure, one) => sayLabel(procedure, one.text),
  compare: parts<Words>({
    key, at, when,
    to: who({ zh: '对象', en: 'said to' }),
    text: value({ zh: '内容', en: 'text' }, sayLabel, 'wording'),
    mode: value({ zh: '方式', en: 'said' }, sayMode),
  }),
})

const UNITS: Readonly<Record<LedgerRule['unit'], Label>> = { CNY: { zh: '元', en: 'yuan' }, points: { zh: '分', en: 'points' }, percent: { zh: '%', en: '%' } }
const ENTRY_KINDS: Readonly<Record<LedgerRule['kind'], Label>> = { reward: { zh: '奖励', en: 'reward' }, penalty: { zh: '扣罚', en: 'penalty' }, warning: { zh: '警告', en: 'warning' } }

const PLAIN_NUMBER = /^\d+(\.\d+)?$/
/** `20 yuan`, or the expression as it is written. */
function sayAmount(procedure: Procedure, amount: Expression, unit: LedgerRule['unit']): Label {
  const { zh, en } = PLAIN_NUMBER.test(amount.source) ? { zh: amount.source, en: amount.source } : sayExpression(procedure, amount)
  return { zh: `${zh} ${UNITS[unit].zh}`, en: `${en} ${UNITS[unit].en}` }
}

const ledgerRule = (before: LedgerRule, after: LedgerRule): Compare<LedgerRule> => parts<LedgerRule>({
  key, label,
  kind: value({ zh: '性质', en: 'kind' }, (_, kind) => ENTRY_KINDS[kind]),
  to: who({ zh: '对象', en: 'charged to' }),
  amount: (place, was, is) => expressionOrAmount(before.unit, after.unit)(place, was, is),
  unit: value({ zh: '单位', en: 'unit' }, (_, unit) => UNITS[unit]),
  shareOf: value({ zh: '基数', en: 'share of' }, sayLabel),
  hearing: value({ zh: '陈述申辩期', en: 'hearing within' }, sayDuration),
  approve: who({ zh: '决定人', en: 'decided by' }),
  appeal: value({ zh: '申诉', en: 'appeal' }, (procedure, appeal) => {
    const [within, to] = [sayDuration(procedure, appeal.within), sayWho(procedure, appeal.to)]
    return { zh: `${within.zh}内向${to.zh}提出`, en: `within ${within.en} to ${to.en}` }
  }),
})

const AMOUNT: Label = { zh: '数额', en: 'amount' }
/** "amount 20 yuan → 30 yuan": each side in its own unit. */
function expressionOrAmount(unitBefore: LedgerRule['unit'], unitAfter: LedgerRule['unit']): Compare<Expression | undefined> {
  return (place, before, after) => (before?.source === after?.source
    ? expression(AMOUNT)(place, before, after)
    : value<Expression>(AMOUNT, (procedure, amount) => sayAmount(procedure, amount, procedure === place.before ? unitBefore : unitAfter))(place, before, after))
}

export const ledger = keyed<LedgerRule>({
  code: 'ledger', noun: { zh: '考核项', en: 'ledger entry' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'wording',
  brief: (procedure, one) => (one.amount ? sayAmount(procedure, one.amount, one.unit) : ENTRY_KINDS[one.kind]),
  compare: (place, before, after) => ledgerRule(before, after)(place, before, after),
})

export const goods = keyed<Goods>({
  code: 'goods', noun: { zh: '物品', en: 'goods' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording',
  compare: parts<Goods>({
    key, label, keep: entries({ zh: '最少保留', en: 'keeps at least' }, 'rule'),
    holders: keyed<Label>({ code: 'goods.holder', noun: { zh: '保管方', en: 'holder' }, label: (one) => one, added: 'rule', removed: 'breaking', compare: label }),
  }),
})

export const papers = keyedList<Paper>({
  code: 'paper', noun: { zh: '文书', en: 'paper' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'wording',
  compare: parts<Paper>({
    key, label, at, when,
    number: value({ zh: '编号规则', en: 'number' }, sayText),
    copies: who({ zh: '分发', en: 'copies to' }),
    fields: fieldNames({ zh: '内容', en: 'shows' }),
  }),
})
