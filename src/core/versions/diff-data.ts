/** How fields, tables, levels, roles and the needs of a procedure are compared. */
import type {
  CheckItem, Choice, Column, Expression, Field, Label, Level, NeededPost, NeededUnit, RegisterNeed, Role, Table, Who,
} from '../procedure/types.ts'
import { bare, both, same } from './change.ts'
import type { Weight } from './change.ts'
import { arrow, derived, flag, inside, items, keyed, keyedList, parts, tell, value } from './compare.ts'
import type { Compare, Weigh } from './compare.ts'
import { sayExpression, sayField, sayLabel, sayText, sayWho } from './say.ts'

/** The name itself is compared as what it names is found by. */
export const key: Compare<string | undefined> = value({ zh: '键', en: 'key' }, sayText, 'breaking')
export const label: Compare<Label | undefined> = value({ zh: '名称', en: 'name' }, sayLabel, 'wording')
export const hint: Compare<Label | undefined> = value({ zh: '提示', en: 'hint' }, sayLabel, 'wording')
export const who = (name: Label): Compare<readonly Who[]> => value(name, sayWho)

/** Shows both sources; the same source may also be understood differently, when what it reads has changed. */
export function expression(name: Label, weigh: Weigh<Expression | undefined> = 'rule'): Compare<Expression | undefined> {
  const sources = value<Expression>(name, sayExpression, weigh)
  return (place, before, after) => (before?.source === after?.source ? derived<Expression | undefined>(name)(place, before, after) : sources(place, before, after))
}

const WHEN: Label = { zh: '条件', en: 'condition' }
export const when = expression(WHEN)

/** Less room than before may leave out what is there already. */
const max: Compare<number | undefined> = value({ zh: '上限', en: 'maximum' }, sayText, (before, after): Weight => ((after ?? Infinity) < (before ?? Infinity) ? 'breaking' : 'rule'))
const min: Compare<number | undefined> = value({ zh: '下限', en: 'minimum' }, sayText, (before, after): Weight => ((after ?? -Infinity) > (before ?? -Infinity) ? 'breaking' : 'rule'))
const required: Compare<boolean | undefined> = flag({ zh: '改为必填', en: 'became required' }, { zh: '改为选填', en: 'became optional' }, (_, after): Weight => (after === true ? 'breaking' : 'rule'))
const type: Compare<string> = value({ zh: '类型', en: 'type' }, sayText, 'breaking')

