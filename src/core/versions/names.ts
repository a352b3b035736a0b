/** What was only renamed: another key under the same label. Also the mapping that is suggested for running tickets. */
import { ownEntry } from '../procedure/own-entry.ts'
import type { Label, Procedure } from '../procedure/types.ts'
import { stable } from './change.ts'
import type { Change } from './change.ts'

/** New keys by old keys; what kept its key is not listed. */
export type Renames = Readonly<Record<string, string>>

export interface Names {
  readonly fields: Renames
  readonly steps: Renames
  /** Of each step, by its new key. */
  readonly outcomes: Readonly<Record<string, Renames>>
  readonly levels: Renames
  readonly clocks: Renames
  readonly roles: Renames
  readonly ledger: Renames
  readonly goods: Renames
  readonly papers: Renames
  readonly words: Renames
  readonly rules: Renames
}

/** What makes two things of one kind the same thing: usually their label. */
type Marks = Readonly<Record<string, unknown>>

const markedBy = <T>(these: Readonly<Record<string, T>>, mark: (one: T) => unknown): Marks => Object.fromEntries(Object.entries(these).map(([key, one]) => [key, mark(one)]))
const listMarks = <T extends { readonly key: string }>(these: readonly T[], mark: (one: T) => unknown): Marks => Object.fromEntries(these.map((one) => [one.key, mark(one)]))
const byLabel = ({ label }: { readonly label: Label }): unknown => label

/** Pairs what is gone with what is new when exactly one of each carries the mark. */
function pair(before: Marks, after: Marks): Renames {
  const without = (these: Marks, those: Marks): [string, string][] => Object.entries(these).filter(([key]) => !Object.hasOwn(those, key)).map(([key, mark]) => [key, stable(mark)])
  const [gone, fresh] = [without(before, after), without(after, before)]
  return Object.fromEntries(gone.flatMap(([key, mark]) => {
    const [to, more] = fresh.filter((entry) => entry[1] === mark)
    const alone = gone.filter((entry) => entry[1] === mark).length === 1
    return alone && to && !more ? [[key, to[0]]] : []
  }))
}

export function suggestNames(before: Procedure, after: Procedure): Names {
  const steps = pair(markedBy(before.steps, ({ kind, label }) => [kind, label]), markedBy(after.steps, ({ kind, label }) => [kind, label]))
  const outcomesOf = (procedure: Procedure, step: string): Marks => listMarks(ownEntry(procedure.steps, step)?.outcomes ?? [], byLabel)
  return {
    steps,
    fields: pair(markedBy(before.fields, ({ type, label }) => [type, label]), markedBy(after.fields, ({ type, label }) => [type, label])),
    outcomes: Object.fromEntries(Object.keys(before.steps).map((step) => {
      const now = nameOf(steps, step)
      return [now, pair(outcomesOf(before, step), outcomesOf(after, now))]
    })),
    levels: pair(listMarks(before.levels, byLabel), listMarks(after.levels, byLabel)),
    clocks: pair(markedBy(before.clocks, byLabel), markedBy(after.clocks, byLabel)),
    roles: pair(markedBy(before.roles, byLabel), markedBy(after.roles, byLabel)),
    ledger: pair(markedBy(before.ledger, byLabel), markedBy(after.ledger, byLabel)),
    goods: pair(markedBy(before.goods, byLabel), markedBy(after.goods, byLabel)),
    papers: pair(listMarks(before.papers, byLabel), listMarks(after.papers, byLabel)),
    words: pair(listMarks(before.words, ({ text }) => text), listMarks(after.words, ({ text }) => text)),
    rules: pair(listMarks(before.rules, byLabel), listMarks(after.rules, byLabel)),
  }
}

export const nameOf = (names: Renames, key: string): string => ownEntry(names, key) ?? key

interface Renamed {
  readonly code: string
  readonly path: string
  readonly noun: Label
  readonly label: Label
  readonly from: string
  readonly to: string
}

/** Steps, fields, levels, clocks and outcomes stand in running tickets, so that a new key breaks something; the others are only names in the file. */
export function tellRenames(before: Procedure, after: Procedure, names: Names): readonly Change[] {
  return renamesOf(before, after, names).map(({ code, path, noun, label, from, to }) => ({
    code: `${code}.renamed`, path: `${path}.${to}`, weight: BREAKING.includes(code) ? 'breaking' : 'wording',
    zh: `${noun.zh}“${label.zh}”：键 ${from} 改为 ${to}`,
    en: `${noun.en.charAt(0).toUpperCase()}${noun.en.slice(1)} "${label.en}": key ${from} → ${to}`,
  }))
}

const BREAKING = ['field', 'step', 'outcome', 'level', 'clock', 'goods']

function renamesOf(before: Procedure, after: Procedure, names: Names): Renamed[] {
  const of = (renames: Renames, code: string, path: string, noun: Label, labelOf: (key: string) => Label | undefined): Renamed[] =>
    Object.entries(renames).map(([from, to]) => ({ code, path, noun, label: labelOf(to) ?? { zh: to, en: to }, from, to }))
  return [
    ...of(names.fields, 'field', 'fields', { zh: '字段', en: 'field' }, (key) => ownEntry(after.fields, key)?.label),
    ...of(names.levels, 'level', 'levels', { zh: '等级', en: 'level' }, (key) => after.levels.find((level) => level.key === key)?.label),
    ...of(names.roles, 'role', 'roles', { zh: '角色', en: 'role' }, (key) => ownEntry(after.roles, key)?.label),
    ...of(names.steps, 'step', 'steps', { zh: '环节', en: 'step' }, (key) => ownEntry(after.steps, key)?.label),
    ...Object.entries(names.outcomes).flatMap(([step, renames]) => of(renames, 'outcome', `steps.${step}.outcomes`, { zh: '处理结果', en: 'outcome' }, (key) => ownEntry(after.steps, step)?.outcomes.find((one) => one.key === key)?.label)),
    ...of(names.clocks, 'clock', 'clocks', { zh: '时限', en: 'clock' }, (key) => ownEntry(after.clocks, key)?.label),
    ...of(names.words, 'words', 'words', { zh: '告知', en: 'words' }, (key) => ({ zh: key, en: key })),
    ...of(names.rules, 'rule', 'rules', { zh: '规则', en: 'rule' }, (key) => after.rules.find((rule) => rule.key === key)?.label),
    ...of(names.ledger, 'ledger', 'ledger', { zh: '考核项', en: 'ledger entry' }, (key) => ownEntry(after.ledger, key)?.label),
    ...of(names.goods, 'goods', 'goods', { zh: '物品', en: 'goods' }, (key) => ownEntry(after.goods, key)?.label),
    ...of(names.papers, 'paper', 'papers', { zh: '文书', en: 'paper' }, (key) => after.papers.find((paper) => paper.key === key)?.label),
  ]
}
