/** The compiled procedure told in plain words: who does what, by when, what if not. */
import { ownEntry } from '../own-entry.ts'
import type { Label, Procedure } from '../types.ts'
import { tellClock } from './describe-clocks.ts'
import { tellField, tellRegister, tellTable } from './describe-fields.ts'
import { tellKeeping, tellLevel, tellRole, tellSecret } from './describe-people.ts'
import { tellGoods, tellLedger, tellPaper, tellRule, tellWords } from './describe-records.ts'
import { tellStart } from './describe-starts.ts'
import { tellStep } from './describe-steps.ts'
import { numberedTeller, partsOf } from './description.ts'
import type { Description, DescriptionPart, DescriptionPoint } from './description.ts'
import type { DescriptionLanguage, Teller } from './teller.ts'

interface Told {
  readonly title: string
  readonly points: readonly DescriptionPoint[]
}

const TITLES: Readonly<Record<DescriptionPart, Label>> = {
  roles: { zh: '职责', en: 'Who is who' },
  starts: { zh: '受理', en: 'How it begins' },
  levels: { zh: '分级', en: 'Levels' },
  steps: { zh: '办理环节', en: 'Steps' },
  clocks: { zh: '时限', en: 'Time limits' },
  rules: { zh: '自动处理', en: 'What happens by itself' },
  words: { zh: '告知', en: 'What is said' },
  ledger: { zh: '奖惩', en: 'Rewards and penalties' },
  goods: { zh: '实物', en: 'Goods in custody' },
  papers: { zh: '单据', en: 'Papers' },
  secrecy: { zh: '保密与回避', en: 'Secrecy and recusal' },
  fields: { zh: '填写内容', en: 'What is filled in' },
  tables: { zh: '对照表与台账', en: 'Tables and registers' },
  keeping: { zh: '编号、监督与保存', en: 'Numbers, watching and keeping' },
}

/** The description with numbered clauses that refer to each other. */
export function describeProcedure(procedure: Procedure, lang: DescriptionLanguage): Description {
  const parts = partsOf(procedure)
  const t = numberedTeller(procedure, lang)
  return {
    lang, title: procedure.title[lang], summary: procedure.summary[lang] === procedure.title[lang] ? '' : procedure.summary[lang], head: headOf(t),
    sections: parts.map(({ part, number, keys }) => ({
      key: part, number, title: TITLES[part][lang], intro: introOf(t, part),
      entries: keys.map((key, index) => ({ key, number: `${number}.${index + 1}`, ...tell(t, part, key) })),
    })),
  }
}

function introOf(t: Teller, part: DescriptionPart): string {
  if (part !== 'levels' || t.procedure.levels.length < 2) return ''
  const mayChoose = Object.values(t.procedure.fields).some(({ type }) => type === 'level')
  return mayChoose
    ? t.say('同时符合几个等级的，取最高的。办理中符合更高等级的，随即升级；只有人可以调低。', 'Where several hold, the highest counts. A ticket rises as soon as it meets a higher level; only a person lowers it.')
    : t.say('同时符合几个等级的，取最高的。办理中符合更高等级的，随即升级；只升不降。', 'Where several hold, the highest counts. A ticket rises as soon as it meets a higher level, and never falls.')
}

function tell(t: Teller, part: DescriptionPart, key: string): Told {
  const { procedure } = t
  switch (part) {
    case 'roles': return told(ownEntry(procedure.roles, key), (role) => tellRole(t, role))
    case 'starts': return told(ownEntry(procedure.starts, key), (start) => tellStart(t, start))
    case 'levels': return told(procedure.levels.find((level) => level.key === key), (level) => tellLevel(t, level))
    case 'steps': return told(ownEntry(procedure.steps, key), (step) => tellStep(t, step))
    case 'clocks': return told(ownEntry(procedure.clocks, key), (clock) => tellClock(t, clock))
    case 'rules': return told(procedure.rules.find((rule) => rule.key === key), (rule) => tellRule(t, rule))
    case 'words': return told(procedure.words.find((words) => words.key === key), (words) => tellWords(t, words))
    case 'ledger': return told(ownEntry(procedure.ledger, key), (entry) => tellLedger(t, entry))
    case 'goods': return told(ownEntry(procedure.goods, key), (goods) => tellGoods(t, goods))
    case 'papers': return told(procedure.papers.find((paper) => paper.key === key), (paper) => tellPaper(t, paper))
    case 'secrecy': return tellSecret(t, key)
    case 'fields': return told(ownEntry(procedure.fields, key), (field) => tellField(t, field))
    case 'tables': return Object.hasOwn(procedure.tables, key) ? told(ownEntry(procedure.tables, key), (table) => tellTable(t, table)) : told(ownEntry(procedure.needs.registers, key), (register) => tellRegister(t, register))
    case 'keeping': return tellKeeping(t, key)
  }
}

function told<T>(what: T | undefined, tell: (what: T) => Told): Told {
  return what === undefined ? { title: '', points: [] } : tell(what)
}

const HEAD: Readonly<Record<string, Label>> = {
  code: { zh: '文件编号', en: 'Document' }, edition: { zh: '版次', en: 'Edition' }, revision: { zh: '修订号', en: 'Revision' }, effective: { zh: '生效日期', en: 'In force from' }, issued: { zh: '发布日期', en: 'Issued' },
  drafted: { zh: '起草', en: 'Drafted by' }, draftedOn: { zh: '起草日期', en: 'Drafted on' }, reviewedOn: { zh: '审核日期', en: 'Reviewed on' }, approvedOn: { zh: '批准日期', en: 'Approved on' },
  prepared: { zh: '编制', en: 'Prepared by' }, reviewed: { zh: '审核', en: 'Reviewed by' }, approved: { zh: '批准', en: 'Approved by' }, department: { zh: '归口部门', en: 'Owner' }, distribution: { zh: '分发', en: 'Distribution' },
}

function headOf(t: Teller): Description['head'] {
  const { id, version, catalogue, document } = t.procedure
  return [
    [t.say('制度', 'Procedure'), `${id}${catalogue === '' ? '' : t.aside(catalogue)}`],
    [t.say('版本', 'Version'), String(version)],
    ...Object.entries(document).map(([key, value]) => [t.label(ownEntry(HEAD, key), key), personOrText(t, value)] as const),
  ]
}

/** Who signs a document may be written as the code of a post, a role or a unit. */
function personOrText(t: Teller, value: string): string {
  const { needs, roles } = t.procedure
  return t.label(needs.posts.find(({ code }) => code === value)?.label ?? ownEntry(roles, value)?.label ?? needs.units.find(({ code }) => code === value)?.label, value)
}
