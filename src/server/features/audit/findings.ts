/** What an audit may find, in words. A finding never quotes what people wrote. */
import type { Label } from '../../../core/procedure/index.ts'

const SENTENCES = {
  'audit.event_changed': { zh: '工单 {number} 的第 {seq} 条记录与其校验值不符：内容、时间、经办人或校验值被改动', en: 'Event {seq} of ticket {number} does not fit its hash: content, time, actor or hash was changed' },
  'audit.event_missing': { zh: '工单 {number} 缺少第 {seq} 条记录', en: 'Event {seq} of ticket {number} is missing' },
  'audit.end_missing': { zh: '工单 {number} 的最后一条记录不是工单上所记的那一条：末尾被删或被加', en: 'The last event of ticket {number} is not the one the ticket names: its end was cut or added to' },
  'audit.state_differs': { zh: '工单 {number} 的现状与其记录重演的结果不符', en: 'The state of ticket {number} is not what its events replay to' },
  'audit.columns_differ': { zh: '工单 {number} 的列表信息（{what}）与其现状不符', en: 'The list columns of ticket {number} ({what}) are not what its state says' },
  'audit.rows_differ': { zh: '工单 {number} 的{whatZh}与其现状不符', en: 'The {what} of ticket {number} are not what its state says' },
  'audit.unsearchable': { zh: '工单 {number} 没有检索内容', en: 'Ticket {number} has no search entry' },
  'audit.orphan_events': { zh: '有 {count} 条记录不属于任何工单（从内部编号 {id} 起）', en: '{count} events belong to no ticket (from internal id {id})' },
  'audit.procedure_missing': { zh: '工单 {number} 所用制度 {procedure} 第 {version} 版不在库中或不可读', en: 'Procedure {procedure} version {version} of ticket {number} is not there or cannot be read' },
  'audit.number_gap': { zh: '编号 {counter} 应有 {expected} 个，现有 {found} 个', en: 'Of the numbers {counter} there should be {expected}, there are {found}' },
  'audit.admin_changed': { zh: '管理记录第 {id} 条与其校验值不符', en: 'Entry {id} of the record of administration does not fit its hash' },
  'audit.admin_end_missing': { zh: '管理记录的末尾与所记的条数和校验值不符：末尾被删或被加', en: 'The record of administration does not end where it should: its end was cut or added to' },
} as const satisfies Record<string, Label>

export type AuditCode = keyof typeof SENTENCES

export interface AuditFinding {
  readonly code: AuditCode
  readonly number: string | null
  readonly message: Label
}

export function auditFinding(code: AuditCode, number: string | null, details: Readonly<Record<string, string | number>> = {}): AuditFinding {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'number' ? (number ?? '') : String(details[name] ?? '')))
  return { code, number, message: { zh: fill(SENTENCES[code].zh), en: fill(SENTENCES[code].en) } }
}
