/** What is wrong with a plan: a code, a place, and a sentence in both languages. */
import type { Label } from '../procedure/index.ts'

export type PlanPath = readonly string[]

export interface PlanProblem {
  readonly code: PlanProblemCode
  /** Where in the plan: key in key. */
  readonly path: PlanPath
  /** In a file. */
  readonly line?: number
  readonly column?: number
  readonly message: Label
}

const SENTENCES = {
  'plan.yaml': { zh: '{reasonZh}', en: '{reason}' },
  'plan.shape': { zh: '“{path}”{reasonZh}', en: '"{path}" {reason}' },
  'plan.unknown_key': { zh: '“{path}”下没有“{name}”这一项{hintZh}', en: '"{path}" has no entry "{name}"{hint}' },
  'plan.other_procedure': { zh: '这份计划写的是“{name}”，不是“{expected}”', en: 'This plan is about "{name}", not "{expected}"' },
  'plan.unknown_start': { zh: '没有渠道“{name}”{hintZh}', en: 'There is no channel "{name}"{hint}' },
  'plan.unknown_level': { zh: '没有等级“{name}”{hintZh}', en: 'There is no level "{name}"{hint}' },
  'plan.unknown_party': { zh: '没有办理方“{name}”；可用：{known}', en: 'There is nobody called "{name}" here; there are: {known}' },
  'plan.unknown_step': { zh: '没有环节“{name}”{hintZh}', en: 'There is no step "{name}"{hint}' },
  'plan.unknown_outcome': { zh: '环节“{step}”没有处理结果“{name}”{hintZh}', en: 'The step "{step}" has no outcome "{name}"{hint}' },
  'plan.unknown_place': { zh: '“{name}”处没有多条去向；可用：{known}', en: 'There is no choice of ways at "{name}"; there are: {known}' },
  'plan.unknown_target': { zh: '“{place}”没有通往“{name}”的去向；可用：{known}', en: 'No way leads from "{place}" to "{name}"; there are: {known}' },
  'plan.unknown_condition': { zh: '制度里没有取决于填写内容的条件“{name}”；可用：{known}', en: 'The procedure has no condition "{name}" that depends on what people fill in; there are: {known}' },
  'plan.unknown_field': { zh: '“{name}”在这里用不上；可用：{known}', en: '"{name}" is not used here; there are: {known}' },
  'plan.unknown_clock': { zh: '没有可延期的时限“{name}”；可用：{known}', en: 'There is no clock "{name}" that can be extended; there are: {known}' },
  'plan.no_work': { zh: '环节“{name}”不由人办理，不占工时；请用 delays', en: 'Nobody works at the step "{name}"; say how long it takes under delays' },
  'plan.no_delay': { zh: '环节“{name}”由人办理，请用 handling', en: 'People work at the step "{name}"; say how long it takes under handling' },
  'plan.rate': { zh: '“{text}”不是来件数量。写法如“每个工作日 12 件”“3/小时”', en: '"{text}" is no rate. Write for example "12 per working day" or "3/hour"' },
  'plan.rate_needed': { zh: '渠道“{name}”要写来件数量(rate)', en: 'The channel "{name}" needs a rate' },
  'plan.length': { zh: '“{text}”不是用时。写法如“指数 20分钟”“对数正态 30分钟 ±50%”“固定 5分钟”“三角 5 10 30分钟”', en: '"{text}" is no length of time. Write for example "exp 20 minutes", "lognormal 30 minutes ±50%", "fixed 5 minutes" or "triangular 5 10 30 minutes"' },
  'plan.share': { zh: '“{path}”的各份合计为 {sum}，应不超过 100%', en: 'The shares under "{path}" come to {sum}; at most 100 % is possible' },
  'plan.share_single': { zh: '“{text}”不是比例，应在 0 与 100% 之间', en: '"{text}" is no share; it must lie between 0 and 100 %' },
  'plan.share_nothing': { zh: '“{path}”的各份都是 0', en: 'All shares under "{path}" are 0' },
  'plan.hours': { zh: '“{text}”不是上班时间。写法如“mon-fri 08:30-12:00 13:30-17:30; sat 09:00-12:00”', en: '"{text}" are no hours. Write for example "mon-fri 08:30-12:00 13:30-17:30; sat 09:00-12:00"' },
  'plan.unknown_calendar': { zh: '没有日历“{name}”；可用：{known}', en: 'There is no calendar "{name}"; there are: {known}' },
  'plan.hours_and_calendar': { zh: '上班时间(hours)和日历(calendar)只能写一个', en: 'Give hours or a calendar, not both' },
  'plan.count': { zh: '“{text}”不是数量。写法如“3”“1 to 3”', en: '"{text}" is no number of items. Write for example "3" or "1 to 3"' },
  'plan.date': { zh: '“{text}”不是日期', en: '"{text}" is no date' },
  'plan.warm_up': { zh: '预热周数({warmUp})应少于总周数({weeks})', en: 'The weeks of warm-up ({warmUp}) must be fewer than all weeks ({weeks})' },
  'plan.too_much': { zh: '约有 {tickets} 件要演算，上限 {most} 件；请减少周数或次数', en: 'This comes to some {tickets} tickets; at most {most} can be played. Take fewer weeks or replications' },
  'plan.nothing_comes': { zh: '没有任何来件', en: 'Nothing ever comes in' },
} as const satisfies Record<string, Label>

export type PlanProblemCode = keyof typeof SENTENCES

/** Every code there is. */
export const PLAN_PROBLEM_CODES = Object.keys(SENTENCES) as PlanProblemCode[] // the keys of a literal object

export function planProblem(code: PlanProblemCode, path: PlanPath, details: Readonly<Record<string, string>>): PlanProblem {
  const fill = (template: string): string => template.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? (name === 'path' ? path.join('.') || '/' : ''))
  return { code, path, message: { zh: fill(SENTENCES[code].zh), en: fill(SENTENCES[code].en) } }
}
