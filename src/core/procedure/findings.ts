/** What is wrong with a procedure file: a code, a place, and a sentence in both languages. */
import type { Label } from './types.ts'

export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
}

export interface Finding {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  readonly place: Place
  readonly message: Label
}

type Details = Readonly<Record<string, string>>

const SENTENCES = {
  'procedure.yaml': { zh: 'YAML 写法有误：{reasonZh}', en: 'This is not valid YAML: {reason}' },
  'procedure.too_large': { zh: '文件过大({size} 个字符)，上限 {max} 个', en: 'The file is too large ({size} characters); the limit is {max}' },
  'procedure.shape': { zh: '“{path}”{reasonZh}', en: '"{path}" {reason}' },
  'procedure.unknown_key': { zh: '“{path}”下没有“{key}”这一项{hintZh}', en: '"{path}" has no entry "{key}"{hint}' },
  'procedure.unknown_field': { zh: '用到的字段“{name}”没有定义{hintZh}', en: 'The field "{name}" is used but not defined{hint}' },
  'procedure.unknown_step': { zh: '环节“{name}”不存在{hintZh}', en: 'There is no step "{name}"{hint}' },
  'procedure.unknown_role': { zh: '角色“{name}”没有定义{hintZh}', en: 'There is no role "{name}"{hint}' },
  'procedure.unknown_unit': { zh: '单位“{name}”没有列在 needs.units 里{hintZh}', en: 'The unit "{name}" is not listed under needs.units{hint}' },
  'procedure.unknown_post': { zh: '岗位“{name}”没有列在 needs.posts 里{hintZh}', en: 'The post "{name}" is not listed under needs.posts{hint}' },
  'procedure.unknown_level': { zh: '等级“{name}”没有定义{hintZh}', en: 'There is no level "{name}"{hint}' },
  'procedure.unknown_moment': { zh: '时点“{name}”不存在：应为 received、said、closed、某环节，或“环节.处理结果”{hintZh}', en: 'There is no moment "{name}": use received, said, closed, a step, or "step.outcome"{hint}' },
  'procedure.wrong_field_type': { zh: '字段“{name}”的类型应为 {expected}', en: 'The field "{name}" must be of type {expected}' },
  'procedure.reserved_name': { zh: '“{name}”是保留名称，请换一个', en: 'The name "{name}" has a meaning of its own; choose another' },
  'procedure.expression': { zh: '条件“{source}”有误：{reasonZh}', en: 'The condition "{source}" is wrong: {reason}' },
  'procedure.duration': { zh: '时限“{source}”无法理解：{reasonZh}', en: 'The limit "{source}" cannot be understood: {reason}' },
  'procedure.number': { zh: '编号规则“{source}”有误：{reasonZh}', en: 'The number pattern "{source}" is wrong: {reason}' },
  'procedure.no_title_field': { zh: '须有且只有一个字段标为 title: true(现有 {count} 个)', en: 'Exactly one field must be marked title: true ({count} are)' },
  'procedure.choices': { zh: '字段“{name}”是选择题，须列出 choices', en: 'The field "{name}" is a choice and needs its choices' },
  'procedure.dead_end': { zh: '环节“{name}”没有任何处理结果，工单会停在这里', en: 'The step "{name}" has no outcome: a ticket would stay there for ever' },
  'procedure.nobody': { zh: '环节“{name}”没有写明由谁办理', en: 'The step "{name}" does not say who acts' },
  'procedure.nobody_sure': { zh: '环节“{name}”开始时“{needs}”可能还没有填，届时无人可办：{story}', en: 'When the step "{name}" opens, "{needs}" may still be empty and nobody could act: {story}' },
  'procedure.level_without_who': { zh: '“{path}”没有写明等级“{level}”由谁办理', en: '"{path}" does not say who acts at the level "{level}"' },
  'procedure.take_needs_form': { zh: '时钟不能填表：“{name}”有必填项', en: 'A clock cannot fill in a form: "{name}" has required fields' },
  'procedure.unreachable': { zh: '环节“{name}”永远走不到', en: 'The step "{name}" can never be reached' },
  'procedure.no_end': { zh: '从环节“{name}”出发走不到结束', en: 'No end can be reached from the step "{name}"' },
  'procedure.route_open': { zh: '“{path}”的最后一条去向须不带条件，否则可能无路可走', en: 'The last route of "{path}" must have no condition, or a ticket may find no way' },
  'scenario.other_procedure': { zh: '场景写的是“{name}”，但旁边的制度是“{expected}”', en: 'The scenarios are about "{name}", but the procedure beside them is "{expected}"' },
  'scenario.time': { zh: '“{time}”不是时间，应写作 2026-09-18 10:00', en: '"{time}" is not a time; write it like 2026-09-18 10:00' },
  'scenario.order': { zh: '{time} 早于上一行，各行须按时间先后', en: '{time} is before the line above; lines go forward in time' },
  'scenario.no_start': { zh: '第一行须是登记(start)', en: 'The first line must start a ticket (start)' },
  'scenario.one_thing': { zh: '一行只写一件事，这里有 {verbs}', en: 'One line does one thing; this one has {verbs}' },
  'scenario.who_does': { zh: '“{verb}”由谁做？请写 by', en: 'Who does "{verb}"? Say it with by' },
  'scenario.unknown_name': { zh: '这里没有“{name}”{hintZh}', en: 'There is no "{name}" here{hint}' },
  'procedure.warning_late': { zh: '时限“{name}”的预警应早于期限', en: 'The warning of the clock "{name}" must come before its limit' },
} as const satisfies Record<string, Label>

export type FindingCode = keyof typeof SENTENCES

function fill(template: string, details: Details): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '')
}

/** Every code there is; a test plants a bad file for each. */
export const FINDING_CODES = Object.keys(SENTENCES) as FindingCode[] // the keys of a literal object

export function finding(code: FindingCode, place: Place, details: Details = {}, severity: Finding['severity'] = 'error'): Finding {
  const sentence = SENTENCES[code]
  return { code, severity, place, message: { zh: fill(sentence.zh, details), en: fill(sentence.en, details) } }
}

/** "; did you mean ...?" for the nearest right name, when one is near enough. */
export function nearest(name: string, names: readonly string[]): { hint: string; hintZh: string } {
  let best: string | undefined
  let distance = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const d = editDistance(name.toLowerCase(), candidate.toLowerCase(), distance)
    if (d < distance) {
      distance = d
      best = candidate
    }
  }
  return best === undefined ? { hint: '', hintZh: '' } : { hint: `; did you mean "${best}"?`, hintZh: `,是否想写“${best}”?` }
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? limit
}
