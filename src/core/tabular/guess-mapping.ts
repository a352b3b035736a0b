/** A proposal, for a person to confirm, of which column goes to which field. */
import { gramsOfNormalised } from '../text/grams.ts'
import { normaliseForSearch } from '../text/normalise.ts'
import { similarity } from '../text/similarity.ts'
import type { TableField } from './fields.ts'

export type GuessedColumn = {
  readonly header: string
  /** The key of the proposed field; no field is proposed twice. */
  readonly field: string | null
  /** 1 the same words, from 0.5 similar ones; 0 without a proposal. */
  readonly confidence: number
}

const leastConfidence = 0.5
const longestHeader = 200

/** Words of headers that mean the same, the first standing for all. */
const sameWords = [
  '时间 日期 date time datetime when at on',
  '内容 详情 详细 描述 说明 正文 情况 content contents details detail description text body',
  '主题 标题 题目 subject title topic headline',
  '姓名 名字 名称 用户 称呼 name',
  '电话 手机 手机号 电话号码 手机号码 联系电话 联系方式 phone mobile tel telephone contact',
  '编号 单号 号码 序号 no number id code',
  '回复 答复 回应 反馈意见 reply response answer',
  '反馈人 投诉人 留言人 留言用户 来电人 报告人 反映人 客户 reporter complainant caller customer',
  '反馈 投诉 留言 反映 来电 来信 举报 信访 complaint complained feedback message reported',
  '类别 分类 类型 种类 category type kind class',
  '部门 单位 科室 班组 unit department dept team agency',
  '地址 地点 位置 address place location',
  '状态 status state',
  '备注 附注 remark remarks note notes comment',
  '数量 qty quantity count',
  '金额 价格 费用 amount price cost',
  '创建 登记 提交 受理 received created registered opened submitted',
  '关闭 办结 完成 结案 closed finished completed done',
  '期限 截止 due deadline',
]
const standsFor = new Map(sameWords.flatMap((line) => {
  const [first = '', ...others] = line.split(' ')
  return others.map((word) => [word, first] as const)
}))
const latinWord = /[a-z]+/g
const chineseWord = new RegExp([...standsFor.keys()].filter((word) => !/[a-z]/.test(word)).sort((a, b) => b.length - a.length).join('|'), 'g')

/** Proposes fields by header: same words first, then one within the other, then similar ones; surest pairs are settled first. */
export function guessMapping(headers: readonly string[], fields: readonly TableField[]): GuessedColumn[] {
  const named = fields.map((field) => ({ key: field.key, names: namesOf(field).map(foldHeader) }))
  const pairs = headers.flatMap((header, column) => {
    const folded = foldHeader(header)
    return named.map(({ key, names }) => ({ column, key, confidence: Math.max(...names.map((name) => compare(folded, name))) }))
  })
  const chosen = new Map<number, { readonly key: string; readonly confidence: number }>()
  const taken = new Set<string>()
  for (const { column, key, confidence } of pairs.sort((a, b) => b.confidence - a.confidence || a.column - b.column)) {
    if (confidence < leastConfidence || chosen.has(column) || taken.has(key)) continue
    chosen.set(column, { key, confidence })
    taken.add(key)
  }
  return headers.map((header, column) => ({ header, field: chosen.get(column)?.key ?? null, confidence: chosen.get(column)?.confidence ?? 0 }))
}

function namesOf(field: TableField): string[] {
  const spacedKey = field.key.replace(/([a-z])([A-Z])/g, '$1 $2')
  return [field.label.zh, field.label.en, spacedKey, ...(field.synonyms ?? [])]
}

/** Header and name in the same words: folded for search, without brackets, marks and particles. */
function foldHeader(header: string): string {
  return normaliseForSearch(header.slice(0, longestHeader))
    .replace(/\(.*?\)|\[.*?\]|[*#:：、，,.。/\\_"'-]+/g, ' ')
    .replace(chineseWord, (word) => standsFor.get(word) ?? word)
    .replace(latinWord, (word) => (/^(?:the|of|a|an)$/.test(word) ? '' : (standsFor.get(word) ?? word)))
    .replace(/的/g, '')
    .replace(/\s+/g, '')
}

function compare(header: string, name: string): number {
  if (header === '' || name === '') return 0
  if (header === name) return 1
  const [short, long] = header.length < name.length ? [header, name] : [name, header]
  const within = long.includes(short) ? 0.6 + 0.3 * (short.length / long.length) : 0
  return Math.max(within, 0.9 * similarity(gramsOfNormalised(header), gramsOfNormalised(name)))
}
