/** What an audit may find: a code, where, and a sentence in both languages. */
import type { Label } from '../../../contract/index.ts'

const SENTENCES = {
  'audit.event_missing': { zh: '工单 {number} 缺少第 {seq} 条记录。', en: 'Ticket {number}: event {seq} is missing.' },
  'audit.event_changed': { zh: '工单 {number} 的第 {seq} 条记录被改动，或记录的顺序被改动。', en: 'Ticket {number}: event {seq} was changed, or the order of events was.' },
  'audit.event_unreadable': { zh: '工单 {number} 的记录不能重放：{reason}。', en: 'Ticket {number}: its events cannot be replayed: {reason}.' },
  'audit.end_changed': { zh: '工单 {number} 的最后一条记录与工单所记的不符：可能有记录被删除或添加。', en: 'Ticket {number}: its last event is not the one the ticket names; events may have been removed or added at the end.' },
  'audit.ticket_missing': { zh: '编号 {id} 的记录没有对应的工单。', en: 'There are events of a ticket {id} that does not exist.' },
  'audit.state_changed': { zh: '工单 {number} 的当前状态与其记录不符：{what}。', en: 'Ticket {number}: its state does not follow from its events: {what}.' },
  'audit.rows_changed': { zh: '工单 {number} 的{whatZh}与其记录不符。', en: 'Ticket {number}: its {what} do not follow from its events.' },
  'audit.search_missing': { zh: '工单 {number} 没有检索内容，搜索找不到它。', en: 'Ticket {number} has no search row: it cannot be found by searching.' },
  'audit.procedure_missing': { zh: '工单 {number} 所用的制度 {procedure} 第 {version} 版不在系统中。', en: 'Ticket {number} runs on version {version} of {procedure}, which is not there.' },
  'audit.number_odd': { zh: '工单 {number} 的编号不合其制度的编号规则，或超出计数器。', en: 'The number of ticket {number} does not fit its procedure or lies beyond its counter.' },
  'audit.number_missing': { zh: '计数器 {counter} 的第 {first} 至 {last} 号没有工单，也没有删除记录。', en: 'Counter {counter}: numbers {first} to {last} have neither a ticket nor a record of its removal.' },
  'audit.admin_changed': { zh: '管理记录第 {id} 条被改动，或其前有记录被删除。', en: 'Administration record {id} was changed, or one before it was removed.' },
} as const satisfies Record<string, Label>

export type FindingCode = keyof typeof SENTENCES

export interface AuditFinding {
  readonly code: FindingCode
  /** The number of the ticket, where it is one ticket's matter. */
  readonly ticket: string | null
  readonly message: Label
}

export function auditFinding(code: FindingCode, details: Readonly<Record<string, string | number>>): AuditFinding {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
  const { number } = details
  return { code, ticket: number === undefined ? null : String(number), message: { zh: fill(SENTENCES[code].zh), en: fill(SENTENCES[code].en) } }
}
