/** What changed between two versions of a procedure, in words. */
import type { Procedure } from '../procedure/types.ts'
import type { Change } from './change.ts'
import { WEIGHTS, both } from './change.ts'
import { derived, items, parts, value, withoutDerived } from './compare.ts'
import { entries, fields, levels, posts, registers, roles, tables, units, who } from './diff-data.ts'
import { clocks, goods, ledger, papers, rules, words } from './diff-effects.ts'
import { starts, steps } from './diff-steps.ts'
import { suggestNames, tellRenames } from './names.ts'
import { renameIn } from './rename.ts'
import { sayLabel, sayMoment, sayText } from './say.ts'
import { sayNumberPattern } from './say-time.ts'

const compareProcedure = parts<Procedure>({
  id: value({ zh: '制度', en: 'procedure' }, sayText, 'breaking'),
  version: value({ zh: '版本', en: 'version' }, sayText, 'wording'),
  catalogue: value({ zh: '目录编号', en: 'catalogue entry' }, sayText, 'wording'),
  title: value({ zh: '名称', en: 'title' }, sayLabel, 'wording'),
  summary: value({ zh: '摘要', en: 'summary' }, sayLabel, 'wording'),
  document: entries({ zh: '文件', en: 'document' }, 'wording'),
  number: value({ zh: '编号规则', en: 'number' }, sayNumberPattern),
  calendar: value({ zh: '工作日历', en: 'calendar' }, sayText),
  needs: parts<Procedure['needs']>({ units, posts, registers }),
  fields, tables, levels, roles, starts, steps, clocks, words, rules, ledger, goods, papers,
  watchers: who({ zh: '督办人员', en: 'watched by' }),
  noPromiseBefore: items({ zh: '在此之前不得承诺', en: 'no promise before' }, sayMoment),
  keepYears: value({ zh: '保存年限', en: 'kept for' }, (_, years) => (years === 1 ? { zh: '1 年', en: '1 year' } : { zh: `${years} 年`, en: `${years} years` })),
  questions: derived({ zh: '条件所需的查询', en: 'what the conditions ask' }),
})

/**
 * The changes from one version to another, most weighty first, else in the order of the file. Two procedures that differ in anything
 * give at least one change; the order of keys matters only where people see it. What was only renamed is told once: what refers to
 * it is compared by its new name.
 */
export function diffProcedures(before: Procedure, after: Procedure): readonly Change[] {
  const names = suggestNames(before, after)
  const renamed = renameIn(before, names)
  const changes = [...tellRenames(before, after, names), ...compareProcedure({ before: renamed, after, code: '', path: '', said: both('') }, renamed, after)]
  return withoutDerived(changes).toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight))
}