const choices = keyedList<Choice>({
  code: 'choice', noun: { zh: '选项', en: 'choice' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording',
  compare: parts<Choice>({ key, label, under: value({ zh: '上级', en: 'under' }, sayText) }),
})
const columns = keyedList<Column>({
  code: 'column', noun: { zh: '列', en: 'column' }, label: (one) => one.label, added: (_, one) => (one.required ? 'breaking' : 'rule'), removed: 'breaking', order: 'wording',
  compare: parts<Column>({ key, label, type, required, choices }),
})
const checkItems = keyedList<CheckItem>({
  code: 'item', noun: { zh: '检查项', en: 'item' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'wording',
  compare: parts<CheckItem>({ key, label, weight: value({ zh: '分值', en: 'weight' }, sayText) }),
})

export const fields = keyed<Field>({
  code: 'field', noun: { zh: '字段', en: 'field' }, label: (one) => one.label, removed: 'breaking', order: 'wording',
  added: (_, one) => (one.required ? 'breaking' : 'rule'),
  brief: (_, one) => ({ zh: one.required ? '必填' : '选填', en: one.required ? 'required' : 'optional' }),
  compare: parts<Field>({
    key, type, label, hint, required, max, min, choices, columns, items: checkItems, when,
    register: value({ zh: '台账', en: 'register' }, sayText, 'breaking'),
    unit: value({ zh: '计量单位', en: 'unit' }, sayLabel),
    value: expression({ zh: '计算式', en: 'computed as' }),
    among: who({ zh: '可选人员', en: 'one of' }),
    seenBy: who({ zh: '可见范围', en: 'seen by' }),
    effect: value({ zh: '作用', en: 'effect' }, () => ({ zh: '回避', en: 'recuses' })),
    isTitle: flag({ zh: '改为工单标题', en: 'became the title of the ticket' }, { zh: '不再是工单标题', en: 'is no longer the title of the ticket' }),
  }),
})

const cell = value(both(''), sayText)
/** Rows and columns of a fixed matrix, cell by cell. */
export const tables: Compare<Readonly<Record<string, Table>>> = keyed<Table>({
  code: 'table', noun: { zh: '对照表', en: 'table' }, label: (_, name) => both(name), added: 'rule', removed: 'rule', order: 'wording',
  compare: parts<Table>({
    key,
    columns: keyed<'unit' | 'post' | 'text'>({ code: 'table.column', noun: { zh: '列', en: 'column' }, label: (_, name) => both(name), added: 'rule', removed: 'rule', order: 'wording', compare: value({ zh: '类型', en: 'type' }, sayText) }),
    rows: keyed<Readonly<Record<string, string>>>({
      code: 'table.row', noun: { zh: '行', en: 'row' }, label: (_, name) => both(name), added: 'rule', removed: 'rule', order: 'wording',
      compare: keyed<string>({ code: 'table.cell', noun: { zh: '格', en: 'cell' }, label: (_, name) => both(name), added: 'rule', removed: 'rule', compare: cell }),
    }),
  }),
})

export const levels = keyedList<Level>({
  code: 'level', noun: { zh: '等级', en: 'level' }, label: (one) => one.label, added: 'rule', removed: 'breaking', order: 'rule', brief: (procedure, one) => (one.when ? sayExpression(procedure, one.when) : both('')),
  compare: parts<Level>({ key, label, when }),
})

export const roles = keyed<Role>({
  code: 'role', noun: { zh: '角色', en: 'role' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'wording', brief: (procedure, one) => sayWho(procedure, one.who),
  compare: parts<Role>({ key, label, who: who({ zh: '由', en: 'is now' }) }),
})

const code: Compare<string> = value({ zh: '编码', en: 'code' }, sayText)
const byCode = <T extends { readonly code: string }>(compare: Compare<Readonly<Record<string, T>>>): Compare<readonly T[]> => {
  const map = (these: readonly T[]): Readonly<Record<string, T>> => Object.fromEntries(these.map((one) => [one.code, one]))
  return (place, before, after) => compare(place, map(before), map(after))
}

export const units = byCode(keyed<NeededUnit>({
  code: 'unit', noun: { zh: '所需单位', en: 'needed unit' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'wording',
  compare: parts<NeededUnit>({ code, label, parent: value({ zh: '上级单位', en: 'parent' }, sayText) }),
}))
export const posts = byCode(keyed<NeededPost>({
  code: 'post', noun: { zh: '所需岗位', en: 'needed post' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'wording',
  compare: parts<NeededPost>({
    code, label, unit: value({ zh: '单位', en: 'unit' }, sayText),
    head: flag({ zh: '改为单位负责人', en: 'now heads its unit' }, { zh: '不再是单位负责人', en: 'no longer heads its unit' }),
  }),
}))
export const registers = keyed<RegisterNeed>({
  code: 'register', noun: { zh: '所需台账', en: 'needed register' }, label: (one) => one.label, added: 'rule', removed: 'rule', order: 'wording',
  compare: parts<RegisterNeed>({ key, label, columns }),
})

/** A map of texts or numbers without labels of their own. */
export const entries = (name: Label, weight: Weight): Compare<Readonly<Record<string, string | number | boolean>>> => (place, before, after) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((one) => !same(before[one], after[one])).map((one) => {
    const shown = { zh: `${name.zh} ${one}`, en: `${name.en} ${one}` }
    const [was, is] = [before[one], after[one]].map((entry) => (entry === undefined ? { zh: '无', en: 'none' } : both(String(entry))))
    return tell(inside(place, one), arrow(shown, was ?? both(''), is ?? both(''), bare(before[one]), bare(after[one])), weight)
  })

export const fieldNames = (name: Label): Compare<readonly string[]> => items(name, sayField)
