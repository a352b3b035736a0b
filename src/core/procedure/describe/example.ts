/** A small procedure with a little of everything, for tests of what is said of each construct. A test adds what it is about. */
import { parse, stringify } from 'yaml'
import { compileProcedure } from '../compile.ts'
import type { Procedure } from '../types.ts'

const EXAMPLE = `
procedure: test/example
version: 3
title: { zh: 质量投诉处理, en: Quality complaints }
summary: { zh: 投诉逐件办理。, en: Every complaint is handled. }
number: ZL-{yyyy}-{seq:3}
fields:
  subject: { type: text, required: true, title: true, zh: 事项, en: Matter }
  kind: { type: choice, zh: 类别, en: Kind, choices: { quality: { zh: 质量, en: Quality }, service: { zh: 服务, en: Service }, other: { zh: 其他, en: Other } } }
  urgent: { type: boolean, zh: 紧急, en: Urgent }
  pieces: { type: number, unit: { zh: 件, en: pieces }, zh: 数量, en: Quantity }
  shipped: { type: number, unit: { zh: 件, en: pieces }, zh: 发货量, en: Shipped }
  loss: { type: money, zh: 损失, en: Loss }
  promised: { type: date, zh: 承诺日期, en: Promised date }
  customer: { type: register, of: customers, zh: 客户, en: Customer }
  leadUnit: { type: unit, zh: 责任部门, en: Responsible unit }
  units: { type: units, zh: 会签部门, en: Units asked }
  handler: { type: person, zh: 经办人, en: Handler }
  accused: { type: people, zh: 被投诉人, en: People complained about }
  present: { type: people, zh: 到会人员, en: Those present }
  minutes: { type: longText, zh: 会议纪要, en: Minutes }
  contact: { type: contact, zh: 客户联系方式, en: Customer's contact }
  reason: { type: text, zh: 退回理由, en: Reason }
  photos: { type: files, zh: 照片, en: Photos }
  actions:
    type: table
    zh: 措施
    en: Actions
    columns:
      what: { type: text, required: true, zh: 内容, en: What }
      owner: { type: person, zh: 责任人, en: Owner }
      due: { type: date, zh: 完成日期, en: Due date }
      cost: { type: money, zh: 费用, en: Cost }
      done: { type: boolean, zh: 已完成, en: Done }
  checks: { type: checklist, zh: 现场检查, en: Site check, items: { clean: { zh: 整洁, en: Clean, weight: 60 }, safe: { zh: 安全, en: Safe, weight: 40 } } }
levels:
  ordinary: { zh: 一般, en: Ordinary }
  serious: { zh: 严重, en: Serious, when: urgent }
needs:
  units:
    quality: { zh: 质量部, en: Quality }
    sales: { zh: 销售部, en: Sales }
  posts:
    head: { zh: 质量部长, en: Head of Quality, unit: quality, head: true }
    deputy: { zh: 质量副部长, en: Deputy head of Quality, unit: quality }
  registers:
    customers:
      zh: 客户台账
      en: Customers
      columns: { seller: { type: person, zh: 销售员, en: Salesperson }, stock: { type: number, zh: 库存, en: Stock }, quota: { type: number, zh: 定额, en: Quota }, expires: { type: date, zh: 有效期, en: Expiry } }
roles:
  clerk: { zh: 质量员, en: Quality clerk, unit: quality }
  head: { zh: 部长, en: Head, post: head }
starts:
  desk: { zh: 来访, en: In person, form: [subject, kind, urgent, pieces, customer, handler, contact, promised, leadUnit, units, actions, checks, accused, loss, shipped], next: handle }
clocks:
  solve: { zh: 解决, en: Solved, from: received, until: handle.done, within: 5 working days }
steps:
  handle:
    zh: 处理
    en: Handle
    by: clerk
    outcomes:
      done: { zh: 办好, en: Done, tone: primary, next: archive }
  archive: { kind: end, zh: 归档, en: Archived }
`

type Tree = { [key: string]: unknown }

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Entries of the same name are laid over each other; null takes one away; anything else is replaced. */
function laidOver(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base, ...over }
  for (const [key, value] of Object.entries(over)) if (isTree(value) && isTree(base[key])) merged[key] = laidOver(base[key], value)
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
}

/** The example with these parts of YAML laid over it. Throws with the findings when that is no procedure. */
export function exampleWith(parts = ''): Procedure {
  const over: unknown = parse(parts)
  const text = stringify(laidOver(parse(EXAMPLE) as Tree, isTree(over) ? over : {})) // the text above is a map
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings.map(({ place, message }) => `${place.line}: ${message.en}`).join('\n'))
  return compiled.procedure
}
