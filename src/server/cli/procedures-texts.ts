/** What `huiyin procedures` says, in both languages. */
import type { Finding, Label } from '../../core/procedure/index.ts'
import { COVERED_PARTS } from '../../core/scenario/index.ts'
import type { Coverage, CoveredPart, Failure } from '../../core/scenario/index.ts'

export interface ProcedureTexts {
  readonly label: (label: Label) => string
  readonly finding: (path: string, found: Finding) => string
  readonly verified: (files: number, errors: number, warnings: number) => string
  readonly nothingThere: (path: string) => string
  readonly noProcedure: (id: string, known: readonly string[]) => string
  readonly noScenarios: (path: string) => string
  readonly testedTitle: (path: string, scenarios: number) => string
  readonly storyTitle: (path: string, failure: Failure) => string
  readonly difference: (failure: Failure) => readonly string[]
  readonly coverage: (coverage: Coverage) => readonly string[]
  readonly tested: (passed: number, failed: number, incomplete: readonly string[], demand: 'library' | 'strict') => string
}

const PARTS: Readonly<Record<CoveredPart, Label>> = {
  starts: { zh: '渠道', en: 'starts' }, steps: { zh: '环节', en: 'steps' }, outcomes: { zh: '处理结果', en: 'outcomes' }, levels: { zh: '等级', en: 'levels' },
  clocks: { zh: '时限', en: 'clocks' }, warnings: { zh: '预警', en: 'warnings' }, late: { zh: '超时措施', en: 'late effects' }, rules: { zh: '规则', en: 'rules' },
  words: { zh: '告知', en: 'words' }, papers: { zh: '单据', en: 'papers' }, ledger: { zh: '考核', en: 'ledger' }, goods: { zh: '物品移动', en: 'goods moves' },
  gates: { zh: '条件', en: 'gates' }, votes: { zh: '表决', en: 'votes' }, skips: { zh: '跳过', en: 'skips' }, extensions: { zh: '延期', en: 'extensions' },
  never: { zh: '不得兼办', en: 'not by the same person' }, computed: { zh: '计算字段', en: 'computed fields' }, hidden: { zh: '保密字段', en: 'hidden fields' }, watchers: { zh: '督办', en: 'watchers' }, byItself: { zh: '自动开单', en: 'begins by itself' },
}

function makeTexts(lang: 'zh' | 'en'): ProcedureTexts {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en)
  return {
    label: (label) => label[lang],
    finding: (path, { place, severity, code, message }) => `${path}:${place.line}:${place.column}  ${severity === 'error' ? say('错误', 'error') : say('警告', 'warning')}  ${message[lang]}  [${code}]`,
    verified: (files, errors, warnings) => say(`${files} 个制度：${errors} 个错误，${warnings} 个警告`, `${files} ${files === 1 ? 'procedure' : 'procedures'}: ${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`),
    nothingThere: (path) => say(`这里没有制度文件：${path}`, `There is no procedure file here: ${path}`),
    noProcedure: (id, known) => say(`制度库里没有“${id}”。现有：${known.join('、')}`, `There is no procedure "${id}" in the library. There are: ${known.join(', ')}`),
    noScenarios: (path) => say(`${path}：旁边没有场景文件(.scenarios.yaml)`, `${path}: there are no scenarios beside it (.scenarios.yaml)`),
    testedTitle: (path, scenarios) => say(`${path}：${scenarios} 个场景`, `${path}: ${scenarios} scenarios`),
    storyTitle: (path, { line, at, story }) => `      ${[`${path}:${line}`, at, story.length > 0 ? say('经过：', 'what led there:') : ''].filter((part) => part !== '').join('  ')}`,
    difference: ({ what, expected, found }) => [`      ${what}`, say(`        应为  ${expected}`, `        expected  ${expected}`), say(`        实为  ${found}`, `        found     ${found}`)],
    coverage: (coverage) => COVERED_PARTS.filter((part) => coverage[part].of > 0).map((part) => {
      const { covered, of, missing } = coverage[part]
      const rest = missing.length > 0 ? say(`  缺 ${missing.join('、')}`, `  missing ${missing.join(', ')}`) : ''
      return `    ${say('覆盖', 'covered')} ${PARTS[part][lang]} ${covered}/${of}${rest}`
    }),
    tested: (passed, failed, incomplete, demand) => say(`${passed} 个场景通过，${failed} 个失败`, `${passed} scenarios passed, ${failed} failed`)
      + (incomplete.length === 0 ? '' : demand === 'strict'
        ? say(`；没有全部覆盖：${incomplete.join('、')}`, `; not all covered: ${incomplete.join(', ')}`)
        : say(`；处理结果或时限没有全部覆盖：${incomplete.join('、')}`, `; outcomes or clocks not all covered: ${incomplete.join(', ')}`)),
  }
}

export const PROCEDURE_TEXTS: Readonly<Record<'zh' | 'en', ProcedureTexts>> = { zh: makeTexts('zh'), en: makeTexts('en') }
