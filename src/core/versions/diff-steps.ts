/** How steps, outcomes and starts are compared. */
import type { Assignment, FormField, Gate, Label, Outcome, Procedure, Route, Start, Step, StepKind } from '../procedure/types.ts'
import { list } from './change.ts'
import type { Weight } from './change.ts'
import { flag, items, keyed, keyedList, parts, value } from './compare.ts'
import type { Compare } from './compare.ts'
import { entries, expression, hint, key, label, when, who } from './diff-data.ts'
import { sayAssignment, sayField, sayFormField, sayGate, sayRoute, saySkip, sayStep, saySubTicket, sayText, sayVote, sayWho } from './say.ts'
import { sayMove, saySample, saySeries } from './say-time.ts'

const KINDS: Readonly<Record<StepKind, Label>> = {
  task: { zh: '办理', en: 'task' }, survey: { zh: '询问反馈人', en: 'survey' }, meeting: { zh: '会议', en: 'meeting' }, wait: { zh: '等待', en: 'wait' },
  ticket: { zh: '另开工单', en: 'another ticket' }, join: { zh: '汇合', en: 'join' }, end: { zh: '结束', en: 'end' },
}

/** A form by its fields: asked anew, no longer asked, or asked with more or less insistence. */
const form: Compare<readonly FormField[]> = items({ zh: '表单', en: 'form' }, sayFormField, (before, after): Weight => {
  const optionalBefore = new Set(before.filter((entry) => !entry.required).map((entry) => entry.field))
  const known = new Set(before.map((entry) => entry.field))
  return after.some((entry) => entry.required && (optionalBefore.has(entry.field) || !known.has(entry.field))) ? 'breaking' : 'rule'
})

export const routes: Compare<readonly Route[]> = items({ zh: '去向', en: 'goes on' }, sayRoute)
const needs: Compare<readonly Gate[]> = items({ zh: '前提', en: 'conditions to be met' }, sayGate)
const set: Compare<readonly Assignment[]> = items({ zh: '自动填写', en: 'writes' }, sayAssignment)

const TONES = { primary: { zh: '主要', en: 'primary' }, plain: { zh: '普通', en: 'plain' }, refuse: { zh: '拒绝', en: 'refusing' } }
const solved = (_: Procedure, yes: boolean): Label => (yes ? { zh: '已解决', en: 'solved' } : { zh: '未解决', en: 'not solved' })

const outcome = parts<Outcome>({
  key, label, form, next: routes, when, needs, set,
  moves: items({ zh: '样品流转', en: 'moves of goods' }, sayMove),
  reopens: flag({ zh: '改为重办', en: 'now reopens the ticket' }, { zh: '不再算重办', en: 'no longer reopens the ticket' }),
  tone: value({ zh: '按钮样式', en: 'tone' }, (_, tone) => TONES[tone], 'wording'),
  whenSolved: value({ zh: '对应的回访答案', en: 'taken by the answer' }, solved),
  ends: items({ zh: '对应的另一工单的结束', en: 'for these ends of the other ticket' }, sayText),
})

const outcomes = keyedList<Outcome>({
  code: 'outcome', noun: { zh: '处理结果', en: 'outcome' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording', compare: outcome,
  brief: (procedure, one) => list(one.next.map((route) => sayRoute(procedure, route)), '；', '; '),
})

const gathers = (_: Procedure, many: 'all' | 'any' | number): Label => (many === 'all' ? { zh: '全部', en: 'all branches' } : many === 'any' ? { zh: '任一', en: 'any branch' } : { zh: `${many} 个`, en: `${many} branches` })

const step = (name: string): Compare<Step> => parts<Step>({
  key, label, hint, form, outcomes,
  kind: value({ zh: '类型', en: 'kind' }, (_, kind) => KINDS[kind], 'breaking'),
  by: value({ zh: '改由', en: 'done by' }, sayWho),
  never: items({ zh: '不得由办理下列环节的人办理', en: 'never by whoever did' }, sayStep),
  each: value({ zh: '逐一分办', en: 'a branch for each' }, sayField, 'breaking'),
  vote: value({ zh: '表决', en: 'vote' }, sayVote(name)),
  skip: items({ zh: '自动通过', en: 'skipped' }, saySkip(name)),
  opens: value({ zh: '另开工单', en: 'opens' }, saySubTicket),
  gathers: value({ zh: '等待分支', en: 'waits for' }, gathers),
  next: routes,
  minutes: value({ zh: '会议记录', en: 'minutes in' }, sayField),
  present: value({ zh: '到会人员', en: 'those present in' }, sayField),
})

export const steps = keyed<Step>({
  code: 'step', noun: { zh: '环节', en: 'step' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording',
  brief: (procedure, one) => (one.by.length > 0 ? { zh: `由${sayWho(procedure, one.by).zh}办理`, en: `by ${sayWho(procedure, one.by).en}` } : KINDS[one.kind]),
  compare: (place, before, after) => step(after.key)(place, before, after),
})

const START_KINDS: Readonly<Record<Start['kind'], Label>> = {
  person: { zh: '有人提出', en: 'somebody speaks up' }, schedule: { zh: '定时', en: 'a schedule' }, watch: { zh: '预警规则', en: 'a watch' }, ticket: { zh: '另一工单', en: 'another ticket' },
}

export const starts = keyed<Start>({
  code: 'start', noun: { zh: '渠道', en: 'start' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording',
  compare: parts<Start>({
    channel: key, label, form, next: routes, needs,
    kind: value({ zh: '方式', en: 'begins by' }, (_, kind) => START_KINDS[kind], 'breaking'),
    anonymous: flag({ zh: '可以匿名', en: 'may now be anonymous' }, { zh: '不再允许匿名', en: 'may no longer be anonymous' }, (_, after): Weight => (after === true ? 'rule' : 'breaking')),
    open: flag({ zh: '对公众开放', en: 'is now open to the public' }, { zh: '不再对公众开放', en: 'is no longer open to the public' }, (_, after): Weight => (after === true ? 'rule' : 'breaking')),
    by: who({ zh: '可由', en: 'used by' }),
    defaults: entries({ zh: '默认值', en: 'default of' }, 'rule'),
    series: value({ zh: '日程', en: 'schedule' }, saySeries),
    register: value({ zh: '台账', en: 'for each row of' }, sayText),
    rowInto: value({ zh: '行写入', en: 'row goes into' }, sayField),
    rowWhen: expression({ zh: '行的条件', en: 'for rows where' }),
    sample: value({ zh: '抽样', en: 'sample' }, saySample),
  }),
})

